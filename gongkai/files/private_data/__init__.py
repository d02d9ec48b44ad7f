"""PURE: what a written text tells of persons, for texts that are shown at once.

The finder is `gongkai.files.guard`; this is its shortest way in.
"""

from dataclasses import dataclass

from gongkai.files.documents import Paragraph
from gongkai.files.guard.hits import HitKind
from gongkai.files.guard.telling import told_of_blocks

Kind = HitKind

__all__ = ["Kind", "Place", "scan_text"]


@dataclass(frozen=True, slots=True)
class Place:
    """One piece of personal data: its kind, the paragraph it begins in (from 1), and what may be shown of it."""

    kind: HitKind
    masked: str
    paragraph: int


def scan_text(text: str) -> list[Place]:
    r"""Return the personal data in a text, paragraphs being its lines that are not empty.

    >>> [(place.masked, place.paragraph) for place in scan_text("通知\n\n请打本人手机13800138000。")]
    [('138****8000', 2)]
    """
    lines = (Paragraph(line) for line in text.splitlines() if line.strip())
    return [
        Place(told.hit.kind, told.hit.masked, int(told.hit.place.rpartition(" ")[2]))
        for told in told_of_blocks(lines)
    ]
