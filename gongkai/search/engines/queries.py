"""What an engine is asked."""

from dataclasses import dataclass

from gongkai.search.analysing import Term


@dataclass(frozen=True, slots=True)
class Query:
    """What the index is asked: all terms, each in the columns named; one of each group of facets.

    ``columns`` is ``all``, ``title``, ``number`` or ``files``.
    """

    terms: tuple[Term, ...]
    facets: tuple[tuple[str, ...], ...] = ()
    columns: str = "all"
