"""How the reader wants pages to look: size of type, colours, spacing, pointer. Kept in a cookie.

The server writes the choice as attributes on ``<html>``; the stylesheets do the rest, without a script.
The cookie holds no personal data: ``size-large.theme-dark``.
"""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Final, NamedTuple

from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

COOKIE: Final = "reading"
COOKIE_SECONDS: Final = 365 * 24 * 60 * 60
STANDARD: Final = "standard"

# Setting, its label, and its choices in the order of the buttons; the first means "as the system says"
SETTINGS: Final[tuple[tuple[str, Promise, tuple[tuple[str, Promise], ...]], ...]] = (
    (
        "size",
        _("字号"),
        ((STANDARD, _("标准")), ("large", _("大字")), ("larger", _("特大字"))),
    ),
    (
        "theme",
        _("颜色"),
        (
            (STANDARD, _("随系统")),
            ("light", _("浅色")),
            ("dark", _("深色")),
            ("contrast", _("高对比")),
        ),
    ),
    ("spacing", _("疏密"), ((STANDARD, _("标准")), ("wide", _("宽松")))),
    ("pointer", _("光标"), ((STANDARD, _("标准")), ("large", _("大光标")))),
)
ALLOWED: Final = {
    name: frozenset(value for value, _label in choices if value != STANDARD)
    for name, _label, choices in SETTINGS
}


class Choice(NamedTuple):
    """One button of the reading aid."""

    value: str
    label: Promise
    is_set: bool


class Setting(NamedTuple):
    """One row of buttons of the reading aid."""

    name: str
    label: Promise
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """What the reader chose; an empty word means the standard."""

    size: str = ""
    theme: str = ""
    spacing: str = ""
    pointer: str = ""

    @property
    def settings(self) -> Iterator[Setting]:
        """The rows of the reading aid, with the pressed button of each."""
        for name, label, choices in SETTINGS:
            chosen = getattr(self, name) or STANDARD
            yield Setting(
                name, label, tuple(Choice(value, says, value == chosen) for value, says in choices)
            )

    def with_choices(self, pressed: Mapping[str, str]) -> "Reading":
        """Return the reading with the pressed buttons applied; unknown names and values are left out."""
        known = {
            name: value if value in ALLOWED[name] else ""
            for name, value in pressed.items()
            if name in ALLOWED
        }
        return replace(self, **known)

    def as_cookie(self) -> str:
        """Return the value of the cookie: ``size-large.theme-dark``, empty when all is standard."""
        return ".".join(f"{name}-{value}" for name, value in asdict(self).items() if value)


def reading_from(cookie: str) -> Reading:
    """Return the reader's choice; anything the cookie should not hold is left out."""
    pairs = (part.partition("-") for part in cookie.split("."))
    return Reading().with_choices({name: value for name, _dash, value in pairs})


def context(request: HttpRequest) -> dict[str, Reading]:
    """Give templates ``reading``."""
    return {"reading": reading_from(request.COOKIES.get(COOKIE, ""))}
