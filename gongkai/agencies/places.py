"""What can be done to the offices of an agency and the villages of a township."""

import datetime as dt
from typing import Any

from django.db import transaction

from gongkai.agencies.actions import SUBJECT, locked
from gongkai.agencies.models import Agency, AgencyLevel, Office, Village
from gongkai.agencies.refusals import AgencyRefusal
from gongkai.audit.actions import record
from gongkai.audit.actor import Actor


@transaction.atomic
def add_office(*, agency: Agency, by: Actor, at: dt.datetime, **values: Any) -> Office:
    """Add an office; the one that handles disclosure takes that over from another (Article 4).

    :raises AgencyRefusal: if the agency has an office of that name
    """
    _refuse_second(agency.offices, values["name"], agency)
    if values.get("is_ogi_office"):
        agency.offices.filter(is_ogi_office=True).update(is_ogi_office=False)
    added = Office.objects.create(agency=locked(agency), **values)
    _record("office_added", agency, by, at, office=added.name)
    return added


@transaction.atomic
def add_village(*, township: Agency, by: Actor, at: dt.datetime, **values: Any) -> Village:
    """Add a village or community to a township.

    :raises AgencyRefusal: if the agency is not of township level, or has one of that name
    """
    if township.level != AgencyLevel.TOWNSHIP:
        raise AgencyRefusal(
            f"{township.name}不是乡级，下面不能设村、社区。怎么办：到乡镇、街道的页面上添加。"
        )
    _refuse_second(township.villages, values["name"], township)
    added = Village.objects.create(township=locked(township), **values)
    _record("village_added", township, by, at, village=added.name)
    return added


@transaction.atomic
def close_place(*, place: Office | Village, on: dt.date, by: Actor, at: dt.datetime) -> None:
    """Let an office or village end on a day; it stays in what was recorded before."""
    agency = place.agency if isinstance(place, Office) else place.township
    place.closed_on = on
    place.save(update_fields=["closed_on"])
    _record("place_closed", agency, by, at, place=place.name, on=on.isoformat())


def _refuse_second(places: Any, name: str, agency: Agency) -> None:
    if places.filter(name=name, closed_on=None).exists():
        raise AgencyRefusal(f"{agency.name}已有“{name}”。怎么办：核对名称，不要重复添加。")


def _record(deed: str, agency: Agency, by: Actor, at: dt.datetime, **facts: Any) -> None:
    record(
        action=f"agencies.{deed}",
        subject_kind=SUBJECT,
        subject_id=agency.code,
        agency_code=agency.code,
        by=by,
        at=at,
        **facts,
    )
