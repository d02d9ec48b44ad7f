"""The file of one case as a volume: contents with page numbers, papers bound one after another, every page numbered.

The number of a page in the volume stands at its upper right, as archives have it; the papers keep their own numbers below.
"""

import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

import pikepdf

from gongkai.files.annual_report_writer.html_style import HEI, SONG
from gongkai.files.printing import print_html

CONTENTS: Final = "卷内目录"
STYLE: Final = f"""
@page {{ size: A4; margin: 25mm 20mm 20mm 25mm; }}
body {{ margin: 0; font: 10.5pt/1.6 {SONG}; color: #000; }}
h1 {{ font: 700 18pt/1.5 {SONG}; text-align: center; margin: 0 0 4pt; bookmark-level: none; }}
h2 {{ font: 700 12pt/1.6 {HEI}; margin: 14pt 0 4pt; break-after: avoid; bookmark-level: none; }}
p {{ margin: 0 0 6pt; overflow-wrap: anywhere; }}
.about {{ text-align: center; color: #444; }}
table {{ border-collapse: collapse; width: 100%; table-layout: fixed; }}
th, td {{ border: .5pt solid #555; padding: 3pt 5pt; text-align: left; vertical-align: top; overflow-wrap: anywhere; }}
thead th {{ font: 700 9.5pt/1.5 {HEI}; background: #eee; }}
tr {{ break-inside: avoid; }}
.n {{ width: 3.4em; text-align: right; }}
.d {{ width: 6.2em; }}
.w {{ width: 7em; }}
"""
_STAMP: Final = (
    "@page { size: A4; margin: 10mm 15mm; } body { margin: 0; } p { break-after: page; margin: 0; text-align: right; "
    f"font: 10.5pt/1 {HEI}; }} p:last-child {{ break-after: auto; }}"
)


@dataclass(frozen=True, slots=True)
class Piece:
    """One paper of a volume: what it is, its number and day (each may be empty), and its pages as PDF."""

    name: str
    number: str
    day: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Placed:
    """A piece with the pages of the volume that it fills, both ends included."""

    piece: Piece
    first_page: int
    last_page: int

    @property
    def pages(self) -> str:
        """Its pages in words."""
        if self.first_page == self.last_page:
            return str(self.first_page)
        return f"{self.first_page}-{self.last_page}"


@dataclass(frozen=True, slots=True)
class VolumeHead:
    """What stands above the contents: whose file, which case, and further lines."""

    title: str
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page of tables: title, a line below it, and tables, each with head, columns and rows of cells."""

    title: str
    about: str
    tables: tuple["SheetTable", ...]


@dataclass(frozen=True, slots=True)
class SheetTable:
    """One table of a sheet; ``widths`` are the classes of its columns, an empty one takes what is left."""

    heading: str
    columns: tuple[str, ...]
    widths: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def placed(pieces: Iterable[Piece]) -> tuple[Placed, ...]:
    """Say which pages of the volume each piece fills, the first beginning on page 1."""
    found, page = [], 1
    for piece in pieces:
        with pikepdf.open(io.BytesIO(piece.data)) as pdf:
            last = page + len(pdf.pages) - 1
        found.append(Placed(piece, page, last))
        page = last + 1
    return tuple(found)


def contents_pdf(head: VolumeHead, pieces: Sequence[Placed]) -> bytes:
    """Print the contents of a volume.

    :raises CannotPrint: if the libraries that draw the pages are not installed
    """
    rows = tuple(
        (str(number), each.piece.name, each.piece.number, each.piece.day, each.pages)
        for number, each in enumerate(pieces, start=1)
    )
    columns = ("序号", "材料", "文号", "日期", "页号")
    table = SheetTable("", columns, ("n", "", "", "d", "n"), rows)
    return sheet_pdf(Sheet(CONTENTS, head.title, (table,)), head.lines)


def sheet_pdf(sheet: Sheet, lines: Sequence[str] = ()) -> bytes:
    """Print a sheet of tables.

    :raises CannotPrint: if the libraries that draw the pages are not installed
    """
    body = "".join(_sheet(sheet, lines))
    return print_html(_page(sheet.title, STYLE, body))


def bound_pdf(head: VolumeHead, pieces: Sequence[Placed]) -> bytes:
    """Bind contents and papers in one PDF, every paper with its bookmark and every page of theirs with its number.

    :raises CannotPrint: if the libraries that draw the pages are not installed
    """
    bound = pikepdf.Pdf.new()
    for data in (contents_pdf(head, pieces), *(each.piece.data for each in pieces)):
        with pikepdf.open(io.BytesIO(data)) as pdf:
            bound.pages.extend(pdf.pages)
    number = pieces[-1].last_page
    front = len(bound.pages) - number
    _stamp(bound, front, number)
    with bound.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem(CONTENTS, 0))
        outline.root.extend(
            pikepdf.OutlineItem(each.piece.name, front + each.first_page - 1) for each in pieces
        )
    _label(bound, front)
    with bound.open_metadata(set_pikepdf_as_editor=False) as metadata:
        metadata["dc:title"] = head.title
    bound.Root.PageMode = pikepdf.Name.UseOutlines
    bound.Root.Lang = pikepdf.String("zh-CN")
    out = io.BytesIO()
    bound.save(out, deterministic_id=True)
    return out.getvalue()


def _stamp(bound: pikepdf.Pdf, front: int, number: int) -> None:
    """Write the number of each page after the contents at its upper right; papers share resources, so names differ."""
    marks = "".join(f"<p>{each}</p>" for each in range(1, number + 1))
    with pikepdf.open(io.BytesIO(print_html(_page("", _STAMP, marks)))) as stamps:
        for place, (page, stamp) in enumerate(zip(bound.pages[front:], stamps.pages, strict=True)):
            name = pikepdf.Name(f"/VolumePage{place}")
            page.add_resource(
                bound.copy_foreign(stamp.as_form_xobject()), pikepdf.Name.XObject, name
            )
            page.contents_add(b"q\n", prepend=True)
            page.contents_add(b"\nQ q " + bytes(name) + b" Do Q\n")


def _label(bound: pikepdf.Pdf, front: int) -> None:
    """Let readers show Roman numbers for the contents, so that page 1 is the first paper's."""
    roman = pikepdf.Dictionary(S=pikepdf.Name.r)
    papers = pikepdf.Dictionary(S=pikepdf.Name.D, St=1)
    bound.Root.PageLabels = pikepdf.Dictionary(Nums=pikepdf.Array([0, roman, front, papers]))


def _sheet(sheet: Sheet, lines: Sequence[str]) -> Iterator[str]:
    yield f"<h1>{escape(sheet.title)}</h1>\n"
    if sheet.about:
        yield f'<p class="about">{escape(sheet.about)}</p>\n'
    yield from (f"<p>{escape(line)}</p>\n" for line in lines)
    for table in sheet.tables:
        yield from _table(table)


def _table(table: SheetTable) -> Iterator[str]:
    if table.heading:
        yield f"<h2>{escape(table.heading)}</h2>\n"
    heads = "".join(
        f'<th scope="col" class="{width}">{escape(column)}</th>'
        for column, width in zip(table.columns, table.widths, strict=True)
    )
    yield (
        f"<table><thead><tr>{heads}</tr></thead><tbody>\n"
        if any(table.columns)
        else "<table><tbody>\n"
    )
    for row in table.rows:
        cells = "".join(
            f'<td class="{width}">{"<br>".join(map(escape, cell.splitlines()))}</td>'
            for cell, width in zip(row, table.widths, strict=True)
        )
        yield f"<tr>{cells}</tr>\n"
    yield "</tbody></table>\n"


def _page(title: str, style: str, body: str) -> str:
    return (
        f'<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        f"<style>{style}</style></head><body>{body}</body></html>"
    )
