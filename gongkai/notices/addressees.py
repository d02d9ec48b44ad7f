"""Where an agency's answers are challenged, by name: out of its settings, else out of the tree of agencies."""

import datetime as dt

from gongkai.agencies import queries as agencies
from gongkai.agencies.models import Agency, Kind
from gongkai.notices.models import LetterSettings
from gongkai.rules.agencies import AgencyKind, AgencyLevel
from gongkai.rules.remedy_paragraphs import Addressees
from gongkai.rules.reviewing_bodies import Place, ReviewingBody, reviewing_body

OR_DEPARTMENT_ABOVE = "或者上一级主管部门"


def settings_of(agency: Agency) -> LetterSettings:
    """Return the settings of an agency, unsaved ones where it has none."""
    return LetterSettings.objects.filter(agency=agency).first() or LetterSettings(agency=agency)


def addressees_of(agency: Agency, on: dt.date, settings: LetterSettings) -> Addressees:
    """Return who reviews answers of the day and which court; the name may be empty where the tree does not know it."""
    name = settings.reviewing_body or _name_from_tree(agency, on, settings)
    return Addressees(name, settings.court, settings.online_channel)


def _name_from_tree(agency: Agency, on: dt.date, settings: LetterSettings) -> str:
    place = Place(AgencyKind(agency.kind), AgencyLevel(agency.level), settings.is_vertically_led)
    body = reviewing_body(place, on)
    if body is ReviewingBody.ITSELF:
        return agencies.name_on(agency, on)
    if body is ReviewingBody.DEPARTMENT_ABOVE:
        return ""  # the department above stands in another place of the tree
    government = _government_above(agency)
    name = agencies.name_on(government, on) if government else ""
    if body is ReviewingBody.OWN_GOVERNMENT_OR_DEPARTMENT_ABOVE and name:
        return name + OR_DEPARTMENT_ABOVE
    return name


def _government_above(agency: Agency) -> Agency | None:
    """Return the nearest government above: a department's own, a township's county, an outpost's founder."""
    above = agencies.path_of(agency)[:-1]
    return next((each for each in reversed(above) if each.kind == Kind.GOVERNMENT), None)
