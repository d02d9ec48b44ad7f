"""The printed rows of a table of rows (parts two and three), in page order, each with its label.

Rows are lines or table rows of several cells; or stretches of lines with one cell each; or digits
run together behind a label. What fits none of these is left to ``torn_blocks`` or is a stray.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from gongkai.files.annual_report_reader.events import Event, Gap, Label, Run
from gongkai.files.annual_report_reader.labels import is_row


@dataclass(frozen=True, slots=True)
class RowItem:
    """One printed row: its cells as found; ``label`` the row it names, or that the words before it name.

    ``is_named``: the label stands in the same printed row; otherwise it only stands before it.
    """

    row: int
    cells: tuple[str, ...]
    label: str | None = None
    is_named: bool = False
    is_glued: bool = False
    is_cell_by_cell: bool = False
    run: Run | None = None


@dataclass(frozen=True, slots=True)
class Single:
    """One number alone on its line."""

    row: int
    text: str


@dataclass(slots=True)
class PrintedRows:
    """What a region holds: its rows, numbers alone on a line, and the labels without cells."""

    items: list[RowItem] = field(default_factory=list)
    singles: list[Single] = field(default_factory=list)
    idle_labels: list[str] = field(default_factory=list)


def printed_rows(
    events: Sequence[Event], width_of: Callable[[str | None], int], allowed: frozenset[str]
) -> PrintedRows:
    """Gather the rows of a region; only labels in ``allowed`` count as rows of the form."""
    stretches = list(_stretches(events, allowed))
    found = PrintedRows()
    if _is_cell_by_cell(stretches, width_of):
        _gather_stretches(stretches, width_of, found)
        events = [event for event in events if not _is_single(event)]
    waiting: list[Label] = []
    for event in events:
        if isinstance(event, Label):
            if event.key in allowed and is_row(event.key):
                waiting.append(event)
        elif isinstance(event, Run):
            if _stands_alone(event, waiting):
                found.singles.append(Single(event.row, event.cells[0]))
                continue
            found.items.append(_item(event, waiting, found, allowed))
            waiting = []
    found.idle_labels.extend(label.key for label in waiting)
    found.items.sort(key=lambda item: item.row)
    return found


def _stands_alone(run: Run, waiting: list[Label]) -> bool:
    if len(run.cells) > 1 or run.is_glued or run.table is not None:
        return False
    return not any(label.row == run.row for label in waiting)


def _item(run: Run, waiting: list[Label], found: PrintedRows, allowed: frozenset[str]) -> RowItem:
    own = run.label if run.label in allowed else None
    keys = list(dict.fromkeys(label.key for label in waiting))
    same_line = bool(waiting) and waiting[-1].row == run.row and run.table is None
    label = keys[-1] if own is None and (same_line or len(keys) == 1) else own
    found.idle_labels.extend(key for key in keys if key != label)
    is_named = own is not None or same_line
    return RowItem(run.row, run.cells, label, is_named, run.is_glued, run=run)


@dataclass(slots=True)
class _Stretch:
    """Lines of one cell each, between words; ``labels`` stand before it."""

    labels: list[str]
    cells: list[tuple[str, bool]]  # text, and whether an empty line (that may be no cell)
    row: int

    @property
    def numbers(self) -> list[str]:
        return [text for text, _ in self.cells if text.strip()]

    @property
    def spaced(self) -> list[str]:
        """The lines that hold a number or blanks, without empty lines."""
        return [text for text, is_empty in self.cells if not is_empty]

    def fitting(self, width: int) -> tuple[str, ...] | None:
        """Return the cells if the lines give exactly ``width``: numbers, with blank lines, with empty."""
        numbers = self.numbers
        if len(numbers) == width:
            return tuple(numbers)
        if not numbers:
            return ("",) * width if len(self.spaced) >= width > 0 else None
        first_empty = next((n for n, each in enumerate(self.cells) if each[1]), len(self.cells))
        texts = [text for text, _ in self.cells]
        has_both = first_empty < len(self.cells) and len(self.spaced) > len(numbers)
        if len(texts) < width or (first_empty < width and (has_both or not texts[width - 1])):
            return None  # an empty line ends a row of blank cells, unless all blanks are such lines
        if not any(text.strip() for text in texts[width:]):
            return tuple(texts[:width])
        return None


def _stretches(events: Sequence[Event], allowed: frozenset[str]) -> Iterator[_Stretch]:
    current = _Stretch([], [], 0)
    last_row = -1
    for event in events:
        is_cell = isinstance(event, Gap) or _is_single(event)
        if not is_cell or event.row > last_row + 1:
            if current.numbers or (current.labels and current.spaced):
                yield current
                current = _Stretch([], [], event.row)
            current.cells.clear()
        if isinstance(event, Label) and event.key in allowed and is_row(event.key):
            current.labels.append(event.key)
        elif isinstance(event, Gap):
            current.cells.append(("", not event.is_cell))
        elif isinstance(event, Run) and is_cell:
            current.row = event.row
            current.cells.append((event.cells[0], False))
        last_row = event.row
    if current.numbers or (current.labels and current.spaced):
        yield current


def _is_single(event: Event) -> bool:
    return (
        isinstance(event, Run)
        and len(event.cells) == 1
        and not event.is_glued
        and event.table is None
    )


def _is_cell_by_cell(stretches: Sequence[_Stretch], width_of: Callable[[str | None], int]) -> bool:
    """Test whether every stretch that holds numbers is exactly one row of the form."""
    filled = [each for each in stretches if each.numbers]
    fits = [each.fitting(width_of(each.labels[-1] if each.labels else None)) for each in filled]
    blank = [each for each in stretches if not each.numbers]
    named = sum(1 for each in filled if each.labels) + len(blank)
    return len(stretches) > 1 and named * 2 > len(stretches) and all(fits)


def _gather_stretches(
    stretches: Sequence[_Stretch], width_of: Callable[[str | None], int], found: PrintedRows
) -> None:
    for stretch in stretches:
        label = stretch.labels[-1] if stretch.labels else None
        cells = stretch.fitting(width_of(label))
        if cells is None or not (label or stretch.numbers):
            continue
        found.items.append(RowItem(stretch.row, cells, label, is_cell_by_cell=True))
