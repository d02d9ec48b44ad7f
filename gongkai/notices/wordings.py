"""Which wording a letter of an agency has on a day: its own where it has one in force, else the built-in one."""

import datetime as dt

from gongkai.agencies.models import Agency
from gongkai.notices.models import AgencyWording
from gongkai.rules.letters.kinds import LetterKind
from gongkai.rules.letters.own_wording import own_wording
from gongkai.rules.letters.templates import BadTemplate, LetterTemplate, template_for
from gongkai.rules.refusals import NotAllowed


class WordingBroken(NotAllowed):
    """Raised for an agency's own wording that cannot be used; names the line."""


def own_wordings(agency: Agency, on: dt.date) -> dict[tuple[str, str], AgencyWording]:
    """Return the agency's own wordings in force on a day by kind and ending: of several, the one valid from the latest day."""
    found = AgencyWording.objects.filter(agency=agency, withdrawn_at=None, valid_from__lte=on)
    return {(each.kind, each.ending): each for each in found.order_by("valid_from", "pk")}


def template_in_use(
    agency: Agency, kind: LetterKind, on: dt.date, ending: str = ""
) -> LetterTemplate:
    """Return the template for a letter of the day.

    :raises NoTemplate: if there is none
    :raises WordingBroken: if the agency's own one cannot be used any more, because the rules became stricter
    """
    own = (
        AgencyWording.objects.filter(
            agency=agency, kind=kind, ending=ending, withdrawn_at=None, valid_from__lte=on
        )
        .order_by("-valid_from", "-pk")
        .first()
    )
    return checked(own) if own else template_for(kind, on, ending)


def checked(wording: AgencyWording) -> LetterTemplate:
    """Return the template of a wording; it is checked each time it is loaded.

    :raises WordingBroken: if it cannot be used
    """
    try:
        return own_wording(
            LetterKind(wording.kind),
            wording.ending,
            title=wording.title,
            addressee=wording.addressee,
            body=wording.body,
            valid_from=wording.valid_from,
        )
    except BadTemplate as mistake:
        raise WordingBroken(
            f"本机关的样式“{wording.title}”不能用：{mistake}。怎么办：在“文书样式”里改正，或者停用，改回通用样式"
        ) from mistake
