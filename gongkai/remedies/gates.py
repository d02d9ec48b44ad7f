"""Which steps a case allows on a day: each gate lets through or refuses, with article and way out. Pure."""

import datetime as dt
from typing import Final

from gongkai.remedies.lifecycle import UNDECIDED, Standing, State
from gongkai.remedies.refusals import RemedyStepNotAllowed
from gongkai.rules.chinese_dates import in_words
from gongkai.rules.citations import LITIGATION_LAW, RECONSIDERATION_LAW, REGULATIONS, Citation
from gongkai.rules.remedies.answers import answer_period
from gongkai.rules.remedies.outcomes_table import ONWARD, RawOutcome
from gongkai.rules.remedies.stages import (
    MAY_FOLLOW,
    NEEDS_A_STAGE_BEFORE,
    STAGE_LABELS,
    Stage,
)

FULFIL: Final = {
    Stage.RECONSIDERATION: RECONSIDERATION_LAW.article(77),
    Stage.FIRST_INSTANCE: LITIGATION_LAW.article(94),
    Stage.SECOND_INSTANCE: LITIGATION_LAW.article(94),
    Stage.RETRIAL: LITIGATION_LAW.article(94),
}
RECORDED: Final = REGULATIONS.article(50)


def answer_article(now: Standing) -> Citation:
    """Return the article that sets the time for the answer."""
    return answer_period(now.stage, now.procedure, now.received_on).source


def refuse_future(on: dt.date, today: dt.date) -> None:
    """Refuse to record what has not happened yet."""
    if on > today:
        raise RemedyStepNotAllowed(
            f"{in_words(on)}还没有到，不能登记还没有发生的事。怎么办：核对日期，今天是{in_words(today)}"
        )


def refuse_before(earlier: dt.date, on: dt.date, what: str) -> None:
    """Refuse a step on a day before the one it answers."""
    if on < earlier:
        raise RemedyStepNotAllowed(
            f"{in_words(on)}早于{what}（{in_words(earlier)}），先后不对。怎么办：核对日期后改正"
        )


def refuse_voided(now: Standing) -> None:
    """Refuse any step on a case that was entered by mistake."""
    if now.is_voided:
        raise RemedyStepNotAllowed(f"这件已经作废，不能再办（{RECORDED}）。怎么办：重新登记一件")


def refuse_answer(now: Standing) -> None:
    """Refuse an answer that nobody waits for."""
    refuse_voided(now)
    article = answer_article(now)
    if now.is_ours:
        raise RemedyStepNotAllowed(
            f"这是本机关提起的，没有要交的答辩（{article}）。怎么办：自己的上诉状、再审申请书存入材料"
        )
    if now.answered_on is not None:
        raise RemedyStepNotAllowed(
            f"{in_words(now.answered_on)}已经提交过（{article}）。怎么办：补充的证据，作为材料存入"
        )
    _refuse_decided(now, article)


def refuse_hearing(now: Standing) -> None:
    """Refuse a hearing after the end."""
    refuse_voided(now)
    article = (
        RECONSIDERATION_LAW.article(50)
        if now.stage is Stage.RECONSIDERATION
        else LITIGATION_LAW.article(68)
    )
    _refuse_decided(now, article)


def refuse_decision(now: Standing) -> None:
    """Refuse a second decision."""
    refuse_voided(now)
    _refuse_decided(now, RECORDED)


def _refuse_decided(now: Standing, article: Citation) -> None:
    if now.state not in UNDECIDED:
        decided = in_words(now.decided_on) if now.decided_on else ""
        raise RemedyStepNotAllowed(
            f"{decided}已经有结果：{now.outcome.label if now.outcome else ''}（{article}）。"
            f"怎么办：结果登记错了的，先作废，再重新登记；之后的程序，另外登记"
        )


def refuse_outcome(now: Standing, outcome: RawOutcome, *, orders_anew: bool) -> None:
    """Refuse an outcome of another stage, or an order to decide anew where there can be none."""
    if outcome.stage is not now.stage:
        raise RemedyStepNotAllowed(
            f"“{outcome.label}”是{STAGE_LABELS[outcome.stage]}的结果，这件是{STAGE_LABELS[now.stage]}"
            f"（{outcome.source}）。怎么办：在{STAGE_LABELS[now.stage]}的结果里选"
        )
    if orders_anew and not outcome.may_order_anew:
        raise RemedyStepNotAllowed(
            f"“{outcome.label}”不会要求本机关重新作出行政行为（{outcome.source}）。怎么办：去掉这个勾，或者核对结果"
        )


def refuse_redoing(now: Standing) -> None:
    """Refuse to carry out what was not ordered, or twice."""
    refuse_voided(now)
    article = FULFIL[now.stage]
    if now.redone_on is not None:
        raise RemedyStepNotAllowed(
            f"{in_words(now.redone_on)}已经办过（{article}）。怎么办：到原申请的案件页接着办"
        )
    if now.state is not State.FULFILLING:
        raise RemedyStepNotAllowed(
            f"没有要落实的决定、裁判（{article}）。怎么办：收到要求重新作出行政行为或者限期履行的决定、裁判，先登记结果"
        )


def refuse_voiding(now: Standing) -> None:
    """Refuse to void what others build on, or twice."""
    refuse_voided(now)
    if now.is_followed or now.redone_on is not None:
        raise RemedyStepNotAllowed(
            f"后面已经登记了下一程序或者已经落实，不能作废（{RECORDED}）。怎么办：先作废后面的"
        )


def refuse_stage_after(before: Standing | None, stage: Stage) -> None:
    """Refuse a stage that cannot come after the one before, or before that one has ended."""
    if before is None:
        if stage in NEEDS_A_STAGE_BEFORE:
            raise RemedyStepNotAllowed(
                f"{STAGE_LABELS[stage]}要接在前一程序后面（{LITIGATION_LAW.article(85)}）。"
                f"怎么办：先登记一审，再从那一件登记下一程序"
            )
        return
    refuse_voided(before)
    if before.stage not in MAY_FOLLOW[stage]:
        raise RemedyStepNotAllowed(
            f"{STAGE_LABELS[before.stage]}以后不会是{STAGE_LABELS[stage]}（{LITIGATION_LAW.article(85)}）。"
            f"怎么办：核对是哪一件的下一程序"
        )
    # Reconsideration that is overdue may be taken to court without a decision (行政诉讼法 Article 45)
    if before.outcome is None and before.stage is not Stage.RECONSIDERATION:
        raise RemedyStepNotAllowed(
            f"{STAGE_LABELS[before.stage]}还没有结果（{LITIGATION_LAW.article(85)}）。怎么办：先登记它的裁判"
        )
    _refuse_odd_order(before, stage)


def _refuse_odd_order(before: Standing, stage: Stage) -> None:
    if stage is not Stage.RETRIAL and before.is_followed:
        raise RemedyStepNotAllowed(
            f"这件的下一程序已经登记过（{RECORDED}）。怎么办：从后一件接着登记"
        )
    if before.outcome is None:
        return
    is_sent_back = before.outcome.result == ONWARD
    if before.stage is Stage.SECOND_INSTANCE and (stage is Stage.FIRST_INSTANCE) != is_sent_back:
        raise RemedyStepNotAllowed(
            f"二审结果是“{before.outcome.label}”，接着的不会是{STAGE_LABELS[stage]}（{before.outcome.source}）。"
            f"怎么办：核对二审结果，或者改选程序"
        )
    if stage is Stage.SECOND_INSTANCE and not before.outcome.is_appealable:
        raise RemedyStepNotAllowed(
            f"“{before.outcome.label}”不能上诉（{LITIGATION_LAW.article(85)}）。怎么办：核对一审结果"
        )


def refuse_late_appeal(until: dt.date | None, lodged_on: dt.date, *, is_ours: bool) -> None:
    """Refuse an appeal of the agency itself after its time; of others the court has judged."""
    if is_ours and until is not None and lodged_on > until:
        raise RemedyStepNotAllowed(
            f"上诉期限到{in_words(until)}，{in_words(lodged_on)}已经过了（{LITIGATION_LAW.article(85)}）。"
            f"怎么办：裁判已经生效，按裁判落实；确有错误的，可以申请再审"
        )
