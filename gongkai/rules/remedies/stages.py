"""The stages a challenge goes through, and which may follow which (行政复议法, 行政诉讼法)."""

from enum import StrEnum
from typing import Final


class Stage(StrEnum):
    """One stage: each is a case of its own with its own docket number."""

    RECONSIDERATION = "reconsideration"
    FIRST_INSTANCE = "first_instance"
    SECOND_INSTANCE = "second_instance"
    RETRIAL = "retrial"


STAGE_LABELS: Final = {
    Stage.RECONSIDERATION: "行政复议",
    Stage.FIRST_INSTANCE: "行政诉讼一审",
    Stage.SECOND_INSTANCE: "行政诉讼二审",
    Stage.RETRIAL: "行政诉讼再审",
}
# What may come before a stage; a second instance precedes a first one that hears the case again (发回重审)
MAY_FOLLOW: Final = {
    Stage.RECONSIDERATION: frozenset[Stage](),
    Stage.FIRST_INSTANCE: frozenset({Stage.RECONSIDERATION, Stage.SECOND_INSTANCE}),
    Stage.SECOND_INSTANCE: frozenset({Stage.FIRST_INSTANCE}),
    Stage.RETRIAL: frozenset({Stage.FIRST_INSTANCE, Stage.SECOND_INSTANCE}),
}
NEEDS_A_STAGE_BEFORE: Final = frozenset({Stage.SECOND_INSTANCE, Stage.RETRIAL})


class Procedure(StrEnum):
    """How the body or court hears the case; the simplified one shortens the time for the answer in reconsideration."""

    ORDINARY = "ordinary"
    SIMPLIFIED = "simplified"


PROCEDURE_LABELS: Final = {
    Procedure.ORDINARY: "普通程序",
    Procedure.SIMPLIFIED: "简易程序",
}
