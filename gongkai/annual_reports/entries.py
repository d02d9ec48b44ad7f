"""Cells that somebody typed or chose on a page, made into values of the domain; nothing typed is lost."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from gongkai.rules.annual_report.cell_values import NotAValue, parse_value, print_value
from gongkai.rules.annual_report.form import CellId, Table, ValueKind
from gongkai.rules.annual_report.pasting import block_of, placed
from gongkai.rules.annual_report.report import Report, Unread, Value

OWN = "own"  # none of the readings: the values are typed
CHOICE = "choice-"  # before the first cell of a run: the name of its choice


@dataclass(slots=True)
class Entries:
    """What came back from a page: values that can be used, texts as typed, mistakes by cell.

    ``choices`` are the readings chosen, by the name of the choice; ``is_overtaken`` says that one of them
    answers a question that somebody else answered meanwhile.
    """

    values: dict[CellId, Value] = field(default_factory=dict)
    typed: dict[str, str] = field(default_factory=dict)
    mistakes: dict[str, str] = field(default_factory=dict)
    choices: dict[str, str] = field(default_factory=dict)
    is_overtaken: bool = False

    def take(self, cell: CellId, text: str, kind: ValueKind) -> None:
        """Keep what was typed for a cell, and its value or what is wrong with it."""
        self.typed[str(cell)] = text
        try:
            self.values[cell] = parse_value(text, kind)
        except NotAValue as mistake:
            self.mistakes[str(cell)] = str(mistake)


def table_entries(data: Mapping[str, str], table: Table, report: Report) -> Entries:
    """Read the entry fields of one table, named by ``table.row.column``.

    A field left empty for a cell that is still unread says nothing; for a cell that was read it makes
    the cell blank.
    """
    entries = Entries()
    for cell in table.cells():
        text = data.get(str(cell))
        if text is not None and (text.strip() or cell in report.figures):
            entries.take(cell, text, table.kind_of(cell))
    return entries


def choice_name(unread: Unread) -> str:
    """Return the name under which the choice for a run comes back."""
    return CHOICE + str(unread.cells[0])


def choice_of(reading: tuple[Value, ...]) -> str:
    """Return a reading as the value of a choice: its figures, so that it means the same later."""
    return "|".join(print_value(value) for value in reading)


def settled_values(data: Mapping[str, str], report: Report) -> Entries:
    """Read what somebody chose for the runs that could not be read: a reading, or values of their own."""
    entries = Entries()
    names = set()
    for unread in report.unread:
        name = choice_name(unread)
        names.add(name)
        choice = data.get(name, "")
        if choice == OWN or (not choice and _typed_any(data, unread)):
            entries.choices[name] = OWN
            _own_values(data, report, unread, entries)
        elif choice:
            _chosen_reading(choice, unread, entries)
    gone = {each for each in data if each.startswith(CHOICE) and each not in names}
    entries.is_overtaken = entries.is_overtaken or bool(gone)
    return entries


def _typed_any(data: Mapping[str, str], unread: Unread) -> bool:
    return any(data.get(str(cell), "").strip() for cell in unread.cells)


def _chosen_reading(choice: str, unread: Unread, entries: Entries) -> None:
    for reading in unread.readings:
        if choice_of(reading) == choice:
            entries.choices[choice_name(unread)] = choice
            entries.values.update(zip(unread.cells, reading, strict=True))
            return
    entries.is_overtaken = True


def _own_values(data: Mapping[str, str], report: Report, unread: Unread, entries: Entries) -> None:
    for cell in unread.cells:
        text = data.get(str(cell), "")
        if text.strip() and report.form:
            entries.take(cell, text, report.form.kind_of(cell))
        else:
            entries.mistakes[str(cell)] = "请填这一格的数。原件上这一格没有数的，核对后填 0。"


def with_pasted(entries: Entries, text: str, table: Table, start: CellId) -> Entries:
    """Return the entries with a copied block put over them, its first figure in ``start``.

    :raises NotABlock: if the block does not fit; the entries are as they were
    """
    for cell, value in placed(block_of(text), table, start).items():
        entries.mistakes.pop(str(cell), None)
        entries.values.pop(cell, None)
        entries.take(cell, value, table.kind_of(cell))
    return entries
