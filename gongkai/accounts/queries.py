"""Reads: who somebody is at work, on a day."""

import datetime as dt

from django.db.models import Q, QuerySet

from gongkai.accounts.models import Appointment, Role, User
from gongkai.agencies.models import Agency


def appointments_on(user: User, day: dt.date) -> QuerySet[Appointment]:
    """Return the roles the person holds on the day (both ends of an appointment included)."""
    return (
        Appointment.objects.filter(user=user, from_on__lte=day)
        .filter(Q(until_on=None) | Q(until_on__gte=day))
        .select_related("agency")
        .order_by("agency__path", "role")
    )


def agencies_served(user: User, day: dt.date) -> tuple[Agency, ...]:
    """Return the agencies the person works for on the day, in the order of the tree."""
    served = {each.agency_id: each.agency for each in appointments_on(user, day)}
    return tuple(served.values())


def roles_at(user: User, agency: Agency, day: dt.date) -> frozenset[Role]:
    """Return the roles the person holds at the agency on the day."""
    held = appointments_on(user, day).filter(agency=agency)
    return frozenset(Role(each.role) for each in held)
