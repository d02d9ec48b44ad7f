"""Every way an application may end, and the one row of the report it counts in (Articles 30, 35 to 39, 42).

The rows are those of the form (国办公开办函〔2021〕30号); several ways share one. Those that only practice knows
(确认或重新出具, 其他) cite no article.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from gongkai.rules.annual_report.applications_table import OUTCOMES_2019
from gongkai.rules.annual_report.editions import form_for_year
from gongkai.rules.annual_report.form import Edition
from gongkai.rules.citations import FEE_MEASURES, REGULATIONS, Citation, Instrument
from gongkai.rules.grounds import GROUNDS, Ground
from gongkai.rules.refusals import NotAllowed


class Outcome(StrEnum):
    """The six results of the form."""

    DISCLOSED = "disclosed"
    PARTLY_DISCLOSED = "partly_disclosed"
    WITHHELD = "withheld"
    UNAVAILABLE = "unavailable"
    NOT_PROCESSED = "not_processed"
    OTHERWISE_CONCLUDED = "otherwise_concluded"


OUTCOME_LABELS: Final = {
    Outcome.DISCLOSED: "予以公开",
    Outcome.PARTLY_DISCLOSED: "部分公开",
    Outcome.WITHHELD: "不予公开",
    Outcome.UNAVAILABLE: "无法提供",
    Outcome.NOT_PROCESSED: "不予处理",
    Outcome.OTHERWISE_CONCLUDED: "其他处理",
}


class Reason(StrEnum):
    """What stands behind an outcome that is not a withholding."""

    ALREADY_PUBLIC = "already_public"
    PROVIDED = "provided"
    DOES_NOT_EXIST = "does_not_exist"
    NOT_THIS_AGENCY = "not_this_agency"
    WOULD_NEED_CREATING = "would_need_creating"
    STILL_UNCLEAR = "still_unclear"
    PETITION_OR_COMPLAINT = "petition_or_complaint"
    REPEATED = "repeated"
    PUBLISHED_MATTER = "published_matter"
    EXCESSIVE = "excessive"
    RECONFIRMATION = "reconfirmation"
    CORRECTION_LAPSED = "correction_lapsed"
    FEE_UNPAID = "fee_unpaid"
    OTHER = "other"


class DecisionNotAllowed(NotAllowed):
    """Raised for an outcome without its ground, reason, parts or explanation, or with one too many."""


@dataclass(frozen=True, slots=True)
class Ending:
    """One line of the decision table: what was decided, why, by which article, and the row of the form."""

    code: str
    label: str
    outcome: Outcome
    row: str
    source: Citation | Instrument | None
    ground: Ground | None = None
    reason: Reason | None = None


def _withheld(ground: Ground) -> Ending:
    rule = GROUNDS[ground]
    code = f"withheld_{ground}"
    return Ending(code, rule.label, Outcome.WITHHELD, code, rule.source, ground=ground)


def _because(
    reason: Reason,
    label: str,
    outcome: Outcome,
    row: str,
    source: Citation | Instrument | None,
) -> Ending:
    opening = "otherwise" if outcome is Outcome.OTHERWISE_CONCLUDED else outcome
    return Ending(f"{opening}_{reason}", label, outcome, row, source, reason=reason)


_ART: Final = REGULATIONS.article

ENDINGS: Final = (
    _because(
        Reason.ALREADY_PUBLIC, "已主动公开", Outcome.DISCLOSED, "disclosed", _ART(36, None, 1)
    ),
    _because(Reason.PROVIDED, "予以公开", Outcome.DISCLOSED, "disclosed", _ART(36, None, 2)),
    Ending(
        "partly_disclosed",
        "部分公开（区分处理）",
        Outcome.PARTLY_DISCLOSED,
        "partly_disclosed",
        _ART(37),
    ),
    *(_withheld(ground) for ground in Ground),
    _because(
        Reason.DOES_NOT_EXIST,
        "经检索没有所申请公开的信息",
        Outcome.UNAVAILABLE,
        "unavailable_not_held",
        _ART(36, None, 4),
    ),
    _because(
        Reason.NOT_THIS_AGENCY,
        "不属于本机关负责公开",
        Outcome.UNAVAILABLE,
        "unavailable_not_held",
        _ART(36, None, 5),
    ),
    _because(
        Reason.WOULD_NEED_CREATING,
        "没有现成信息，需要另行制作",
        Outcome.UNAVAILABLE,
        "unavailable_would_need_creating",
        _ART(38),
    ),
    _because(
        Reason.STILL_UNCLEAR,
        "补正后申请内容仍不明确",
        Outcome.UNAVAILABLE,
        "unavailable_still_unclear",
        _ART(30),
    ),
    _because(
        Reason.PETITION_OR_COMPLAINT,
        "以申请的形式进行信访、投诉、举报等活动",
        Outcome.NOT_PROCESSED,
        "not_processed_petition_or_complaint",
        _ART(39, 1),
    ),
    _because(
        Reason.REPEATED,
        "已就同一申请作出答复，重复申请",
        Outcome.NOT_PROCESSED,
        "not_processed_repeated",
        _ART(36, None, 6),
    ),
    _because(
        Reason.PUBLISHED_MATTER,
        "要求提供政府公报、报刊、书籍等公开出版物",
        Outcome.NOT_PROCESSED,
        "not_processed_published_matter",
        _ART(39, 2),
    ),
    _because(
        Reason.EXCESSIVE,
        "申请数量、频次明显超过合理范围，理由不合理",
        Outcome.NOT_PROCESSED,
        "not_processed_excessive",
        _ART(35),
    ),
    _because(
        Reason.RECONFIRMATION,
        "要求确认或者重新出具已获取的信息",
        Outcome.NOT_PROCESSED,
        "not_processed_reconfirmation",
        None,
    ),
    _because(
        Reason.CORRECTION_LAPSED,
        "无正当理由逾期不补正",
        Outcome.OTHERWISE_CONCLUDED,
        "otherwise_correction_lapsed",
        _ART(30),
    ),
    _because(
        Reason.FEE_UNPAID,
        "逾期未按收费通知要求缴纳费用",
        Outcome.OTHERWISE_CONCLUDED,
        "otherwise_fee_unpaid",
        FEE_MEASURES,
    ),
    _because(
        Reason.OTHER,
        "其他（撤回、并案等）",
        Outcome.OTHERWISE_CONCLUDED,
        "otherwise_other",
        None,
    ),
)
ENDING_BY_CODE: Final = {ending.code: ending for ending in ENDINGS}
_BY_DECISION: Final = {(each.outcome, each.ground, each.reason): each for each in ENDINGS}
_ROW_OF_2019: Final = "otherwise_concluded"


@dataclass(frozen=True, slots=True)
class WithheldPart:
    """A part that is not given in a partly disclosed answer: what it is, and why.

    ``ground`` is None for a part that is no government information or is not held; ``why`` then says so.
    """

    what: str
    why: str
    ground: Ground | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided on an application, as the officer entered it."""

    outcome: Outcome
    ground: Ground | None = None
    reason: Reason | None = None
    open_part: str = ""
    withheld_parts: tuple[WithheldPart, ...] = ()
    explanation: str = ""


def ending_of(decision: Decision) -> Ending:
    """Return the one line of the decision table a decision falls under.

    :raises DecisionNotAllowed: if ground or reason are missing or do not belong to the outcome, if a partial
        disclosure does not set its parts out with a reason each, or if “其他” is not explained
    """
    ending = _BY_DECISION.get((decision.outcome, decision.ground, decision.reason))
    if ending is None:
        raise DecisionNotAllowed(_what_is_missing(decision))
    if decision.outcome is Outcome.PARTLY_DISCLOSED:
        _refuse_unsevered(decision)
    elif decision.withheld_parts or decision.open_part:
        raise DecisionNotAllowed(
            f"只有部分公开才区分公开和不公开的部分（{_ART(37)}）。有不公开的部分的，请选“部分公开”，只计这一项"
        )
    if ending.reason is Reason.OTHER and not decision.explanation.strip():
        raise DecisionNotAllowed(
            "选“其他处理：其他”的，要写明原因（例如申请人撤回、并案办理），请补充"
        )
    return ending


def row_of(ending: Ending, *, report_year: int) -> str:
    """Return the key of the row in part three of the report of a year.

    In the reports of 2019 and 2020 all other conclusions are one row.
    """
    if form_for_year(report_year).edition is Edition.TRIAL_2019:
        return ending.row if ending.row in OUTCOMES_2019 else _ROW_OF_2019
    return ending.row


def _what_is_missing(decision: Decision) -> str:
    label = OUTCOME_LABELS[decision.outcome]
    if decision.outcome is Outcome.WITHHELD:
        return f"“{label}”必须有且只有一项不予公开的理由（{_ART(36, None, 3)}），请在第十四条至第十六条等理由中选一项"
    if decision.outcome is Outcome.PARTLY_DISCLOSED:
        return f"“{label}”只计一项，不另选理由；不公开的部分，请逐项写明理由（{_ART(37)}）"
    choices = _listed(each.label for each in ENDINGS if each.outcome is decision.outcome)
    return f"“{label}”必须有且只有一项情形，请从中选一项：{choices}（{_ART(36)}）"


def _refuse_unsevered(decision: Decision) -> None:
    if not decision.open_part.strip() or not decision.withheld_parts:
        raise DecisionNotAllowed(
            f"部分公开要写明公开了哪些、没有公开哪些（{_ART(37)}），请把两部分都写上"
        )
    for part in decision.withheld_parts:
        if not part.what.strip() or not part.why.strip():
            raise DecisionNotAllowed(
                f"没有公开的每一部分都要说明是什么、为什么（{_ART(37)}），请补充"
            )


def _listed(labels: Iterable[str]) -> str:
    return "；".join(labels)
