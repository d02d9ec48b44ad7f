"""From the units of a file to its hits: streams of text are searched as one, tables also by their heads."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Final

from gongkai.files.guard.columns import Heads, by_columns
from gongkai.files.guard.hits import Hit, HitKind
from gongkai.files.guard.material import Unit
from gongkai.files.guard.statements import statements
from gongkai.files.guard.stretches import Found, numbers_of_persons

ROW_END: Final = "\x1e"  # no number goes on over it
_DENIED: Final = frozenset({HitKind.MOBILE, HitKind.BANK_CARD, HitKind.LANDLINE})
_BY_CERTAINTY: Final = tuple(HitKind)
_ROWS_AT_ONCE: Final = 2_000

Located = tuple[Unit, Hit]


def locate(units: Sequence[Unit], allowed: frozenset[str] = frozenset()) -> Iterator[Located]:
    """Yield each hit with the unit it begins in; ``allowed`` are words of the agency that may be shown."""
    for (_stream, table), group in groupby(units, key=lambda unit: (unit.stream, unit.table)):
        members = list(group)
        found = _in_table(members) if table else _in_text(members)
        for unit, each in found:
            shown = unit.text[each.start : each.end]
            if shown.strip() not in allowed:
                span = (each.start, each.end)
                yield unit, Hit(each.kind, unit.place, span, each.masked, each.confidence)


def _in_text(units: list[Unit]) -> Iterator[tuple[Unit, Found]]:
    yield from _back_in_units(units, "\n".join(unit.text for unit in units))


def _in_table(units: list[Unit]) -> Iterator[tuple[Unit, Found]]:
    rows = [list(group) for _row, group in groupby(units, key=lambda unit: unit.row)]
    heads = Heads(rows)
    text = ROW_END.join("\t".join(unit.text for unit in row) for row in rows)
    taken: dict[Unit, list[Found]] = {}
    for unit, found in _back_in_units(units, text):
        if not (found.kind in _DENIED and heads.denies(unit)):
            taken.setdefault(unit, []).append(found)
    for unit, found in by_columns(rows, heads):
        mine = taken.setdefault(unit, [])
        if not any(each.start < found.end and found.start < each.end for each in mine):
            mine.append(found)
    for unit in units:
        for found in taken.pop(unit, ()):
            yield unit, found


def _back_in_units(units: list[Unit], text: str) -> Iterator[tuple[Unit, Found]]:
    """Search units joined by one character each; spans are given within the unit a finding begins in."""
    starts, at = [], 0
    for unit in units:
        starts.append(at)
        at += len(unit.text) + 1
    for found in settled([*numbers_of_persons(text), *statements(text)]):
        place = bisect_right(starts, found.start) - 1
        begin = found.start - starts[place]
        end = found.end - starts[place]
        yield units[place], Found(found.kind, begin, end, found.masked, found.confidence)


def settled(found: Iterable[Found]) -> list[Found]:
    """Return the findings in reading order, the surest where several lie over each other."""
    taken: list[Found] = []
    last = -1
    in_order = sorted(found, key=lambda each: (each.start, _BY_CERTAINTY.index(each.kind)))
    for each in in_order:
        if each.start >= last:
            taken.append(each)
            last = each.end
        elif _is_surer(each, taken[-1]) and each.start >= (taken[-2].end if len(taken) > 1 else 0):
            taken[-1] = each
            last = max(last, each.end)
    return taken


def _is_surer(one: Found, other: Found) -> bool:
    return _BY_CERTAINTY.index(one.kind) < _BY_CERTAINTY.index(other.kind)
