"""青山镇 with an answered application of March 2026, and reconsideration against it that arrived on 12 March."""

from dataclasses import replace

import pytest

from gongkai.remedies.actions import handling, intake
from gongkai.remedies.actions.intake import NewRemedy
from gongkai.remedies.parties import PartyData
from gongkai.rules.remedies.stages import Stage
from tests.casework.conftest import (  # noqa: F401  the answered application
    answered,
    at,
    case,
    day,
    register,
    reply,
    step,
)

PARTY = PartyData("陈示例", "000-00000000", "撤销告知书，责令重新答复", "告知书没有附协议的附件")
NOTICE = NewRemedy(
    stage=Stage.RECONSIDERATION,
    received_on=day("2026-03-12"),
    title="污水处理厂委托运营协议的答复",
    body="示例县人民政府",
    docket="示政复〔2026〕9号",
    party=PARTY,
)


@pytest.fixture
def challenge(agency, cast):
    """Register a stage at 青山镇 as Lin, on the day its notice arrived unless said otherwise."""

    def registered(on=None, **changes):
        remedy = replace(NOTICE, **changes)
        return intake.register(
            agency=agency("qingshan"),
            remedy=remedy,
            by=cast["lin"],
            at=at(on or remedy.received_on.isoformat()),
        )

    return registered


@pytest.fixture
def review(challenge, answered):  # noqa: F811
    """Reconsideration of the reply: the answer is due on 26 March, ten working days after 12 March."""
    return challenge(application=answered.case)


@pytest.fixture
def act(cast):
    """Take a step on a case as Lin: act(handling.answer, case, "2026-03-20", ...)."""

    def taken(action, remedy, today, /, by="lin", **more):
        action(case=remedy, by=cast[by], at=at(today), **more)
        remedy.refresh_from_db()

    return taken


@pytest.fixture
def end(act):
    """Record the outcome of a case: end(case, "review_revoked", "2026-04-20")."""

    def ended(remedy, outcome, on, served=None, **more):
        served = served or on
        act(
            handling.decide,
            remedy,
            served,
            outcome=outcome,
            on=day(on),
            served_on=day(served),
            **more,
        )
        return remedy

    return ended
