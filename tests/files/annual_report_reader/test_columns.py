from gongkai.files.annual_report_reader.columns import Rooms, columns_of
from gongkai.files.annual_report_reader.events import Run
from gongkai.files.annual_report_reader.head_rooms import column_of_each
from gongkai.files.annual_report_reader.page import PageRow
from gongkai.files.annual_report_reader.row_items import RowItem
from gongkai.files.annual_report_reader.value_columns import in_window, value_columns, windows_of

WIDTH = 3


def line(row, *starts):
    spans = tuple((start, start + 2) for start in starts)
    cells = ("11",) * len(starts)
    return RowItem(row, cells, run=Run(row, cells, spans=spans))


def table_row(first, *cells):
    return RowItem(0, cells, run=Run(0, cells, table=1, first=first))


def test_a_number_stands_in_the_column_that_full_rows_of_its_page_fill():
    page = [PageRow(("",)), PageRow(("",))]
    partial = line(1, 21)

    rooms = Rooms.of([line(0, 10, 20, 30), partial], page, WIDTH)

    assert rooms.places(partial) == [frozenset({1})]


def test_rows_of_another_page_show_nothing():
    page = [PageRow(("",)), PageRow(("",), page=1)]
    partial = line(1, 21)

    assert Rooms.of([line(0, 10, 20, 30), partial], page, WIDTH).places(partial) is None


def test_a_number_between_the_columns_stands_nowhere():
    page = [PageRow(("",)), PageRow(("",))]
    partial = line(1, 15)

    assert Rooms.of([line(0, 10, 20, 30), partial], page, WIDTH).places(partial) is None


def test_cells_without_a_place_on_a_line_show_nothing():
    lone = RowItem(0, ("1",))

    assert Rooms.of([lone], [PageRow(("",))], WIDTH).places(lone) is None


def test_columns_that_overlap_are_no_columns():
    assert columns_of([[(0, 3), (4, 6)], [(0, 2), (2, 5)]], 2) is None


def test_two_numbers_under_one_head_have_no_columns():
    rooms = {0: [(10, 20), (30, 40)]}

    assert column_of_each(line(1, 11, 14), rooms, 2) is None
    assert column_of_each(line(1, 11, 31), rooms, 2) == (0, 1)
    assert column_of_each(line(1, 25), rooms, 2) is None
    assert column_of_each(line(0, 11), rooms, 2) is None


def test_the_heads_of_the_outer_columns_show_where_values_stand():
    heads = (
        "",
        "",
        "自然人",
        "商业企业",
        "科研机构",
        "社会公益组织",
        "法律服务机构",
        "其他",
        "总计",
    )
    page = [
        PageRow(heads, 1),
        PageRow(("自然人",), 1),
        PageRow(("自然人",)),
        PageRow(("自然人", *"1234567"), 1),
    ]

    assert value_columns(page) == {9: 2}


def test_columns_filled_by_other_rows_show_where_values_stand():
    filled = table_row(1, "", *"1000001", "")

    first = windows_of([filled, line(0, 1)], {})

    assert first == {10: 2}
    assert in_window(table_row(1, "", "5", *[""] * 7), first, 7).cells == ("5", *[""] * 6)


def test_a_row_with_words_outside_the_columns_of_values_is_left_whole():
    row = table_row(1, "3", *"1000001", "")

    assert in_window(row, {10: 2}, 7) is row
    assert in_window(row, {10: 0}, 7) is row
    assert in_window(row, {}, 7) is row
