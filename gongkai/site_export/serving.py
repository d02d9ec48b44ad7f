"""Sends a static copy by its manifest, without the database: what a web server set up with the includes does.

It is for trying a copy out, and shows what each address has to answer; a site with many readers has nginx send the files.
"""

from collections.abc import Iterable
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import parse_qs, quote

from gongkai.site_export.manifest import NOT_FOUND, NOT_TAKEN, Page, SiteManifest, manifest_in
from gongkai.site_export.nginx import SEARCH_AT

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIEnvironment

READS: Final = ("GET", "HEAD")


class CopyApplication:
    """A WSGI application over the folder of an export."""

    def __init__(self, folder: Path) -> None:
        self.release = folder.resolve()
        made = manifest_in(self.release)
        if made is None:
            raise FileNotFoundError(folder)
        self.made: SiteManifest = made

    def __call__(self, environ: "WSGIEnvironment", start: "StartResponse") -> Iterable[bytes]:
        path = quote(environ["PATH_INFO"].encode("latin-1"), safe="/-_.~!$&'()*+,;=:@")
        query = environ.get("QUERY_STRING", "")
        if environ["REQUEST_METHOD"] not in READS:
            return self._send(self.made.others[NOT_TAKEN], start, status=405)
        page = self.page_at(path, query)
        if page is not None:
            return self._send(page, start)
        if path != SEARCH_AT and parse_qs(query).get("q"):
            start("302 Found", [("Location", f"{SEARCH_AT}?{query}"), ("Content-Length", "0")])
            return []
        return self._send(self.made.others[NOT_FOUND], start)

    def page_at(self, path: str, query: str) -> Page | None:
        """Return the page at an address, None where the copy has none."""
        asked = f"{path}?{query}" if query else path
        found = self.made.pages.get(asked)
        plain = self.made.pages.get(path)
        return found or (plain if plain is not None and plain.any_question else None)

    def _send(self, page: Page, start: "StartResponse", status: int = 0) -> Iterable[bytes]:
        body = (self.release / page.file).read_bytes()
        answered = HTTPStatus(status or page.status)
        headers = [*page.headers, ("Content-Length", str(len(body)))]
        start(f"{answered.value} {answered.phrase}", headers)
        return [body]
