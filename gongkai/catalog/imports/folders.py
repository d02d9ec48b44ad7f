"""A packed folder of saved pages of an old site, with a table of what each page is; or a sheet of items with its files.

The table says which file holds the page, title, number, dates and class, and the address the page had. Pages are read
outside the transaction that begins their drafts, in a process of its own.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from posixpath import dirname, join, normpath
from typing import Any, Final

from django.utils import timezone

from gongkai.agencies.spreadsheets import NotATable, rows_of, sheet_rows
from gongkai.catalog.actions.drafting import MOST_ATTACHMENTS, NewFile
from gongkai.catalog.content import ItemContent
from gongkai.catalog.imports.drafts_taken import Incoming, take_drafts
from gongkai.catalog.imports.item_sheets import Listed, read_listed
from gongkai.catalog.imports.packed import Packed
from gongkai.catalog.imports.running import Reading, Row, Taken
from gongkai.catalog.models import ImportJob
from gongkai.catalog.old_addresses import NoAddress, bare_address
from gongkai.catalog.refusals import BadAttachment
from gongkai.catalog.register_sheets import BadRow, NotASheet
from gongkai.catalog.uploading import kind_of, safe_name, told
from gongkai.files.documents import Unreadable
from gongkai.files.page_text import SavedPage, saved_pages
from gongkai.jobs import confined
from gongkai.storage import fetch, keep

PAGE: Final = "网页文件"
FILES: Final = "附件"
ADDRESS: Final = "原网址"
PART: Final = "正文区域"
MORE: Final = {PAGE: "page", FILES: "files", ADDRESS: "address", PART: "part"}
PAGES: Final = (".html", ".htm", ".shtml", ".xhtml", ".mht", ".php", ".jsp", ".asp", ".aspx")
TOO_MUCH: Final = "读它用的时间或内存超过了上限。怎么办：打开这个网页，只留正文另存"


class _BadFile(ValueError):
    """Something named that is not there or cannot be taken: the column, and why."""

    def __init__(self, column: str, why: str) -> None:
        super().__init__(why)
        self.column = column


@dataclass(frozen=True, slots=True)
class PageRow:
    """A row of the table: what it says, the page and files it names, then what was read from them."""

    content: ItemContent
    packed: Packed
    page: str = ""
    part: str = ""
    named: tuple[str, ...] = ()
    address: str = ""
    files: tuple[NewFile, ...] = ()
    fault: _BadFile | None = None


def read_folder(job: ImportJob) -> Reading:
    """Read the table of a packed folder.

    :raises NotASheet: if there is no table, or it cannot be read
    """
    packed = Packed(fetch(job.address))
    on = timezone.localdate(job.created_at)
    reading = read_listed(_rows_of(packed), job.agency, on, MORE)
    good, bad = [], list(reading.bad)
    for row in reading.rows:
        try:
            good.append(Row(row.number, _page_row(row.value, packed)))
        except _BadFile as fault:
            bad.append(BadRow(row.number, fault.column, str(fault)))
    return Reading(good, bad)


def _rows_of(packed: Packed) -> Sequence[Sequence[Any]]:
    name = packed.table()
    data = packed.read(name)
    try:
        return sheet_rows(data) if name.lower().endswith(".xlsx") else rows_of(data)
    except NotATable as refusal:
        raise NotASheet(f"对照表“{name}”：{refusal}") from refusal


def _page_row(listed: Listed, packed: Packed) -> PageRow:
    said = listed.said
    page = said.get("page", "").strip()
    if page and listed.content.text:
        raise _BadFile(PAGE, "正文和网页文件都填了。怎么办：只留一样")
    named = [each.strip() for each in said.get("files", "").replace("；", ";").split(";")]
    try:
        address = bare_address(said["address"]) if said.get("address", "").strip() else ""
    except NoAddress as refusal:
        raise _BadFile(ADDRESS, str(refusal)) from refusal
    return PageRow(
        listed.content,
        packed,
        _there(packed, page, PAGE) if page else "",
        said.get("part", "").strip(),
        tuple(_there(packed, each, FILES) for each in named if each),
        address,
    )


def _there(packed: Packed, name: str, column: str) -> str:
    found = packed.find(name)
    if found is None:
        raise _BadFile(
            column, f"压缩包里没有“{name}”。怎么办：照压缩包里的路径写，或者把文件放进去"
        )
    return found


def look(_job: ImportJob, rows: Sequence[Row], _at: dt.datetime) -> Sequence[Row]:
    """Read the pages and files of a portion and keep the files."""
    pages = _pages_of([each.value for each in rows])
    return [
        replace(row, value=_read(row.value, page)) for row, page in zip(rows, pages, strict=True)
    ]


def _pages_of(rows: Sequence[PageRow]) -> Iterator[SavedPage | Unreadable | None]:
    asked = []
    refused: dict[int, Unreadable] = {}
    for number, each in enumerate(rows):
        if each.page:
            try:
                asked.append((number, (each.packed.read(each.page), each.page, each.part)))
            except Unreadable as refusal:
                refused[number] = refusal
    read = _confined([each for _number, each in asked])
    found = dict(zip([number for number, _each in asked], read, strict=True)) | refused
    return (found.get(number) for number in range(len(rows)))


def _confined(asked: list[tuple[bytes, str, str]]) -> list[SavedPage | Unreadable]:
    """Read pages together in a process of its own; where that takes too much, each by itself."""
    run = partial(confined.run_confined, saved_pages, bounds=confined.Bounds())
    try:
        together: list[SavedPage | Unreadable] = run(asked) if asked else []
    except confined.OutOfBounds:
        if len(asked) == 1:
            return [Unreadable("too_complex", TOO_MUCH)]
        return [one for each in asked for one in _confined([each])]
    return together


def _read(row: PageRow, page: SavedPage | Unreadable | None) -> PageRow:
    if isinstance(page, Unreadable):
        return replace(row, fault=_BadFile(PAGE, f"“{row.page}”读不出来：{told(page)}"))
    try:
        files = tuple(_files(row, page))
    except _BadFile as fault:
        return replace(row, fault=fault)
    for each in files:
        keep(each.data)
    text = page.text if page else row.content.text
    return replace(row, content=replace(row.content, text=text), files=files)


def _files(row: PageRow, page: SavedPage | None) -> Iterator[NewFile]:
    """Yield the files of a row: those the table names, those the page links to, and a page that is a document."""
    names = dict.fromkeys(row.named)
    if page is not None and not page.is_page:
        names = {row.page: None} | names
    for path, _words in page.links if page else ():
        where = normpath(join(dirname(row.page), path)) if not path.startswith("/") else path
        if not where.lower().endswith(PAGES) and "." in where.rpartition("/")[2]:
            names[_there(row.packed, where, FILES)] = None
    if len(names) > MOST_ATTACHMENTS:
        raise _BadFile(
            FILES, f"附件有 {len(names)} 个，最多 {MOST_ATTACHMENTS} 个。怎么办：合并几个"
        )
    used: set[str] = set()
    for name in names:
        file = _file(row.packed, name)
        yield replace(file, name=_unused(file.name, used))


def _file(packed: Packed, name: str) -> NewFile:
    try:
        data = packed.read(name)
        kind = kind_of(data, name)
    except BadAttachment as refusal:
        raise _BadFile(FILES, f"附件{refusal}") from refusal
    except Unreadable as refusal:
        raise _BadFile(FILES, f"附件“{name}”：{told(refusal)}") from refusal
    return NewFile(safe_name(name, kind), kind, data)


def _unused(name: str, used: set[str]) -> str:
    """Return a name no other file of the row has: files of the same name may stand in different folders."""
    stem, dot, ending = name.rpartition(".")
    number = 1
    while name in used:
        number += 1
        name = f"{stem}-{number}{dot}{ending}"
    used.add(name)
    return name


def take(job: ImportJob, rows: Sequence[Row], at: dt.datetime) -> Taken:
    """Begin a draft for each page that never came in; what could not be read is named."""
    incoming, bad = [], []
    for row in rows:
        page: PageRow = row.value
        if page.fault is not None:
            bad.append(BadRow(row.number, page.fault.column, str(page.fault)))
        else:
            incoming.append(Incoming(row.number, page.content, page.files, page.address))
    taken = take_drafts(job, incoming, at)
    taken.bad += bad
    return taken
