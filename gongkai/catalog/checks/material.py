"""What the checks of one draft may look at."""

import datetime as dt
from dataclasses import dataclass

from gongkai.agencies.models import Agency
from gongkai.catalog.content import ItemContent, Status
from gongkai.rules.work_calendar import WorkCalendar


@dataclass(frozen=True, slots=True)
class Material:
    """The content of a draft, whose it is, and the day; ``publish_on`` is the day it is to be published, where one was set. ``item_id`` keeps a draft from being its own duplicate."""

    content: ItemContent
    agency: Agency
    item_id: int
    on: dt.date
    calendar: WorkCalendar
    has_been_public: bool = False
    publish_on: dt.date | None = None

    @property
    def is_proactive(self) -> bool:
        """Whether the item is to be public."""
        return self.content.status == Status.PROACTIVE
