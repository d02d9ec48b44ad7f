"""What a static copy says of itself: for each address its file, hash, status and headers.

The same site gives the same manifest, byte for byte: its hash is the name of the release.
"""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Final

NAME: Final = "manifest.json"
FORMAT: Final = 1
NAME_OF_RELEASE: Final = 16  # characters of the hash of the manifest

NOT_FOUND: Final = "not-found"  # keys of the answers that stand at no address of their own
NOT_TAKEN: Final = "not-taken"

Headers = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Page:
    """One address: where its bytes lie in the copy, and with which status and headers they are sent.

    ``made_by`` is ``program`` for what the program serves, byte for byte, and ``copy`` for what stands in its place.
    ``reviewed`` is the hash that the review passed: of the content of an item, of a file itself. With
    ``any_question`` whatever is asked behind the address leads to the same page.
    """

    file: str
    sha256: str
    size: int
    status: int
    headers: Headers
    made_by: str = "program"
    reviewed: str = ""
    any_question: bool = False


@dataclass(frozen=True, slots=True)
class SiteManifest:
    """A copy of the site of an agency, with all below it or alone; ``server`` is where the program is reached."""

    site_url: str
    agency: str
    with_below: bool
    server: str
    pages: dict[str, Page] = field(default_factory=dict)
    others: dict[str, Page] = field(default_factory=dict)

    def to_bytes(self) -> bytes:
        """Return the canonical bytes; headers that many pages share are written once."""
        sets: list[Headers] = sorted({each.headers for each in self._every_page()})
        number = {headers: place for place, headers in enumerate(sets)}
        values: dict[str, Any] = {
            "format": FORMAT,
            "site_url": self.site_url,
            "agency": self.agency,
            "with_below": self.with_below,
            "server": self.server,
            "header_sets": [dict(each) for each in sets],
        }
        for name in ("pages", "others"):
            values[name] = {
                address: {**asdict(page), "headers": number[page.headers]}
                for address, page in sorted(getattr(self, name).items())
            }
        return json.dumps(values, ensure_ascii=False, indent=0, separators=(",", ":")).encode()

    def _every_page(self) -> Iterable[Page]:
        yield from self.pages.values()
        yield from self.others.values()

    def release_name(self) -> str:
        """Return the name of the folder that holds this copy."""
        return hashlib.sha256(self.to_bytes()).hexdigest()[:NAME_OF_RELEASE]

    def hashes(self) -> dict[str, str]:
        """Return the file of each content by its hash."""
        return {page.sha256: page.file for page in self._every_page()}


def manifest_from(data: bytes) -> SiteManifest:
    """Return the manifest that ``to_bytes`` wrote.

    :raises ValueError: if it is none
    """
    try:
        values = json.loads(data)
        sets: list[Headers] = [tuple(each.items()) for each in values["header_sets"]]
        pages, others = (
            {
                address: Page(**{**page, "headers": sets[page["headers"]]})
                for address, page in values[name].items()
            }
            for name in ("pages", "others")
        )
        return SiteManifest(
            values["site_url"],
            values["agency"],
            values["with_below"],
            values["server"],
            pages,
            others,
        )
    except (KeyError, TypeError, IndexError, AttributeError, ValueError) as problem:
        raise ValueError("not a manifest of a static copy") from problem


def manifest_in(folder: Path) -> SiteManifest | None:
    """Return the manifest of a release, None where there is none that can be read."""
    try:
        return manifest_from((folder / NAME).read_bytes())
    except (OSError, ValueError):
        return None
