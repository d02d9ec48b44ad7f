"""Addresses that only take a press of a button, opened as if they were pages: what is said there."""

from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import Resolver404, resolve

from gongkai.accounts.middleware import DESK

GetResponse = Callable[[HttpRequest], HttpResponse]


def not_a_page(get_response: GetResponse) -> GetResponse:
    """Make the middleware; without it the browser shows a blank page of its own."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        is_opened = request.method == "GET" and request.path.startswith(DESK)
        if not is_opened or response.status_code != HTTPStatus.METHOD_NOT_ALLOWED:
            return response
        said = render(
            request,
            "405.html",
            {"page_before": page_before(request.path)},
            status=response.status_code,
        )
        said["Allow"] = response["Allow"]
        return said

    return middleware


def page_before(path: str) -> str | None:
    """Return the nearest address above one that leads anywhere; None at the root of the desk."""
    above = path.rstrip("/").rpartition("/")[0] + "/"
    while above != DESK and above.startswith(DESK):
        try:
            resolve(above)
        except Resolver404:
            above = above.rstrip("/").rpartition("/")[0] + "/"
        else:
            return above
    return None
