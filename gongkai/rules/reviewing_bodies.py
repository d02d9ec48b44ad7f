"""Who reviews an answer on application for reconsideration, by kind and level of the agency and the day.

From 2024: 行政复议法 (2023) Article 24: the government of the department's own level; for a township the county; for
a street office or outpost the government that set it up; a provincial government itself; Article 25: departments
of the State Council themselves; Article 27: vertically led organs (海关、金融、外汇管理、税务、国家安全) the department
above. Before 2024 a department's applicant could also choose the department above (1999 Law, Articles 12 to 15; not
read again for this program).
"""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from gongkai.rules.agencies import AgencyKind, AgencyLevel
from gongkai.rules.citations import RECONSIDERATION_LAW


class ReviewingBody(StrEnum):
    """The body that reviews, seen from the agency that answered."""

    OWN_GOVERNMENT = "own_government"
    OWN_GOVERNMENT_OR_DEPARTMENT_ABOVE = "own_government_or_department_above"
    GOVERNMENT_ABOVE = "government_above"
    FOUNDING_GOVERNMENT = "founding_government"
    DEPARTMENT_ABOVE = "department_above"
    ITSELF = "itself"


@dataclass(frozen=True, slots=True)
class Place:
    """Where an agency stands: what decides who reviews it."""

    kind: AgencyKind
    level: AgencyLevel
    is_vertically_led: bool = False


OUTPOSTS: Final = frozenset({AgencyKind.STREET_OFFICE, AgencyKind.ZONE})
OWN_REVIEWERS: Final = frozenset({AgencyLevel.PROVINCE, AgencyLevel.STATE_COUNCIL})


def reviewing_body(place: Place, on: dt.date) -> ReviewingBody:
    """Return who reviews an answer given on a day."""
    if place.is_vertically_led:
        return ReviewingBody.DEPARTMENT_ABOVE
    if place.kind in OUTPOSTS:
        return ReviewingBody.FOUNDING_GOVERNMENT
    if place.kind is AgencyKind.GOVERNMENT:
        is_top = place.level in OWN_REVIEWERS
        return ReviewingBody.ITSELF if is_top else ReviewingBody.GOVERNMENT_ABOVE
    if place.level is AgencyLevel.STATE_COUNCIL:
        return ReviewingBody.ITSELF
    if RECONSIDERATION_LAW.is_in_force_on(on):
        return ReviewingBody.OWN_GOVERNMENT
    return ReviewingBody.OWN_GOVERNMENT_OR_DEPARTMENT_ABOVE
