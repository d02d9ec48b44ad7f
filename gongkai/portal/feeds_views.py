"""Following what is published: the page that offers it, the letter's links, and Atom for a search."""

from typing import Any, Final

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from gongkai.accounts.rate_limit import limited
from gongkai.catalog import public_queries
from gongkai.catalog.models import InformationItem
from gongkai.catalog.searching import SOURCE
from gongkai.portal import feeds
from gongkai.portal.applying.human import HumanForm
from gongkai.portal.atom import FEED_ITEMS, atom
from gongkai.rules.refusals import NotAllowed
from gongkai.search.finding import newest_keys
from gongkai.subscriptions import actions
from gongkai.subscriptions.models import Frequency
from gongkai.subscriptions.tokens import CONFIRM, END, pk_in, token_for

GONE: Final = 410


class SubscriptionForm(forms.Form):
    """Where letters go, and how often."""

    address = forms.EmailField(
        label=_("电子邮箱"),
        max_length=200,
        widget=forms.EmailInput({"class": "input", "autocomplete": "email"}),
        help_text=_("只用来发这项订阅的邮件，加密保存，退订就删除。"),
        error_messages={
            "required": _("请填写电子邮箱。"),
            "invalid": _("邮箱写得不对，应当像 name@example.cn。"),
        },
    )
    frequency = forms.ChoiceField(
        label=_("多久一封"),
        choices=Frequency.choices,
        initial=Frequency.DAILY,
        widget=forms.RadioSelect,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@limited("portal.subscribe", times=20, seconds=3600)
def follow(request: HttpRequest) -> HttpResponse:
    """Offer to follow what the address asks for, and note who wants letters."""
    wanted = feeds.followed(request)
    form = SubscriptionForm(request.POST if request.method == "POST" else None)
    # Read only with a good form: a task or a picture is good for one try
    human = HumanForm(request.POST) if form.is_valid() else None
    context: dict[str, Any] = {
        "followed": wanted,
        "form": form,
        "human_tried": human,
        "human": HumanForm(),
        "sends_mail": actions.sends_mail(),
        "atom": reverse("portal:search_feed") + wanted.query,
    }
    if human is not None and human.is_valid():
        try:
            actions.ask(
                **form.cleaned_data, wish=wanted.wish, label=wanted.label, at=timezone.now()
            )
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            # The same words whether the address was known or not: nobody finds out who follows what
            return render(request, "portal/feeds_asked.html", context)
    return render(request, "portal/feeds.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@csrf_exempt
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """Begin the subscription that a letter asked to confirm; programs that follow links in letters begin none."""
    pk = pk_in(token, CONFIRM)
    if pk is None:
        raise Http404
    if request.method != "POST":
        return render(request, "portal/feeds_confirm.html", {"token": token})
    begun = actions.confirm(pk=pk, at=timezone.now())
    context = {"subscription": begun, "end_token": token_for(pk, END)}
    return render(request, "portal/feeds_begun.html", context, status=200 if begun else GONE)


@require_http_methods(["GET", "HEAD", "POST"])
@csrf_exempt
def end(request: HttpRequest, token: str) -> HttpResponse:
    """End a subscription by one press, here or in the mail program (RFC 8058); ended twice is ended."""
    pk = pk_in(token, END)
    if pk is None:
        raise Http404
    if request.method != "POST":
        return render(request, "portal/feeds_end.html", {"token": token})
    actions.end(pk=pk)
    return render(request, "portal/feeds_ended.html")


@require_safe
def search_feed(request: HttpRequest) -> HttpResponse:
    """Give what a search finds as Atom, newest first; without a condition, what all agencies published."""
    wanted = feeds.followed(request)
    if wanted.wish:
        keys = newest_keys(wanted.asked, SOURCE, FEED_ITEMS)
        found = public_queries.public_items().in_bulk([int(key) for key in keys])
        items: list[InformationItem] = [found[int(key)] for key in keys if int(key) in found]
    else:
        items = public_queries.newest(FEED_ITEMS)
    page = reverse("portal:search") + feeds.query_of({**wanted.wish, "kind": "item"})
    return atom(request, title=wanted.label, page=page, items=items)
