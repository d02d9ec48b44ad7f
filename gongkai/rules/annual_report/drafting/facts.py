"""What is known of a year from the records, as one value."""

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum


class Place(StrEnum):
    """Where a sentence belongs: one of the five aspects of part one, part five, or part six."""

    DISCLOSURE = "主动公开"
    APPLICATIONS = "依申请公开"
    MANAGEMENT = "政府信息管理"
    PLATFORM = "政府信息公开平台建设"
    SUPERVISION = "监督保障"
    PROBLEMS = "五"
    OTHERS = "六"

    @property
    def part(self) -> str:
        """The part of the report it is in."""
        return self.value if self in {Place.PROBLEMS, Place.OTHERS} else "一"


@dataclass(frozen=True, slots=True)
class Count:
    """A number with its name."""

    label: str
    number: int


@dataclass(frozen=True, slots=True)
class Told:
    """A whole sentence that another part of the program tells of the year; ``key`` finds it again."""

    key: str
    place: Place
    says: str


@dataclass(frozen=True, slots=True)
class ApplicationsOfYear:
    """Applications (件) of the year, as table three has them, and what stands behind the table.

    ``median_days`` and ``most_days`` (nine in ten) are calendar days from receipt to the first decision; None where too few
    were concluded to speak of.
    """

    received: int
    carried_in: int
    concluded: int
    carried_out: int
    by_channel: tuple[Count, ...] = ()
    by_outcome: tuple[Count, ...] = ()
    extended: int = 0
    late: int = 0
    median_days: int | None = None
    most_days: int | None = None
    fee_yuan: Decimal = Decimal(0)
    fee_cases: int = 0


@dataclass(frozen=True, slots=True)
class FactsOfYear:
    """The facts of one agency and year. What is None is not kept in the program, and nothing is said of it.

    ``documents`` are those issued, repealed, and in force at the end of the year; ``remedies`` the totals of table four.
    """

    year: int
    public_total: int = 0
    public_new: int = 0
    by_class: tuple[Count, ...] = ()
    by_channel: tuple[Count, ...] = ()
    reviewed: int = 0
    withdrawn: int = 0
    documents: tuple[int, int, int] | None = None
    applications: ApplicationsOfYear | None = None
    remedies: tuple[Count, ...] | None = None
    told: tuple[Told, ...] = field(default=())
