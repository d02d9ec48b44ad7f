"""Sets the cookies of the reading aid and of the language, and leads back to where the reader was.

They change how pages look to this reader and nothing else, so that they need no token and public pages
can be kept in a cache.
"""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from gongkai.portal import reading


@csrf_exempt
@require_POST
def reading_aid(request: HttpRequest) -> HttpResponse:
    """Keep the pressed button of the reading aid."""
    before = reading.reading_from(request.COOKIES.get(reading.COOKIE, ""))
    chosen = before.with_choices({name: str(value) for name, value in request.POST.items()})
    answer = HttpResponseRedirect(way_back(request))
    answer.set_cookie(
        reading.COOKIE,
        chosen.as_cookie(),
        max_age=reading.COOKIE_SECONDS,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )
    return answer


@csrf_exempt
@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Keep the language of menus and buttons; what agencies publish stays as they wrote it."""
    chosen = request.POST.get("language", "")
    answer = HttpResponseRedirect(way_back(request))
    if chosen in dict(settings.LANGUAGES):
        answer.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            chosen,
            max_age=reading.COOKIE_SECONDS,
            samesite="Lax",
            secure=settings.SESSION_COOKIE_SECURE,
        )
    return answer


def way_back(request: HttpRequest) -> str:
    """Return the page the reader came from, if it is one of ours; else the front page."""
    page = request.POST.get("next", "")
    ours = url_has_allowed_host_and_scheme(
        page, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return page if ours else "/"
