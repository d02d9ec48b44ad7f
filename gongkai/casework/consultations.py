"""Who was asked for an opinion on a case, and what came of it, for the page of the case."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext_noop as _

from gongkai.casework.actions.recording import calendar
from gongkai.casework.applicants import words_opened
from gongkai.casework.lifecycle import EventKind
from gongkai.casework.lifecycle import Standing as CaseStanding
from gongkai.casework.models import DisclosureApplication
from gongkai.rules.consultation import (
    CONSULTED_LABELS,
    Consultation,
    Standing,
    answer_due_on,
    standing,
)

STANDS: Final = {
    Standing.WAITING: _("等待答复"),
    Standing.AGREED: _("同意公开"),
    Standing.OBJECTED: _("不同意公开"),
    Standing.SILENT_AGENCY_DECIDES: _("没有答复，由本机关决定"),
    Standing.SILENT_COUNTS_AS_CONSENT: _("没有答复，视为同意公开"),
}


@dataclass(frozen=True, slots=True)
class AskedLine:
    """One consultation: who, when, by when, what was answered and why; ``opinion`` may be empty."""

    whom: str
    name: str
    asked: Consultation
    due_on: dt.date | None
    stands: str
    opinion: str


def asked_of(case: DisclosureApplication, now: CaseStanding, today: dt.date) -> Iterator[AskedLine]:
    """Yield the consultations of a case in the order of asking."""
    if not now.consultations:
        return
    kinds = (EventKind.CONSULTED, EventKind.CONSULTATION_ANSWERED)
    events = list(case.events.filter(kind__in=kinds).order_by("pk"))
    names = [each for each in events if each.kind == EventKind.CONSULTED]
    answers = {each.facts["place"]: each for each in events if "place" in each.facts}
    for place, asked in enumerate(now.consultations):
        answer = answers.get(place)
        yield AskedLine(
            whom=CONSULTED_LABELS[asked.consulted],
            name=words_opened(case.applicant, names[place].sealed),
            asked=asked,
            due_on=answer_due_on(asked, calendar()) if asked.delivered_on else None,
            stands=STANDS[standing(asked, today, calendar())],
            opinion=words_opened(case.applicant, answer.sealed) if answer else "",
        )
