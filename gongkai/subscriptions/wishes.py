"""What somebody follows: a search or a column, as the parameters of a search."""

import hashlib
import json
from collections.abc import Mapping
from typing import Final

from gongkai.agencies.models import Agency
from gongkai.search.analysing import Analyser
from gongkai.search.finding import Asked
from gongkai.search.questions import question_of

# The filters of the index a wish may name; ``agency`` with all below it, ``own`` an agency alone
FILTERS: Final = ("own", "head", "class", "field", "validity", "file", "year")
WORDS: Final = ("q", "in", "agency")
LONGEST_VALUE: Final = 120
ITEMS_ALONE: Final = ("item",)

Wish = Mapping[str, str]


def wish_of(parameters: Mapping[str, str]) -> dict[str, str]:
    """Return the wish in the parameters of an address, what is none of it left out."""
    return {
        name: value[:LONGEST_VALUE]
        for name in (*WORDS, *FILTERS)
        if (value := parameters.get(name, "").strip())
    }


def mark_of(wish: Wish) -> str:
    """Return the mark by which the same wish is known again."""
    text = json.dumps(dict(wish), ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def asked_of(wish: Wish, analyser: Analyser) -> Asked | None:
    """Return the question to the index; None where the agency of the wish is no more known."""
    filters = {name: (wish[name],) for name in FILTERS if name in wish}
    if code := wish.get("agency"):
        path = Agency.objects.filter(code=code).values_list("path", flat=True).first()
        if path is None:
            return None
        filters["within"] = (path,)
    columns = wish.get("in", "all")
    return Asked(
        question_of(wish.get("q", ""), analyser), {**filters, "kind": ITEMS_ALONE}, columns
    )
