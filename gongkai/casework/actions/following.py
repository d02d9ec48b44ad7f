"""The way to one's own case: a query code is given out, and tried; wrong ones are counted for each number."""

import datetime as dt
from dataclasses import dataclass
from typing import Final

from django.db import transaction

from gongkai.accounts.models import User
from gongkai.agencies.models import Agency
from gongkai.casework.actions.recording import locked, note
from gongkai.casework.models import CodeAttempts, DisclosureApplication, QueryCode
from gongkai.casework.query_codes import as_written, hash_of, is_same, new_code, number_in

MOST_FAILURES: Final = 10  # wrong codes for one number; then it is shut
SHUT_FOR: Final = dt.timedelta(minutes=30)


@dataclass(frozen=True, slots=True)
class Tried:
    """What came of trying a code: the case, or how many tries are left (0: the number is shut for a while)."""

    case: DisclosureApplication | None
    left: int = 0


@transaction.atomic
def issue_code(*, case: DisclosureApplication, by: User | None, at: dt.datetime) -> str:
    """Give out a new code, which is returned and kept nowhere; one given out before opens nothing any more."""
    case, _now = locked(case)
    code = new_code()
    QueryCode.objects.update_or_create(case=case, defaults={"code_hash": _code_hash(case, code)})
    note(case, action="query_code_issued", by=by, at=at)
    return code


@transaction.atomic
def try_code(*, agency: Agency, number: str, code: str, at: dt.datetime) -> Tried:
    """Return the case of number and code. A number that is not there is handled, and counted, like one that is."""
    found = number_in(number)
    year, place = found or (0, 0)
    attempts = attempts_for(hash_of(f"{agency.pk}/{year}/{place}"), at)
    if attempts.failures >= MOST_FAILURES:
        return Tried(None)
    kept = (
        QueryCode.objects.filter(case__agency=agency, case__year=year, case__number=place)
        .select_related("case__agency", "case__applicant")
        .first()
    )
    typed = hash_of(f"{agency.pk}/{year}/{place}/{as_written(code)}")
    expected = kept.code_hash if kept else hash_of(f"{agency.pk}/{year}/{place}/—")
    if is_same(typed, expected) and kept:
        attempts.delete()
        return Tried(kept.case)
    attempts.failures += 1
    attempts.save(update_fields=["failures"])
    return Tried(None, MOST_FAILURES - attempts.failures)


def forget_attempts(at: dt.datetime) -> int:
    """Forget the tries that count no longer and return how many numbers they were for."""
    return CodeAttempts.objects.filter(since__lt=at - SHUT_FOR).delete()[0]


def attempts_for(number_hash: str, at: dt.datetime) -> CodeAttempts:
    """Return the tries for a number, held until the transaction ends; old ones begin anew."""
    held, _made = CodeAttempts.objects.select_for_update().get_or_create(
        number_hash=number_hash, defaults={"since": at}
    )
    if held.since < at - SHUT_FOR:
        held.failures, held.since = 0, at
        held.save(update_fields=["failures", "since"])
    return held


def _code_hash(case: DisclosureApplication, code: str) -> str:
    return hash_of(f"{case.agency_id}/{case.year}/{case.number}/{code}")
