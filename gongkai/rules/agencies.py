"""What kinds of body disclose information, and at which level of government they stand."""

from enum import StrEnum


class AgencyKind(StrEnum):
    """What a body is; the rules for reports and deadlines differ by it."""

    GOVERNMENT = "government"
    DEPARTMENT = "department"
    STREET_OFFICE = "street_office"
    ZONE = "zone"
    AUTHORIZED_ORGANIZATION = "authorized_organization"
    PUBLIC_INSTITUTION = "public_institution"


class AgencyLevel(StrEnum):
    """The level of government a body belongs to, from the highest."""

    STATE_COUNCIL = "state_council"
    PROVINCE = "province"
    CITY = "city"
    COUNTY = "county"
    TOWNSHIP = "township"
