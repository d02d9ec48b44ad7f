"""What casework offers to the floors below."""

from django.utils import timezone

from gongkai.casework.actions.recording import refresh
from gongkai.casework.models import DisclosureApplication
from gongkai.jobs import rebuilding


def register() -> None:
    """Make the offers; called once when the program starts."""
    rebuilding.register("casework", rebuild)


def rebuild() -> int:
    """Derive the cached columns of every application anew and return how many there were."""
    number, today = 0, timezone.localdate()
    for case in DisclosureApplication.objects.iterator():
        refresh(case, today)
        number += 1
    return number
