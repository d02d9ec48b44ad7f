"""What the search needs of the floors it does not know: names that are words, the clock, rebuilding."""

import datetime as dt
from collections.abc import Iterator
from typing import Final

from gongkai.agencies.models import Agency
from gongkai.agencies.queries import names_of_places
from gongkai.jobs import clock, rebuilding
from gongkai.search import documents, indexing

EVERY: Final = dt.timedelta(minutes=1)
MOST_AT_ONCE: Final = (
    2_000  # documents indexed in one turn of the clock; the rest waits for the next
)


def register() -> None:
    """Make the offers; called once when the program starts."""
    documents.register_names(names)
    clock.register("search.index", EVERY, index)
    rebuilding.register("search", indexing.rebuild)


def names() -> Iterator[str]:
    """Yield the names of agencies, places and villages, and the place of each agency in the tree."""
    yield from names_of_places()
    for code, path in Agency.objects.order_by("path").values_list("code", "path"):
        yield f"{code}/{path}"  # too long for a word: an agency that moves has its documents indexed anew


def index(_at: dt.datetime) -> int:
    """Index what was noted and return how much it was."""
    done = 0
    while done < MOST_AT_ONCE and (batch := indexing.index_due()):
        done += batch
    return done
