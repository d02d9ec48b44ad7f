"""How each stage may end, in its own words, and the column of table four it counts in.

The form gives no meaning of 结果维持, 结果纠正, 其他结果; our reading (docs/decisions/0030): upheld where the act stands or the
claim is rejected on its merits; overturned where it was revoked, changed, found unlawful or void, or the agency was
ordered to act; other result where nothing was said on the merits. Articles of 行政复议法 (2023) and 行政诉讼法 as
commonly cited; only those of ``citations`` were read.
"""

from dataclasses import dataclass
from typing import Final

from gongkai.rules.citations import LITIGATION_LAW, RECONSIDERATION_LAW, Citation
from gongkai.rules.remedies.stages import Stage

UPHELD: Final = "upheld"
OVERTURNED: Final = "overturned"
OTHER_RESULT: Final = "other_result"
PENDING: Final = "pending"
AS_BEFORE: Final = "as_before"  # the result of the instance below stands
ONWARD: Final = "onward"  # heard again below: still pending
NOT_COUNTED: Final = "not_counted"  # a retrial: the suit was counted when it first ended


@dataclass(frozen=True, slots=True)
class RawOutcome:
    """One way to end: ``result`` is a column of table four, or how the chain of instances goes on."""

    code: str
    label: str
    stage: Stage
    result: str
    source: Citation
    is_appealable: bool = False
    is_ruling: bool = False
    may_order_anew: bool = False


def _review(code: str, label: str, result: str, article: int, *, anew: bool = False) -> RawOutcome:
    return RawOutcome(
        code,
        label,
        Stage.RECONSIDERATION,
        result,
        RECONSIDERATION_LAW.article(article),
        may_order_anew=anew,
    )


def _court(
    stage: Stage, code: str, label: str, result: str, article: int, *, anew: bool = False
) -> RawOutcome:
    return RawOutcome(
        code, label, stage, result, LITIGATION_LAW.article(article), may_order_anew=anew
    )


def _judgment(
    code: str, label: str, result: str, article: int, *, anew: bool = False
) -> RawOutcome:
    return RawOutcome(
        code,
        label,
        Stage.FIRST_INSTANCE,
        result,
        LITIGATION_LAW.article(article),
        is_appealable=True,
        may_order_anew=anew,
    )


def _ruling(code: str, label: str, article: int) -> RawOutcome:
    return RawOutcome(
        code,
        label,
        Stage.FIRST_INSTANCE,
        OTHER_RESULT,
        LITIGATION_LAW.article(article),
        is_appealable=True,
        is_ruling=True,
    )


_FIRST, _SECOND, _RETRIAL = Stage.FIRST_INSTANCE, Stage.SECOND_INSTANCE, Stage.RETRIAL

OUTCOMES: Final = (
    _review("review_upheld", "维持", UPHELD, 68),
    _review("review_claim_rejected", "驳回行政复议请求", UPHELD, 69),
    _review("review_changed", "变更", OVERTURNED, 63),
    _review("review_revoked", "撤销或者部分撤销", OVERTURNED, 64, anew=True),
    _review("review_unlawful", "确认违法", OVERTURNED, 65, anew=True),
    _review("review_ordered_to_act", "责令限期履行（答复）", OVERTURNED, 66, anew=True),
    _review("review_void", "确认无效", OVERTURNED, 67, anew=True),
    _review("review_application_rejected", "驳回行政复议申请（不符合受理条件）", OTHER_RESULT, 33),
    _review("review_not_accepted", "不予受理", OTHER_RESULT, 30),
    _review("review_ended", "终止（撤回申请等）", OTHER_RESULT, 41),
    _review("review_mediated", "调解结案", OTHER_RESULT, 73),
    _review("review_settled", "和解后终止", OTHER_RESULT, 74),
    _judgment("first_claims_rejected", "判决驳回诉讼请求", UPHELD, 69),
    _judgment("first_revoked", "判决撤销或者部分撤销", OVERTURNED, 70, anew=True),
    _judgment("first_ordered_to_act", "判决限期履行（答复）", OVERTURNED, 72, anew=True),
    _judgment("first_unlawful", "判决确认违法", OVERTURNED, 74, anew=True),
    _judgment("first_void", "判决确认无效", OVERTURNED, 75, anew=True),
    _judgment("first_changed", "判决变更", OVERTURNED, 77),
    _ruling("first_not_filed", "裁定不予立案", 51),
    _ruling("first_suit_rejected", "裁定驳回起诉", 49),
    _court(_FIRST, "first_withdrawn", "裁定准许撤诉", OTHER_RESULT, 62),
    _court(_FIRST, "first_ended", "裁定终结诉讼", OTHER_RESULT, 101),
    _court(_FIRST, "first_mediated", "调解结案", OTHER_RESULT, 60),
    _court(_SECOND, "second_appeal_rejected", "驳回上诉，维持原判决、裁定", AS_BEFORE, 89),
    _court(_SECOND, "second_appeal_withdrawn", "裁定准许撤回上诉", AS_BEFORE, 62),
    _court(_SECOND, "second_claims_rejected", "改判驳回诉讼请求", UPHELD, 89),
    _court(_SECOND, "second_revoked", "改判撤销或者部分撤销", OVERTURNED, 89, anew=True),
    _court(_SECOND, "second_ordered_to_act", "改判限期履行（答复）", OVERTURNED, 89, anew=True),
    _court(_SECOND, "second_unlawful", "改判确认违法、无效", OVERTURNED, 89, anew=True),
    _court(_SECOND, "second_suit_rejected", "改裁驳回起诉", OTHER_RESULT, 89),
    _court(_SECOND, "second_withdrawn", "裁定准许撤回起诉", OTHER_RESULT, 62),
    _court(_SECOND, "second_mediated", "调解结案", OTHER_RESULT, 60),
    _court(_SECOND, "second_sent_back", "发回重审、指令立案或者继续审理", ONWARD, 89),
    _court(_RETRIAL, "retrial_rejected", "驳回再审申请", NOT_COUNTED, 91),
    _court(_RETRIAL, "retrial_confirmed", "再审维持原判决、裁定", NOT_COUNTED, 91),
    _court(_RETRIAL, "retrial_changed", "再审改判", NOT_COUNTED, 91, anew=True),
    _court(_RETRIAL, "retrial_ended", "再审终结、撤回", NOT_COUNTED, 91),
)
OUTCOME_BY_CODE: Final = {each.code: each for each in OUTCOMES}


def outcomes_of(stage: Stage) -> tuple[RawOutcome, ...]:
    """Return how a stage may end, in the order of the table."""
    return tuple(each for each in OUTCOMES if each.stage is stage)
