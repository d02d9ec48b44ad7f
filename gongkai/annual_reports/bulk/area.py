"""The agencies an office supervises, as names that documents may use."""

import datetime as dt
import re
from collections import defaultdict
from typing import Final

from django.db.models import QuerySet

from gongkai.accounts.permissions import PERMISSIONS, Permission
from gongkai.accounts.queries import holders
from gongkai.accounts.scope import supervised_by
from gongkai.agencies.models import Agency, AgencyName
from gongkai.agencies.queries import in_being
from gongkai.annual_reports.bulk.naming import NameBook, Named
from gongkai.rules.annual_report.names import plain_name

GOVERNMENT: Final = re.compile("人民政府(办公[室厅])?$")


def area_of(office: Agency, year: int) -> QuerySet[Agency]:
    """Return the agencies the office supervises, itself included, that owe a report of the year.

    Those that are there on its last day: the duties of one dissolved in the year went to its successor.
    """
    found: QuerySet[Agency] = Agency.objects.filter(
        supervised_by(office), in_being(dt.date(year, 12, 31))
    ).order_by("path")
    return found


def name_book(office: Agency, year: int) -> NameBook:
    """Return the names of the agencies of the office's area, former ones included."""
    agencies = list(area_of(office, year))
    former: dict[int, list[str]] = defaultdict(list)
    for pk, name in AgencyName.objects.values_list("agency", "name"):
        former[pk].append(name)
    steps = {
        each.path[:end]
        for each in agencies
        for end in range(Agency.steplen, len(each.path), Agency.steplen)
    }
    above = dict(Agency.objects.filter(path__in=steps).values_list("path", "name"))
    return NameBook(_named(each, former[each.pk], above) for each in agencies)


def _named(agency: Agency, former: list[str], above: dict[str, str]) -> Named:
    ends = range(Agency.steplen, len(agency.path), Agency.steplen)
    names = [above[agency.path[:end]] for end in ends if agency.path[:end] in above]
    places = tuple(plain_name(GOVERNMENT.sub("", name)) for name in names)
    known = dict.fromkeys([agency.name, agency.short_name, *former])
    return Named(agency.pk, agency.name, tuple(filter(None, known)), tuple(filter(None, places)))


def own_writers(agency: Agency, day: dt.date) -> list[str]:
    """Return the names of those of the agency who fill in its reports themselves."""
    found = holders(agency, PERMISSIONS[Permission.EDIT_REPORT], day)
    return list(dict.fromkeys(each.user.name for each in found))
