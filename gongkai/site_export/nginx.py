"""Includes for nginx, so that it sends the files of a copy with the addresses, status and headers of the program.

They name the folder of their own release: a server that was not reloaded yet goes on with the copy before, whole.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from gongkai.site_export import manifest as manifests
from gongkai.site_export.manifest import Page, SiteManifest

HTTP: Final = "nginx-http.conf"
SERVER: Final = "nginx-server.conf"
MOVED: Final = (301, 302)
SENT_BY_NGINX: Final = frozenset({"Location"})
SEARCH_AT: Final = "/search/"
NOT_TAKEN_AT: Final = "/needs-the-program/"

MAPS_BEGIN = """# Goes into the http block, before the server.
map_hash_max_size 1048576;
map_hash_bucket_size 1024;
"""

SERVER_BLOCK = """# Goes into the server block of {site_url}.
root "{root}";
types {{ }}
default_type "";
etag off;
if_modified_since off;
server_tokens off;
absolute_redirect off;
{headers}
error_page 404 @not_found;
error_page 405 {not_taken_at};
error_page 410 503 @stored;
if ($gongkai_status = 301) {{ return 301 $gongkai_location; }}
if ($gongkai_status = 302) {{ return 302 $gongkai_location; }}
if ($gongkai_status = 410) {{ return 410; }}
if ($gongkai_status = 503) {{ return 503; }}
{searches}
location / {{ try_files $gongkai_file =404; }}
location @stored {{ try_files $gongkai_file =404; }}
location @not_found {{ try_files "/{not_found}" =404; }}
location = {not_taken_at} {{ try_files "/{not_taken}" =404; }}
location = /reading-aid/ {{ return 405; }}
location = /language/ {{ return 405; }}
{questions}"""


def write_includes(folder: Path, root: Path, made: SiteManifest) -> None:
    """Write both includes into a release that will stand at ``root``."""
    names = _header_names(made)
    maps = [
        MAPS_BEGIN,
        _map("file", {address: f"/{page.file}" for address, page in made.pages.items()}, ""),
        _map("status", {a: str(p.status) for a, p in made.pages.items()}, "200"),
        _map("location", {a: dict(p.headers).get("Location", "") for a, p in made.pages.items()}),
    ]
    usual = dict(made.others[manifests.NOT_FOUND].headers)
    for number, name in enumerate(names):
        values = {a: dict(page.headers).get(name, "") for a, page in made.pages.items()}
        maps.append(_map(f"header_{number}", values, usual.get(name, "")))
    (folder / HTTP).write_text("".join(maps), encoding="utf-8")
    added = "\n".join(
        f"add_header {name} $gongkai_header_{number} always;" for number, name in enumerate(names)
    )
    block = SERVER_BLOCK.format(
        site_url=made.site_url,
        root=root,
        headers=added,
        searches=_searches(made.pages),
        questions="".join(_questions(made.pages)),
        not_found=made.others[manifests.NOT_FOUND].file,
        not_taken_at=NOT_TAKEN_AT,
        not_taken=made.others[manifests.NOT_TAKEN].file,
    )
    (folder / SERVER).write_text(block, encoding="utf-8")


def _header_names(made: SiteManifest) -> list[str]:
    sets = {page.headers for page in made.pages.values()}
    return sorted({name for each in sets for name, _value in each} - SENT_BY_NGINX)


def _map(name: str, values: dict[str, str], usual: str = "") -> str:
    lines = "".join(
        f"{quoted(key)} {quoted(value)};\n"
        for key, value in sorted(values.items())
        if value != usual
    )
    return f"map $request_uri $gongkai_{name} {{\ndefault {quoted(usual)};\n{lines}}}\n"


def quoted(text: str) -> str:
    """Return a word of the language of nginx; a dollar sign in it would begin a variable."""
    plain = text.replace("\\", "\\\\").replace('"', '\\"').replace("$", "%24")
    return f'"{plain}"'


def _searches(pages: Iterable[str]) -> str:
    """Lead a search that has no file of its own to the search of the copy."""
    if SEARCH_AT not in pages:
        return ""
    return (
        'set $gongkai_asks "";\n'
        'if ($gongkai_file = "") { set $gongkai_asks $arg_q; }\n'
        f'if ($uri = {SEARCH_AT}) {{ set $gongkai_asks ""; }}\n'
        f"if ($gongkai_asks) {{ return 302 {SEARCH_AT}?$args; }}"
    )


def _questions(pages: dict[str, Page]) -> Iterator[str]:
    for address, page in sorted(pages.items()):
        if page.any_question:
            yield f'location = {address} {{ try_files "/{page.file}" =404; }}\n'
