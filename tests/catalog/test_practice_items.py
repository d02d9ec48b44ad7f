"""The items of the practice county: every state a clerk meets, made through the actions people use."""

import pytest

from gongkai.agencies.models import Agency
from gongkai.catalog.counting import counts_of
from gongkai.catalog.drafts import findings_in
from gongkai.catalog.lifecycle import State
from gongkai.catalog.models import InformationItem, RegisterEntry
from gongkai.catalog.supervision.board import board_of, supervised_agencies
from gongkai.practice.filling import make_agencies, make_people
from gongkai.practice.items import make_items
from gongkai.rules.work_calendar import national_calendar
from tests.catalog.conftest import AT

pytestmark = pytest.mark.one_engine


@pytest.fixture
def county(db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    make_agencies()
    make_people()
    make_items(AT)


def test_the_county_shows_every_state_each_class_and_its_counts(county):
    of_town = InformationItem.objects.filter(agency__code="qingshan").select_related("agency")
    draft = of_town.select_related("current").get(current__title="青山镇临时救助发放名单")
    counts = counts_of(draft.agency, AT.year)

    assert set(of_town.values_list("state", flat=True)) == set(State.values)
    assert {row.label for row in counts.by_class} == {
        "机构职能", "规划计划", "工作动态", "业务工作", "其他",
    }  # fmt: skip
    assert counts.opening == 184
    assert of_town.get(validity="repealed").published.content["successor"].startswith("qingshan/")
    assert of_town.exclude(explains=None).count() == 1
    assert "personal.identity_number" in {
        each.key for each in findings_in(draft.current, draft, AT.date())
    }
    assert RegisterEntry.objects.count() == 6


def test_supervision_has_something_of_every_kind_to_show(county):
    office = Agency.objects.get(code="shili-fuban")
    board = board_of(supervised_agencies(office), on=AT.date(), calendar=national_calendar())

    assert [section.rule.key for section in board.sections if not section.noticed] == []
