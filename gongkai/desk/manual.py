"""The manual: chapters written as Markdown files, shown as pages of the desk.

Only our own files are rendered, and raw HTML in them is shown as text. Tables get heads with a scope, and no
inline style is written, so that the pages pass the content security policy.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from django.utils.safestring import SafeString
from markdown_it import MarkdownIt
from markdown_it.token import Token

TITLE_MARK: Final = "# "
RIGHT: Final = "text-align:right"


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter by its file name without the ending, and its first heading."""

    key: str
    title: str
    text: str

    @property
    def html(self) -> SafeString:
        """The chapter as HTML, its title left out because the page shows it."""
        return rendered(self.text.partition("\n")[2])


def chapters(folder: Path) -> list[Chapter]:
    """Return the chapters of the manual in the order of their file names."""
    return list(_chapters(folder))


def _chapters(folder: Path) -> Iterator[Chapter]:
    for file in sorted(folder.glob("*.md")):
        text = file.read_text(encoding="utf-8")
        first = text.partition("\n")[0]
        if first.startswith(TITLE_MARK):
            yield Chapter(file.stem, first.removeprefix(TITLE_MARK).strip(), text)


def rendered(text: str) -> SafeString:
    """Return Markdown as HTML that may stand in a page."""
    markdown = MarkdownIt("commonmark", {"html": False}).enable("table")
    tokens = markdown.parse(text)
    for token in tokens:
        if token.type in {"th_open", "td_open"}:
            without_style(token)
        if token.type in {"heading_open", "heading_close"} and token.tag == "h1":
            token.tag = "h2"
    html: str = markdown.renderer.render(tokens, markdown.options, {})
    return SafeString(html)  # our own files, raw HTML off


def without_style(token: Token) -> None:
    """Give a cell classes and a scope where Markdown would write a style."""
    style = token.attrs.pop("style", "")
    if style == RIGHT:
        token.attrs["class"] = "num"
    if token.type == "th_open":
        token.attrs["scope"] = "col"
