"""What table four counts of a challenge, and from which day its result stands (国办公开办函〔2021〕30号, part four).

Reconsideration counts once and a suit counts once, whatever number of instances it went through; a matter that was reviewed
and then sued stands in both halves. Open on 31 December: 尚未审结. Where the form is silent we chose
(docs/decisions/0030): reconsideration ends on the day of its decision; a judgment of first instance ends the suit the day
after the time to appeal is over, or not at all if somebody appealed; then the second instance ends it on the day
of its judgment. A retrial changes no figure. So no figure at a year's end depends on what happens after it.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from gongkai.rules.remedies.outcomes_table import (
    AS_BEFORE,
    ONWARD,
    OUTCOME_BY_CODE,
)
from gongkai.rules.remedies.stages import Stage
from gongkai.rules.remedies.windows import appeal
from gongkai.rules.work_calendar import ONE_DAY, WorkCalendar

RECONSIDERATION_BLOCK: Final = "reconsideration"
DIRECT_BLOCK: Final = "litigation_direct"
AFTER_REVIEW_BLOCK: Final = "litigation_after_reconsideration"


@dataclass(frozen=True, slots=True)
class Instance:
    """One stage of a challenge: its outcome, empty while it is open, the day of it and the day it reached the agency."""

    stage: Stage
    outcome: str = ""
    decided_on: dt.date | None = None
    served_on: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Ended:
    """The column of table four and the day from which it stands."""

    result: str
    on: dt.date


def ended(instances: Sequence[Instance], calendar: WorkCalendar) -> Ended | None:
    """Return the result of a challenge from its instances in order, None while it is pending."""
    counting = [each for each in instances if each.stage is not Stage.RETRIAL]
    result, last = "", counting[-1]
    for each in counting:
        if not each.outcome or each.decided_on is None:
            return None
        said = OUTCOME_BY_CODE[each.outcome].result
        result = result if said == AS_BEFORE else said
    if result == ONWARD:
        return None
    return Ended(result, final_on(last, calendar))


def final_on(instance: Instance, calendar: WorkCalendar) -> dt.date:
    """Return the day an outcome can no longer be appealed."""
    outcome = OUTCOME_BY_CODE[instance.outcome]
    assert instance.decided_on is not None  # noqa: S101 - it has an outcome
    if not outcome.is_appealable:
        return instance.decided_on
    served = instance.served_on or instance.decided_on
    return appeal(served, calendar, is_ruling=outcome.is_ruling).until + ONE_DAY


def block_of(stage: Stage, *, is_after_review: bool) -> str:
    """Return the block of table four a case opens, empty where it belongs to a suit that is counted already."""
    if stage is Stage.RECONSIDERATION:
        return RECONSIDERATION_BLOCK
    if stage is not Stage.FIRST_INSTANCE:
        return ""
    return AFTER_REVIEW_BLOCK if is_after_review else DIRECT_BLOCK
