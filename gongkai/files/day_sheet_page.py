"""期限计算说明 as one page of HTML for A4, and printed as PDF."""

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from typing import Final

from gongkai.files.annual_report_writer.html_style import HEI, SONG
from gongkai.files.printing import print_html
from gongkai.rules.day_sheet import DaySheet, Month, SheetDay, Stretch

TITLE: Final = "政府信息公开申请答复期限计算说明"
LEGEND: Final = (
    ("cnt", "计入"),
    ("off", "休息，不计"),
    ("stp", "停止计算，不计"),
    ("due", "最后一天"),
)
MARKS: Final = "起＝起算日　收＝收到申请之日　休＝周末　班＝调休上班　停＝停止计算　末＝最后一天；节日取第一个字"

STYLE: Final = f"""\
@page {{ size: A4; margin: 20mm 18mm 18mm 22mm;
  @bottom-center {{ content: "— " counter(page) " / " counter(pages) " —"; font: 9pt {SONG}; }} }}
body {{ margin: 0; font: 10.5pt/1.6 {SONG}; color: #000; }}
h1 {{ font: 700 18pt/1.4 {SONG}; text-align: center; margin: 0 0 4pt; }}
h2 {{ font: 700 11.5pt/1.5 {HEI}; margin: 12pt 0 4pt; break-after: avoid; }}
p {{ margin: 0 0 3pt; }}
.about {{ text-align: center; color: #444; }}
.due-line {{ font-size: 12pt; }}
.tag {{ border: .8pt solid #7d4600; color: #7d4600; padding: 0 4pt; font: 700 9.5pt {HEI}; }}
table {{ border-collapse: collapse; width: 100%; }}
.run th, .run td {{ border: .5pt solid #555; padding: 2pt 4pt; vertical-align: top; text-align: left; }}
.run th {{ font: 700 9.5pt {HEI}; background: #eee; }}
.run .n {{ text-align: right; width: 2.6em; white-space: nowrap; }}
.run .span {{ width: 9.5em; white-space: nowrap; }}
.run tr {{ break-inside: avoid; }}
.months {{ display: flex; flex-wrap: wrap; gap: 8pt 10pt; }}
.mon {{ width: 31.3%; table-layout: fixed; font: 8pt/1.15 {HEI}; break-inside: avoid; }}
.mon caption {{ text-align: left; font-weight: 700; padding-bottom: 2pt; font-size: 9pt; }}
.mon th {{ font-weight: 400; color: #444; padding: 1pt; }}
.mon td {{ border: .5pt solid #999; height: 23pt; vertical-align: top; padding: 1pt 2pt; }}
.mon td.none {{ border: 0; }}
.mon em {{ font-style: normal; float: right; }}
.mon b {{ display: block; text-align: center; font-size: 11pt; clear: both; }}
.cnt {{ background: #dfeaf8; border-color: #0b4a9c; }}
.off {{ background: #f0f0f0; color: #555; }}
.stp {{ background: #f7ead2; border-style: dashed; }}
.zero {{ outline: 1.4pt solid #000; }}
.due {{ outline: 2pt solid #a8171c; }}
.legend {{ font-size: 9pt; color: #333; }}
.legend i {{ display: inline-block; width: 9pt; height: 9pt; border: .5pt solid #555; vertical-align: -1pt; margin: 0 3pt 0 8pt; }}
ol {{ margin: 0; padding-left: 1.6em; }}
.foot {{ margin-top: 14pt; border-top: .5pt solid #555; padding-top: 4pt; font-size: 9.5pt; }}
"""


@dataclass(frozen=True, slots=True)
class SheetFrame:
    """What stands around the count: whose case, who reckoned, when (all as text, each may be empty)."""

    about: str = ""
    agency: str = ""
    reckoned_at: str = ""


def day_sheet_pdf(sheet: DaySheet, frame: SheetFrame) -> bytes:
    """Print the sheet on A4.

    :raises CannotPrint: if the libraries that draw the pages are not installed
    """
    return print_html(day_sheet_html(sheet, frame))


def day_sheet_html(sheet: DaySheet, frame: SheetFrame) -> str:
    """Return the sheet as one complete page."""
    body = "\n".join(_body(sheet, frame))
    return (
        '<!doctype html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{TITLE}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n{body}\n</body>\n</html>\n"
    )


def _body(sheet: DaySheet, frame: SheetFrame) -> Iterator[str]:
    yield f"<h1>{TITLE}</h1>"
    if frame.about:
        yield f'<p class="about">{escape(frame.about)}</p>'
    yield "<h2>一、结论</h2>"
    provisional = ' <span class="tag">暂定</span>' if sheet.due.provisional else ""
    yield f'<p class="due-line">答复期限的最后一天：<b>{sheet.due_in_words}</b>{provisional}</p>'
    yield from (f"<p>{escape(each)}。</p>" for each in sheet.due.may_move)
    yield f"<p>{escape(sheet.received)}。{escape(sheet.limit)}。</p>"
    yield "<h2>二、怎样数出来的</h2>"
    yield from _stretches(sheet.stretches)
    yield "<h2>三、逐日日历</h2>"
    yield f'<p class="legend">{_legend()}<br>{MARKS}</p>'
    yield f'<div class="months">{"".join(_month(month) for month in sheet.months)}</div>'
    yield "<h2>四、依据的文件</h2>"
    yield f"<ol>{''.join(f'<li>{escape(each)}</li>' for each in sheet.sources)}</ol>"
    yield f'<p class="foot">{escape(_foot(sheet, frame))}</p>'


def _foot(sheet: DaySheet, frame: SheetFrame) -> str:
    reckoned = f"计算于 {frame.reckoned_at}" if frame.reckoned_at else ""
    parts = (frame.agency, reckoned, f"校验码 {sheet.code}")
    return "　".join(part for part in parts if part) + "（同样的事实和节假日安排，校验码相同）"


def _stretches(stretches: tuple[Stretch, ...]) -> Iterator[str]:
    heads = "".join(
        f'<th scope="col"{style}>{head}</th>'
        for head, style in (
            ("起止", ""),
            ("计入", ' class="n"'),
            ("不计", ' class="n"'),
            ("累计", ' class="n"'),
            ("说明和依据", ""),
        )
    )
    yield f'<table class="run"><thead><tr>{heads}</tr></thead><tbody>'
    for each in stretches:
        yield (
            f'<tr><td class="span">{each.span}</td><td class="n">{each.counted or "—"}</td>'
            f'<td class="n">{each.not_counted or "—"}</td><td class="n">{each.total}</td>'
            f"<td>{escape(each.why)}</td></tr>"
        )
    yield "</tbody></table>"


def _legend() -> str:
    return "".join(f'<i class="{look}"></i>{words}' for look, words in LEGEND)


def _month(month: Month) -> str:
    heads = "".join(f'<th scope="col">{each}</th>' for each in "一二三四五六日")
    weeks = "".join(f"<tr>{''.join(_square(day) for day in week)}</tr>" for week in month.weeks)
    return (
        f'<table class="mon"><caption>{month.year}年{month.month}月</caption>'
        f"<thead><tr>{heads}</tr></thead><tbody>{weeks}</tbody></table>"
    )


def _square(day: SheetDay) -> str:
    if day.on is None:
        return '<td class="none"></td>'
    note = f"<em>{day.note}</em>" if day.note else ""
    mark = f"<b>{day.mark}</b>" if day.mark else ""
    return f'<td class="{day.look}">{day.on.day}{note}{mark}</td>'
