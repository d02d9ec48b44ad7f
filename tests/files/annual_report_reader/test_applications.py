"""Part three in many layouts."""

from gongkai.files.annual_report_reader import row_readings
from gongkai.files.annual_report_reader.applications import read_applications
from gongkai.files.annual_report_reader.page import PageRow
from gongkai.rules.annual_report.applications_table import (
    APPLICATIONS_2019,
    APPLICATIONS_2021,
    COLUMNS,
)
from tests.files.annual_report_reader.pages import (
    application_lines,
    applications_cell,
    balanced,
    one_cell_a_line,
    rows,
    without_separators,
)

TWELVE = ("11", "1", "0", "0", "0", "0", "12")


def figures(text, row):
    _, reading = read_applications(rows(text))
    return tuple(reading.figures.get(applications_cell(row, column.key), "?") for column in COLUMNS)


def test_one_cell_a_line_is_read_as_printed_even_if_nothing_adds_up():
    text = one_cell_a_line({"disclosed": ("1", "2", "3", "4", "5", "6", "7")})

    assert figures(text, "disclosed") == (1, 2, 3, 4, 5, 6, 7)


def test_the_rows_of_other_results_tell_the_form_of_2021_from_that_of_2019():
    assert read_applications(rows(one_cell_a_line()))[0] is APPLICATIONS_2021
    assert read_applications(rows(one_cell_a_line(table=APPLICATIONS_2019)))[0] is APPLICATIONS_2019
    assert read_applications(rows("三、收到和处理政府信息公开申请情况\n见附图"))[0] is None


def test_blank_lines_are_blank_cells_where_a_row_has_no_other_gaps():
    text = one_cell_a_line({"disclosed": ("5", " ", " ", " ", " ", " ", "5")})

    assert figures(text, "disclosed") == (5, None, None, None, None, None, 5)


def test_digits_without_separators_are_parted_by_the_sums():
    text = without_separators(balanced("64", "0", "0", "2", "0", "4", "70"))

    assert figures(text, "newly_received") == (64, 0, 0, 2, 0, 4, 70)
    assert figures(text, "disclosed") == (64, 0, 0, 2, 0, 4, 70)


def test_digits_that_two_readings_of_the_whole_table_share_are_left_unread():
    _, reading = read_applications(rows(without_separators(balanced(*TWELVE))))

    [first, *_] = reading.unread

    assert first.reason == "ambiguous"
    assert first.cells[0] == applications_cell("newly_received", "natural_person")
    assert set(first.readings) == {(1, 11, 0), (11, 1, 0), (1, 1, 10)}
    assert reading.figures[applications_cell("disclosed", "total")] == 12


def test_a_row_with_separators_settles_the_rows_without():
    values = balanced(*TWELVE) | {"newly_received": (" 11 ", "1 ", "0 ", "0 ", "0 ", "0 ", "12")}

    assert figures(without_separators(values), "disclosed") == (11, 1, 0, 0, 0, 0, 12)


def test_seven_digits_whose_sum_fails_stand_as_printed():
    text = without_separators({"disclosed": ("6", "0", "0", "0", "0", "0", "7")})

    assert figures(text, "disclosed") == (6, 0, 0, 0, 0, 0, 7)


def test_digits_that_no_parting_adds_up_are_contradictory():
    _, reading = read_applications(
        rows(without_separators({"disclosed": ("10", "0", "0", "0", "0", "0", "7")}))
    )

    assert [each.reason for each in reading.unread] == ["contradictory"]


def test_a_row_with_too_many_readings_is_left_unread_without_them(monkeypatch):
    monkeypatch.setattr(row_readings, "MAX_STEPS", 5)
    monkeypatch.setattr(row_readings.Work, "__init__", lambda self: setattr(self, "left", 5))

    _, reading = read_applications(rows(without_separators(balanced(*TWELVE))))

    assert {each.readings for each in reading.unread} == {()}


def _lines(values=None):
    return application_lines(APPLICATIONS_2021, values)


def test_labels_broken_around_their_numbers_keep_their_row():
    lines = []
    for label, cells in _lines({"not_processed_reconfirmation": tuple("4000004")}):
        lines += [label[:12], "    ".join(("", *cells)), label[12:]]

    assert figures("\n".join(lines), "not_processed_reconfirmation") == (4, 0, 0, 0, 0, 0, 4)


def test_rows_torn_from_their_labels_fill_the_gap_between_rows_that_kept_theirs():
    values = {"withheld_barred_by_law": tuple("3000003"), "withheld_state_secret": tuple("2000002")}
    lines = [
        f"| {label if number not in (4, 5) else ''} | {' | '.join(cells)} |"
        for number, (label, cells) in enumerate(_lines(values))
    ]

    assert figures("\n".join(lines), "withheld_barred_by_law") == (3, 0, 0, 0, 0, 0, 3)


def test_a_number_alone_belongs_to_the_only_blank_cell_it_makes_add_up():
    lines = [f"| {label} | {' | '.join(cells)} |" for label, cells in _lines()]
    lines[-1] = "| 四、结转下年度继续办理 | 3 | 0 | 0 | 0 | 0 | 0 |  |"
    lines.insert(20, "3")

    assert figures("\n".join(lines), "carried_over_out") == (3, 0, 0, 0, 0, 0, 3)


def test_a_number_alone_that_two_blank_cells_may_hold_leaves_both_open():
    lines = [f"| {label} | {' | '.join(cells)} |" for label, cells in _lines()]
    lines[-1] = "| 四、结转下年度继续办理 | 3 | 0 | 0 | 0 | 0 | 0 |  |"
    lines[0] = "| 一、本年新收政府信息公开申请数量 | 3 | 0 | 0 | 0 | 0 | 0 |  |"
    lines.insert(20, "3")

    _, reading = read_applications(rows("\n".join(lines)))

    assert {each.readings for each in reading.unread} == {((None,), (3,))}


def _torn(values):
    """Write all numbers column by column, then all labels."""
    lines = _lines(values)
    columns = ["\n".join(cells[column] for _, cells in lines) for column in range(len(COLUMNS))]
    return "\n\n".join([*columns, "\n".join(label for label, _ in lines)])


def test_columns_of_numbers_before_all_labels_are_read_by_their_sums():
    values = balanced("21", "4", "0", "0", "0", "0", "25")

    assert figures(_torn(values), "disclosed") == (21, 4, 0, 0, 0, 0, 25)


def test_columns_of_numbers_whose_sums_fail_are_contradictory():
    _, reading = read_applications(rows(_torn({"disclosed": tuple("1000001")})))

    assert reading.figures == {}
    assert [each.reason for each in reading.unread] == ["contradictory"]


def test_whole_rows_among_torn_columns_keep_their_place():
    lines = _lines(balanced("21", "4", "0", "0", "0", "0", "25"))
    first, rest = lines[0], lines[1:]
    columns = ["\n".join(cells[column] for _, cells in rest) for column in range(len(COLUMNS))]
    text = "\n\n".join(["  ".join(first[1]), *columns, "\n".join(label for label, _ in lines)])

    assert figures(text, "newly_received") == (21, 4, 0, 0, 0, 0, 25)


def test_a_torn_block_that_holds_no_whole_number_leaves_the_table_unread():
    values = balanced("21", "4", "0", "0", "0", "0", "25") | {
        "carried_over_out": ("0.5", *"000000")
    }

    _, reading = read_applications(rows(_torn(values)))

    assert reading.figures == {}


def test_numbers_under_the_outer_heads_leave_the_organizations_blank():
    head = f"{'自然人':>50}{'总计':>30}"
    lines = [head, *(f"{label:<46}{26:>3}{26:>31}" for label, _ in _lines())]

    assert figures("\n".join(lines), "disclosed") == (26, None, None, None, None, None, 26)


def test_numbers_under_neither_outer_head_leave_the_row_open():
    head = f"{'自然人':>50}{'总计':>30}"
    lines = [head, *(f"{label:<46}{26:>9}{26:>9}" for label, _ in _lines())]

    assert "?" in figures("\n".join(lines), "disclosed")


def test_a_label_without_numbers_is_a_blank_row_where_all_numbers_found_theirs():
    lines = [f"{label}  {'  '.join(cells)}" for label, cells in _lines()]
    lines[7] = lines[7].partition("  ")[0]

    assert figures("\n".join(lines), "withheld_third_party_interests") == (None,) * 7


def test_a_mark_is_no_number_and_is_kept_as_a_mark():
    _, reading = read_applications(
        [
            PageRow((label, *cells), 1)
            for label, cells in _lines({"disclosed": ("1", *"/////", "1")})
        ]
    )

    cell = applications_cell("disclosed", "research_institution")
    assert reading.figures[cell] is None
    assert reading.marks[cell] == "/"


def test_a_cell_that_holds_words_is_illegible_and_the_others_are_read():
    _, reading = read_applications(
        [PageRow((label, *cells), 1) for label, cells in _lines({"disclosed": ("1 2", *"000001")})]
    )

    [unread] = reading.unread
    assert (unread.reason, unread.cells) == (
        "illegible",
        (applications_cell("disclosed", "natural_person"),),
    )


def test_rows_that_cannot_be_told_apart_are_left_unread():
    lines = [f"{label}  {'  '.join(cells)}" for label, cells in _lines()]
    lines[3:6] = ["  ".join(tuple("1000001")), "  ".join(tuple("2000002"))]

    _, reading = read_applications(rows("\n".join(lines)))

    lost = {each.cells[0].row for each in reading.unread}
    assert lost == {"partly_disclosed", "withheld_state_secret", "withheld_barred_by_law"}
