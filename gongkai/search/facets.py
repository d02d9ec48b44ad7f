"""Filters as tokens: what one may choose by stands in the index beside the words, so that choosing costs no join."""

import re
from collections.abc import Iterable
from typing import Final

MARK: Final = "→"  # no token of a text holds it


def facet(name: str, value: str) -> str:
    """Return the token of a filter.

    >>> facet("head", "20-11")
    '→head·20·11'
    """
    return MARK + re.sub(r"[\x00-\x2f\x3a-\x60\x7b-\x7f\s]", "·", f"{name}.{value}".lower())


def facets(filters: Iterable[tuple[str, str]], within: Iterable[str]) -> str:
    """Return the tokens of all filters of a document."""
    chosen = (facet(name, value) for name, value in filters if value)
    return " ".join((*chosen, *(facet("within", each) for each in within)))
