"""The uploaded page as it was opened, to be shown beside what was read from it."""

from dataclasses import dataclass

from gongkai.annual_reports.models import ReportVersion
from gongkai.files.documents import Block, DocumentTable, Paragraph, Unreadable
from gongkai.files.opening import open_document
from gongkai.storage import KeptFileDamaged, KeptFileMissing, fetch

MOST_BLOCKS = 3000  # a page longer than this is cut, and says so


@dataclass(frozen=True, slots=True)
class SourceCell:
    """One cell of a table of the upload."""

    text: str
    rowspan: int
    colspan: int


@dataclass(frozen=True, slots=True)
class SourceBlock:
    """A run of lines, or a table as rows of cells."""

    text: str = ""
    rows: tuple[tuple[SourceCell, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class ShownSource:
    """What can be shown of the upload; ``trouble`` says why nothing can."""

    blocks: tuple[SourceBlock, ...] = ()
    is_cut: bool = False
    trouble: str = ""


def shown_source(version: ReportVersion) -> ShownSource:
    """Open the kept file anew and return it as text and tables."""
    if not version.source_address:
        return ShownSource(trouble="这份报告不是上传的，没有原件可以对照。")
    try:
        document = open_document(fetch(version.source_address), version.source_name)
    except (Unreadable, KeptFileMissing, KeptFileDamaged):
        return ShownSource(trouble="原件现在打不开。请下载原件查看，或者重新上传。")
    blocks = tuple(_shown(block) for block in document.blocks[:MOST_BLOCKS])
    return ShownSource(_joined(blocks), is_cut=len(document.blocks) > MOST_BLOCKS)


def _shown(block: Block) -> SourceBlock:
    return SourceBlock(text=block.text) if isinstance(block, Paragraph) else _table(block)


def _table(table: DocumentTable) -> SourceBlock:
    rows: list[list[SourceCell]] = [[] for _ in range(table.row_count)]
    for cell in table.cells:
        rows[cell.row].append(SourceCell(cell.text.strip(), cell.rowspan, cell.colspan))
    return SourceBlock(rows=tuple(tuple(row) for row in rows))


def _joined(blocks: tuple[SourceBlock, ...]) -> tuple[SourceBlock, ...]:
    """Put neighbouring lines into one run, so that columns aligned by spaces stay aligned."""
    joined: list[SourceBlock] = []
    for block in blocks:
        if joined and not block.rows and not joined[-1].rows:
            joined[-1] = SourceBlock(text=f"{joined[-1].text}\n{block.text}")
        else:
            joined.append(block)
    return tuple(joined)
