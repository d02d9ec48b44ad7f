"""What a reader sees: each label and figure in its own cell of the form, in the PDF and in the Word file."""

import subprocess

import pytest

from gongkai.files.annual_report_writer import write_report
from gongkai.files.annual_report_writer.placing import column_widths_mm, placed_cells
from gongkai.files.annual_report_writer.printed import printed_report
from gongkai.rules.annual_report.form import Edition
from tests.files.annual_report_writer.pictures import pictures
from tests.files.annual_report_writer.samples import SECTIONS, counted_report

OFFICE = "soffice"
MINUTES = 300


def faults(report, tables):
    """Return each cell in whose place something else is seen than the form and the report say."""
    printed = printed_report(report)
    return [
        (placed.cell.label or str(placed.cell.cell), wanted, seen)
        for table, picture in zip(report.form.tables, tables, strict=True)
        for placed in placed_cells(table.grid)
        if (wanted := "".join((_wanted(placed, printed)).split())) != (seen := picture.text(placed))
    ]


def _wanted(placed, printed):
    return printed.text_of(placed.cell.cell) if placed.cell.cell else placed.cell.label


def shapes(tables):
    """Return how many columns and rows each table has."""
    return [(len(each.xs) - 1, len(each.ys) - 1) for each in tables]


def shares(widths):
    return [round(100 * width / sum(widths)) for width in widths]


def form_shapes(report):
    return [
        (sum(cell.colspan for cell in table.grid[0]), len(table.grid))
        for table in report.form.tables
    ]


def by_office(data, folder):
    """Return a Word file as LibreOffice prints it."""
    source = folder / "report.docx"
    source.write_bytes(data)
    profile = f"-env:UserInstallation=file://{folder / 'profile'}"
    command = [OFFICE, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*command, str(source)], check=True, capture_output=True, timeout=MINUTES)  # noqa: S603
    return (folder / "report.pdf").read_bytes()


@pytest.mark.parametrize("edition", list(Edition))
def test_each_cell_of_the_pdf_shows_what_the_form_says(edition):
    report = counted_report(edition)

    tables = pictures(write_report(report, "pdf"))

    assert shapes(tables) == form_shapes(report)
    assert faults(report, tables) == []


def test_the_columns_of_the_pdf_have_the_widths_of_the_form():
    report = counted_report()

    tables = pictures(write_report(report, "pdf"))

    seen = [shares([b - a for a, b in zip(each.xs, each.xs[1:], strict=False)]) for each in tables]
    assert seen == [shares(column_widths_mm(table)) for table in report.form.tables]


def test_long_numbers_stand_on_one_line_of_their_cells():
    report = counted_report()
    figures = {cell: 10**11 if value else value for cell, value in report.figures.items()}
    large = counted_report(figures=figures)

    assert faults(large, pictures(write_report(large, "pdf"))) == []


def test_a_report_with_long_texts_keeps_each_table_on_one_page():
    long_text = "\n".join("公开栏每月更换一次，信息逐条登记。" * 3 for _ in range(11))
    report = counted_report(sections={**SECTIONS, "一": long_text})

    tables = pictures(write_report(report, "pdf"))

    assert shapes(tables) == form_shapes(report)


@pytest.mark.long
@pytest.mark.parametrize("edition", list(Edition))
def test_libreoffice_converts_the_docx_without_change_of_structure(edition, tmp_path):
    report = counted_report(edition)

    tables = pictures(by_office(write_report(report, "docx"), tmp_path))

    assert shapes(tables) == form_shapes(report)
    assert faults(report, tables) == []


@pytest.mark.long
def test_libreoffice_breaks_no_long_number(tmp_path):
    report = counted_report()
    figures = {cell: 10**11 if value else value for cell, value in report.figures.items()}
    large = counted_report(figures=figures)

    assert faults(large, pictures(by_office(write_report(large, "docx"), tmp_path))) == []
