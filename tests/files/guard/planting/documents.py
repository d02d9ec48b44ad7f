"""Whole documents of every kind, each with what is planted in it."""

import csv
import io
from dataclasses import dataclass, field
from random import Random

import docx
import openpyxl
import weasyprint
from openpyxl.comments import Comment

from gongkai.files.guard.hits import HitKind as K
from tests.files.guard.made import deleted_text, hide, paint, zipped
from tests.files.guard.planting import persons as p
from tests.files.guard.planting.sentences import INNOCENT, MAKERS

KINDS = ("docx", "xlsx", "html", "txt", "csv", "ofd", "pdf", "zip")
_SHARES = (4, 4, 3, 3, 3, 3, 1, 2)  # a PDF takes as long to make as fifty of the others
_COLUMNS = (
    ("姓名", K.NAME_IN_LIST, p.name),
    ("身份证号", K.IDENTITY_NUMBER, p.identity),
    ("手机号码", K.MOBILE, p.mobile),
    ("家庭住址", K.ADDRESS, p.village_address),
    ("病种", K.HEALTH, lambda c: c.choice(p.ILLNESSES)),
    ("银行卡号", K.BANK_CARD, p.card),
    ("出生日期", K.BIRTH_DATE, lambda c: p.day(c).isoformat()),
)
_INNOCENT_COLUMNS = (
    ("序号", lambda c: str(c.randrange(1, 99))),
    ("订单号", p.mobile),
    ("金额（元）", lambda c: f"{c.randrange(10**4)}.00"),
    ("项目编号", lambda c: str(c.randrange(10**15, 10**16))),
    ("文号", lambda c: f"示政发〔2026〕{c.randrange(99)}号"),
)


@dataclass
class Sample:
    """One document: its name, its bytes, what is planted as it would usually be written."""

    name: str
    data: bytes
    planted: list[tuple[K, str]] = field(default_factory=list)


@dataclass
class _Content:
    paragraphs: list[str]
    rows: list[list[str]]
    planted: list[tuple[K, str]]


def sample(seed: int, kind: str = "") -> Sample:
    """Return the document of this seed."""
    chance = Random(seed)  # noqa: S311  made-up documents, not secrets
    kind = kind or chance.choices(KINDS, _SHARES)[0]
    if kind == "zip":
        inner = [sample(seed * 7 + place + 1, chance.choice(KINDS[:-2])) for place in range(2)]
        data = zipped({f"{place}-{each.name}": each.data for place, each in enumerate(inner)})
        return Sample("a.zip", data, [one for each in inner for one in each.planted])
    content = _content(chance)
    data = _WRITERS[kind](content, chance)
    return Sample(f"a.{kind}", data, content.planted)


def _content(chance: Random) -> _Content:
    paragraphs, planted = [], []
    for kind in chance.sample(sorted(MAKERS), k=4):
        sentence, found = MAKERS[kind](chance)
        paragraphs.append(sentence)
        planted += found
    paragraphs += [make(chance) for make in chance.sample(INNOCENT, k=6)]
    chance.shuffle(paragraphs)
    rows, found = _table(chance)
    return _Content(paragraphs, rows, planted + found)


def _table(chance: Random) -> tuple[list[list[str]], list[tuple[K, str]]]:
    columns = [_COLUMNS[0], *chance.sample(_COLUMNS[1:], k=2)]
    innocent = chance.sample(_INNOCENT_COLUMNS, k=2)
    rows = [[head for head, *_ in columns] + [head for head, _ in innocent]]
    planted = []
    for _ in range(chance.randrange(1, 5)):
        values = [make(chance) for _head, _kind, make in columns]
        planted += [
            (kind, value) for (_head, kind, _make), value in zip(columns, values, strict=True)
        ]
        rows.append(values + [make(chance) for _head, make in innocent])
    return rows, planted


def _word(content: _Content, chance: Random) -> bytes:
    document = docx.Document()
    document.core_properties.author = ""
    for text in content.paragraphs:
        run = document.add_paragraph().add_run(text)
        way = chance.randrange(8)
        if way == 0:
            hide(run)
        elif way == 1:
            paint(run, "FFFFFF")
        elif way == 2:
            run.clear()
            deleted_text(document, text)
        elif way == 3:
            run.clear()
            anchor = document.add_paragraph("请看批注").runs[0]
            document.add_comment(anchor, text=text, author="", initials="")
    table = document.add_table(len(content.rows), len(content.rows[0]))
    for row, cells in zip(table.rows, content.rows, strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()


def _workbook(content: _Content, chance: Random) -> bytes:
    book = openpyxl.Workbook()
    listed = book.worksheets[0]
    for cells in content.rows:
        listed.append(cells)
    notes = book.create_sheet("说明")
    for number, text in enumerate(content.paragraphs, 1):
        if chance.randrange(5) == 0:
            notes.cell(number * 2, 1, "说明").comment = Comment(text, "")
        else:
            notes.cell(number * 2, 1, text)
    notes.sheet_state = chance.choice(["visible", "hidden", "veryHidden"])
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def _page(content: _Content, chance: Random) -> bytes:
    shown = []
    for text in content.paragraphs:
        way = chance.randrange(6)
        body = text.replace("\n", "<br>")
        shown.append(
            f'<p style="display:none">{body}</p>'
            if way == 0
            else f"<!-- {text} -->"
            if way == 1
            else f"<p>{body}</p>"
        )
    cells = "".join(
        "<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in content.rows
    )
    return f"<html><body>{''.join(shown)}<table>{cells}</table></body></html>".encode()


def _text(content: _Content, chance: Random) -> bytes:
    del content.planted[len(content.planted) - _planted_in_table(content) :]
    return "\n\n".join(content.paragraphs).encode(chance.choice(["utf-8", "gb18030", "utf-8-sig"]))


def _planted_in_table(content: _Content) -> int:
    return (len(content.rows) - 1) * 3


def _rows(content: _Content, _chance: Random) -> bytes:
    made = io.StringIO()
    csv.writer(made).writerows(content.rows)
    del content.planted[: len(content.planted) - _planted_in_table(content)]
    return made.getvalue().encode("utf-8-sig")


def _ofd(content: _Content, chance: Random) -> bytes:
    objects, top = [], 10
    for text in content.paragraphs:
        for line in text.split("\n"):
            unseen = 'Visible="false"' if chance.randrange(6) == 0 else ""
            objects.append(
                f'<o:TextObject Boundary="10 {top} 150 5" {unseen}><o:TextCode>{line}</o:TextCode></o:TextObject>'
            )
            top += 6
        objects.append(
            f'<o:TextObject Boundary="10 {top} 9 5"><o:TextCode></o:TextCode></o:TextObject>'
        )
        top += 6
    del content.planted[len(content.planted) - _planted_in_table(content) :]
    page = f'<o:Page xmlns:o="http://www.ofdspec.org/2016"><o:Content><o:Layer>{"".join(objects)}</o:Layer></o:Content></o:Page>'
    made: bytes = zipped({"OFD.xml": "<a/>", "Doc_0/Pages/Page_0/Content.xml": page})
    return made


def _pdf(content: _Content, chance: Random) -> bytes:
    lines = []
    for text in content.paragraphs:
        way = chance.randrange(6)
        looks = (
            "color: white" if way == 0 else "position: absolute; left: -900pt" if way == 1 else ""
        )
        lines.append(f'<p style="{looks}">{text.replace(chr(10), "<br>")}</p>')
    cells = "".join("<tr>" + "".join(f"<td>{cell}" for cell in row) for row in content.rows)
    page = f"{_STYLE}{''.join(lines)}<table>{cells}</table>"
    kept = io.BytesIO()
    weasyprint.HTML(string=page).write_pdf(kept)
    return kept.getvalue()


_STYLE = (
    "<meta charset=utf-8><style>body { font-family: 'Noto Serif CJK SC'; font-size: 9pt }"
    " table { border-collapse: collapse } td { border: 1px solid }</style>"
)
_WRITERS = {
    "pdf": _pdf,
    "docx": _word,
    "xlsx": _workbook,
    "html": _page,
    "txt": _text,
    "csv": _rows,
    "ofd": _ofd,
}
