"""Which heads are an agency's, by its kind and level (Articles 20, 21)."""

import datetime as dt
from typing import Final

from gongkai.rules.proactive.heads_table import BY_KEY, HEADS, For, Head

CITY_AND_COUNTY_LEVELS: Final = frozenset({"city", "county"})
TOWNSHIP: Final = "township"


def heads_of(*, level: str, on: dt.date) -> tuple[Head, ...]:
    """Return the heads under which an agency of this level publishes on the day, in the order of the law.

    Street offices are not named in Article 21; as organs of township level they get the township's
    heads, the nearer ones. Departments of city and county share those of their governments, as it says.
    """
    mine = {For.EVERY_AGENCY}
    if level in CITY_AND_COUNTY_LEVELS:
        mine.add(For.CITY_AND_COUNTY)
    if level == TOWNSHIP:
        mine.add(For.TOWNSHIP)
    return tuple(each for each in HEADS if each.whose in mine and each.is_in_force_on(on))


def head_in_words(key: str) -> str:
    """Return a head with its article in brackets; empty for none, the key itself for one unknown."""
    head = BY_KEY.get(key)
    if head is None:
        return key
    place = f"第二十条第（{_item(head)}）项" if head.item else "第二十一条"
    return f"{head.label}（{place}）"


def _item(head: Head) -> str:
    return str(head.citation).partition("（")[2].partition("）")[0]
