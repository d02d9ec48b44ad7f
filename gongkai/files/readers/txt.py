"""Plain text: every printed line as it is, with its tabs, spaces and form feeds."""

import re
from typing import Final

from gongkai.files.documents import Document, DocumentKind, Paragraph
from gongkai.files.limits import Budget

_LINE_END: Final = re.compile(r"\r\n|\r|\n|\u2028|\u2029")


def read_txt(text: str, name: str, budget: Budget) -> Document:
    """Return the lines of a text; a form feed opens a new page and stays in its line."""
    lines = _LINE_END.split(text)
    if lines[-1] == "":
        lines.pop()
    budget.spend(len(lines))
    blocks = tuple(Paragraph(line) for line in lines)
    return Document(DocumentKind.TXT, name, blocks, tuple(lines))
