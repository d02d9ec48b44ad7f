"""Lin drafts at 青山镇, Sun reviews, Bao reviews secrecy, Qian signs, Zhao heads the office; Wang works in 绿水镇."""

import datetime as dt
from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest

from gongkai.accounts.models import Role, User
from gongkai.agencies.models import Agency
from gongkai.catalog import queries
from gongkai.catalog.actions import drafting, reviewing
from gongkai.catalog.content import ItemContent
from gongkai.catalog.lifecycle import Step
from gongkai.catalog.models import InformationItem, ItemClass
from gongkai.catalog.secrecy import QUESTIONS
from tests.factories import CAST, a_county, a_person

SHANGHAI = ZoneInfo("Asia/Shanghai")
AT = dt.datetime(2026, 3, 2, 9, 0, tzinfo=SHANGHAI)
ALL_CLEAR = {key: "no" for key, _label in QUESTIONS}
REVIEWERS = ((Step.REVIEW, "sun"), (Step.SECRECY, "bao"), (Step.SIGN, "qian"))


def later(days=0, hours=1):
    return AT + dt.timedelta(days=days, hours=hours)


@pytest.fixture
def cast(db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    a_county()
    people = {
        username: a_person(username, name, *roles, second_factor=factor)
        for username, (name, roles, factor) in CAST.items()
    }
    bao = ("qingshan", Role.SECRECY_REVIEWER)
    people["bao"] = a_person("bao", "包保密", bao, second_factor=True)
    return people


@pytest.fixture
def qingshan(cast):
    return Agency.objects.get(code="qingshan")


@pytest.fixture
def business(qingshan):
    """The class 业务工作 of 青山镇."""
    return ItemClass.objects.create(agency=qingshan, name="业务工作", position=1)


@pytest.fixture
def a_content(business):
    """A content that the checks let pass; ``changes`` change entries of it."""

    def made(**changes):
        content = ItemContent(
            title="青山镇2026年春季义务植树活动安排",
            text="现将有关事项通知如下。\n>> 青山镇人民政府\n>> 2026年2月25日",
            summary="植树的时间、地点和分工。",
            formed_on=dt.date(2026, 2, 25),
            item_class="业务工作",
            item_class_id=business.pk,
            head="20-11",
            field="outside",
            channels=("website", "board"),
        )
        return replace(content, **changes)

    return made


@pytest.fixture
def a_draft(cast, qingshan, a_content):
    """A draft by Lin."""

    def made(*, at=AT, **changes):
        return drafting.begin_item(
            agency=qingshan, content=a_content(**changes), by=cast["lin"], at=at
        )

    return made


def fresh(item):
    return InformationItem.objects.select_related("agency", "current", "published").get(pk=item.pk)


def pass_one(item, step, by, *, at=AT, **more):
    """Pass one step on what waits now, having opened every attachment."""
    item = fresh(item)
    version = item.current
    for each in version.value().attachments:
        reviewing.note_opened(version=version, sha256=each.sha256, by=by, at=at)
    answers = ALL_CLEAR if step is Step.SECRECY else None
    reviewing.pass_step(
        item=item,
        step=step,
        seen_hash=version.content_address,
        by=by,
        at=at,
        **{"answers": answers, **more},
    )


@pytest.fixture
def publish(cast):
    """Take an item through all steps, as the cast does."""

    def published(item, *, at=AT, submitted_by="lin"):
        reviewing.submit(item=item, by=cast[submitted_by], at=at)
        for step, username in REVIEWERS:
            pass_one(item, step, cast[username], at=at)
        return fresh(item)

    return published


@pytest.fixture
def published(a_draft, publish):
    """An item that is public."""
    return publish(a_draft())


def kinds_of(item):
    return [each.kind for each in queries.events_of(item)]


def person(username):
    return User.objects.get(username=username)
