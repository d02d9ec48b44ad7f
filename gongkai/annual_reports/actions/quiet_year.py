"""A year in which little happened: zeros for the blanks, answers kept, texts composed from them."""

import datetime as dt
from collections.abc import Collection, Mapping
from typing import Any

from django.db import transaction

from gongkai.accounts.models import User
from gongkai.annual_reports import queries
from gongkai.annual_reports.actions.drafting import put_figures, put_text
from gongkai.annual_reports.actions.recording import locked
from gongkai.annual_reports.copying import text_digest
from gongkai.annual_reports.models import ReportVersion, YearAnswers
from gongkai.annual_reports.refusals import NotAllZero, NotEditable
from gongkai.rules.annual_report.frame import has_words
from gongkai.rules.annual_report.totals import with_totals
from gongkai.rules.annual_report.zero_report import YearFacts, compose
from gongkai.rules.annual_report.zeros import zero_fill


@transaction.atomic
def fill_zeros(
    *, version: ReportVersion, accepted: bool, by: User, at: dt.datetime, table: str | None = None
) -> int:
    """Fill every blank cell with 0 and return how many were filled; figures that stand are left alone.

    ``table`` is the key of the only table to fill; without it all three are filled.

    ``accepted`` says that the person has read what last year's report holds against zeros: those cells
    take last year's figure.

    :raises NotEditable: once the version is signed or published
    :raises NotAllZero: if last year's report holds against it, and this was not accepted
    """
    version = locked(version)
    if not queries.standing_of(version).may_change:
        raise NotEditable
    before = version.value()
    fill = zero_fill(before, queries.report_of_year_before(version), table=table)
    if fill.inherited and not accepted:
        raise NotAllZero([each.says for each in fill.inherited])
    changes = with_totals(before, fill.changes, following=frozenset(fill.changes))
    return put_figures(version, before, changes, by=by, at=at, how="zeros")


@transaction.atomic
def keep_answers(
    *, version: ReportVersion, answers: Mapping[str, Any], by: User, at: dt.datetime
) -> None:
    """Keep what was answered so far, complete or not.

    :raises NotEditable: once the version is signed or published
    """
    version = locked(version)
    if not queries.standing_of(version).may_change:
        raise NotEditable
    YearAnswers.objects.update_or_create(
        version=version, defaults={"answers": dict(answers), "at": at, "by": by}
    )


@transaction.atomic
def write_texts(
    *,
    version: ReportVersion,
    facts: YearFacts,
    replacing: Collection[str],
    by: User,
    at: dt.datetime,
) -> tuple[list[str], list[str]]:
    """Compose the texts from the answers; return the parts written and the parts left as they were.

    A part that somebody wrote by hand is left unless it is among ``replacing``.

    :raises NotEditable: once the version is signed or published
    """
    version = locked(version)
    if not queries.standing_of(version).may_change:
        raise NotEditable
    report = version.value()
    texts = compose(facts, report)
    kept = queries.answers_of(version)
    by_hand = set(written_by_hand(report.sections, kept)) - set(replacing)
    written = [part for part, text in texts.items() if text and part not in by_hand]
    for part in written:
        put_text(version, part, texts[part], by=by, at=at)
    if kept is not None:
        kept.texts = {**kept.texts, **{part: text_digest(texts[part]) for part in written}}
        kept.save(update_fields=["texts"])
    return written, [part for part in texts if part in by_hand and texts[part]]


def written_by_hand(sections: Mapping[str, str], kept: YearAnswers | None) -> list[str]:
    """Return the parts of text that hold words which were not composed from answers."""
    composed = kept.texts if kept else {}
    return [
        part
        for part in ("一", "五", "六")
        if has_words(sections.get(part, "")) and text_digest(sections[part]) != composed.get(part)
    ]
