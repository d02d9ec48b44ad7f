"""What stands behind a figure: the lines of its list, and sums of what was there before the program was used."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet


@dataclass(frozen=True, slots=True)
class Carried:
    """A number taken over from before the program was used, with its source."""

    says: str
    count: int


@dataclass(frozen=True, slots=True)
class Listing:
    """The records of one cell: ``rows`` by key, of one ``kind`` of record, ``total`` what they come to."""

    kind: str
    rows: QuerySet[Any] | Sequence[Any]
    carried: tuple[Carried, ...] = field(default=())
    total: int | Decimal | None = None
