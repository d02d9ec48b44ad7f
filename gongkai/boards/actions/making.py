"""Making a sheet: of a published item, or of the text of a village."""

import datetime as dt
from dataclasses import dataclass
from typing import Final

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from gongkai.accounts.models import User
from gongkai.agencies.models import Agency, Village
from gongkai.boards.actions.recording import SHEET, hold, write_down
from gongkai.boards.models import Sheet
from gongkai.boards.refusals import NotFitToHang, PrivateNumbers, WrongDay
from gongkai.catalog import gate
from gongkai.catalog.models import InformationItem
from gongkai.files.private_data import Kind, scan_text
from gongkai.rules.boards.duties import BY_KEY, Affairs
from gongkai.storage import digest

SHOWN_AT_MOST: Final = 5  # places named in a refusal
# Whoever is to be asked may stand there with a telephone number; these numbers never
BARRED: Final = frozenset({Kind.IDENTITY_NUMBER, Kind.BANK_CARD})


@dataclass(frozen=True, slots=True)
class NewSheet:
    """What a sheet is made of: ``item`` for the government's affairs; ``village``, ``text`` and ``checked_by`` for a village's."""

    duty: str
    title: str
    shown_from: dt.date
    unit: str
    telephone: str
    shown_until: dt.date | None = None
    item: InformationItem | None = None
    village: Village | None = None
    text: str = ""
    checked_by: str = ""


@transaction.atomic
def make_sheet(*, agency: Agency, sheet: NewSheet, by: User, at: dt.datetime) -> Sheet:
    """Make a sheet under the next number of the agency and year.

    :raises NotFitToHang: for government information that is not published (Article 17), or a village's text nobody checked
    :raises PrivateNumbers: for a village's text with identity numbers or bank cards
    :raises WrongDay: if it ends before it begins
    """
    if sheet.shown_until and sheet.shown_until < sheet.shown_from:
        raise WrongDay(
            f"公示止 {sheet.shown_until} 早于公示起 {sheet.shown_from}。怎么办：核对两个日期。"
        )
    is_village = BY_KEY[sheet.duty].affairs is Affairs.VILLAGE
    address = _check_village(agency, sheet) if is_village else _check_item(agency, sheet)
    hold(agency)
    year = timezone.localdate(at).year
    last = Sheet.objects.filter(agency=agency, year=year).aggregate(last=Max("number"))["last"] or 0
    made = Sheet.objects.create(
        agency=agency,
        year=year,
        number=last + 1,
        duty=sheet.duty,
        village=sheet.village if is_village else None,
        item=None if is_village else sheet.item,
        version=None if is_village or sheet.item is None else sheet.item.published,
        title=sheet.title,
        text=sheet.text if is_village else "",
        shown_from=sheet.shown_from,
        shown_until=sheet.shown_until,
        unit=sheet.unit,
        telephone=sheet.telephone,
        checked_by=sheet.checked_by if is_village else "",
        digest=address,
        made_at=at,
        made_by=by,
    )
    write_down(
        "sheet_made",
        kind=SHEET,
        pk=made.pk,
        agency=agency,
        by=by,
        at=at,
        number=made.number_text,
        title=made.title,
        sha256=address,
    )
    return made


def _check_item(agency: Agency, sheet: NewSheet) -> str:
    item = sheet.item
    if item is None or item.agency_id != agency.pk or not item.is_public or item.published is None:
        raise NotFitToHang(
            "政务内容要先审查、公开，才能上栏（《条例》第十七条）。"
            "怎么办：在“信息发布”里起草、送审；公开以后，在这里选它。"
        )
    gate.released(item)
    return item.published.content_address


def _check_village(agency: Agency, sheet: NewSheet) -> str:
    if sheet.village is None or sheet.village.township_id != agency.pk:
        raise NotFitToHang("村务要写明是哪个村的。怎么办：选本镇的一个村。")
    if not sheet.text.strip():
        raise NotFitToHang("正文是空的。怎么办：写要公布的内容。")
    if not sheet.checked_by.strip():
        raise NotFitToHang(
            "没有写村务监督委员会谁审核过。怎么办：先请村务监督委员会审核，再填审核人姓名。"
        )
    places = [each for each in scan_text(f"{sheet.text}\n{sheet.title}") if each.kind in BARRED]
    if places:
        named = "；".join(
            f"第 {each.paragraph} 段 {each.masked}" for each in places[:SHOWN_AT_MOST]
        )
        raise PrivateNumbers(named)
    return digest(sheet.text.encode())
