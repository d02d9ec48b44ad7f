"""What every kind of file becomes when it is opened: paragraphs and tables in reading order."""

from dataclasses import dataclass
from enum import StrEnum


class DocumentKind(StrEnum):
    """What a file really is, by its bytes and not by its name."""

    DOCX = "docx"
    PDF = "pdf"
    XLSX = "xlsx"
    HTML = "html"
    TXT = "txt"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph (docx, html) or one printed line (txt, pdf), with its spaces and tabs as found."""

    text: str
    page: int | None = None  # from 1, where the file has pages


@dataclass(frozen=True, slots=True)
class TableCell:
    """One cell where it begins; a merged cell stands once, with its spans. Line breaks are kept."""

    text: str
    row: int  # from 0
    column: int  # from 0
    rowspan: int = 1
    colspan: int = 1


@dataclass(frozen=True, slots=True)
class DocumentTable:
    """A real table of the file, its cells in reading order."""

    cells: tuple[TableCell, ...]
    row_count: int
    column_count: int
    page: int | None = None


Block = Paragraph | DocumentTable


@dataclass(frozen=True, slots=True)
class Document:
    """A file as text and tables.

    ``blocks`` are in reading order. ``lines`` is the same page as plain lines of text, tables
    included, laid out with spaces where the file has positions (pdf), with form feeds between pages.
    """

    kind: DocumentKind
    name: str
    blocks: tuple[Block, ...]
    lines: tuple[str, ...]


class Unreadable(ValueError):
    """Raised for a file that cannot be read: what is wrong and what to do, in Chinese.

    ``code`` is one of ``empty``, ``too_large``, ``protected``, ``broken``, ``scan``, ``unknown_kind``,
    ``old_format``, ``bomb``, ``too_complex``.
    """

    def __init__(self, code: str, says: str) -> None:
        super().__init__(says)
        self.code = code
        self.says = says

    def __reduce__(self) -> tuple[type["Unreadable"], tuple[str, str]]:
        """Let it travel between processes."""
        return Unreadable, (self.code, self.says)
