"""What the search field of the desk looks through: the work that waits for me, and the agencies."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from django.db.models import Q
from django.urls import reverse

from gongkai.accounts.inbox import waiting
from gongkai.accounts.requests import DeskRequest
from gongkai.agencies.models import Agency

AGENCIES_SHOWN: Final = 20


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found: its title, a line on what it is, and its address."""

    title: str
    says: str
    url: str


def found_for(request: DeskRequest, words: str) -> Iterator[Hit]:
    """Yield waiting work first, then agencies, whose number, title or name holds the words."""
    for task in waiting(request):
        if words in task.title or words in task.number:
            yield Hit(task.title, f"{task.kind} · {task.number} · {task.next_step}", task.url)
    named = Q(name__icontains=words) | Q(short_name__icontains=words) | Q(code__iexact=words)
    for agency in Agency.objects.filter(named).order_by("path")[:AGENCIES_SHOWN]:
        url = reverse("portal:agency", args=[agency.code])
        yield Hit(agency.name, f"{agency.get_level_display()} · {agency.telephone}", url)
