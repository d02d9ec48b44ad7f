"""Spreadsheets: visible sheets, merged cells, numbers as printed."""

import datetime as dt

import openpyxl
import pytest
from openpyxl.styles import Border, Side

from gongkai.files.documents import DocumentTable, Paragraph, TableCell, Unreadable
from gongkai.files.opening import open_document
from tests.files.samples import saved, zip_bytes

THIN = Side(style="thin")
DRAWN = Border(left=THIN, right=THIN, top=THIN, bottom=THIN)


def blocks(workbook):
    return open_document(saved(workbook), "年报.xlsx").blocks


def workbook_of(*rows):
    workbook = openpyxl.Workbook()
    for row in rows:
        workbook.active.append(row)
    return workbook


@pytest.mark.parametrize(
    ("value", "shown_as", "printed"),
    [
        (12.0, "General", "12"),
        (7730.28, "0.00", "7730.28"),
        (0.1 + 0.2, "General", "0.3"),
        (160.5964, "0.00", "160.5964"),
        (6081514.149978, "General", "6081514.149978"),
        (999999999.999999, "General", "999999999.999999"),
        (0.000001, "General", "0.000001"),
        (0.25, "0%", "25%"),
        (0.1234, "0.00%", "12.34%"),
        (-18, "General", "-18"),
        (11398889, "#,##0", "11398889"),
        (True, "General", "TRUE"),
        (dt.datetime.fromisoformat("2024-01-02"), "yyyy-mm-dd", "2024-01-02"),
        (dt.datetime.fromisoformat("2024-01-02T09:30"), "yyyy-mm-dd hh:mm", "2024-01-02 09:30:00"),
        (dt.time(9, 30), "h:mm", "09:30:00"),
        ("55（含自然失效 29 件）", "General", "55（含自然失效 29 件）"),
        (1e20, "General", "1e+20"),
    ],
)
def test_a_value_reads_as_it_is_printed(value, shown_as, printed):
    workbook = workbook_of(["规章", value])
    workbook.active["B1"].number_format = shown_as

    [table] = blocks(workbook)

    assert table.cells[1].text == printed


def test_merged_cells_stand_once_with_their_spans():
    workbook = workbook_of(["项", None, "件"], ["规章", 3, None])
    workbook.active.merge_cells("A1:B1")
    workbook.active.merge_cells("C1:C2")

    [table] = blocks(workbook)

    assert table.cells == (
        TableCell("项", 0, 0, colspan=2),
        TableCell("件", 0, 2, rowspan=2),
        TableCell("规章", 1, 0),
        TableCell("3", 1, 1),
    )


def test_hidden_sheets_rows_and_columns_are_left_out():
    workbook = workbook_of(["甲", "藏", "乙"], ["藏", "藏", "藏"], ["丙", "藏", "丁"])
    workbook.active.column_dimensions["B"].hidden = True
    workbook.active.row_dimensions[2].hidden = True
    workbook.create_sheet("草稿").append(["藏"])
    workbook["草稿"].sheet_state = "hidden"

    texts = [cell.text for table in blocks(workbook) for cell in table.cells]

    assert texts == ["甲", "乙", "丙", "丁"]


def test_an_empty_row_ends_a_table_and_a_lone_cell_before_it_is_a_paragraph():
    workbook = workbook_of(["一、总体情况"], ["规章", 3], ["办法", 0], [], ["行政许可", 5])

    heading, first, second = blocks(workbook)

    assert heading == Paragraph("一、总体情况")
    assert (first.row_count, second.row_count) == (2, 1)


def test_a_lone_cell_without_a_border_parts_drawn_tables():
    workbook = workbook_of(["规章", 3], ["三、收到和处理情况"], ["新收", 4])
    for name in ("A1", "B1", "A3", "B3"):
        workbook.active[name].border = DRAWN

    kinds = [type(block) for block in blocks(workbook)]

    assert kinds == [DocumentTable, Paragraph, DocumentTable]


def test_an_empty_drawn_cell_belongs_to_its_table():
    workbook = workbook_of(["规章", None, 3])
    workbook.active["B1"].border = DRAWN

    [table] = blocks(workbook)

    assert [cell.text for cell in table.cells] == ["规章", "", "3"]


def test_a_used_range_as_large_as_the_sheet_costs_nothing():
    workbook = workbook_of(["规章", 3])
    workbook.active["XFD1048576"] = "完"

    table, end = blocks(workbook)

    assert (len(table.cells), end) == (2, Paragraph("完"))


def test_merging_a_whole_sheet_is_refused_before_it_is_laid_out():
    workbook = workbook_of(["规章", 3])
    workbook.active.merged_cells.add("A5:XFD1048576")

    with pytest.raises(Unreadable) as caught:
        blocks(workbook)

    assert caught.value.code == "too_complex"


def test_a_workbook_whose_parts_make_no_sense_is_broken():
    with pytest.raises(Unreadable) as caught:
        open_document(zip_bytes({"xl/worksheets/sheet1.xml": b"<a/>"}), "年报")

    assert caught.value.code == "broken"
