"""Under which name the file of an address lies in a static copy.

A web server without any settings finds most of them: ``/x/`` is ``x/index.html``, ``/x`` is ``x.html``, a file with an
ending is itself. An address with a question behind it, and a file without an ending, is found by the manifest.
"""

import hashlib
import re
from typing import Final
from urllib.parse import quote, unquote, urlsplit

ENDINGS: Final = {
    "text/html": ".html",
    "text/css": ".css",
    "text/csv": ".csv",
    "text/plain": ".txt",
    "text/javascript": ".js",
    "application/javascript": ".js",
    "application/json": ".json",
    "application/xml": ".xml",
    "application/atom+xml": ".atom",
    "application/pdf": ".pdf",
    "image/svg+xml": ".svg",
    "image/png": ".png",
    "image/jpeg": ".jpg",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ".xlsx",
}
HAS_ENDING: Final = re.compile(r"\.[a-z0-9]{1,8}$")
NAME_OF_QUESTION: Final = 16  # characters of the hash of what is asked


def place_of(address: str, content_type: str) -> str:
    """Return the path of the file within the copy, of plain characters that no system reads otherwise."""
    parts = urlsplit(address)
    kind = content_type.partition(";")[0]
    ending = ENDINGS.get(kind, "")
    path = "/".join(_segment(each) for each in parts.path.split("/"))
    if parts.query:
        asked = hashlib.sha256(parts.query.encode()).hexdigest()[:NAME_OF_QUESTION]
        stem = path.removesuffix(ending) if ending else path
        return f"{stem.lstrip('/')}@{asked}{ending}"
    if path.endswith("/"):
        path += "index"
    if kind == "text/html" or not HAS_ENDING.search(path):
        path = path.removesuffix(ending) + ending if ending else path + ".bin"
    return path.lstrip("/")


def _segment(text: str) -> str:
    """Return a step of the path; ``.`` and ``..`` lead nowhere else."""
    plain = quote(unquote(text), safe="-_.~")
    return plain.replace(".", "%2E") if set(plain) == {"."} else plain
