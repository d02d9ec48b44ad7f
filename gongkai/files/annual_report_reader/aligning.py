"""Which row of the form each printed row is, by its label or by its place among the others."""

from collections.abc import Sequence

from gongkai.files.annual_report_reader.characters import canonical
from gongkai.files.annual_report_reader.row_items import RowItem


def align(items: Sequence[RowItem], form_rows: Sequence[str]) -> dict[str, RowItem]:
    """Return the printed row of each row of the form, as far as the page decides it.

    Rows that name themselves are fixed. Rows without a label stand in the order of the form, and are taken
    only where exactly as many rows are missing between their named neighbours.
    """
    items = _without_blank_doubles(items)
    if _all_labelled(items):
        by_label = {item.label: item for item in items if item.label}
        if len(items) != len(form_rows) or list(by_label) == list(form_rows):
            return {key: item for key, item in by_label.items() if key in form_rows}
        if all(item.is_named for item in items):
            return {key: item for key, item in by_label.items() if key in form_rows}
    named = _fill_gaps(items, form_rows, [item.label if item.is_named else None for item in items])
    if named is not None and len(named) == len(items):
        return named
    worded = _fill_gaps(items, form_rows, [item.label for item in items])
    if worded is not None and len(worded) == len(items):
        return worded
    return _agreeing(named, worded)


def _without_blank_doubles(items: Sequence[RowItem]) -> list[RowItem]:
    """Leave out rows without any content whose label another row has too (a head, a torn label)."""
    filled = {item.label for item in items if any(map(canonical, item.cells))}
    return [item for item in items if item.label not in filled or any(map(canonical, item.cells))]


def _agreeing(
    named: dict[str, RowItem] | None, worded: dict[str, RowItem] | None
) -> dict[str, RowItem]:
    if named is None or worded is None:
        return named or {}
    return {key: item for key, item in {**worded, **named}.items() if worded.get(key, item) is item}


def _all_labelled(items: Sequence[RowItem]) -> bool:
    labels = [item.label for item in items]
    return None not in labels and len(set(labels)) == len(labels)


def _fill_gaps(
    items: Sequence[RowItem], form_rows: Sequence[str], labels: Sequence[str | None]
) -> dict[str, RowItem] | None:
    """Fix the labelled rows and fill what lies between; None if the labels are out of order."""
    place = {key: number for number, key in enumerate(form_rows)}
    placed: dict[str, RowItem] = {}
    waiting: list[RowItem] = []
    last = -1
    for item, label in zip(items, labels, strict=True):
        if label is None:
            waiting.append(item)
            continue
        here = place[label]
        if here <= last:
            return None
        _fill(placed, waiting, form_rows[last + 1 : here])
        placed[label] = item
        waiting, last = [], here
    _fill(placed, waiting, form_rows[last + 1 :])
    return placed


def _fill(placed: dict[str, RowItem], waiting: list[RowItem], keys: Sequence[str]) -> None:
    if len(waiting) == len(keys):
        placed.update(zip(keys, waiting, strict=True))
