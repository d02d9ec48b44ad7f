"""Putting down a search for what was asked for (Article 36, item 4)."""

import datetime as dt
import json
from dataclasses import asdict

from django.db import transaction
from django.utils import timezone

from gongkai.accounts.models import User
from gongkai.casework import gates
from gongkai.casework.actions.recording import append, locked
from gongkai.casework.lifecycle import EventKind
from gongkai.casework.models import DisclosureApplication
from gongkai.casework.refusals import StepNotAllowed
from gongkai.casework.searches import SearchWords


@transaction.atomic
def record_search(
    *,
    case: DisclosureApplication,
    on: dt.date,
    has_found: bool,
    search: SearchWords,
    by: User,
    at: dt.datetime,
) -> None:
    """Put down who searched where, with which words, when, and what came of it.

    :raises NotAllowed: after the decision, for a day that cannot be, or without who, where and how
    """
    case, now = locked(case)
    gates.refuse_future(on, timezone.localdate(at))
    gates.refuse_before(now.arrival.arrived_on, on)
    gates.refuse_search(now)
    if not (search.searcher.strip() and search.places.strip() and search.terms.strip()):
        raise StepNotAllowed(
            f"检索要写明谁、在哪里、用什么词检索的（{gates.NOT_HELD}）。怎么办：补上没有写的"
        )
    append(
        case,
        kind=EventKind.SEARCHED,
        on=on,
        by=by,
        at=at,
        words=json.dumps(asdict(search), ensure_ascii=False),
        facts={"has_found": has_found},
    )
