"""A letter as .docx in the layout of official documents (GB/T 9704-2012), to edit and print elsewhere."""

from io import BytesIO
from typing import TYPE_CHECKING, Final

from gongkai.files.annual_report_writer.docx_style import (
    LINE_POINTS,
    NOTE_POINTS,
    TEXT_POINTS,
    prepare,
)
from gongkai.files.annual_report_writer.steady_zip import steady_zip
from gongkai.files.letter_page import SEAL_PLACE
from gongkai.rules.letters.composing import LetterContent

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

FIRST_LINE: Final = 2  # characters
SIGNATURE_RIGHT: Final = 2
DAY_RIGHT: Final = 4
SEAL_RIGHT: Final = 8
SEAL_LINES: Final = 2  # blank lines above the signature


def letter_docx(letter: LetterContent, *, mark: str = "") -> bytes:
    """Write the document; ``mark`` stands above it where it is no real letter."""
    from docx import Document
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    document = Document()
    prepare(document, title=letter.title, agency=letter.agency)
    if mark:
        _noted(_line(document, mark, align=WD_ALIGN_PARAGRAPH.CENTER))
    title = document.add_paragraph(style="Title")
    title.add_run(letter.agency).add_break()
    title.add_run(letter.title.removeprefix(letter.agency))
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    if letter.number:
        _line(document, letter.number, align=WD_ALIGN_PARAGRAPH.CENTER)
    if letter.addressee:
        _line(document, f"{letter.addressee}：")
    for paragraph in letter.paragraphs:
        _indent(_line(document, paragraph), first=FIRST_LINE)
    if letter.rows:
        _table(document, letter)
    if letter.paragraphs:
        _sign(document, letter)
    packed = BytesIO()
    document.save(packed)
    return steady_zip(packed.getvalue())


def _line(document: "Document", text: str, *, align: int | None = None) -> "Paragraph":
    from docx.shared import Pt

    paragraph = document.add_paragraph(text)
    paragraph.paragraph_format.line_spacing = Pt(LINE_POINTS)
    if align is not None:
        paragraph.alignment = align  # type: ignore[assignment,unused-ignore]
    return paragraph


def _indent(paragraph: "Paragraph", *, first: int = 0, right: int = 0) -> None:
    """Indent by characters; the length beside them is for programs that know no characters."""
    from docx.oxml.ns import qn

    indent = paragraph._p.get_or_add_pPr().get_or_add_ind()  # noqa: SLF001 - no public way
    for side, characters in (("firstLine", first), ("right", right)):
        if characters:
            indent.set(qn(f"w:{side}Chars"), str(100 * characters))
            indent.set(qn(f"w:{side}"), str(round(20 * TEXT_POINTS * characters)))


def _noted(paragraph: "Paragraph") -> None:
    from docx.shared import Pt

    for run in paragraph.runs:
        run.font.size = Pt(NOTE_POINTS)


def _table(document: "Document", letter: LetterContent) -> None:
    table = document.add_table(rows=0, cols=2, style="Table Grid")
    for label, value in letter.rows:
        cells = table.add_row().cells
        cells[0].text, cells[1].text = label, value


def _sign(document: "Document", letter: LetterContent) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    document.paragraphs[-1].paragraph_format.keep_with_next = True  # no seal alone on a page
    for _ in range(SEAL_LINES):
        _line(document, "").paragraph_format.keep_with_next = True
    for text, right in (
        (letter.agency, SIGNATURE_RIGHT),
        (SEAL_PLACE, SEAL_RIGHT),
        (letter.signed_on, DAY_RIGHT),
    ):
        paragraph = _line(document, text, align=WD_ALIGN_PARAGRAPH.RIGHT)
        paragraph.paragraph_format.keep_with_next = text != letter.signed_on
        _indent(paragraph, right=right)
        if text == SEAL_PLACE:
            _noted(paragraph)
