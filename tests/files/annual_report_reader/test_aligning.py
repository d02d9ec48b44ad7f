from gongkai.files.annual_report_reader.aligning import align
from gongkai.files.annual_report_reader.row_items import RowItem

FORM = ("a", "b", "c", "d")


def item(label=None, *, is_named=False, cells=("1",)):
    return RowItem(0, cells, label, is_named)


def rows(*items):
    placed = align(items, FORM)
    return {key: items.index(found) for key, found in placed.items()}


def test_rows_that_all_name_themselves_are_taken_by_name_in_any_order():
    assert rows(*(item(key, is_named=True) for key in "badc")) == {"b": 0, "a": 1, "d": 2, "c": 3}


def test_a_report_that_leaves_rows_out_is_read_by_its_labels():
    assert rows(item("a"), item("d")) == {"a": 0, "d": 1}


def test_words_before_rows_in_another_order_give_way_to_the_order_of_the_form():
    assert rows(item("b", cells=("1",)), item("a", cells=("2",)), item("c", cells=("3",)), item("d", cells=("4",))) == {
        "a": 0, "b": 1, "c": 2, "d": 3
    }  # fmt: skip


def test_a_gap_is_filled_only_by_as_many_rows_as_are_missing():
    assert rows(item("a", is_named=True), item(), item("d", is_named=True, cells=("9",))) == {
        "a": 0,
        "d": 2,
    }


def test_words_help_where_names_leave_a_gap_open():
    found = rows(item("a", is_named=True), item("c", cells=("2",)), item(cells=("3",)))

    assert found == {"a": 0, "c": 1, "d": 2}


def test_names_out_of_order_beside_nameless_rows_place_nothing():
    assert rows(item("c", is_named=True), item("a", is_named=True), item(cells=("5",))) == {}


def test_a_blank_row_whose_label_another_row_has_is_left_out():
    blank = item("a", is_named=True, cells=("",))
    filled = [item(key, is_named=True, cells=(key,)) for key in FORM]

    assert rows(blank, *filled)["a"] == 1
