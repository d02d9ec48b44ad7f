"""青山镇 with Lin, who handles cases, Zhao, who heads the office, Qian, who signs; and an application of 2 March 2026."""

import datetime as dt
from dataclasses import replace
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest

from gongkai.casework.actions import clocking, deciding, intake
from gongkai.casework.actions.intake import NewApplication
from gongkai.casework.applicants import ApplicantData
from gongkai.casework.letters import draft
from gongkai.rules.letters.fields import SAMPLES
from gongkai.rules.letters.kinds import LetterKind
from gongkai.rules.outcomes import Decision, Outcome, Reason
from gongkai.rules.receipt import Channel
from gongkai.rules.service import Service, ServiceWay

PROVIDED = Decision(Outcome.DISCLOSED, reason=Reason.PROVIDED)
SENT_BY_POST = Service(ServiceWay.POST, sent_on=dt.date(2026, 3, 6), evidence="XA00000000000")
DATA = ApplicantData(
    "陈示例", "身份证件号码示例", "000-00000000", "污水处理厂委托运营协议及附件", "电子文件"
)
APPLICATION = NewApplication(
    title="污水处理厂委托运营协议",
    channel=Channel.IN_PERSON,
    arrived_on=dt.date(2026, 3, 2),
    applicant_kind="natural_person",
    applicant=DATA,
)


def day(text):
    return dt.date.fromisoformat(text)


def at(text):
    """Nine in the morning of a day."""
    return dt.datetime.combine(day(text), dt.time(9), ZoneInfo("Asia/Shanghai"))


@pytest.fixture
def register(agency, cast):
    """Register an application at 青山镇 as Lin, on the day it arrived unless said otherwise."""

    def registered(on=None, **changes):
        application = replace(APPLICATION, **changes)
        return intake.register(
            agency=agency("qingshan"),
            application=application,
            by=cast["lin"],
            at=at(on or application.arrived_on.isoformat()),
        )

    return registered


@pytest.fixture
def case(register):
    """An application handed in on 2 March 2026: its reply is due on 30 March."""
    return register()


@pytest.fixture
def step(cast):
    """Take a step as Lin, on a day: step(clocking.extend, case, "2026-03-05", ...)."""

    def taken(action, case, today, /, by="lin", **more):
        action(case=case, by=cast[by], at=at(today), **more)
        case.refresh_from_db()

    return taken


@pytest.fixture
def reply(cast):
    """Draft the reply on a decided case."""

    def drafted(case, on="2026-03-05", **more):
        typed = {"provided": SAMPLES["provided"], "contact": SAMPLES["contact"]} | more.pop(
            "typed", {}
        )
        return draft(
            case=case, kind=LetterKind.REPLY, typed=typed, by=cast["lin"], at=at(on), **more
        )

    return drafted


@pytest.fixture
def answered(case, step, reply, cast):
    """A case whose reply was decided and signed on 5 March and posted on the next day."""
    step(deciding.decide, case, "2026-03-05", decision=PROVIDED)
    letter = reply(case)
    deciding.sign(letter=letter, by=cast["qian"], at=at("2026-03-05"))
    deciding.serve(letter=letter, service=SENT_BY_POST, by=cast["lin"], at=at("2026-03-06"))
    case.refresh_from_db()
    letter.letter.refresh_from_db()
    return SimpleNamespace(case=case, letter=letter)


@pytest.fixture
def corrected_by_23_march(case, step):
    """A case whose applicant was asked on 5 March to correct it by the 23rd."""
    step(
        clocking.ask_correction,
        case,
        "2026-03-05",
        on=day("2026-03-05"),
        due_on=day("2026-03-23"),
        to_correct="写明协议签订的年份",
    )
    return case
