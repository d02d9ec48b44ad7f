"""A report as .docx: A4 as official documents have it (GB/T 9704-2012), real tables, editable."""

from io import BytesIO
from typing import TYPE_CHECKING, Final

from gongkai.files.annual_report_writer.docx_style import (
    FANGSONG,
    HEI,
    LINE_POINTS,
    NOTE_POINTS,
    SONG,
    TEXT_POINTS,
    TITLE_POINTS,
    name_face,
    prepare,
)
from gongkai.files.annual_report_writer.docx_table import table_xml
from gongkai.files.annual_report_writer.placing import TEXT_WIDTH_MM
from gongkai.files.annual_report_writer.printed import (
    PrintedPart,
    PrintedReport,
    title_pieces,
    width_in_characters,
)
from gongkai.files.annual_report_writer.steady_zip import steady_zip

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run

TITLE_CHARACTERS: Final = 20  # fill a line of the title
SIGNATURE_RIGHT: Final = 2.0  # characters between the signature and the right margin
LINE_CHARACTERS: Final = TEXT_WIDTH_MM * 72 / 25.4 / TEXT_POINTS
TWO_CHARACTERS: Final = "200"  # first-line indent, in hundredths of a character


def write_docx(printed: PrintedReport) -> bytes:
    """Write the document of one report."""
    document = new_document(printed)
    for part in printed.parts:
        add_part(document, part, printed)
    if printed.signature:
        _sign(document, printed.signature)
    return packed_document(document)


def new_document(printed: PrintedReport) -> "Document":
    """Begin a document: page, styles, title and opening."""
    from docx import Document

    document = Document()
    prepare(document, title=printed.title, agency=printed.agency)
    _title(document, printed.title)
    for text in printed.opening:
        add_body(document, text)
    return document


def packed_document(document: "Document") -> bytes:
    """Return the document as a file."""
    packed = BytesIO()
    document.save(packed)
    return steady_zip(packed.getvalue())


def add_part(document: "Document", part: PrintedPart, printed: PrintedReport) -> None:
    """Add one part: heading, text, table and the notes under it."""
    add_heading(document, part.heading)
    for text in part.paragraphs:
        add_body(document, text)
    if part.table:
        _keep_with_table(document)
        _table(document, part, printed)
    for text in part.notes:
        _run(document.add_paragraph(), text, SONG, NOTE_POINTS)


def _sign(document: "Document", lines: tuple[str, ...]) -> None:
    """Add the agency's name and the day, one centred over the other, two characters from the right margin."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    document.paragraphs[-1].paragraph_format.keep_with_next = True
    left = max(0.0, LINE_CHARACTERS - SIGNATURE_RIGHT - max(map(width_in_characters, lines)))
    for position, line in enumerate(lines):
        paragraph = document.add_paragraph()
        _run(paragraph, line, FANGSONG, TEXT_POINTS)
        style = paragraph.paragraph_format
        style.alignment = WD_ALIGN_PARAGRAPH.CENTER
        style.left_indent = Pt(left * TEXT_POINTS)
        style.right_indent = Pt(min(SIGNATURE_RIGHT, left) * TEXT_POINTS)
        style.line_spacing = Pt(LINE_POINTS)
        style.space_before = Pt(0 if position else LINE_POINTS)
        style.keep_with_next = position < len(lines) - 1
        style.keep_together = True


def _table(document: "Document", part: PrintedPart, printed: PrintedReport) -> None:
    from docx.oxml import parse_xml

    assert part.table is not None  # noqa: S101
    element = parse_xml(table_xml(part.table, printed))
    document.element.body.insert(-1, element)  # before the section's properties


def _keep_with_table(document: "Document") -> None:
    document.paragraphs[-1].paragraph_format.keep_with_next = True


def _title(document: "Document", text: str) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    title = document.add_paragraph(style="Title")
    for position, line in enumerate(_title_lines(text)):
        run = _run(title, line, SONG, TITLE_POINTS)
        run.bold = True
        if position == 0 and line != text:
            run.add_break()
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER


def _title_lines(text: str) -> tuple[str, ...]:
    """Break a title that is too long for one line before the name of the form."""
    pieces = title_pieces(text)
    if len(text) <= TITLE_CHARACTERS or len(pieces) == 1:
        return (text,)
    return pieces


def add_heading(document: "Document", text: str) -> None:
    """Add the heading of a part."""
    heading = document.add_heading("", level=1)
    _run(heading, text, HEI, TEXT_POINTS)
    _shape(heading)


def add_body(document: "Document", text: str) -> None:
    """Add one paragraph of text."""
    paragraph = document.add_paragraph()
    _run(paragraph, text, FANGSONG, TEXT_POINTS)
    _shape(paragraph)


def _shape(paragraph: "Paragraph") -> None:
    from docx.oxml.ns import qn
    from docx.shared import Pt

    style = paragraph.paragraph_format
    style.space_before = style.space_after = Pt(0)
    style.line_spacing = Pt(LINE_POINTS)
    style.widow_control = True
    indent = paragraph._p.get_or_add_pPr().get_or_add_ind()  # noqa: SLF001  # no public way
    indent.set(qn("w:firstLineChars"), TWO_CHARACTERS)
    indent.set(qn("w:firstLine"), str(round(2 * TEXT_POINTS * 20)))


def _run(paragraph: "Paragraph", text: str, face: str, points: float) -> "Run":
    from docx.shared import Pt

    run = paragraph.add_run(text)
    run.font.size = Pt(points)
    name_face(run.font, face)
    return run
