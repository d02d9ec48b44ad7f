"""Which case somebody opened with number and code in this browser, for half an hour without a page."""

import datetime as dt
from typing import Final

from django.http import HttpRequest

from gongkai.agencies.models import Agency
from gongkai.casework.models import DisclosureApplication

KEY: Final = "followed_case"
OPEN_FOR: Final = dt.timedelta(minutes=30)


def open_case(request: HttpRequest, case: DisclosureApplication, at: dt.datetime) -> None:
    """Note that the case was opened; the name of the session changes, so that nobody gave it in advance."""
    request.session.cycle_key()
    _note(request, case, at)


def opened_case(
    request: HttpRequest, agency: Agency, at: dt.datetime
) -> DisclosureApplication | None:
    """Return the case that is open, and keep it open."""
    noted = request.session.get(KEY)
    if not noted or dt.datetime.fromisoformat(noted["until"]) < at:
        return None
    case = (
        DisclosureApplication.objects.filter(pk=noted["case"], agency=agency)
        .select_related("agency", "applicant", "handler")
        .first()
    )
    if case and case.applicant.is_erased:
        return None
    if case:
        _note(request, case, at)
    return case


def leave_case(request: HttpRequest) -> None:
    """Close it: on a computer that others use as well."""
    request.session.pop(KEY, None)


def _note(request: HttpRequest, case: DisclosureApplication, at: dt.datetime) -> None:
    request.session[KEY] = {"case": case.pk, "until": (at + OPEN_FOR).isoformat()}
