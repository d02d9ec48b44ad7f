"""What the program answers at an address, asked within the process: bytes, status and headers."""

from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO
from typing import Any, Final, cast
from urllib.parse import unquote, urlsplit

from django.core.handlers.base import BaseHandler
from django.core.handlers.wsgi import WSGIRequest
from django.http import HttpRequest, HttpResponseBase

NOT_OF_THE_PAGE: Final = frozenset({"content-length", "date", "server", "connection"})
POLICY: Final = "Content-Security-Policy"


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer as a reader gets it; lengths and dates of the sending are left out of the headers."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def content_type(self) -> str:
        """The kind of the bytes."""
        return self.headers.get("Content-Type", "")

    @property
    def is_page(self) -> bool:
        """Whether it is a web page."""
        return self.content_type.startswith("text/html")


class Program:
    """The program itself, asked as a reader at the address of the site who is not signed in."""

    def __init__(self, site_url: str) -> None:
        self.site = urlsplit(site_url)
        self.handler = BaseHandler()
        self.handler.load_middleware()

    def answer(self, address: str) -> Answer:
        """Return what a reader gets at an address."""
        response = self.handler.get_response(self.request(address))
        body = _bytes_of(response)
        headers = {
            name: in_order(value) if name == POLICY else value
            for name, value in sorted(response.headers.items())
            if name.lower() not in NOT_OF_THE_PAGE
        }
        if response.cookies:
            headers["Set-Cookie"] = response.cookies.output(header="")
        return Answer(response.status_code, headers, body)

    def request(self, address: str) -> HttpRequest:
        """Return the request of a reader."""
        parts = urlsplit(address)
        port = str(self.site.port or (443 if self.site.scheme == "https" else 80))
        environ: dict[str, Any] = {
            "REQUEST_METHOD": "GET",
            "SCRIPT_NAME": "",
            "PATH_INFO": unquote(parts.path, encoding="latin-1"),
            "QUERY_STRING": parts.query,
            "SERVER_NAME": self.site.hostname or "",
            "SERVER_PORT": port,
            "SERVER_PROTOCOL": "HTTP/1.1",
            "HTTP_HOST": self.site.netloc,
            "HTTP_X_FORWARDED_PROTO": self.site.scheme,
            "REMOTE_ADDR": "127.0.0.1",
            "wsgi.url_scheme": self.site.scheme,
            "wsgi.input": BytesIO(),
            "wsgi.errors": BytesIO(),
        }
        return WSGIRequest(environ)


def _bytes_of(response: HttpResponseBase) -> bytes:
    """Return what is sent, and let go of files; the end of a request would close the database as well."""
    if response.streaming:
        pieces = cast("Iterable[bytes]", getattr(response, "streaming_content"))  # noqa: B009
        body = b"".join(pieces)
        for close in response._resource_closers:  # type: ignore[attr-defined]  # noqa: SLF001
            close()
        return body
    return cast("bytes", getattr(response, "content"))  # noqa: B009


def in_order(policy: str) -> str:
    """Return a security policy with its parts in alphabetical order; each process writes them in another one."""
    return "; ".join(sorted(each.strip() for each in policy.split(";")))
