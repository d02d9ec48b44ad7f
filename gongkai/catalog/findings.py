"""What a check finds in a draft, told to the clerk: what, where, on which article, what to do."""

import hashlib
from dataclasses import dataclass
from enum import StrEnum


class Weight(StrEnum):
    """Whether the draft may be submitted all the same."""

    STOPS = "stops"
    MIND = "mind"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found. ``places`` name rows and paragraphs; ``field`` the entry of the form that mends it."""

    key: str
    weight: Weight
    title: str
    why: str
    todo: str
    article: str = ""
    places: tuple[str, ...] = ()
    field: str = ""

    @property
    def stops(self) -> bool:
        """Whether it stops the submission until it is mended or let through."""
        return self.weight is Weight.STOPS

    @property
    def fingerprint(self) -> str:
        """The same finding at the same places has the same; letting one through lets no other through."""
        told = "\n".join((self.key, self.title, *self.places))
        return hashlib.sha256(told.encode()).hexdigest()[:32]
