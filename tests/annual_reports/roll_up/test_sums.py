"""What the database adds for an area, against an adder of its own and against the pure roll-up."""

import pytest

from gongkai.annual_reports.models import ReportVersion
from gongkai.annual_reports.roll_up.cover import Choice, Cover, Which
from gongkai.annual_reports.roll_up.sums import editions_added, shares, totals
from gongkai.rules.annual_report.checks import check_report
from gongkai.rules.annual_report.form import Edition
from gongkai.rules.annual_report.report import Level, Report
from gongkai.rules.annual_report.roll_up import roll_up
from tests.annual_reports.roll_up.adder import added_by_hand, as_fractions, exported
from tests.annual_reports.roll_up.conftest import FEE, NEW, TREE, YEAR

FORM = Edition.FORMAL_2021
CHILDREN = {
    above: [code for code, _name, of, _kind, _level in TREE if of == above]
    for _code, _name, above, _kind, _level in TREE
    if above
}


def sum_of(agency, year=YEAR, **choice):
    return totals(Cover(agency, year, Choice(**choice)), FORM)


@pytest.mark.parametrize("code", ["sheng", "shi", "xian", "xian2", "xian-zhen", "xian-ju"])
def test_every_level_adds_up_as_by_hand_from_the_open_data(client, whole_tree, code):
    data = exported(client, whole_tree, YEAR)

    total = sum_of(whole_tree[code])

    assert as_fractions(total.figures) == added_by_hand(data, CHILDREN, code)


def test_an_area_is_what_the_pure_roll_up_makes_of_its_reports(whole_tree):
    versions = ReportVersion.objects.filter(report__agency__path__startswith=whole_tree["shi"].path)
    pure = {
        cell: value
        for table in roll_up([each.value() for each in versions])
        for cell, value in table.figures.items()
    }

    total = sum_of(whole_tree["shi"])

    assert (total.reports, total.figures) == (len(versions), pure)


def test_a_sum_keeps_balance(whole_tree):
    total = sum_of(whole_tree["sheng"])

    report = Report(agency="某省人民政府", year=YEAR, edition=FORM, figures=total.figures)

    errors = [each for each in check_report(report) if each.level is Level.ERROR]
    assert errors == []


def test_shares_make_the_sum(whole_tree):
    cover = Cover(whole_tree["shi"], YEAR)

    found = shares(cover, FORM, [NEW, FEE])

    assert [each.agency.code for each in found] == ["shi", "shi-ju", "xian", "xian2"]
    total = totals(cover, FORM).figures
    for cell in (NEW, FEE):
        assert sum(each.figures[cell] for each in found) == total[cell]


def test_a_draft_is_not_added_unless_asked_for(tree, draft, file):
    file(tree["xian-ju"], number=3)
    draft(tree["xian-zhen"], number=4)

    filed, ahead = sum_of(tree["xian"]), sum_of(tree["xian"], which=Which.DRAFTS)

    assert (filed.reports, ahead.reports) == (1, 2)
    assert ahead.figures[NEW] > filed.figures[NEW]


def test_two_queries_add_any_number_of_reports(whole_tree, django_assert_num_queries):
    with django_assert_num_queries(2):
        sum_of(whole_tree["sheng"])


def test_without_reports_every_sum_is_nothing(tree):
    total = sum_of(tree["xian"])

    assert (total.reports, set(total.figures.values())) == (0, {0})


def test_the_edition_of_the_year_comes_first(whole_tree):
    assert editions_added(Cover(whole_tree["xian"], YEAR)) == (FORM,)
