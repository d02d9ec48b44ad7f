"""The sums of the practice county, for every cell, year and level, against the adder of its own."""

import pytest

from gongkai.agencies.models import Agency
from gongkai.annual_reports.models import AnnualReport
from gongkai.annual_reports.roll_up.cover import Choice, Cover
from gongkai.annual_reports.roll_up.sums import totals
from gongkai.practice import filling
from tests.annual_reports.roll_up.adder import added_by_hand, as_fractions, exported
from tests.annual_reports.roll_up.conftest import AT


def children_of():
    """The codes below each agency, by its code."""
    by_path = {each.path: each.code for each in Agency.objects.all()}
    below = {}
    for path, code in sorted(by_path.items()):
        below.setdefault(by_path.get(path[: -Agency.steplen]), []).append(code)
    return below


@pytest.mark.long
def test_every_sum_of_every_year_and_level_is_that_of_the_open_data(client, db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    filling.fill(at=AT, tell=lambda _words: None)
    below, agencies = children_of(), list(Agency.objects.all())
    years = set(AnnualReport.objects.exclude(published=None).values_list("year", flat=True))
    wrong = []

    for year in sorted(years):
        data = exported(client, [each.code for each in agencies], year)
        for agency in agencies:
            cover = Cover(agency, year, Choice(with_unbalanced=True))
            ours = as_fractions(totals(cover, cover.form.edition).figures)
            by_hand = added_by_hand(data, below, agency.code)
            wrong += [(year, agency.code)] if {**dict.fromkeys(ours, 0), **by_hand} != ours else []

    assert years
    assert wrong == []
