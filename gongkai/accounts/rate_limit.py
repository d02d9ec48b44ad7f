"""A small limit on how often one address may do a thing; counted in the cache.

``gongkai serve`` answers from one process, whose memory holds the count. Where several processes answer, each
counts for itself, so that N of them let N times as much through; a shared cache in the settings makes it one
count. It slows down; what keeps accounts safe is the lock of sign-in, which is counted in the database.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

View = Callable[..., HttpResponse]


def limited(name: str, *, times: int, seconds: int) -> Callable[[View], View]:
    """Let one client post to the view so many times in so many seconds; reading is not counted."""

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if request.method == "POST" and _is_over(name, request, times, seconds):
                minutes = -(-seconds // 60)
                return render(request, "too_many.html", {"minutes": minutes}, status=429)
            return view(request, *args, **kwargs)

        return guarded

    return decorate


def _is_over(name: str, request: HttpRequest, times: int, seconds: int) -> bool:
    key = f"limit:{name}:{request.META.get('REMOTE_ADDR', '')}"
    cache.add(key, 0, timeout=seconds)
    try:
        return bool(cache.incr(key) > times)
    except ValueError:  # it ran out between the two calls
        return False
