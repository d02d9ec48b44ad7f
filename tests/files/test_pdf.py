"""PDF: printed lines by position and tables by their rulings."""

import io

import pikepdf
import pytest

from gongkai.files.documents import DocumentTable, Paragraph
from gongkai.files.opening import open_document
from gongkai.rules.annual_report.editions import FORM_2019, FORM_2021
from tests.files.samples import LOOK, grid_html, pdf_bytes, report_pdf


def spans(table: DocumentTable) -> list[tuple[str, int, int]]:
    return [("".join(cell.text.split()), cell.rowspan, cell.colspan) for cell in table.cells]


def tables(data: bytes) -> list[DocumentTable]:
    return [b for b in open_document(data, "年报").blocks if isinstance(b, DocumentTable)]


@pytest.mark.parametrize("form", [FORM_2019, FORM_2021])
@pytest.mark.parametrize("key", ["proactive", "applications", "remedies"])
def test_a_printed_statutory_table_keeps_every_cell_and_span(form, key):
    grid = form.table(key).grid

    [table] = tables(pdf_bytes(grid_html(grid), LOOK.replace("2cm", "1cm").replace("9pt", "6pt")))

    assert spans(table) == [
        ("".join((each.label or "7").split()), each.rowspan, each.colspan)
        for row in grid
        for each in row
    ]


def test_a_table_continued_over_a_page_break_is_one_table_for_each_page():
    rows = "".join(f"<tr><td>第{row}行</td><td>{row}</td></tr>" for row in range(120))

    found = tables(pdf_bytes(f"<table>{rows}</table>"))

    assert [table.page for table in found] == list(range(1, len(found) + 1))
    assert sum(table.row_count for table in found) == 120


def test_a_new_page_begins_with_a_form_feed():
    document = open_document(pdf_bytes("<p>甲<p style='break-before:page'>乙"), "年报")

    assert document.lines == ("甲", "\f乙")
    assert document.blocks == (Paragraph("甲", 1), Paragraph("乙", 2))


@pytest.mark.parametrize("angle", [0, 90, 180, 270])
def test_a_turned_page_reads_like_any_other(angle):
    stream = io.BytesIO()
    with pikepdf.open(io.BytesIO(report_pdf())) as pdf:
        pdf.pages[0].Rotate = angle
        pdf.save(stream)

    assert (
        open_document(stream.getvalue(), "年报").blocks
        == open_document(report_pdf(), "年报").blocks
    )


@pytest.mark.parametrize(
    "matrix", ["0 1 -1 0 842 0", "-1 0 0 -1 595 842", "0 -1 1 0 0 595"], ids=["90", "180", "270"]
)
def test_a_page_drawn_sideways_reads_upright(matrix):
    stream = io.BytesIO()
    with pikepdf.open(io.BytesIO(report_pdf())) as pdf:
        page = pdf.pages[0]
        page.MediaBox = [0, 0, 842, 842]
        page.contents_add(f"q {matrix} cm".encode(), prepend=True)
        page.contents_add(b"Q")
        pdf.save(stream)

    [table] = tables(stream.getvalue())

    assert spans(table)[0] == ("规章", 2, 1)
    assert [cell.text for cell in table.cells] == ["规章", "制发", "废止", "3", "0"]


def test_text_outside_the_page_is_left_out():
    data = pdf_bytes("<p>甲<p style='position:absolute;left:40cm'>看不见")

    assert open_document(data, "年报").lines == ("甲",)


def test_a_slanted_watermark_is_left_out():
    mark = "<div style='position:absolute;top:5cm;transform:rotate(-45deg)'>内部</div>"

    assert open_document(pdf_bytes(f"<p>一二三四五{mark}"), "年报").lines == ("一二三四五",)


def test_text_is_ordered_by_position_not_by_the_file():
    data = pdf_bytes(
        "<p style='position:absolute;top:5cm'>后<p style='position:absolute;top:1cm'>先"
    )

    assert open_document(data, "年报").lines == ("先", "后")


def test_figures_under_one_another_begin_at_the_same_place():
    look = LOOK.replace("1px solid black", "0")
    data = pdf_bytes(
        "<table><tr><td>规章<td>31<td>0<tr><td>行政规范性文件<td>4<td>12</table>", look
    )

    first, second = open_document(data, "年报").lines

    assert first.index("31") == second.index("4")
    assert first.index("0") == second.index("12")


def test_a_frame_around_text_is_no_table():
    data = pdf_bytes("<div style='border:1px solid'>一、总体情况</div>")

    assert open_document(data, "年报").blocks == (Paragraph("一、总体情况", 1),)


def test_letters_printed_twice_to_look_bold_are_read_once():
    twice = "<p style='position:absolute;top:1cm;left:{}pt'>总体情况"

    assert open_document(pdf_bytes(twice.format(0) + twice.format(0.7)), "年报").lines == (
        "总体情况",
    )


def test_words_keep_their_spaces():
    assert open_document(pdf_bytes("<p>Annual report 2023"), "年报").lines == (
        "Annual report 2023",
    )


def test_the_lines_of_a_cell_are_kept():
    [table] = tables(pdf_bytes("<table><tr><td>商业<br>企业<td>科研 机构</table>"))

    assert [cell.text for cell in table.cells] == ["商业\n企业", "科研 机构"]


def test_a_table_drawn_by_thick_rectangles_and_by_one_path_is_found():
    stream = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf_bytes("<p>甲<p>乙"))) as pdf:
        frame = (
            b"q 40 700 200 130 re S 40 700 100 130 re 140 700 m 140 830 l S 50 750 m 90 790 l S Q"
        )
        pdf.pages[0].contents_add(frame, prepend=True)
        pdf.save(stream)

    [table] = tables(stream.getvalue())

    assert (table.row_count, table.column_count) == (1, 2)
    assert [cell.text for cell in table.cells] == ["甲\n乙", ""]


@pytest.mark.parametrize("missing", ["top", "bottom"])
def test_a_row_that_a_page_break_left_open_belongs_to_its_table(missing):
    style = f"<style>tr.open td {{border-{missing}: none}}</style>"
    rows = ["<tr><td>（一）予以公开<td>10<td>36", "<tr><td>（二）部分公开<td>0<td>0"]
    open_row = 0 if missing == "top" else 1
    rows[open_row] = rows[open_row].replace("<tr>", "<tr class=open>")

    [table] = tables(pdf_bytes(f"{style}<table>{''.join(rows)}</table>"))

    assert [cell.text for cell in table.cells] == [
        *("（一）予以公开", "10", "36"),
        *("（二）部分公开", "0", "0"),
    ]
