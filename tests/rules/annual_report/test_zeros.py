from decimal import Decimal

import pytest

from gongkai.practice import reports as samples
from gongkai.rules.annual_report.checks import check_report
from gongkai.rules.annual_report.editing import with_figures
from gongkai.rules.annual_report.form import CellId
from gongkai.rules.annual_report.frame import Contact, frame_of
from gongkai.rules.annual_report.report import Level, Report
from gongkai.rules.annual_report.zeros import zero_fill

TOWN = "示例县青山镇人民政府"
CARRIED_IN = CellId("applications", "carried_over_in", "natural_person")
IN_FORCE = CellId("proactive", "normative_document", "in_force_count")
PENDING = CellId("remedies", "reconsideration", "pending")
FEES = CellId("proactive", "administrative_fee", "amount_wan_yuan")


def frame():
    return frame_of(TOWN, 2025, Contact())


def last_year(facts):
    return samples.sample_report(TOWN, 2024, facts)


def test_every_blank_becomes_zero_and_the_tables_add_up():
    fill = zero_fill(frame(), last_year(samples.QUIET))

    report = with_figures(frame(), fill.changes)
    assert fill.inherited == ()
    assert len(fill.changes) == 10 + 175 + 15
    assert report.figures[FEES] == Decimal(0)
    assert not [each for each in check_report(report) if not each.where.startswith("section")]


def test_what_was_carried_over_is_not_zero():
    fill = zero_fill(frame(), last_year(samples.TOWN_LAST_YEAR))

    [inherited] = fill.inherited
    assert (inherited.cell, inherited.value) == (CARRIED_IN, 1)
    assert "自然人有1件" in inherited.says
    assert fill.changes[CARRIED_IN] == 1


def test_what_was_in_force_stays_in_force():
    fill = zero_fill(frame(), last_year(samples.BUREAU_LAST_YEAR))

    assert fill.changes[IN_FORCE] == 14
    assert "行政规范性文件现行有效14件" in fill.inherited[0].says


def test_what_was_pending_is_still_pending():
    before = with_figures(last_year(samples.QUIET), {PENDING: 2})

    assert zero_fill(frame(), before).changes[PENDING] == 2


def test_a_carried_over_application_needs_an_outcome():
    fill = zero_fill(frame(), last_year(samples.TOWN_LAST_YEAR))

    found = check_report(with_figures(frame(), fill.changes))
    assert "applications.balance" in {each.rule for each in found if each.level is Level.ERROR}


def test_figures_that_stand_there_are_left_alone():
    begun = with_figures(frame(), {CARRIED_IN: 4})

    assert CARRIED_IN not in zero_fill(begun, last_year(samples.TOWN_LAST_YEAR)).changes


def test_the_report_of_another_year_says_nothing():
    earlier = samples.sample_report(TOWN, 2022, samples.TOWN_LAST_YEAR)

    assert zero_fill(frame(), earlier).inherited == ()
    assert zero_fill(frame(), None).inherited == ()


def test_a_report_without_tables_has_no_zeros():
    with pytest.raises(ValueError, match="统一格式"):
        zero_fill(Report(year=2016), None)
