"""Taking over last year's text of one part, and confirming that it still fits."""

import datetime as dt

from django.db import transaction

from gongkai.accounts.models import User
from gongkai.annual_reports import queries
from gongkai.annual_reports.actions.drafting import put_text
from gongkai.annual_reports.actions.recording import append, locked
from gongkai.annual_reports.copying import text_digest
from gongkai.annual_reports.lifecycle import EventKind
from gongkai.annual_reports.models import ReportVersion
from gongkai.annual_reports.refusals import NotEditable, ReportRefusal


@transaction.atomic
def copy_text(*, version: ReportVersion, part: str, by: User, at: dt.datetime) -> None:
    """Take over last year's text of a part; it is marked until it is changed or confirmed.

    :raises NotEditable: once the version is signed or published
    :raises ReportRefusal: if there is no text of last year
    """
    version = locked(version)
    if not queries.standing_of(version).may_change:
        raise NotEditable
    previous = queries.report_of_year_before(version)
    text = previous.sections.get(part, "") if previous else ""
    if previous is None or not text:
        raise ReportRefusal(
            "本系统里没有上年报告的这一部分文字。怎么办：看“写什么”，写今年的情况。"
        )
    put_text(
        version,
        part,
        text,
        by=by,
        at=at,
        kind=EventKind.TEXT_COPIED,
        digest=text_digest(text),
        from_year=previous.year,
    )


@transaction.atomic
def confirm_text(*, version: ReportVersion, part: str, by: User, at: dt.datetime) -> None:
    """Say that a part taken over from last year was read and still fits.

    :raises NotEditable: once the version is signed or published
    :raises ReportRefusal: if the part is not marked as taken over
    """
    version = locked(version)
    if not queries.standing_of(version).may_change:
        raise NotEditable
    if part not in version.copied:
        raise ReportRefusal("这一部分没有标着“上年文字”，不用确认。")
    digest = text_digest(version.value().sections.get(part, ""))
    facts = {"part": part, "digest": digest}
    append(version, kind=EventKind.TEXT_CONFIRMED, by=by, at=at, facts=facts)
