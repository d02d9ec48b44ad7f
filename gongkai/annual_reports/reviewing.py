"""The superior's remarks while they are being written: they travel in the form, nothing is stored before the return."""

from dataclasses import dataclass

from django.http import QueryDict

from gongkai.annual_reports.remarks_view import remark_place
from gongkai.rules.annual_report.form import Form


@dataclass(frozen=True, slots=True)
class RemarkInHand:
    """A remark that is being written; ``number`` counts them on the page."""

    number: int
    where: str
    place: str
    text: str


def remarks_in_hand(posted: QueryDict, form: Form | None) -> tuple[RemarkInHand, ...]:
    """Return the remarks of the page that came back, with the one it asks to add and without those dropped.

    ``add`` names the place of a new remark, ``say`` what it begins with; ``drop`` the number of one that goes.
    """
    pairs = list(zip(posted.getlist("where"), posted.getlist("text"), strict=False))
    dropped = posted.get("drop", "")
    kept = [pair for number, pair in enumerate(pairs, start=1) if str(number) != dropped]
    if "add" in posted:
        where, _, say = str(posted["add"]).partition("|")
        kept.append((where, say))
    return tuple(
        RemarkInHand(number, where, remark_place(form, where), text)
        for number, (where, text) in enumerate(kept, start=1)
    )
