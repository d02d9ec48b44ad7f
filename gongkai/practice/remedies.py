"""Some twenty cases of reconsideration and suit over the practice county, in every state, made through the same actions.

Days are told as so many days before the county is filled; those of last year and earlier show what is carried over.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django.utils import timezone

from gongkai.accounts.models import User
from gongkai.agencies.models import Agency
from gongkai.casework.models import DisclosureApplication
from gongkai.remedies.actions import handling, intake, lessons
from gongkai.remedies.actions.intake import NewRemedy
from gongkai.remedies.models import RemedyCase
from gongkai.remedies.parties import PartyData
from gongkai.rules.remedies.stages import Procedure, Stage

REVIEW, FIRST, SECOND, RETRIAL = Stage
COURT: Final = "示例县人民法院"
COURT_ABOVE: Final = "示例市中级人民法院"
COUNTY: Final = "示例县人民政府"
PARTY: Final = PartyData(
    "陈示例",
    "示例县青山镇示例路1号　000-00000000",
    "撤销被申请人的答复，责令重新答复",
    "认为答复没有写明检索的情况，理由不充分（虚构的示例）",
)
HEADS: Final = {"qingshan": "zhao", "lvshui": "zhou"}


@dataclass(frozen=True, slots=True)
class RemedyDesk:
    """The head of the office of one agency, who enters its cases, on the day the practice county is filled."""

    agency: Agency
    head: User
    now: dt.datetime

    def ago(self, days: int) -> dt.datetime:
        """Return the time so many days ago, at nine."""
        return (self.now - dt.timedelta(days=days)).replace(hour=0, minute=30)

    def day(self, days: int) -> dt.date:
        """Return the day so many days ago; negative: ahead."""
        return timezone.localdate(self.ago(days))

    def notice(
        self,
        stage: Stage,
        title: str,
        days: int,
        *,
        number: int,
        previous: RemedyCase | None = None,
        application: DisclosureApplication | None = None,
        procedure: Procedure = Procedure.ORDINARY,
        is_ours: bool = False,
    ) -> RemedyCase:
        """Register a stage whose notice arrived so many days ago."""
        year = self.day(days).year
        is_review = stage is REVIEW
        remedy = NewRemedy(
            stage=stage,
            received_on=self.day(days),
            title=title,
            body=COUNTY if is_review else COURT_ABOVE if stage is not FIRST else COURT,
            docket=f"示政复〔{year}〕{number}号" if is_review else _docket(stage, year, number),
            party=PARTY,
            procedure=procedure,
            is_ours=is_ours,
            application=application,
            previous=previous,
        )
        return intake.register(agency=self.agency, remedy=remedy, by=self.head, at=self.ago(days))

    def answer(self, case: RemedyCase, days: int) -> RemedyCase:
        """Record the answer handed in so many days ago."""
        handling.answer(
            case=case,
            on=self.day(days),
            how="当面提交，附证据目录",
            by=self.head,
            at=self.ago(days),
        )
        return case

    def end(
        self, case: RemedyCase, outcome: str, days: int, *, redo_in: int | None = None
    ) -> RemedyCase:
        """Record the outcome of so many days ago; ``redo_in`` days are set for deciding anew."""
        handling.decide(
            case=case,
            outcome=outcome,
            on=self.day(days),
            served_on=self.day(days),
            orders_anew=redo_in is not None,
            redo_by=self.day(days - redo_in) if redo_in else None,
            said="见文书主文（示例）",
            by=self.head,
            at=self.ago(days),
        )
        case.refresh_from_db()
        return case


def _docket(stage: Stage, year: int, number: int) -> str:
    word = {FIRST: "行初", SECOND: "行终", RETRIAL: "行申"}[stage]
    return f"（{year}）示{number // 10 + 1:02}{word}{number}号"


def make_remedies(
    agencies: Mapping[str, Agency], people: Mapping[str, User], now: dt.datetime
) -> None:
    """Make the cases of the county."""

    def desk(code: str) -> RemedyDesk:
        return RemedyDesk(agencies[code], people[HEADS.get(code, f"{code}-3")], now)

    _of_the_township(desk("qingshan"))
    _late_and_fulfilled(desk("lvshui"))
    _through_the_instances(desk("shili-ziran"))
    _suits(desk("shili-caizheng"))
    _mediated(desk("shili-zhujian"))


def _of_the_township(desk: RemedyDesk) -> None:
    """青山镇: one to answer, one to be heard, one to decide anew, one to appeal, and those of the years before."""
    of_title = {
        each.title: each for each in DisclosureApplication.objects.filter(agency=desk.agency)
    }
    budget, map_of_town = of_title["2025年三公经费预算明细"], of_title["镇村规划图则"]
    desk.notice(REVIEW, "2025年三公经费预算明细的答复", 5, number=31, application=budget)
    heard = desk.notice(REVIEW, "低保对象公示的内容", 9, number=29, procedure=Procedure.SIMPLIFIED)
    desk.answer(heard, 6)
    handling.set_hearing(
        case=heard,
        on=desk.day(3),
        hearing_on=desk.day(-6),
        where="县行政复议听证室，上午9时",
        by=desk.head,
        at=desk.ago(3),
    )
    lost = desk.notice(REVIEW, "镇村规划图则的答复", 15, number=27, application=map_of_town)
    desk.answer(lost, 12)
    desk.end(lost, "review_revoked", 2, redo_in=20)
    lessons.note_lesson(
        agency=desk.agency,
        year=desk.day(0).year,
        text="答复没有写明检索的范围和结果，被复议机关撤销",
        remedy=lost,
        by=desk.head,
        at=desk.ago(1),
    )
    suit = desk.answer(desk.notice(FIRST, "村务公开内容不全", 75, number=12), 65)
    desk.end(suit, "first_ordered_to_act", 6, redo_in=30)
    _of_years_before(desk)


def _of_years_before(desk: RemedyDesk) -> None:
    upheld = desk.answer(desk.notice(REVIEW, "征地补偿方案的答复", 520, number=8), 512)
    desk.end(upheld, "review_upheld", 470)
    suit = desk.notice(FIRST, "征地补偿方案的答复", 450, number=21, previous=upheld)
    desk.answer(suit, 440)
    desk.end(suit, "first_claims_rejected", 380)
    appeal = desk.notice(SECOND, "征地补偿方案的答复", 366, number=3, previous=suit)
    desk.answer(appeal, 358)
    desk.end(appeal, "second_appeal_rejected", 300)
    withdrawn = desk.answer(desk.notice(REVIEW, "道路改造工程合同的答复", 410, number=19), 404)
    desk.end(withdrawn, "review_ended", 390)


def _late_and_fulfilled(desk: RemedyDesk) -> None:
    """绿水镇: an answer that is late, one done, one entered twice."""
    desk.notice(REVIEW, "危房改造名单的答复", 25, number=24)
    done = desk.answer(desk.notice(REVIEW, "水库移民补助的公开", 160, number=15), 152)
    desk.end(done, "review_ordered_to_act", 110, redo_in=20)
    handling.fulfil(
        case=done, on=desk.day(100), how="已经公开，书面告知申请人", by=desk.head, at=desk.ago(100)
    )
    twice = desk.notice(REVIEW, "水库移民补助的公开", 158, number=16)
    intake.void(case=twice, reason="与前一件重复登记", by=desk.head, at=desk.ago(157))


def _through_the_instances(desk: RemedyDesk) -> None:
    """县自然资源局: a suit sent back, one tried again, one after reconsideration."""
    suit = desk.answer(desk.notice(FIRST, "宗地登记资料的答复", 430, number=33), 420)
    desk.end(suit, "first_suit_rejected", 340)
    appeal = desk.answer(
        desk.notice(SECOND, "宗地登记资料的答复", 325, number=7, previous=suit), 318
    )
    desk.end(appeal, "second_sent_back", 200)
    again = desk.notice(FIRST, "宗地登记资料的答复", 180, number=35, previous=appeal)
    desk.answer(again, 170)
    settled = desk.answer(desk.notice(FIRST, "采矿许可材料的答复", 600, number=14), 590)
    desk.end(settled, "first_unlawful", 520)
    desk.notice(RETRIAL, "采矿许可材料的答复", 120, number=2, previous=settled, is_ours=True)
    review = desk.answer(desk.notice(REVIEW, "规划许可附图的答复", 95, number=20), 86)
    desk.end(review, "review_claim_rejected", 45)
    desk.answer(desk.notice(FIRST, "规划许可附图的答复", 30, number=40, previous=review), 18)


def _suits(desk: RemedyDesk) -> None:
    """县财政局: our own appeal, a suit given up."""
    suit = desk.answer(desk.notice(FIRST, "采购项目评审资料的答复", 220, number=28), 208)
    desk.end(suit, "first_revoked", 60, redo_in=30)
    desk.notice(SECOND, "采购项目评审资料的答复", 50, number=9, previous=suit, is_ours=True)
    given_up = desk.answer(desk.notice(FIRST, "专项资金分配结果的答复", 140, number=30), 130)
    desk.end(given_up, "first_withdrawn", 90)


def _mediated(desk: RemedyDesk) -> None:
    """县住房和城乡建设局: settled before the body, and one not accepted."""
    settled = desk.answer(desk.notice(REVIEW, "物业备案资料的答复", 130, number=17), 122)
    desk.end(settled, "review_mediated", 100)
    rejected = desk.answer(desk.notice(REVIEW, "竣工图纸的答复", 70, number=22), 62)
    desk.end(rejected, "review_application_rejected", 40)
