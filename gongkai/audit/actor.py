"""Who did something, kept by value: a person may leave, the record stays readable."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Actor:
    """The doer of a recorded deed. ``role`` is the word shown to people; ``id`` never changes."""

    id: str
    name: str
    role: str
    agency_code: str

    @classmethod
    def system(cls) -> "Actor":
        """The program itself: work by the clock and commands."""
        return cls(id="system", name="系统", role="系统", agency_code="")

    @classmethod
    def public(cls) -> "Actor":
        """Somebody who is not signed in."""
        return cls(id="public", name="公众", role="公众", agency_code="")
