"""Rows as JSON lines: written from one database, read into any other."""

# ruff: noqa: SLF001 (Django documents _meta and _base_manager; only its private insert keeps rows as they are)
import datetime as dt
import json
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from django.apps import apps
from django.core.management.color import no_style
from django.db import models, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.utils.duration import duration_string

# Made anew from what is restored, by the next turn of the clock
DERIVED: Final = ("search.SearchDocument", "search.SearchDue", "search.SearchState")
NOT_KEPT: Final = frozenset({"sessions.Session", *DERIVED})  # people sign in again
MADE_BY_MIGRATE: Final = frozenset(
    {"contenttypes.ContentType", "auth.Permission", "jobs.ClockEntry"}
)
BATCH: Final = 500

Model = type[models.Model]


def kept_models() -> list[Model]:
    """Return the models whose rows belong into a backup, tables that only link others included."""
    return [
        model
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed and not model._meta.proxy and model._meta.label not in NOT_KEPT
    ]


def derived_models() -> list[Model]:
    """Return the models whose rows are derived from others and so large that no backup holds them."""
    return [apps.get_model(label) for label in DERIVED]


def file_of(model: Model) -> str:
    """Return the name of the part that holds the rows of a model."""
    return f"tables/{model._meta.label}.jsonl"


@contextmanager
def snapshot(connection: BaseDatabaseWrapper) -> Iterator[None]:
    """Read everything as it is at one moment, without holding up those who write."""
    if connection.vendor == "postgresql":
        with transaction.atomic(using=connection.alias):
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield
        return
    connection.ensure_connection()
    mode = connection.transaction_mode  # type: ignore[attr-defined]
    connection.transaction_mode = "DEFERRED"  # type: ignore[attr-defined]
    try:
        with transaction.atomic(using=connection.alias):
            yield
    finally:
        connection.transaction_mode = mode  # type: ignore[attr-defined]


def write_rows(model: Model, file: Path) -> int:
    """Write the rows of a model, a JSON list per line after a line of column names; return how many."""
    names = [field.attname for field in model._meta.concrete_fields]
    number = 0
    with file.open("w", encoding="utf-8") as out:
        out.write(json.dumps(names) + "\n")
        rows = model._base_manager.order_by("pk").values_list(*names).iterator(BATCH)
        for row in rows:
            out.write(json.dumps(row, ensure_ascii=False, default=_written) + "\n")
            number += 1
    return number


def _written(value: object) -> str:
    """Return a value that JSON lacks as the text its field reads back, to the microsecond."""
    if isinstance(value, dt.datetime | dt.date | dt.time):
        return value.isoformat()
    if isinstance(value, dt.timedelta):
        return duration_string(value)
    if isinstance(value, bytes | memoryview):
        return b64encode(bytes(value)).decode("ascii")
    if isinstance(value, Decimal | UUID):
        return str(value)
    raise TypeError(f"{type(value).__name__} cannot be written")


def read_rows(model: Model, file: Path, connection: BaseDatabaseWrapper) -> int:
    """Insert the rows of a file as they are, nothing computed anew; return how many."""
    number = 0
    with file.open(encoding="utf-8") as lines:
        names: list[str] = json.loads(next(lines))
        fields = [_field(model, name) for name in names]
        size = max(1, min(BATCH, connection.ops.bulk_batch_size(fields, [None] * BATCH)))
        while batch := [_object(model, fields, line) for line in islice(lines, size)]:
            manager = model._base_manager.using(connection.alias)
            manager._insert(batch, fields=fields, raw=True)  # type: ignore[attr-defined]
            number += len(batch)
    return number


def _field(model: Model, attname: str) -> "models.Field[Any, Any]":
    return next(each for each in model._meta.concrete_fields if each.attname == attname)


def _object(model: Model, fields: "list[models.Field[Any, Any]]", line: str) -> models.Model:
    values = zip(fields, json.loads(line), strict=True)
    return model(**{field.attname: _read(field, value) for field, value in values})


def _read(field: "models.Field[Any, Any]", value: Any) -> Any:
    return None if value is None else field.to_python(value)


def empty(models_to_empty: list[Model], connection: BaseDatabaseWrapper) -> None:
    """Delete every row of the models; ties between them are checked when the transaction ends."""
    for model in models_to_empty:
        models.QuerySet[Any](model, using=connection.alias)._raw_delete(connection.alias)


def reset_counters(restored: list[Model], connection: BaseDatabaseWrapper) -> None:
    """Let new rows be numbered after those restored."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), restored):
            cursor.execute(statement)


def holds_work(connection: BaseDatabaseWrapper) -> bool:
    """Test whether anything was ever entered into this installation."""
    return any(
        model._base_manager.using(connection.alias).exists()
        for model in kept_models()
        if model._meta.label not in MADE_BY_MIGRATE
    )
