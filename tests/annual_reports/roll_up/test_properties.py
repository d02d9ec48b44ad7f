"""What holds for any reports: the database adds what the pure roll-up adds, and balance is kept."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gongkai.agencies.models import Agency
from gongkai.annual_reports.actions.figures import store_figures
from gongkai.annual_reports.content import content_hash, stored
from gongkai.annual_reports.lifecycle import State
from gongkai.annual_reports.models import AnnualReport, ReportVersion, Scope
from gongkai.annual_reports.roll_up.cover import Cover
from gongkai.annual_reports.roll_up.sums import totals
from gongkai.rules.annual_report.checks import check_report
from gongkai.rules.annual_report.form import Edition
from gongkai.rules.annual_report.report import Level, Report
from gongkai.rules.annual_report.roll_up import roll_up
from tests.annual_reports.roll_up.conftest import AT, YEAR
from tests.rules.annual_report.strategies import reports

FORM = Edition.FORMAL_2021


def file_all(contents, by):
    """Store these reports as those that the first agencies of the tree filed."""
    AnnualReport.objects.update(filed=None, filed_at=None, current=None)
    for agency, content in zip(Agency.objects.order_by("path"), contents, strict=False):
        report, _made = AnnualReport.objects.get_or_create(
            agency=agency, year=YEAR, scope=Scope.OWN
        )
        version = ReportVersion.objects.create(
            report=report,
            number=report.versions.count() + 1,
            content=stored(content),
            content_hash=content_hash(stored(content)),
            state=State.PUBLISHED,
            published_at=AT,
            created_at=AT,
            created_by=by,
        )
        store_figures(version, content)
        AnnualReport.objects.filter(pk=report.pk).update(filed=version, filed_at=AT)


@pytest.fixture
def province(tree, people):
    return tree["sheng"]


@settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(several=st.lists(reports(), min_size=1, max_size=4))
def test_the_database_adds_what_the_pure_roll_up_adds_in_balance(several, province, people):
    file_all(several, people["ma"])
    whole = [
        each for each in several if set(each.form.cells()) <= set(each.figures) and not each.unread
    ]
    of_form = [each for each in whole if each.edition is FORM]
    pure = {cell: value for each in roll_up(of_form) for cell, value in each.figures.items()}

    total = totals(Cover(province, YEAR), FORM)

    assert {cell: value for cell, value in total.figures.items() if value} == {
        cell: value for cell, value in pure.items() if value
    }
    findings = check_report(Report(year=YEAR, edition=FORM, figures=total.figures))
    assert [each for each in findings if each.level is Level.ERROR] == []
