"""What can be followed, by e-mail or by a reader of feeds: a search, a column, an agency, everything."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django.http import HttpRequest, QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from gongkai.portal.search_form import Wanted, wanted
from gongkai.search.finding import Asked
from gongkai.search.indexing import analyser
from gongkai.subscriptions.wishes import wish_of

ITEMS_ALONE: Final = {"kind": ("item",)}


@dataclass(frozen=True, slots=True)
class Followed:
    """What an address asks to follow: as parameters, as a question to the index, in words."""

    wish: dict[str, str]
    asked: Asked
    label: str

    @property
    def query(self) -> str:
        """The parameters as they stand in an address, with the question mark; empty for everything."""
        return query_of(self.wish)


def followed(request: HttpRequest) -> Followed:
    """Return what the parameters of the request ask to follow; nonsense in them is as nothing."""
    want = wanted(request, analyser(), timezone.localdate().year)
    asked = Asked(
        want.asked.question, {**want.asked.filters, **ITEMS_ALONE}, columns=want.asked.columns
    )
    return Followed(wish_in(want), asked, label_of(want))


def wish_in(want: Wanted) -> dict[str, str]:
    """Return what of a search can be followed: its words and its conditions; only items are followed."""
    words = {"q": want.asked.question.typed} if want.asked.question.terms else {}
    return wish_of({**words, **want.chosen})


def label_of(want: Wanted) -> str:
    """Return in words what is followed."""
    words = want.asked.question.typed if want.asked.question.terms else ""
    parts = [f"“{words}”"] if words else []
    parts += [each.label for each in want.choices if each.name != "kind"]
    return "，".join(parts) or _("全部机关新公开的信息")


def address_of(want: Wanted) -> str:
    """Return the page on which a search is followed; empty for one that looks for reports alone."""
    if want.chosen.get("kind", "item") != "item":
        return ""
    return reverse("portal:feeds") + query_of(wish_in(want))


def query_of(parameters: Mapping[str, str]) -> str:
    """Return parameters as they stand in an address."""
    query = QueryDict(mutable=True)
    query.update(dict(parameters))
    return f"?{query.urlencode()}" if parameters else ""
