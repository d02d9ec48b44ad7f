"""Facts of the agencies that have no part of their own to play: different from each other, and in step over the years."""

from typing import Final

from gongkai.agencies.models import Kind
from gongkai.practice.county import AGENCIES, SampleAgency
from gongkai.practice.reports import ENTERPRISE, PERSON, Outcomes, SampleYear

PLACE: Final = {each.code: place for place, each in enumerate(AGENCIES)}


def facts_of(agency: SampleAgency, report_year: int) -> SampleYear:
    """Return the facts of a year; what was carried out of the year before is carried into it."""
    place = PLACE[agency.code]
    is_bureau = agency.kind == Kind.DEPARTMENT
    size = 3 + place % 4 * 2 if is_bureau else 1 + place % 3
    busy = (place + report_year) % 3
    return SampleYear(
        published=60 + place * 7 + report_year % 10 * 3,
        outcomes=_outcomes(size, busy),
        carried_in=_carried_out(place, report_year - 1),
        carried_out=_carried_out(place, report_year),
        issued=1 if is_bureau else 0,
        in_force=place + report_year - 2020 if is_bureau else place % 3,
        licences=place * 11 + busy * 4 if is_bureau else 5 + busy,
        penalties=busy if is_bureau else 0,
        upheld=busy % 2 if is_bureau else 0,
    )


def _outcomes(size: int, busy: int) -> Outcomes:
    return {
        ("disclosed", PERSON): size + busy,
        ("partly_disclosed", PERSON): busy,
        ("unavailable_not_held", PERSON): size // 2,
        ("withheld_third_party_interests", ENTERPRISE): size // 4,
        ("not_processed_petition_or_complaint", PERSON): (size + busy) % 2,
    }


def _carried_out(place: int, year: int) -> dict[str, int]:
    return {PERSON: (place + year) % 2}
