"""Sheets on paper: large type, number, days, unit, telephone, and a square code that leads to the public page."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import segno
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from gongkai.boards.gate import shown
from gongkai.boards.models import Sheet
from gongkai.files.printing import print_html

QR_SCALE: Final = 3
COLUMN: Final = re.compile(r"\s*[｜|\t]\s*|\s{2,}")
FRAMED: Final = re.compile(
    r"^[｜|](.*)[｜|]$"
)  # bars at both ends frame a row, they are no columns


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph of a village's text, or the rows of a table; the first row is its head."""

    text: str = ""
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class PrintedSheet:
    """A sheet with what stands on it."""

    sheet: Sheet
    html: SafeString
    blocks: tuple[Block, ...]
    url: str
    qr: SafeString


def blocks_of(text: str) -> tuple[Block, ...]:
    """Cut a text into paragraphs and tables: lines that follow each other with the same number of columns are one table."""
    blocks: list[Block] = []
    rows: list[tuple[str, ...]] = []
    for line in [*text.splitlines(), ""]:
        cells = tuple(COLUMN.split(FRAMED.sub(r"\1", line.strip())))
        if len(cells) > 1 and (not rows or len(rows[0]) == len(cells)):
            rows.append(cells)
            continue
        blocks += _table(rows)
        rows = [cells] if len(cells) > 1 else []
        if len(cells) == 1 and line.strip():
            blocks.append(Block(text=line.strip()))
    return (*blocks, *_table(rows))


def _table(rows: list[tuple[str, ...]]) -> list[Block]:
    if len(rows) == 1:
        return [Block(text="　".join(rows[0]))]
    return [Block(rows=tuple(rows))] if rows else []


def laid_out(sheet: Sheet, base_url: str) -> PrintedSheet:
    """Return a sheet as it is printed and shown.

    :raises Altered: if its text is no longer the one that was made
    :raises NotReleased: if its item is no longer public
    """
    url = f"{base_url}{sheet.public_url()}"
    html = shown(sheet)
    return PrintedSheet(
        sheet=sheet,
        html=mark_safe(html),  # noqa: S308  # the clean HTML that reviewers approved
        blocks=blocks_of(sheet.text),
        url=url,
        qr=qr_of(url),
    )


def qr_of(url: str) -> SafeString:
    """Return an address as a square code for paper."""
    svg = segno.make(url, error="m").svg_inline(scale=QR_SCALE, omitsize=True, lineclass=None)
    return SafeString(svg)  # made by us from our own address


def printed(sheets: Iterable[Sheet], *, paper: str, base_url: str, mark: str = "") -> bytes:
    """Print sheets one after the other, each beginning on a page of its own.

    :raises CannotPrint: if the libraries that draw pages are not installed
    """
    laid = [laid_out(each, base_url) for each in sheets]
    context = {"sheets": laid, "paper": paper, "mark": mark}
    return print_html(render_to_string("boards/printed_sheets.html", context))
