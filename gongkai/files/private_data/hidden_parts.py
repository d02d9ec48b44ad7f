"""What stands in a Word or Excel file without being seen when it is opened: comments, hidden sheets, properties."""

import re
from typing import Final

from lxml import etree

from gongkai.files.documents import Unreadable
from gongkai.files.kinds import is_zip
from gongkai.files.limits import DEFAULT_LIMITS, Limits
from gongkai.files.packages import Package
from gongkai.files.private_data.numbers import numbers_in
from gongkai.files.private_data.scanning import Place

_PARTS: Final = re.compile(
    r"(word/(comments|footnotes|endnotes|header\d*|footer\d*)\.xml"
    r"|xl/(comments\d*|comments/[^/]+|sharedStrings)\.xml|xl/worksheets/[^/]+\.xml"
    r"|xl/threadedComments/[^/]+\.xml|docProps/(core|app|custom)\.xml)"
)
_DELETED_TEXT: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}delText"
_SCIENTIFIC: Final = re.compile(r"\d(\.\d+)?E\+?1\d")  # figures of eleven to twenty digits
_MAIN: Final = "word/document.xml"


def scan_hidden_parts(data: bytes, *, limits: Limits = DEFAULT_LIMITS) -> list[Place]:
    """Return the personal numbers in the parts that do not show; nothing for files that are no packages.

    Every sheet is looked at, the visible ones as well: what is found there twice is named once by its row.

    :raises Unreadable: for a broken or swollen package
    """
    if not is_zip(data):
        return []
    package = Package(data, limits)
    texts = [
        "\n".join(_written_out(str(text)) for text in package.tree(name).itertext() if text.strip())
        for name in package.names
        if _PARTS.fullmatch(name)
    ]
    if _MAIN in package.names:
        texts.append("\n".join(_deleted(package.tree(_MAIN))))
    found = {(each.kind, each.masked) for text in texts for each in numbers_in(text)}
    return [Place(kind, masked) for kind, masked in sorted(found)]


def _written_out(text: str) -> str:
    """Return a figure kept as 1.38E10 with all its digits: telephones typed as numbers are kept so."""
    return f"{float(text):.0f}" if _SCIENTIFIC.fullmatch(text) else text


def _deleted(root: etree._Element) -> list[str]:
    """Return text that was deleted with changes tracked: it is still in the file."""
    return [each.text or "" for each in root.iter(_DELETED_TEXT)]


__all__ = ["Unreadable", "scan_hidden_parts"]
