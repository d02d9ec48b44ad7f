"""The archive of a case: all its papers in one PDF with contents, or as a ZIP with events and checksums.

Both are made when asked for, from what is kept encrypted, so that no readable copy of personal data stays behind. The same
case gives the same bytes.
"""

import hashlib
import io
import json
import zipfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any, Final

from gongkai.casework.course import course_of
from gongkai.casework.models import DisclosureApplication
from gongkai.casework.papers import Paper, papers_of
from gongkai.files.case_volume import Piece, Placed, VolumeHead, bound_pdf, contents_pdf, placed
from gongkai.rules.outcomes import ENDING_BY_CODE

SCHEMA: Final = "gongkai-case-archive/1"
VOLUME, CONTENTS, EVENTS, MANIFEST, SUMS = (
    "全卷.pdf",
    "卷内目录.pdf",
    "办理经过.json",
    "manifest.json",
    "SHA256SUMS",
)
EARLIEST: Final = (1980, 1, 1, 0, 0, 0)  # what a zip entry can say at the least
NOT_IN_NAMES: Final = str.maketrans(dict.fromkeys('\\/:*?"<>|', "_"))


@dataclass(frozen=True, slots=True)
class CaseFile:
    """A printed case: its head, its papers with their pages."""

    head: VolumeHead
    papers: tuple[Paper, ...]
    pieces: tuple[Placed, ...]


def printed_file(case: DisclosureApplication) -> CaseFile:
    """Print every paper of a case and say on which pages of the volume each stands.

    :raises CannotPrint: if the libraries that draw the pages are not installed
    :raises LetterUnreadable: if the personal data were erased
    """
    papers = tuple(papers_of(case))
    pieces = placed(Piece(each.name, each.number, each.day, each.printed()) for each in papers)
    return CaseFile(_head(case), papers, pieces)


def volume_pdf(case: DisclosureApplication) -> bytes:
    """Return the whole case as one PDF: contents, bookmarks, pages numbered through."""
    printed = printed_file(case)
    return bound_pdf(printed.head, printed.pieces)


def archive_zip(case: DisclosureApplication) -> bytes:
    """Return the package of a case: papers, whole volume, contents, events, and the checksum of every file."""
    printed = printed_file(case)
    files = dict(_files(case, printed))
    files[MANIFEST] = _manifest(case, printed, files)
    files[SUMS] = "".join(f"{_sum(data)}  {name}\n" for name, data in files.items()).encode()
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name, EARLIEST)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            package.writestr(entry, data)
    return out.getvalue()


def _head(case: DisclosureApplication) -> VolumeHead:
    ending = ENDING_BY_CODE[case.ending].label if case.ending else "还没有办结"
    closed = f"　办结：{case.closed_on.isoformat()}" if case.closed_on else ""
    kept = f"保管到：{case.kept_until.isoformat()}" if case.kept_until else ""
    return VolumeHead(
        title=f"{case.agency.name}　{case.number_text}",
        lines=tuple(
            line for line in (f"申请事项：{case.title}", f"结果：{ending}{closed}", kept) if line
        ),
    )


def _files(case: DisclosureApplication, printed: CaseFile) -> Iterator[tuple[str, bytes]]:
    yield CONTENTS, contents_pdf(printed.head, printed.pieces)
    yield VOLUME, bound_pdf(printed.head, printed.pieces)
    for number, (paper, piece) in enumerate(
        zip(printed.papers, printed.pieces, strict=True), start=1
    ):
        name = f"{number:02} {paper.name} {paper.number}".strip().translate(NOT_IN_NAMES)
        yield f"{name}.pdf", piece.piece.data
        if paper.frozen_text:
            yield f"{name}.json", paper.frozen_text.encode()
    yield EVENTS, _as_json([asdict(line) for line in course_of(case)])


def _manifest(case: DisclosureApplication, printed: CaseFile, files: dict[str, bytes]) -> bytes:
    return _as_json(
        {
            "schema": SCHEMA,
            "agency": case.agency.name,
            "agency_code": case.agency.code,
            "number": case.number_text,
            "ending": case.ending,
            "closed_on": case.closed_on and case.closed_on.isoformat(),
            "kept_until": case.kept_until and case.kept_until.isoformat(),
            "papers": [
                {
                    "name": each.piece.name,
                    "number": each.piece.number,
                    "day": each.piece.day,
                    "pages": each.pages,
                }
                for each in printed.pieces
            ],
            "files": [
                {"file": name, "bytes": len(data), "sha256": _sum(data)}
                for name, data in files.items()
            ],
        }
    )


def _as_json(content: Any) -> bytes:
    return json.dumps(content, ensure_ascii=False, indent=1).encode()


def _sum(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
