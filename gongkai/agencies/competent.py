"""Which body supervises an agency's disclosure where none is named (Article 3).

Article 3 makes the general office of each government from county level up its competent department. We
find it by its name: the child of a government that is called that government's office.
"""

from collections.abc import Iterable, Mapping
from typing import Final

from gongkai.agencies.models import Agency, Kind

OFFICE_NAMES: Final = ("办公室", "办公厅")


class Supervision:
    """The offices of governments among given agencies; answers for any of these agencies."""

    def __init__(self, agencies: Iterable[Agency]) -> None:
        self.by_path: Mapping[str, Agency] = {each.path: each for each in agencies}
        self.office_of: dict[str, Agency] = {}
        for each in self.by_path.values():
            above = self.by_path.get(each.path[: -Agency.steplen])
            if above is not None and is_office_of(each, above):
                self.office_of[above.path] = each

    def of(self, agency: Agency) -> Agency | None:
        """Return the office of the nearest government above or beside, never the agency itself."""
        path = agency.path[: -Agency.steplen]
        while path:
            office = self.office_of.get(path)
            if office is not None and office.pk != agency.pk:
                return office
            path = path[: -Agency.steplen]
        return None


def is_office_of(agency: Agency, government: Agency) -> bool:
    """Test whether an agency is the general office of a government, by its name."""
    return (
        government.kind == Kind.GOVERNMENT
        and agency.abolished_on is None
        and agency.name in {government.name + ending for ending in OFFICE_NAMES}
    )
