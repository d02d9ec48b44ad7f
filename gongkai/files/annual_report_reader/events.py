"""What a table region says, in reading order: labels, runs of cells, and the gaps between them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from gongkai.files.annual_report_reader.cell_values import ILLEGIBLE, cell_value, is_blank, is_mark
from gongkai.files.annual_report_reader.characters import canonical, plain
from gongkai.files.annual_report_reader.labels import labels_in, row_of_cells
from gongkai.files.annual_report_reader.page import PageRow
from gongkai.rules.annual_report import remedies_table
from gongkai.rules.annual_report.form import ValueKind

WIDTH_OF_REMEDIES: Final = remedies_table.RESULT_COUNT * len(remedies_table.BLOCKS)


@dataclass(frozen=True, slots=True)
class Label:
    """A label of the form, and the row of the page where it begins."""

    key: str
    row: int


@dataclass(frozen=True, slots=True)
class Run:
    """The cells of one printed row: raw texts, and where each stands on the line (text only).

    ``label`` is the row the same printed row names. ``is_glued`` says that digits touch words, so
    that they may be several numbers without separators. ``columns`` is how many cells the whole
    row has, ``first`` how many of them stand before ``cells``.
    """

    row: int
    cells: tuple[str, ...]
    label: str | None = None
    table: int | None = None
    is_glued: bool = False
    spans: tuple[tuple[int, int], ...] = ()
    first: int = 0


@dataclass(frozen=True, slots=True)
class Gap:
    """A line without text. ``is_cell``: it holds blanks, as a blank cell does in some pages."""

    row: int
    is_cell: bool


Event = Label | Run | Gap

_NOTE: Final = re.compile(r"(?<=[\d件])\s*\((?:其中|含|包括|不含|均|系|注)[^()]*\)")
_UNIT: Final = re.compile(r"(?<=\d) +(?=(?:万元|元|件)(?:\s|$))")
_NUMBER: Final = re.compile(
    r"(?<![\d.,(])(?P<n>[+-]?\d+(?:[+-]\d+)*(?:\.\d+)?(?:万元|元)?)(?![\d]*\))"
)
_ITEM: Final = re.compile(r"\(?[1-9][.、)]$")
_NOTE_WORDS: Final = ("注:", "注1", "备注", "说明:")
_LABELS_OF_A_TABLE: Final = 6  # a line with sentences and so many labels is a page set as one line
_UNREADABLE: Final = re.compile(r"[?*…]+")
_NO_NUMBER: Final = re.compile(r"未统计|不详|暂无|无数据|未知|待定|没有|[一○〇]$|[约近共超]?\d")
_LONGEST_WORD_FOR_A_NUMBER: Final = 6
_DIGIT: Final = re.compile(r"\d")
_HAN: Final = re.compile(r"[\u4e00-\u9fff]")
_VALUE: Final = re.compile(r"[约近共超]?\d+[\u4e00-\u9fff?*,.]*$")
_COUNTED: Final = re.compile(r"[年月日号条场次期个件宗人篇%°类版]|万余|余")


@dataclass(slots=True)
class _Words:
    """Text gathered for finding labels that are broken over lines; numbers are left out."""

    text: list[str] = field(default_factory=list)
    places: list[tuple[int, int, int]] = field(default_factory=list)  # (length so far, event, row)
    length: int = 0

    def add(self, words: str, index: int, row: int) -> None:
        words = canonical(words)
        if words:
            self.places.append((self.length, index, row))
            self.text.append(words)
            self.length += len(words)


def events_of_region(table: str, rows: Sequence[PageRow]) -> list[Event]:
    """Return labels, runs of cells and gaps of a region, in reading order."""
    found: list[tuple[int, Event]] = []
    words = _Words()
    for number, row in enumerate(rows):
        for piece in _pieces(table, number, row):
            if isinstance(piece, str):
                words.add(piece, len(found), number)
            else:
                found.append((len(found), piece))
    return _with_labels(table, found, words)


def _with_labels(table: str, found: list[tuple[int, Event]], words: _Words) -> list[Event]:
    joined = "".join(words.text)
    placed: list[tuple[int, int, Event]] = [(index, 1, event) for index, event in found]
    where = 0
    for position, key in labels_in(table, joined):
        while where + 1 < len(words.places) and words.places[where + 1][0] <= position:
            where += 1
        _, index, row = words.places[where]
        placed.append((index, 0, Label(key, row)))
    placed.sort(key=lambda each: each[:2])
    return [event for _, _, event in placed]


def _pieces(table: str, number: int, row: PageRow) -> Iterator[Event | str]:
    if row.table is not None:
        yield from _pieces_of_cells(table, number, row)
    elif is_blank(row.cells[0]):
        yield Gap(number, is_cell=bool(row.cells[0].strip("\f\n")))
    elif not _is_note(table, row.cells[0]):
        yield from _pieces_of_line(table, number, row.cells[0])


def _is_note(table: str, line: str) -> bool:
    """Test whether a line is prose: a note to the table, or sentences that name few of its labels."""
    words = canonical(line)
    if words.startswith(_NOTE_WORDS):
        return True
    return "。" in words and len(labels_in(table, words)) < _LABELS_OF_A_TABLE


@lru_cache(maxsize=4096)
def holds_number(text: str) -> bool:
    """Test whether the cell prints a number (a count, or an amount with or without a unit)."""
    if is_blank(text) or is_mark(text):
        return False
    if cell_value(text, ValueKind.CHANGE) is not ILLEGIBLE:
        return True
    return cell_value(text, ValueKind.AMOUNT) is not ILLEGIBLE or _is_digits_and_blanks(text)


def _is_digits_and_blanks(text: str) -> bool:
    return canonical(text).isdecimal()


def _pieces_of_cells(table: str, number: int, row: PageRow) -> Iterator[Event | str]:
    """Yield the words of a row of cells, then the cells that follow its last word."""
    cells = row.cells
    last_word = _last_word(table, cells)
    stub = tuple(text for text in cells[: last_word + 1] if not is_blank(text))
    values = cells[last_word + 1 :]
    yield from _without_repeats(stub)
    label = row_of_cells(table, stub)
    if any(map(holds_number, values)) or (values and (label or _is_blank_row(table, values))):
        yield Run(number, values, label, row.table, first=last_word + 1)


def _last_word(table: str, cells: tuple[str, ...]) -> int:
    """Return the place of the last label cell; words where a value should stand are no label."""
    words: list[int] = []
    after_number = False
    for place, text in enumerate(cells):
        after_number = after_number or holds_number(text)
        if _is_word(table, text) and (not after_number or _is_label(table, text)):
            words.append(place)
    if words and words[-1] == len(cells) - 1:
        named = [place for place in words if _is_label(table, cells[place])]
        return named[-1] if named else words[-1]
    return words[-1] if words else -1


@lru_cache(maxsize=4096)
def _is_label(table: str, text: str) -> bool:
    return bool(labels_in(table, canonical(text))) or row_of_cells(table, (text,)) is not None


@lru_cache(maxsize=4096)
def _is_word(table: str, text: str) -> bool:
    if is_blank(text) or is_mark(text) or holds_number(text):
        return False
    words = canonical(text)
    if _DIGIT.search(words) and _VALUE.match(words):
        return bool(labels_in(table, words))
    return bool(_HAN.search(words))


def _is_blank_row(table: str, values: tuple[str, ...]) -> bool:
    """Test whether a row without words is the row of part four, left blank."""
    return table == remedies_table.KEY and len(values) >= WIDTH_OF_REMEDIES


def _without_repeats(stub: Iterable[str]) -> Iterator[str]:
    last = ""
    for text in stub:
        if text != last:
            yield text
        last = text


def _pieces_of_line(table: str, number: int, line: str) -> Iterator[Event | str]:
    """Yield words and runs of cells of a line of text; neighbouring cells are one run."""
    text = _UNIT.sub("", _NOTE.sub(lambda note: " " * len(note[0]), plain(line)))
    cells: list[tuple[str, int, int, bool]] = []
    for word, start, is_cell, is_glued in _chunks(table, text):
        if is_cell:
            cells.append((word, start, start + len(word), is_glued))
            continue
        if cells:
            yield _run(number, cells)
            cells = []
        yield word
    if cells:
        yield _run(number, cells)


def _run(number: int, cells: list[tuple[str, int, int, bool]]) -> Run:
    return Run(
        number,
        tuple(text for text, *_ in cells),
        is_glued=any(glued for *_, glued in cells),
        spans=tuple((start, end) for _, start, end, _ in cells),
    )


def _chunks(table: str, text: str) -> Iterator[tuple[str, int, bool, bool]]:
    """Yield (text, start, is a cell, touches words) for every piece of a line."""
    after_cell = False
    for match in re.finditer(r"\S+", text):
        chunk, start = match[0], match.start()
        is_item = bool(_ITEM.fullmatch(chunk))
        if not is_item and (
            is_mark(chunk)
            or holds_number(chunk)
            or _UNREADABLE.fullmatch(chunk)
            or _stands_in_a_column(table, text, match, after_cell=after_cell)
        ):
            after_cell = True
            yield chunk, start, True, False
            continue
        after_cell = False
        if is_item:
            yield chunk, start, False, False
        else:
            yield from _split_chunk(chunk, start)


def _stands_in_a_column(table: str, text: str, chunk: re.Match[str], *, after_cell: bool) -> bool:
    """Test whether words stand alone in a column of values: a cell that is not a number."""
    words = chunk[0]
    if len(words) > _LONGEST_WORD_FOR_A_NUMBER or labels_in(table, words):
        return False
    is_apart = text[: chunk.start()].endswith("  ") and text[chunk.end() :][:2].isspace()
    ends_line = text[: chunk.start()].endswith("  ") and not text[chunk.end() :].strip()
    return (is_apart or ends_line) and (after_cell or bool(_NO_NUMBER.match(words)))


def _split_chunk(chunk: str, start: int) -> Iterator[tuple[str, int, bool, bool]]:
    """Part numbers from the words they touch; an item number belongs to its words."""
    done = 0
    for match in _NUMBER.finditer(chunk):
        begin, end = match.span("n")
        end = _without_item_number(chunk, begin, end)
        if begin < done or end <= begin or _COUNTED.match(chunk[end:]):
            continue
        if begin > done:
            yield chunk[done:begin], start + done, False, False
        yield chunk[begin:end], start + begin, True, True
        done = end
    if done < len(chunk):
        yield chunk[done:], start + done, False, False


def _without_item_number(chunk: str, begin: int, end: int) -> int:
    """Return where the number ends if its last digit is really the item number ``2.其他…``."""
    follows = chunk[end : end + 2]
    if follows[:1] in {".", "、"} and not follows[1:2].isdecimal() and chunk[end - 1].isdecimal():
        return end - 1
    return end
