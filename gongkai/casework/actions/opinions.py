"""Answering a consultation online: a code is given out for the letter that asks, tried, and used once.

Who holds the number of the letter and its code sees that letter and nothing else of the case.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Final

from django.db import transaction
from django.utils import timezone

from gongkai.accounts.models import User
from gongkai.agencies.models import Agency
from gongkai.casework import gates
from gongkai.casework.actions.clocking import receive_opinion
from gongkai.casework.actions.following import MOST_FAILURES, attempts_for
from gongkai.casework.actions.recording import locked, note, standing_of
from gongkai.casework.models import CaseLetter, OpinionCode
from gongkai.casework.query_codes import as_written, hash_of, is_same, new_code, number_in
from gongkai.casework.refusals import StepNotAllowed
from gongkai.rules.chinese_dates import in_words
from gongkai.rules.consultation import CONSULTED_LABELS, THIRD_PARTIES, Answer, Consulted
from gongkai.rules.letters.kinds import LetterKind

ASKS: Final = {
    LetterKind.THIRD_PARTY_CONSULTATION.value: Consulted.THIRD_PARTY,
    LetterKind.JOINT_MAKER_CONSULTATION.value: Consulted.JOINT_MAKER,
    LetterKind.ASSISTANCE_REQUEST.value: Consulted.OTHER_AGENCY,
}
OPEN_FOR: Final = dt.timedelta(
    days=60
)  # our choice: longer than the fifteen working days with any holiday


@dataclass(frozen=True, slots=True)
class OpinionTried:
    """What came of trying a code: the letter it opens, or how many tries are left (0: shut for a while)."""

    code: OpinionCode | None
    left: int = 0


def open_places(letter: CaseLetter) -> list[tuple[int, str]]:
    """Return the consultations that a signed letter may be the asking of, as (place, label); none for other letters."""
    whom = ASKS.get(letter.letter.kind)
    if whom is None or not letter.letter.is_signed:
        return []
    return [
        (place, f"{CONSULTED_LABELS[whom]}（{in_words(each.sent_on)}）")
        for place, each in enumerate(standing_of(letter.case).consultations)
        if each.is_open and each.consulted is whom
    ]


@transaction.atomic
def issue_opinion_code(*, letter: CaseLetter, place: int, by: User, at: dt.datetime) -> str:
    """Give out a code for a letter, which is returned and kept nowhere; one given out before opens nothing any more.

    :raises NotAllowed: if the letter asks nobody, is not signed, or its consultation was answered
    """
    case, _now = locked(letter.case)
    if place not in dict(open_places(letter)):
        raise StepNotAllowed(
            f"只有签发了、还没有答复的征求意见书才能给答复码（{THIRD_PARTIES}）。怎么办：先登记征求意见，签发征求意见书"
        )
    code = new_code()
    OpinionCode.objects.update_or_create(
        letter=letter,
        defaults={
            "place": place,
            "code_hash": _hash(letter, code),
            "expires_on": timezone.localdate(at) + OPEN_FOR,
        },
    )
    note(case, action="opinion_code_issued", by=by, at=at, letter_number=letter.letter.number_text)
    return code


@transaction.atomic
def try_opinion_code(*, agency: Agency, number: str, code: str, at: dt.datetime) -> OpinionTried:
    """Return what number and code open. A number that is not there is handled, and counted, like one that is."""
    year, place = number_in(number) or (0, 0)
    attempts = attempts_for(hash_of(f"opinion/{agency.pk}/{year}/{place}"), at)
    if attempts.failures >= MOST_FAILURES:
        return OpinionTried(None)
    found = OpinionCode.objects.filter(
        letter__letter__agency=agency,
        letter__letter__year=year,
        letter__letter__number=place,
        expires_on__gte=timezone.localdate(at),
    ).select_related("letter__letter", "letter__case__agency", "letter__case__applicant")
    typed = as_written(code)
    opened = [each for each in found if is_same(_hash(each.letter, typed), each.code_hash)]
    if opened:
        attempts.delete()
        return OpinionTried(opened[0])
    attempts.failures += 1
    attempts.save(update_fields=["failures"])
    return OpinionTried(None, MOST_FAILURES - attempts.failures)


@transaction.atomic
def note_opened(*, code: OpinionCode, at: dt.datetime) -> None:
    """Record that those who were asked opened the letter; the chain shows when."""
    letter = code.letter
    note(
        letter.case,
        action="opinion_opened",
        by=None,
        at=at,
        letter_number=letter.letter.number_text,
    )


@transaction.atomic
def answer_online(*, code: OpinionCode, answer: Answer, opinion: str, at: dt.datetime) -> None:
    """Take the answer of those who were asked, on the day it was given; the code is used up.

    :raises NotAllowed: if it was answered, the case was decided, or an objection has no reason (Article 32)
    """
    case, now = locked(code.letter.case)
    gates.clock_of_undecided(now)
    if answer is Answer.OBJECTS and not opinion.strip():
        raise StepNotAllowed(
            f"不同意公开的，要写明理由（{THIRD_PARTIES}）。怎么办：写明公开会损害您的什么权益、为什么"
        )
    on = timezone.localdate(at)
    receive_opinion(
        case=case, place=code.place, on=on, answer=answer, opinion=opinion.strip(), by=None, at=at
    )
    code.delete()


def _hash(letter: CaseLetter, code: str) -> str:
    return hash_of(f"opinion/{letter.pk}/{code}")
