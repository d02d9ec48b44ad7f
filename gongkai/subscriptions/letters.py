"""The words of letters to subscribers. They name no person; what a letter tells of items is what the gate gives out when it goes."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone

from gongkai.catalog import gate
from gongkai.catalog.models import InformationItem
from gongkai.storage import KeptFileDamaged, KeptFileMissing
from gongkai.subscriptions.models import OutgoingLetter, Subscription
from gongkai.subscriptions.tokens import CONFIRM, END, token_for
from gongkai.subscriptions.wishes import Wish


@dataclass(frozen=True, slots=True)
class Words:
    """Subject and text of a letter; ``ends_at`` is the address that ends the subscription by one request."""

    subject: str
    text: str
    ends_at: str


def confirmation(subscription: Subscription) -> Words:
    """Return the letter that asks to confirm."""
    text = (
        f"有人用这个邮箱订阅：{subscription.label}。\n\n"
        f"是您本人的，请在48小时内打开下面的网址，按“确认订阅”：\n{_address('feeds_confirm', subscription, CONFIRM)}\n\n"
        "不是您，不用理会：不确认就不会再收到，邮箱地址48小时后删除。\n"
    )
    return Words(
        f"请确认订阅（{settings.SITE_OWNER}）", text, _address("feeds_end", subscription, END)
    )


def digest(letter: OutgoingLetter) -> Words | None:
    """Return the letter with what is public of its items; None where nothing of it is any more."""
    subscription = letter.subscription
    told = [words for item in _public(letter.items) if (words := _told(item))]
    if not told:
        return None
    ends_at = _address("feeds_end", subscription, END)
    more = f"另有 {letter.more} 条，见：{page_of(subscription.wish)}\n\n" if letter.more else ""
    ends = subscription.ends_on
    text = (
        f"您订阅的：{subscription.label}\n\n"
        + "\n\n".join(told)
        + f"\n\n{more}全部信息：{page_of(subscription.wish)}\n"
        + f"退订（不用登录）：{ends_at}\n"
        + (f"这项订阅到{ends.year}年{ends.month}月{ends.day}日为止。\n" if ends else "")
    )
    number = len(told) + letter.more
    return Words(f"新公开的政府信息{number}条（{settings.SITE_OWNER}）", text, ends_at)


def _public(items: Iterable[int]) -> list[InformationItem]:
    order = list(items)
    found = InformationItem.objects.filter(is_public=True).select_related("agency", "published")
    there = found.in_bulk(order)
    return [there[pk] for pk in order if pk in there]


def _told(item: InformationItem) -> str:
    """Return what a letter says of an item, from the bytes that were reviewed; empty if the gate keeps it."""
    try:
        content = gate.released(item)
    except (gate.NotReleased, KeptFileMissing, KeptFileDamaged):
        return ""
    day = timezone.localdate(item.published_at) if item.published_at else None
    is_new = item.published_at == item.first_published_at
    facts = [content.document_number, item.agency.name]
    if day:
        facts.append(f"{day.isoformat()} {'公开' if is_new else '更新'}")
    return f"{content.title}\n{'　'.join(filter(None, facts))}\n{_base()}{item.public_url()}"


def page_of(wish: Wish) -> str:
    """Return the address of the page that shows what is followed."""
    if code := wish.get("own"):
        names = {name: value for name, value in wish.items() if name in {"head", "field"}}
        return f"{_base()}{reverse('portal:content', args=[code])}{_query(names)}"
    return f"{_base()}{reverse('portal:search')}{_query({**wish, 'kind': 'item'})}"


def _query(parameters: Wish) -> str:
    query = QueryDict(mutable=True)
    query.update(dict(parameters))
    return f"?{query.urlencode()}" if parameters else ""


def _address(name: str, subscription: Subscription, purpose: str) -> str:
    token = token_for(subscription.pk, purpose)
    return f"{_base()}{reverse(f'portal:{name}', args=[token])}"


def _base() -> str:
    return str(settings.SITE_URL).rstrip("/")
