from dataclasses import replace

from gongkai.rules.annual_report.editing import changed_cells, with_figures, with_section
from gongkai.rules.annual_report.form import CellId, Edition
from gongkai.rules.annual_report.report import Report, Unread

ISSUED = CellId("proactive", "normative_document", "issued_count")
REPEALED = CellId("proactive", "normative_document", "repealed_count")
IN_FORCE = CellId("proactive", "normative_document", "in_force_count")
RUN = Unread((ISSUED, REPEALED, IN_FORCE), "693665", "ambiguous", ((69, 3, 665), (69, 36, 65)))
REPORT = Report(edition=Edition.FORMAL_2021, unread=(RUN,))


def test_a_run_is_settled_once_each_of_its_cells_is_set():
    report = with_figures(REPORT, {ISSUED: 69, REPEALED: 3, IN_FORCE: 665})

    assert report.unread == ()
    assert report.figures == {ISSUED: 69, REPEALED: 3, IN_FORCE: 665}


def test_what_is_left_of_a_run_keeps_the_readings_that_agree():
    report = with_figures(REPORT, {REPEALED: 36})

    assert report.unread == (replace(RUN, cells=(ISSUED, IN_FORCE), readings=((69, 65),)),)


def test_another_cell_leaves_a_run_as_it_is():
    rule = CellId("proactive", "government_rule", "issued_count")

    assert with_figures(REPORT, {rule: 0}).unread == (RUN,)


def test_a_cell_that_is_set_loses_its_mark():
    report = Report(edition=Edition.FORMAL_2021, figures={ISSUED: None}, marks={ISSUED: "/"})

    assert with_figures(report, {ISSUED: 0}).marks == {}


def test_the_text_of_one_part_changes_and_the_others_stay():
    report = Report(sections={"一": "旧", "六": "无"})

    assert with_section(report, "一", "新").sections == {"一": "新", "六": "无"}


def test_changed_cells_come_in_the_order_of_the_form():
    before = Report(edition=Edition.FORMAL_2021, figures={ISSUED: 1, REPEALED: 0, IN_FORCE: 2})
    after = with_figures(before, {IN_FORCE: 3, ISSUED: 2})

    assert changed_cells(before, after) == (ISSUED, IN_FORCE)


def test_a_blank_that_became_a_zero_has_changed():
    before = Report(edition=Edition.FORMAL_2021, figures={ISSUED: None})

    assert changed_cells(before, with_figures(before, {ISSUED: 0})) == (ISSUED,)


def test_reports_without_the_form_have_no_cells_to_differ():
    assert changed_cells(Report(), Report()) == ()
