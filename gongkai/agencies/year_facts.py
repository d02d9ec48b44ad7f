"""Sentences for the annual report that other parts of the program tell of an agency's year.

The report stands above everything it speaks of and asks here: whoever keeps something that belongs into it (training, appraisal,
boards, lessons of lawsuits) registers a provider, which gives whole sentences, each true by its records.
"""

from collections.abc import Callable, Iterable

from gongkai.agencies.models import Agency
from gongkai.rules.annual_report.drafting import Told

Provider = Callable[[Agency, int], Iterable[Told]]

_PROVIDERS: dict[str, Provider] = {}


def register(name: str, provider: Provider) -> None:
    """Ask ``provider`` for sentences about the year of an agency from now on; the same name again replaces it."""
    _PROVIDERS[name] = provider


def told_of(agency: Agency, year: int) -> tuple[Told, ...]:
    """Return what all providers tell of a year, their keys made unlike each other's."""
    return tuple(
        Told(f"{name}.{each.key}", each.place, each.says)
        for name, provider in _PROVIDERS.items()
        for each in provider(agency, year)
    )
