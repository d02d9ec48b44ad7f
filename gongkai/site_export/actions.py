"""Handing over to a site that is not ours: making the package, and noting that an item is online there."""

import datetime as dt
from collections.abc import Sequence
from typing import Final
from urllib.parse import urlsplit

from django.db import transaction
from django.utils import timezone

from gongkai.accounts.models import User
from gongkai.accounts.queries import actor_on
from gongkai.agencies.models import Agency
from gongkai.audit.actions import record
from gongkai.catalog.gate import NotReleased
from gongkai.catalog.models import InformationItem
from gongkai.site_export.models import HandedItem, HandOver
from gongkai.site_export.packing import pack
from gongkai.storage import KeptFileDamaged, KeptFileMissing, keep

SUBJECT: Final = "hand_over"
MOST_AT_ONCE: Final = 100
LONGEST_ADDRESS: Final = 300


class HandOverRefusal(ValueError):
    """Raised when something cannot be handed over or noted; the message is for the person."""


def hand_over(
    *, agency: Agency, items: Sequence[InformationItem], by: User, at: dt.datetime
) -> HandOver:
    """Make a package of public items, keep it, and record what is in it.

    :raises HandOverRefusal: if there is nothing in it, or something is not what was reviewed
    """
    if not items:
        raise HandOverRefusal("没有要移交的信息。怎么办：公开了新的信息，或者改了版本以后再来。")
    try:
        data, packed = pack(items)
    except (NotReleased, KeptFileMissing, KeptFileDamaged) as problem:
        raise HandOverRefusal(
            "有一条信息和审查过的不一样，或者原件取不出来，没有打包。怎么办：请管理员核对文件，从备份恢复。"
        ) from problem
    address = keep(data)  # before the transaction: writing it takes its time
    with transaction.atomic():
        made = HandOver.objects.create(
            agency=agency,
            made_at=at,
            made_by=by,
            address=address,
            size=len(data),
            count=len(packed),
        )
        HandedItem.objects.bulk_create(
            HandedItem(
                hand_over=made,
                item=each.item,
                version=each.version,
                sha256=each.sha256,
            )
            for each in packed
        )
        record(
            action="site_export.handed_over",
            subject_kind=SUBJECT,
            subject_id=str(made.pk),
            agency_code=agency.code,
            by=actor_on(by, agency, timezone.localdate(at)),
            at=at,
            count=len(packed),
            sha256=address,
        )
    return made


@transaction.atomic
def note_online(*, handed: HandedItem, url: str, on: dt.date, by: User, at: dt.datetime) -> None:
    """Note where and since when an item is online at the other site; a later note takes the place of an earlier one.

    :raises HandOverRefusal: if the address is none, or the day cannot be
    """
    url = url.strip()
    made = handed.hand_over
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise HandOverRefusal(
            f"“{url}”不是网址。怎么办：打开对方网站上的那一页，把地址栏里 http 开头的整行复制过来。"
        )
    if len(url) > LONGEST_ADDRESS:
        raise HandOverRefusal(
            f"网址有 {len(url)} 个字符，最多 {LONGEST_ADDRESS} 个。怎么办：去掉问号后面的部分再试。"
        )
    earliest, today = timezone.localdate(made.made_at), timezone.localdate(at)
    if not earliest <= on <= today:
        raise HandOverRefusal(
            f"上线日期 {on} 不对：包是 {earliest} 打的，今天是 {today}。怎么办：填这两天之间、您看到它上线的日子。"
        )
    handed.online_url, handed.online_on = url, on
    handed.noted_by, handed.noted_at = by, at
    handed.save(update_fields=["online_url", "online_on", "noted_by", "noted_at"])
    record(
        action="site_export.noted_online",
        subject_kind=SUBJECT,
        subject_id=str(made.pk),
        agency_code=made.agency.code,
        by=actor_on(by, made.agency, timezone.localdate(at)),
        at=at,
        title=handed.version.title,
        url=url,
        on=on.isoformat(),
    )
