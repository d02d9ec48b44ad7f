"""Lessons for part five of the report: noted from a case or by itself, closed once they were mended."""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from gongkai.accounts.models import User
from gongkai.accounts.queries import actor_on
from gongkai.agencies.models import Agency
from gongkai.audit.actions import record
from gongkai.remedies.models import Lesson, RemedyCase
from gongkai.remedies.refusals import RemedyStepNotAllowed
from gongkai.rules.chinese_dates import in_words
from gongkai.rules.citations import REGULATIONS

SUBJECT = "lesson"
PROBLEMS = REGULATIONS.article(50)


@transaction.atomic
def note_lesson(
    *,
    agency: Agency,
    year: int,
    text: str,
    remedy: RemedyCase | None = None,
    by: User,
    at: dt.datetime,
) -> Lesson:
    """Note a problem for the report of a year."""
    if not text.strip():
        raise RemedyStepNotAllowed(
            f"要写明是什么问题，年报第五部分要用（{PROBLEMS}）。怎么办：写一两句，不写个人姓名"
        )
    lesson = Lesson.objects.create(
        agency=agency, year=year, text=text, remedy=remedy, noted_by=by, noted_at=at
    )
    _note(lesson, action="lesson_noted", by=by, at=at, year=year)
    return lesson


@transaction.atomic
def close_lesson(*, lesson: Lesson, mended: str, on: dt.date, by: User, at: dt.datetime) -> None:
    """Record how a problem was mended."""
    lesson = Lesson.objects.select_for_update(of=("self",)).get(pk=lesson.pk)
    if lesson.closed_on is not None:
        raise RemedyStepNotAllowed(
            f"{in_words(lesson.closed_on)}已经登记改好（{PROBLEMS}）。怎么办：又出现的，另记一条"
        )
    if not mended.strip():
        raise RemedyStepNotAllowed(
            f"要写明怎样改的，年报第五部分要用（{PROBLEMS}）。怎么办：写明做了什么"
        )
    if on > timezone.localdate(at):
        raise RemedyStepNotAllowed(f"{in_words(on)}还没有到（{PROBLEMS}）。怎么办：核对日期")
    lesson.closed_on, lesson.mended = on, mended
    lesson.save(update_fields=["closed_on", "mended"])
    _note(lesson, action="lesson_closed", by=by, at=at, year=lesson.year)


def _note(lesson: Lesson, *, action: str, by: User, at: dt.datetime, year: int) -> None:
    record(
        action=f"remedies.{action}",
        subject_kind=SUBJECT,
        subject_id=str(lesson.pk),
        agency_code=lesson.agency.code,
        by=actor_on(by, lesson.agency, timezone.localdate(at)),
        at=at,
        year=year,
    )
