from gongkai.files.annual_report_reader.page import is_page_number, rows_of_document
from gongkai.files.documents import (
    Document,
    DocumentKind,
    DocumentTable,
    Paragraph,
    TableCell,
)
from tests.files.annual_report_reader.pages import rows, table_of


def cells(text):
    return [row.cells for row in rows(text)]


def test_bars_part_cells_with_or_without_a_leading_bar():
    assert cells("| 规章 | 0 | 1 |\n|---|---|---|\n| 许可 | 2 | 3 |") == [
        (" 规章 ", " 0 ", " 1 "),
        (" 许可 ", " 2 ", " 3 "),
    ]
    assert cells("规章 | 0 | 1 |\n | 2 | 3 |") == [("规章 ", " 0 ", " 1 "), ("", " 2 ", " 3 ")]


def test_a_cell_closed_by_a_bar_stands_alone_and_a_lone_bar_is_a_blank_cell():
    text = "\n".join([*[f"{number} |" for number in range(12)], " |"])

    assert cells(text)[-2:] == [("11 ",), (" ",)]


def test_bars_on_their_own_lines_part_cells():
    text = "\n".join(["规章", "|", "", "|", "|", *["0", "|"] * 10])

    assert cells(text)[:4] == [("规章",), (" ",), (" ",), ("0",)]


def test_a_lone_bar_among_plain_lines_is_an_empty_line():
    assert cells("规章\n|") == [("规章",), ("",)]


def test_a_row_of_bars_without_words_is_furniture():
    assert cells("|" * 60) == [("",)]


def test_tabs_part_cells_also_before_blank_ones():
    assert cells("规章\t0\t\t") == [("规章", "0", "", "")]
    assert cells("\t0") == [("\t0",)]
    assert cells("\t\t\t\t\t") == [("",) * 6]


def test_page_numbers_are_left_out_and_count_the_pages():
    found = rows("甲\n- 3 -\n乙\f\n丙")

    assert [(row.text, row.page) for row in found] == [("甲", 0), ("乙", 2), ("丙", 2)]
    assert all(map(is_page_number, ("-1-", "— 5 —", "第 3 页 共 8 页", "3/8")))
    assert not is_page_number("3")


def test_the_pages_of_paragraphs_part_the_page():
    document = Document(
        DocumentKind.PDF, "a.pdf", (Paragraph("甲", 1), Paragraph("乙", 2)), ("甲", "乙")
    )

    assert [row.page for row in rows_of_document(document)] == [0, 1]


def test_a_square_that_no_cell_covers_is_a_blank_cell():
    table = DocumentTable((TableCell("规章", 0, 0), TableCell("5", 0, 2)), 1, 3)

    [row] = rows_of_document(Document(DocumentKind.XLSX, "a.xlsx", (table,), ()))

    assert row.cells == ("规章", "", "5")


def test_a_table_of_one_column_is_text():
    document = Document(DocumentKind.HTML, "a.html", (table_of(("一、总体情况\n平稳。",)),), ())

    assert [row.table for row in rows_of_document(document)] == [None, None]


def test_tables_are_numbered_apart_from_rows_of_text():
    blocks = (Paragraph("规章\t0\t0"), table_of(("甲", "乙")), table_of(("丙", "丁")))

    found = rows_of_document(Document(DocumentKind.HTML, "a.html", blocks, ()))

    assert len({row.table for row in found}) == 3
