"""The cookie that leads a visitor back to what they were filling in; it says nothing about them."""

import datetime as dt
from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from gongkai.agencies.models import Agency
from gongkai.casework.actions.applying import KEPT_FOR, begin_draft, find_draft
from gongkai.casework.models import ApplicationDraft

NAME: Final = "gongkai_application"


def draft_of(request: HttpRequest, agency: Agency, at: dt.datetime) -> ApplicationDraft | None:
    """Return the visitor's draft for the agency."""
    return find_draft(agency=agency, secret=request.COOKIES.get(NAME, "")[:100], at=at)


def begun(agency: Agency, at: dt.datetime) -> tuple[ApplicationDraft, str]:
    """Begin a draft, and return it with the value of its cookie."""
    return begin_draft(agency=agency, at=at)


def lead_back(response: HttpResponse, agency: Agency, secret: str) -> None:
    """Set the cookie."""
    response.set_cookie(
        NAME,
        secret,
        max_age=KEPT_FOR,
        path=_path(agency),
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )


def forget(response: HttpResponse, agency: Agency) -> None:
    """Take the cookie away."""
    response.delete_cookie(NAME, path=_path(agency), samesite="Lax")


def _path(agency: Agency) -> str:
    return reverse("portal:apply", args=[agency.code])
