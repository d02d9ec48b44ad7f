"""What somebody signed in has to pass before any page of the desk: session limits, password, second factor."""

import datetime as dt
from collections.abc import Callable
from typing import Any, Final

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout, update_session_auth_hash
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from gongkai.accounts.middleware import DESK
from gongkai.accounts.models import User
from gongkai.accounts.permissions import SECOND_FACTOR_ROLES

ACCOUNT_PAGES: Final = "/desk/account/"
SIGNED_IN_AT: Final = "signed_in_at"
SEEN_AT: Final = "seen_at"
FACTOR_SEEN: Final = "second_factor_seen"
SEEN_PRECISION: Final = dt.timedelta(minutes=1)  # so that reading a page rarely writes the session

GetResponse = Callable[[HttpRequest], HttpResponse]


def at_the_door(get_response: GetResponse) -> GetResponse:
    """Make the middleware; it stands after the one that finds out who is at work."""

    def middleware(request: HttpRequest) -> HttpResponse:
        is_desk = request.path.startswith(DESK)
        response = _stopped(request) if is_desk and request.user.is_authenticated else None
        return response or get_response(request)

    return middleware


def _stopped(request: Any) -> HttpResponse | None:
    now = timezone.now()
    if is_over(request.session, now):
        logout(request)
        messages.info(request, _("太久没有操作，或登录时间太长，已经替您退出。请重新登录。"))
        return redirect(settings.LOGIN_URL)
    if request.path.startswith(ACCOUNT_PAGES):
        return None
    if request.user.password_is_temporary:
        messages.info(request, _("您用的是一次性口令。请先改成只有自己知道的口令。"))
        return redirect("account_change_password")
    if lacks_second_factor(request):
        messages.info(request, _("您的角色要审核、签批或管理，登录要有第二重验证。请先设置。"))
        return redirect("mfa_activate_totp")
    return None


def is_over(session: Any, now: dt.datetime) -> bool:
    """Test whether a session went idle or lasted too long; otherwise note that it is in use."""
    signed_in_at = _time(session, SIGNED_IN_AT) or now
    seen_at = _time(session, SEEN_AT) or now
    if now - seen_at > dt.timedelta(minutes=settings.SESSION_IDLE_MINUTES):
        return True
    if now - signed_in_at > dt.timedelta(hours=settings.SESSION_LONGEST_HOURS):
        return True
    if SIGNED_IN_AT not in session:
        session[SIGNED_IN_AT] = now.isoformat()
    if SEEN_AT not in session or now - seen_at > SEEN_PRECISION:
        session[SEEN_AT] = now.isoformat()
    return False


def _time(session: Any, key: str) -> dt.datetime | None:
    value = session.get(key)
    return dt.datetime.fromisoformat(value) if value else None


def lacks_second_factor(request: Any) -> bool:
    """Test whether a role held today asks for a second factor that is not set up; practice waives it."""
    if settings.PRACTICE:
        return False
    if not any(each.role in SECOND_FACTOR_ROLES for each in request.held_roles):
        return False
    if not request.session.get(FACTOR_SEEN) and has_second_factor(request.user):
        request.session[FACTOR_SEEN] = True  # forgotten with the session, or when it is removed
    return not request.session.get(FACTOR_SEEN)


def second_factor_changed(sender: object, request: HttpRequest, user: User, **_more: Any) -> None:
    """End the person's other sessions: they were opened without the factor that holds from now on."""
    from gongkai.accounts.actions import end_sessions

    end_sessions(user)
    update_session_auth_hash(request, user)
    request.session.pop(FACTOR_SEEN, None)


def has_second_factor(user: User) -> bool:
    """Test whether the person has set up an authenticator."""
    return bool(Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).exists())
