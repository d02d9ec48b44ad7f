"""How long the file of an application is kept, and when the personal data in it end (Article 45; 国家档案局令第8号).

The periods of written files are those of the archives administration: permanent, thirty years, ten years. Which of them a
disclosure file belongs to no national text says (unverified): ten years is suggested, the office chooses when it archives.
"""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from gongkai.rules.citations import ARCHIVE_PERIODS, Instrument


class Retention(StrEnum):
    """A period of keeping."""

    TEN_YEARS = "ten_years"
    THIRTY_YEARS = "thirty_years"
    PERMANENT = "permanent"


@dataclass(frozen=True, slots=True)
class Period:
    """A period with its words; ``years`` is None where the file is kept for good."""

    label: str
    years: int | None
    source: Instrument


PERIODS: Final = {
    Retention.TEN_YEARS: Period("定期10年", 10, ARCHIVE_PERIODS),
    Retention.THIRTY_YEARS: Period("定期30年", 30, ARCHIVE_PERIODS),
    Retention.PERMANENT: Period("永久", None, ARCHIVE_PERIODS),
}
SUGGESTED: Final = Retention.TEN_YEARS


def kept_until(closed_on: dt.date, retention: Retention) -> dt.date | None:
    """Return the last day a file is kept, None where it is kept for good.

    Whole years, counted from 1 January after the case was closed (no text read settles the first day; this reading keeps longest).
    """
    years = PERIODS[retention].years
    return None if years is None else dt.date(closed_on.year + years, 12, 31)
