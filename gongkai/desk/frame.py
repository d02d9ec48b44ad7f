"""What stands around every staff page: menu with counts, who is at work for which agency, the day."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from gongkai.accounts import menu
from gongkai.accounts.kept_counts import counts_for
from gongkai.accounts.models import Role
from gongkai.accounts.requests import DeskRequest
from gongkai.agencies.models import Agency

WEEKDAYS: Final = (
    _("星期一"),
    _("星期二"),
    _("星期三"),
    _("星期四"),
    _("星期五"),
    _("星期六"),
    _("星期日"),
)

# The drawing beside each kind of work; a kind without one gets a folder
ICONS: Final = {
    "inbox": "inbox",
    "items": "document",
    "catalog": "document",
    "supervision": "eye",
    "letters": "sign",
    "cases": "application",
    "casework": "application",
    "remedies": "scales",
    "annual_reports": "report",
    "annual_reports_board": "list",
    "boards": "board",
    "county_boards": "board",
    "roll_up": "report",
    "oversight": "eye",
    "guide": "tree",
    "agencies": "tree",
    "people": "person",
    "audit": "list",
    "history": "list",
    "settings": "settings",
    "help": "help",
}


@dataclass(frozen=True, slots=True)
class MenuLink:
    """One line of the menu. ``number`` is how many wait there; late ones make it red."""

    label: str | Promise
    url: str
    icon: str
    number: int
    is_late: bool
    is_open: bool
    is_here: bool


@dataclass(frozen=True, slots=True)
class Frame:
    """What the frame shows."""

    menu: tuple[MenuLink, ...]
    agencies: tuple[Agency, ...]
    roles: tuple[str, ...]
    today: dt.date

    @property
    def weekday(self) -> Promise:
        """The weekday of today, in words."""
        return WEEKDAYS[self.today.weekday()]


def frame_of(request: DeskRequest) -> Frame:
    """Return the frame for this person, agency and page."""
    return Frame(tuple(menu_of(request)), request.agencies, roles_of(request), request.today)


def menu_of(request: DeskRequest) -> Iterator[MenuLink]:
    """Yield the lines of the menu that this person may use."""
    here = request.path
    entries = tuple(_with_addresses(menu.entries_for(request)))
    opened = open_among(here, [url for _, url in entries])
    counts = counts_for(request, [entry for entry, _ in entries], at=request.began_at)
    for entry, url in entries:
        number, late = counts.get(entry.key, (0, 0))
        yield MenuLink(
            label=entry.label,
            url=url,
            icon=ICONS.get(entry.key, "folder"),
            number=number,
            is_late=late > 0,
            is_open=url == opened,
            is_here=here == url,
        )


def _with_addresses(entries: Iterable[menu.MenuEntry]) -> Iterator[tuple[menu.MenuEntry, str]]:
    for entry in entries:
        try:
            yield entry, reverse(entry.url_name)
        except NoReverseMatch:  # the kind of work is named before its pages are there
            continue


def open_among(here: str, urls: Sequence[str]) -> str | None:
    """Return the one line of the menu to which a page belongs: of several, the nearest."""
    return max((url for url in urls if is_open(here, url)), key=len, default=None)


def is_open(here: str, url: str) -> bool:
    """Test whether a page belongs to the work that starts at an address.

    The inbox is the root of the desk, so that it is open on its own page only.
    """
    return here == url if url == reverse("desk:inbox") else here.startswith(url)


def roles_of(request: DeskRequest) -> tuple[str, ...]:
    """Return the names of the roles held at the agency, in the order of the list of roles."""
    return tuple(role.label for role in Role if role in request.roles)
