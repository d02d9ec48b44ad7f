"""What happened to an application in the words of its file: each event with its day, its facts and what was written."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from gongkai.casework.applicants import words_opened
from gongkai.casework.lifecycle import EventKind
from gongkai.casework.models import CaseEvent, DisclosureApplication
from gongkai.casework.searches import search_in
from gongkai.rules.consultation import CONSULTED_LABELS, Consulted
from gongkai.rules.fees import METHOD_LABELS, FeeMethod
from gongkai.rules.outcomes import ENDING_BY_CODE
from gongkai.rules.receipt import CHANNEL_LABELS, Channel
from gongkai.rules.retention import PERIODS, Retention
from gongkai.rules.service import WAY_LABELS, ServiceWay

APPLICANT: Final = "申请人"  # online, with number and query code
CONSULTED: Final = "征求意见的对象"  # online, with the number of the letter and its code
ANSWERS: Final = {"agrees": "同意公开", "objects": "不同意公开", "": "没有送到，信件退回"}
DECISION_WORDS: Final = {
    "open_part": "公开的部分",
    "withheld_parts": "不公开的部分和理由",
    "explanation": "情况说明",
}


def _as_it_is(value: Any) -> str:
    return str(value)


_FACTS: Final[dict[str, tuple[str, Callable[[Any], str]]]] = {
    "channel": ("提交方式", lambda code: CHANNEL_LABELS[Channel(code)]),
    "name": ("承办人", _as_it_is),
    "due_on": ("期限到", _as_it_is),
    "working_days": ("延长工作日数", _as_it_is),
    "approved_by": ("同意人", _as_it_is),
    "noticed_on": ("告知日期", _as_it_is),
    "consulted": ("征求意见的对象", lambda code: CONSULTED_LABELS[Consulted(code)]),
    "delivered_on": ("对方收到的日期", _as_it_is),
    "answer": ("意见", lambda code: ANSWERS[code]),
    "method": ("收费方式", lambda code: METHOD_LABELS[FeeMethod(code)]),
    "count": ("件数或者页数", _as_it_is),
    "yuan": ("金额（元）", _as_it_is),
    "ending": ("结果", lambda code: ENDING_BY_CODE[code].label),
    "letter_number": ("文书编号", _as_it_is),
    "way": ("送达方式", lambda code: WAY_LABELS[ServiceWay(code)]),
    "title": ("申请事项", _as_it_is),
    "clock_from": ("期限重新起算", _as_it_is),
    "due_by": ("要求重新办理的期限", _as_it_is),
    "retention": ("保管期限", lambda code: PERIODS[Retention(code)].label),
}


@dataclass(frozen=True, slots=True)
class CourseLine:
    """One event as the file says it."""

    on: str
    at: str
    what: str
    by: str
    says: str


def course_of(case: DisclosureApplication) -> Iterator[CourseLine]:
    """Yield every event of a case, in the order in which they were put down.

    :raises LetterUnreadable: if the words were erased
    """
    for event in case.events.select_related("by").order_by("pk"):
        yield CourseLine(
            on=event.on.isoformat(),
            at=event.at.isoformat(),
            what=event.get_kind_display(),
            by=event.by.name if event.by else _outside(event),
            says="\n".join((*_facts(event), *_words(case, event))),
        )


def _outside(event: CaseEvent) -> str:
    return CONSULTED if event.kind == EventKind.CONSULTATION_ANSWERED else APPLICANT


def _facts(event: CaseEvent) -> Iterator[str]:
    for name, (label, in_words) in _FACTS.items():
        if name in event.facts and (event.facts[name] != "" or name == "answer"):
            yield f"{label}：{in_words(event.facts[name])}"


def _words(case: DisclosureApplication, event: CaseEvent) -> Iterator[str]:
    words = words_opened(case.applicant, event.sealed)
    if event.kind == EventKind.SEARCHED:
        yield search_in(event, words).in_words
        return
    if event.kind != EventKind.DECIDED:
        yield from words.splitlines()
        return
    for name, said in json.loads(words or "{}").items():
        if said:
            yield f"{DECISION_WORDS.get(name, name)}：{said}"
