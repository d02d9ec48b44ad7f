"""What a layout makes: a file or an opened document, and the figures that stand on it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from gongkai.files.documents import Block, Document, DocumentKind, Paragraph
from gongkai.rules.annual_report.form import CellId, Edition
from gongkai.rules.annual_report.report import Figures

PAGE_END = "\f"


@dataclass(frozen=True, slots=True)
class LaidOut:
    """One report in one layout.

    ``figures`` are the values as printed: None where the layout leaves the cell blank or puts a
    mark, which then stands in ``marks``. ``exact`` says that the layout is explicit: each value has its own
    place beside its own label, so every cell must be read. Only the run-together and the torn layouts are
    not: there a cell may be left unread, with the true value among its readings.
    """

    content: Document | bytes
    name: str
    exact: bool
    figures: Figures
    year: int
    edition: Edition
    marks: Mapping[CellId, str] = field(default_factory=dict)

    @property
    def document(self) -> Document:
        """The document, where the layout makes one without a file."""
        assert isinstance(self.content, Document)
        return self.content

    @property
    def data(self) -> bytes:
        """The bytes of the file, where the layout makes one."""
        assert isinstance(self.content, bytes)
        return self.content


def text_document(text: str, kind: DocumentKind = DocumentKind.TXT) -> Document:
    """Return the document that a plain text becomes: one paragraph a line, pages by form feed."""
    blocks: list[Block] = []
    for number, page in enumerate(text.split(PAGE_END), start=1):
        blocks += [
            Paragraph(line, page=number if kind is DocumentKind.PDF else None)
            for line in page.split("\n")
        ]
    return Document(kind, f"report.{kind}", tuple(blocks), tuple(text.split("\n")))
