"""All reports of an area in one PDF: cover, contents with page numbers, bookmarks, pages numbered through."""

import datetime as dt
import io
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

import pikepdf

from gongkai.files.annual_report_writer.html_page import html_text
from gongkai.files.annual_report_writer.html_style import FANGSONG, HEI, SONG
from gongkai.files.annual_report_writer.printed import printed_report
from gongkai.files.printing import print_html
from gongkai.rules.annual_report.report import Report

CONTENTS: Final = "目录"
STYLE: Final = f"""
@page {{ size: A4; margin: 37mm 26mm 35mm 28mm; }}
@page cover {{ @bottom-center {{ content: none; }} }}
body {{ font-family: {FANGSONG}; color: #000; margin: 0; }}
.cover {{ page: cover; break-after: page; text-align: center; padding-top: 55mm; }}
.cover h1 {{ font: 700 30pt/1.6 {SONG}; margin: 0 0 8mm; bookmark-level: none; }}
.cover p {{ font-size: 18pt; line-height: 2; margin: 0; }}
.cover .foot {{ padding-top: 75mm; }}
h2 {{ font: 400 22pt/1.6 {HEI}; text-align: center; margin: 0 0 6mm; bookmark-level: none; }}
table {{ width: 100%; border-collapse: collapse; }}
td {{ font-size: 14pt; line-height: 1.9; vertical-align: bottom; padding: 0; }}
td + td {{ text-align: right; width: 14mm; font-variant-numeric: tabular-nums; }}
td span {{ border-bottom: 1px dotted #000; display: block; }}
.missing {{ font-size: 12pt; line-height: 1.8; margin-top: 8mm; }}
"""


@dataclass(frozen=True, slots=True)
class Part:
    """One report of the booklet: its PDF, and the page it begins on."""

    name: str
    data: bytes
    first_page: int


@dataclass(frozen=True, slots=True)
class Cover:
    """What stands on the cover: the title by lines, who bound it and when, and whose reports are not in it."""

    title: tuple[str, ...]
    office: str
    bound_on: dt.date
    missing: tuple[str, ...] = ()


def print_part(report: Report, *, first_page: int, signed_on: dt.date | None) -> tuple[bytes, int]:
    """Print one report in the statutory layout, its pages numbered from there; return it and how many.

    :raises CannotPrint: if the libraries that draw the pages are not installed
    """
    page = html_text(printed_report(report, signed_on=signed_on))
    numbering = f"<style>@page :first {{ counter-reset: page {first_page} }}</style></head>"
    data = print_html(page.replace("</head>", numbering, 1))
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return data, len(pdf.pages)


def bind(cover: Cover, parts: Sequence[Part]) -> bytes:
    """Bind the parts behind a cover and their contents; every report has its bookmark.

    :raises CannotPrint: if the libraries that draw the pages are not installed
    """
    bound = pikepdf.Pdf.new()
    front = print_html(_front(cover, parts))
    with pikepdf.open(io.BytesIO(front)) as pdf:
        bound.pages.extend(pdf.pages)
    front_pages = len(bound.pages)
    for part in parts:
        with pikepdf.open(io.BytesIO(part.data)) as pdf:
            bound.pages.extend(pdf.pages)
    with bound.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem(CONTENTS, 1))
        outline.root.extend(
            pikepdf.OutlineItem(part.name, front_pages + part.first_page - 1) for part in parts
        )
    _number(bound, front_pages)
    with bound.open_metadata() as metadata:
        metadata["dc:title"] = "".join(cover.title)
    bound.Root.PageMode = pikepdf.Name.UseOutlines
    bound.Root.Lang = pikepdf.String("zh-CN")
    out = io.BytesIO()
    bound.save(out, deterministic_id=True)
    return out.getvalue()


def _number(pdf: pikepdf.Pdf, front_pages: int) -> None:
    """Let readers show Roman numbers for cover and contents, so that page 1 is the first report's."""
    front = pikepdf.Dictionary(S=pikepdf.Name.r)
    reports = pikepdf.Dictionary(S=pikepdf.Name.D, St=1)
    pdf.Root.PageLabels = pikepdf.Dictionary(Nums=pikepdf.Array([0, front, front_pages, reports]))


def _front(cover: Cover, parts: Sequence[Part]) -> str:
    day = f"{cover.bound_on.year}年{cover.bound_on.month}月{cover.bound_on.day}日"
    lines = "".join(
        f"<tr><td><span>{escape(part.name)}</span></td><td>{part.first_page}</td></tr>"
        for part in parts
    )
    missing = (
        f'<p class="missing">没有装进来的（还没有报送）：{escape("、".join(cover.missing))}。</p>'
        if cover.missing
        else ""
    )
    return (
        f'<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>{escape("".join(cover.title))}</title>'
        f"<style>{STYLE}</style></head><body>"
        f'<section class="cover"><h1>{"<br>".join(map(escape, cover.title))}</h1><p>汇编</p>'
        f'<div class="foot"><p>{escape(cover.office)}</p><p>{day}</p></div></section>'
        f"<h2>目　录</h2><table>{lines}</table>{missing}</body></html>"
    )
