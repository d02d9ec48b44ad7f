"""Somebody proposes to 青山镇 to publish something; Lin answers."""

import pytest

from gongkai.proposals import actions
from gongkai.proposals.content import Written
from tests.catalog.conftest import (  # noqa: F401  the people of 青山镇 and what they publish
    AT,
    a_content,
    a_draft,
    business,
    cast,
    publish,
    published,
    qingshan,
)

WRITTEN = Written("本镇道路养护的招标结果", "每年花多少钱，大家想知道。", "", "0000-0000000")


@pytest.fixture
def proposed(qingshan):  # noqa: F811
    """A proposal with its code."""

    def made(*, written=WRITTEN, at=AT):
        return actions.receive(agency=qingshan, written=written, at=at)

    return made


@pytest.fixture
def answered(cast):  # noqa: F811
    """Lin answers."""

    def made(proposal, *, at=AT, **changes):
        said = {
            "decision": "adopted",
            "answer": "采纳，下月在部门文件一栏公开。",
            "public_title": "公开道路养护的招标结果",
            "item": None,
            **changes,
        }
        actions.answer(proposal=proposal, by=cast["lin"], at=at, **said)
        proposal.refresh_from_db()
        return proposal

    return made
