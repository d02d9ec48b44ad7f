"""Sign-in by allauth, in our rules: no sign-up, wrong passwords counted, a page that says when to try again."""

import datetime as dt
from typing import Any, ClassVar, Final

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from axes.models import AccessAttempt
from django.conf import settings
from django.contrib.messages import INFO
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from gongkai.accounts.at_the_door import SIGNED_IN_AT
from gongkai.accounts.models import User

SHOWN_BY_THE_PAGE: Final = ("account/messages/logged_in.txt", "account/messages/logged_out.txt")
JUST_NOW: Final = dt.timedelta(minutes=5)


class SignInAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """No sign-up, no mail."""

    error_messages: ClassVar = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": _(
            "用户名或者口令不对。怎么办：看看大小写和输入法，再试一次；忘了的，请管理员发一次性口令。"
        ),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send nothing: an installation may have no mail server."""

    def is_reauthentication_required(self, *, app: str, **more: Any) -> bool:
        """Ask for the password again before the second factor is changed, unless it was just given."""
        if signed_in_just_now(context.request.session, timezone.now()):
            return False
        return bool(super().is_reauthentication_required(app=app, **more))

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        message_context: dict[str, Any] | None = None,
        extra_tags: str = "",
        message: str | None = None,
    ) -> None:
        """Leave out the words about signing in and out; the page itself shows it."""
        if level > INFO and message_template not in SHOWN_BY_THE_PAGE:
            super().add_message(
                request, level, message_template, message_context, extra_tags, message
            )


def signed_in_just_now(session: Any, now: dt.datetime) -> bool:
    """Test whether the sign-in was minutes ago."""
    since = session.get(SIGNED_IN_AT)
    return since is not None and now - dt.datetime.fromisoformat(since) < JUST_NOW


def name_tried(request: HttpRequest, credentials: dict[str, Any] | None = None) -> str:
    """Return the user name of an attempt, so that capitals or blanks do not make it another one."""
    given = (credentials or {}).get("username") or request.POST.get("login", "")
    return str(given).strip().lower()


def locked_out(
    request: HttpRequest,
    original_response: HttpResponse | None = None,
    credentials: dict[str, Any] | None = None,
) -> HttpResponse:
    """Say that the name is locked, and until when."""
    until = locked_until(name_tried(request, credentials), request.META.get("REMOTE_ADDR", ""))
    context = {"until": until, "limit": settings.AXES_FAILURE_LIMIT}
    return render(request, "account/locked_out.html", context, status=429)


def locked_until(username: str, address: str) -> dt.datetime:
    """Return when the name may try again from the address."""
    cooling: dt.timedelta = settings.AXES_COOLOFF_TIME
    last = (
        AccessAttempt.objects.filter(username=username, ip_address=address)
        .order_by("-attempt_time")
        .first()
    )
    return (last.attempt_time if last else timezone.now()) + cooling


@require_safe
def no_sign_up(request: HttpRequest) -> HttpResponse:
    """Say who opens accounts."""
    return render(request, "account/no_sign_up.html")


@require_safe
def forgotten(request: HttpRequest) -> HttpResponse:
    """Say how to get in again without the password: the administrator issues a one-time one."""
    return render(request, "account/password_forgotten.html")


@require_safe
def to_profile(request: HttpRequest) -> HttpResponse:
    """Lead from the library's page of addresses to the page of one's own account."""
    return redirect("accounts:profile")


def note_password_change(sender: object, request: HttpRequest, user: User, **_more: Any) -> None:
    """After a person changed their password: it is no longer a one-time one, and the chain knows."""
    from gongkai.accounts.actions import password_changed

    agency = getattr(request, "agency", None)
    password_changed(user=user, by=user.as_actor(agency), at=timezone.now())
