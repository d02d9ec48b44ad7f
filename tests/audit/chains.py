"""Chains for tests: appended as the program does, tampered with as an intruder would."""

import datetime as dt

from django.db import connection, models

from gongkai.audit.actions import record
from gongkai.audit.actor import Actor
from gongkai.jobs.triggers import suspended

LIN = Actor(id="7", name="林敏", role="承办人", agency_code="qingshan")
NINE = dt.datetime(2026, 3, 2, 9, 0, tzinfo=dt.UTC)


def appended(number=1, *, agency_code="qingshan", **facts):
    """Append deeds about report 5 and return them."""
    return [
        record(
            action="annual_reports.returned",
            subject_kind="annual_report",
            subject_id="5",
            agency_code=agency_code,
            by=LIN,
            at=NINE + dt.timedelta(minutes=each),
            turn=each,
            **facts,
        )
        for each in range(number)
    ]


def tampered(row, **changes):
    """Change a row behind the back of the model, with the triggers out of the way."""
    with suspended(connection):
        models.QuerySet(type(row)).filter(pk=row.pk).update(**changes)


def removed(*rows):
    """Remove rows behind the back of the model."""
    with suspended(connection):
        for row in rows:
            models.QuerySet(type(row)).filter(pk=row.pk)._raw_delete("default")
