"""A few applications of the practice township in every state, made through the same actions that people use."""

import datetime as dt
from dataclasses import dataclass
from typing import Final

from django.utils import timezone

from gongkai.accounts.models import User
from gongkai.agencies.models import Agency
from gongkai.casework.actions import clocking, deciding, intake, searching
from gongkai.casework.actions.following import issue_code
from gongkai.casework.actions.intake import NewApplication
from gongkai.casework.applicants import ApplicantData
from gongkai.casework.letters import draft
from gongkai.casework.models import CaseLetter, DisclosureApplication
from gongkai.casework.online_application import application_of
from gongkai.casework.query_codes import shown
from gongkai.casework.searches import SearchWords
from gongkai.notices.actions import change_settings
from gongkai.rules.consultation import Consulted
from gongkai.rules.letters.kinds import LetterKind
from gongkai.rules.outcomes import Decision, Outcome, Reason
from gongkai.rules.receipt import Channel
from gongkai.rules.service import Service, ServiceWay
from gongkai.rules.work_calendar import national_calendar

TOWNSHIP: Final = "qingshan"
PROVIDED: Final = Decision(Outcome.DISCLOSED, reason=Reason.PROVIDED)


@dataclass(frozen=True, slots=True)
class SampleCode:
    """Number and query code of a sample application, and what it shows."""

    number: str
    code: str
    says: str


@dataclass(frozen=True, slots=True)
class CaseDesk:
    """Officer, head and signer of the township, on the day the practice county is filled."""

    agency: Agency
    officer: User
    head: User
    signer: User
    now: dt.datetime

    def back(self, working_days: int) -> dt.datetime:
        """Return the time so many working days ago."""
        day, calendar = self.now.date(), national_calendar().provisional()
        for _step in range(working_days):
            day -= dt.timedelta(days=1)
            while not calendar.is_working_day(day):
                day -= dt.timedelta(days=1)
        return dt.datetime.combine(day, dt.time(9), self.now.tzinfo)

    def take_in(
        self,
        title: str,
        working_days_ago: int,
        kind: str = "natural_person",
        channel: Channel = Channel.IN_PERSON,
    ) -> DisclosureApplication:
        """Register an application that came so many working days ago, and hand it to the officer."""
        at = self.back(working_days_ago)
        application = NewApplication(
            title=title,
            channel=channel,
            arrived_on=timezone.localdate(at),
            applicant_kind=kind,
            applicant=ApplicantData(
                "陈示例" if kind == "natural_person" else "示例环境工程有限公司",
                "虚构的证件，号码略",
                "示例县青山镇示例路1号　000-00000000",
                f"申请公开：{title}",
                "电子文件，通过电子邮箱提供",
            ),
        )
        case = intake.register(agency=self.agency, application=application, by=self.officer, at=at)
        intake.assign(case=case, handler=self.officer, by=self.head, at=at)
        return case

    def take_in_online(self, subject: str, working_days_ago: int) -> DisclosureApplication:
        """Register an application that was sent in on the public site, and name its matter."""
        answers = {
            "kind": "natural_person",
            "name": "陈示例",
            "identity_kind": "other",
            "identity_number": "虚构的证件，号码略",
            "telephone": "000-00000000",
            "subject": subject,
            "form": "electronic",
            "delivery": "online_pick_up",
        }
        at = self.back(working_days_ago)
        application = application_of(answers, timezone.localdate(at))
        case = intake.register(agency=self.agency, application=application, by=None, at=at)
        issue_code(case=case, by=None, at=at)
        intake.name_matter(case=case, title=subject, by=self.officer, at=at)
        return case

    def decide(
        self, case: DisclosureApplication, working_days_ago: int, *, is_for_online: bool = False
    ) -> CaseLetter:
        """Decide to disclose and draft the reply."""
        at = self.back(working_days_ago)
        deciding.decide(case=case, decision=PROVIDED, by=self.officer, at=at)
        typed = {"provided": "随本告知书附所申请的信息一份"}
        return draft(
            case=case,
            kind=LetterKind.REPLY,
            typed=typed,
            is_for_online=is_for_online,
            by=self.officer,
            at=at,
        )

    def serve(self, letter: CaseLetter, working_days_ago: int) -> None:
        """Hand the reply over."""
        at = self.back(working_days_ago)
        handed = Service(ServiceWay.IN_PERSON, signed_on=timezone.localdate(at))
        deciding.serve(letter=letter, service=handed, by=self.officer, at=at)


def make_cases(desk: CaseDesk) -> list[SampleCode]:
    """Make one application in each state, two late or nearly so; return the codes of those sent in online."""
    _search_for(desk, desk.take_in("2024年镇区道路改造工程合同", 22))
    desk.take_in("农村危房改造补助对象名单", 18)
    desk.take_in("本镇秸秆禁烧工作方案", 0, channel=Channel.ONLINE)
    _awaiting(desk)
    decided = desk.take_in("村级公益事业建设补助资金分配表", 12, "other_organization")
    desk.decide(decided, 2)
    signed = desk.decide(desk.take_in("青山水库除险加固工程批复", 14, "research_institution"), 3)
    deciding.sign(letter=signed, by=desk.signer, at=desk.back(1))
    _answered(desk)
    return _online(desk)


def _online(desk: CaseDesk) -> list[SampleCode]:
    """Make applications of the public site, with the codes that open them: unconfirmed, unclear, and one to pick up."""
    change_settings(
        agency=desk.agency,
        by=desk.head,
        at=desk.back(30),
        court="示例县人民法院",
        online_channel="示例县行政复议网上申请平台（虚构）",
    )
    unconfirmed = desk.take_in_online("青山镇2025年农村公路养护合同", 1)
    unclear = desk.take_in_online("有关水库的文件", 5)
    asked_at = desk.back(2)
    intake.confirm(case=unclear, on=desk.back(4).date(), by=desk.officer, at=desk.back(4))
    clocking.ask_correction(
        case=unclear,
        on=timezone.localdate(asked_at),
        due_on=national_calendar().provisional().add_working_days(timezone.localdate(asked_at), 10),
        to_correct="写明哪一座水库、哪一年的文件",
        by=desk.officer,
        at=asked_at,
    )
    ready = desk.take_in_online("青山镇农村饮水安全工程验收报告", 9)
    intake.confirm(case=ready, on=desk.back(8).date(), by=desk.officer, at=desk.back(8))
    reply = desk.decide(ready, 3, is_for_online=True)
    deciding.sign(letter=reply, by=desk.signer, at=desk.back(2))
    deciding.offer_online(letter=reply, by=desk.officer, at=desk.back(1))
    return [
        SampleCode(
            f"{case.year}-{case.number}", shown(issue_code(case=case, by=None, at=desk.now)), says
        )
        for case, says in (
            (unconfirmed, "等双方确认"),
            (unclear, "等申请人补正"),
            (ready, "答复等申请人领取"),
        )
    ]


def _search_for(desk: CaseDesk, case: DisclosureApplication) -> None:
    """Put down a search that found nothing, as an answer of that kind needs."""
    at = desk.back(5)
    searching.record_search(
        case=case,
        on=timezone.localdate(at),
        has_found=False,
        search=SearchWords(
            desk.officer.name,
            "档案室目录、收发文登记、合同台账",
            "“道路改造”“合同”，2023年至2025年",
        ),
        by=desk.officer,
        at=at,
    )


def _awaiting(desk: CaseDesk) -> None:
    """Make those that wait for the applicant or a third party."""
    unclear = desk.take_in("有关土地的全部文件", 6)
    asked_on = desk.back(3).date()
    clocking.ask_correction(
        case=unclear,
        on=asked_on,
        due_on=national_calendar().provisional().add_working_days(asked_on, 10),
        to_correct="写明地块的位置和文件形成的年份",
        by=desk.officer,
        at=desk.back(3),
    )
    asking = desk.take_in("污水处理厂委托运营协议", 9, "commercial_enterprise")
    clocking.consult(
        case=asking,
        whom=Consulted.THIRD_PARTY,
        name="示例环境工程有限公司",
        on=desk.back(5).date(),
        delivered_on=desk.back(4).date(),
        by=desk.officer,
        at=desk.back(4),
    )


def _answered(desk: CaseDesk) -> None:
    """Make those that are over: served, archived, withdrawn."""
    for title, is_archived in (("2025年三公经费预算明细", False), ("镇村规划图则", True)):
        case = desk.take_in(title, 30, "legal_services_organization")
        letter = desk.decide(case, 20)
        deciding.sign(letter=letter, by=desk.signer, at=desk.back(19))
        desk.serve(letter, 18)
        if is_archived:
            deciding.archive(case=case, by=desk.officer, at=desk.back(10))
    withdrawn = desk.take_in("防汛值班安排", 25)
    at = desk.back(24)
    deciding.withdraw(
        case=withdrawn, on=timezone.localdate(at), how="申请人书面撤回", by=desk.officer, at=at
    )
