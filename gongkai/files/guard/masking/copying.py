"""From a file to its masked copy: find, mask, take out, look again."""

import codecs
import csv
import io
from collections import Counter
from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Final

from gongkai.files.documents import Unreadable
from gongkai.files.guard.examining import examine
from gongkai.files.guard.finding import locate
from gongkai.files.guard.hits import KIND_LABELS, Examination, HitKind
from gongkai.files.guard.masking.checking import CannotMask, check_copy
from gongkai.files.guard.masking.edits import Edit, Edits, apart, edit_pieces, edited
from gongkai.files.guard.masking.parts import Parts
from gongkai.files.guard.masking.properties import bare_picture, clean_pictures, clean_properties
from gongkai.files.guard.masking.sheets import as_written_text, clean_workbook
from gongkai.files.guard.masking.web import clean_page, written_page
from gongkai.files.guard.masking.word import clean_word
from gongkai.files.guard.material import Unit
from gongkai.files.guard.opening import Opened, Opener
from gongkai.files.guard.places.xml_text import local
from gongkai.files.limits import DEFAULT_LIMITS, Limits

_TIMES: Final = 4  # rounds until nothing more is found: a mask may bring two texts together
NOT_OF_THIS_KIND: Final = {
    "pdf": "PDF 不能这样遮盖。请在原来的 Word、Excel 文件里遮盖后重新导出。",
    "ofd": "OFD 不能这样遮盖。请在原来的 Word、Excel 文件里遮盖后重新导出。",
    "zip": "压缩包请先解压，逐个遮盖。",
}


@dataclass(frozen=True, slots=True)
class MaskedCopy:
    """The copy, what was done to it in Chinese, and what was left as chosen."""

    data: bytes
    report: tuple[str, ...]
    left: Examination


def masked_copy(
    data: bytes,
    name: str,
    *,
    allowed: Collection[str] = (),
    keep: Collection[HitKind] = (),
    limits: Limits = DEFAULT_LIMITS,
) -> MaskedCopy:
    """Return a copy in which what was found is masked and what does not show is gone.

    ``allowed`` words and the kinds to ``keep`` stay as they are. The copy is examined again, and all its parts are searched
    for what was found: where anything is left, there is no copy.

    :raises CannotMask: for kinds of files that cannot be masked, or where something is left
    """
    kept = frozenset(keep)
    shown = frozenset(allowed)
    counts: Counter[HitKind] = Counter()
    notes: list[str] = []
    words: set[str] = set()
    left = Examination(name, ())
    opened = _opened(data, name, limits)
    for _ in range(_TIMES):
        edits = _edits(opened, shown, kept)
        counts.update(edits.counts)
        words.update(edits.words)
        data, done = _WRITERS[opened.kind](opened, edits, data)
        notes += done
        left = examine(data, name, allowed=allowed, limits=limits)
        if all(hit.kind in kept for hit in left.hits):
            break
        opened = _opened(data, name, limits)
    if not left.examined and opened.kind != "picture":
        raise CannotMask(left.reason)
    check_copy(data, left, words, kept, limits)
    told = [f"{KIND_LABELS[kind]} {count} 处已遮盖" for kind, count in counts.items()]
    return MaskedCopy(data, (*told, *dict.fromkeys(notes)), left)


def masked_copy_allowing(
    data: bytes, name: str, allowed: tuple[str, ...], keep: tuple[HitKind, ...]
) -> MaskedCopy:
    """Do the same with plain arguments, as a process of its own is asked."""
    return masked_copy(data, name, allowed=allowed, keep=keep)


def _opened(data: bytes, name: str, limits: Limits) -> Opened:
    try:
        opened = Opener(limits).open(data, name)
    except Unreadable as refusal:
        raise CannotMask(refusal.says) from refusal
    if opened.kind in NOT_OF_THIS_KIND:
        raise CannotMask(NOT_OF_THIS_KIND[opened.kind])
    return opened


def _edits(opened: Opened, allowed: frozenset[str], keep: frozenset[HitKind]) -> Edits:
    edits = Edits(opened.material.units)
    for unit, hit in locate(opened.material.units, allowed):
        if hit.kind not in keep:
            edits.add(unit, hit)
    return edits


def _write_package(opened: Opened, edits: Edits, data: bytes) -> tuple[bytes, list[str]]:
    del data
    if opened.package is None:
        raise CannotMask(NOT_OF_THIS_KIND["zip"])
    merged: dict[int, tuple[Unit, set[Edit]]] = {}
    for unit, each in edits.by_unit():  # cells that share one text are edited once
        key = id(unit.pieces[0].element) if unit.pieces else id(unit)
        merged.setdefault(key, (unit, set()))[1].update(each)
    for unit, all_edits in merged.values():
        _edit_unit(unit, apart(all_edits))
    parts = Parts(opened.package, opened.roots)
    clean = clean_workbook if opened.kind == "xlsx" else clean_word
    return_notes = [*clean(parts), *clean_properties(parts), *clean_pictures(parts)]
    return parts.written(), return_notes


def _edit_unit(unit: Unit, edits: list[Edit]) -> None:
    first = unit.pieces[0].element if unit.pieces else None
    cell = first.getparent() if first is not None and local(first) == "v" else None
    if cell is not None and local(cell) == "c":
        as_written_text(cell, edited(unit.text, edits))  # a figure or a formula
    else:
        edit_pieces(unit.pieces, edits)


def _write_page(opened: Opened, edits: Edits, data: bytes) -> tuple[bytes, list[str]]:
    del data
    for unit, each in edits.by_unit():
        edit_pieces(unit.pieces, each)
    if opened.page is None:
        raise CannotMask("网页里没有内容。")
    done = clean_page(opened.page)
    return written_page(opened.page), done


def _write_text(opened: Opened, edits: Edits, data: bytes) -> tuple[bytes, list[str]]:
    lines = [unit.text for unit in opened.material.units]
    places = {id(unit): place for place, unit in enumerate(opened.material.units)}
    for unit, each in edits.by_unit():
        lines[places[id(unit)]] = edited(unit.text, each)
    end = "\r\n" if "\r\n" in opened.text else "\n"
    return _encoded(end.join(lines), data), []


def _write_rows(opened: Opened, edits: Edits, data: bytes) -> tuple[bytes, list[str]]:
    rows = [list(row) for row in opened.rows]
    for unit, each in edits.by_unit():
        rows[unit.row][unit.column] = edited(unit.text, each)
    made = io.StringIO()
    end = "\r\n" if "\r\n" in opened.text else "\n"
    csv.writer(made, delimiter=opened.sign, lineterminator=end).writerows(rows)
    return _encoded(made.getvalue(), data), []


def _encoded(text: str, like: bytes) -> bytes:
    """Encode as the original was: with its mark, as UTF-8, else as GB18030."""
    if like.startswith(codecs.BOM_UTF8):
        return text.encode("utf-8-sig")
    try:
        like.decode("utf-8")
    except UnicodeDecodeError:
        return text.encode("gb18030", "replace")
    return text.encode("utf-8")


def _write_picture(opened: Opened, edits: Edits, data: bytes) -> tuple[bytes, list[str]]:
    del opened, edits
    bare = bare_picture(data)
    return (data, []) if bare is None else (bare, ["图片附带的信息（拍摄地点等）已删除"])


Writer = Callable[[Opened, Edits, bytes], tuple[bytes, list[str]]]
_WRITERS: Final[dict[str, Writer]] = {
    "docx": _write_package,
    "xlsx": _write_package,
    "html": _write_page,
    "txt": _write_text,
    "csv": _write_rows,
    "picture": _write_picture,
}
