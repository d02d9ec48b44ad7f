"""Hits with the words in which a person is told of them: the place, and who else stands in the row."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from gongkai.files.documents import Block, DocumentTable
from gongkai.files.guard.examining import hits_with_units
from gongkai.files.guard.hits import Hit
from gongkai.files.guard.material import Material, Unit
from gongkai.files.guard.opening import Opener
from gongkai.files.guard.place_words import place_in_words
from gongkai.files.limits import DEFAULT_LIMITS, Limits

LABEL_CELLS: Final = 2  # cells that tell a person which row it is
LONGEST_LABEL: Final = 30


@dataclass(frozen=True, slots=True)
class Told:
    """One hit and its place in Chinese, such as “表1 第3行 第2列（柳沟村 李某某）”."""

    hit: Hit
    where: str


def told_of_blocks(blocks: Iterable[Block], allowed: Collection[str] = ()) -> list[Told]:
    """Return the hits in paragraphs and tables that were not read from a file."""
    material = Material(units=list(_units(blocks)))
    return list(_told(material, frozenset(allowed)))


def told_of_file(
    data: bytes, name: str, allowed: Collection[str] = (), limits: Limits = DEFAULT_LIMITS
) -> tuple[tuple[Told, ...], str]:
    """Return the hits in a file, and why it was not read to the end; empty where it was.

    :raises Unreadable: for a file that cannot be read at all
    """
    material = Opener(limits).open(data, name).material
    told = tuple(_told(material, frozenset(allowed)))
    return told, "".join(dict.fromkeys(material.unread))


def _units(blocks: Iterable[Block]) -> Iterator[Unit]:
    paragraphs = tables = 0
    for block in blocks:
        if not isinstance(block, DocumentTable):
            paragraphs += bool(block.text.strip())
            yield Unit(f"paragraph {paragraphs}", block.text)
            continue
        tables += 1
        for cell in block.cells:
            place = f"table {tables} / row {cell.row + 1} / column {cell.column + 1}"
            yield Unit(place, cell.text, "body", tables, cell.row, cell.column)


def _told(material: Material, allowed: frozenset[str]) -> Iterator[Told]:
    labels = _labels(material.units)
    for unit, hit in hits_with_units(material, allowed):
        label = labels.get((unit.stream, unit.table, unit.row), "") if unit and unit.table else ""
        words = place_in_words(hit.place)
        yield Told(hit, f"{words}（{label}）" if label else words)


def _labels(units: Iterable[Unit]) -> dict[tuple[str, int, int], str]:
    """Return what else stands in each row: its first cells without figures."""
    labels: dict[tuple[str, int, int], str] = {}
    in_tables = (unit for unit in units if unit.table)
    for row, cells in groupby(in_tables, key=lambda unit: (unit.stream, unit.table, unit.row)):
        words = [" ".join(cell.text.split()) for cell in cells]
        plain = [word for word in words if word and not any(sign.isdigit() for sign in word)]
        labels[row] = " ".join(word[:LONGEST_LABEL] for word in plain[:LABEL_CELLS])
    return labels
