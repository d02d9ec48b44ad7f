"""Reads: who somebody is at work on a day, and whom an administrator looks after."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet

from gongkai.accounts.models import Appointment, Deputy, Role, User
from gongkai.agencies.models import Agency
from gongkai.audit.actor import Actor


@dataclass(frozen=True, slots=True)
class HeldRole:
    """A role somebody has on a day; ``instead_of`` is the person they stand in for, or None."""

    agency: Agency
    role: Role
    instead_of: User | None = None


def in_force(day: dt.date) -> Q:
    """Select appointments in force on the day (both ends included)."""
    return Q(from_on__lte=day) & (Q(until_on=None) | Q(until_on__gte=day))


def appointments_on(user: User, day: dt.date) -> QuerySet[Appointment]:
    """Return the roles the person holds in person on the day."""
    return (
        Appointment.objects.filter(in_force(day), user=user)
        .select_related("agency")
        .order_by("agency__path", "role")
    )


def held_roles(user: User, day: dt.date) -> tuple[HeldRole, ...]:
    """Return every role of the person on the day, own ones first; one query.

    A deputy has what the principals hold in person, so that deputies do not chain; never the role of administrator.
    """
    standing_in = Deputy.objects.filter(deputy=user, from_on__lte=day, until_on__gte=day)
    whose = standing_in.values("principal").union(User.objects.filter(pk=user.pk).values("pk"))
    as_deputy = Exists(standing_in.filter(principal=OuterRef("user"), agency=OuterRef("agency")))
    found = (
        Appointment.objects.filter(in_force(day), user__in=whose)
        .filter(Q(user=user) | (Q(as_deputy, user__is_active=True) & ~Q(role=Role.ADMINISTRATOR)))
        .select_related("agency", "user")
        .order_by("agency__path", "role")
    )
    held = [
        HeldRole(each.agency, Role(each.role), each.user if each.user_id != user.pk else None)
        for each in found
    ]
    return tuple(sorted(held, key=lambda each: each.instead_of is not None))


def words_of(held: tuple[HeldRole, ...], agency: Agency | None) -> str:
    """Return the roles at the agency in words, a deputy's with whom they stand in for."""
    words = dict.fromkeys(
        f"{each.role.label}（代{each.instead_of.name}）" if each.instead_of else each.role.label
        for each in held
        if agency is not None and each.agency.pk == agency.pk
    )
    return "、".join(words)


def actor_on(user: User, agency: Agency, day: dt.date) -> Actor:
    """Return who acts for the agency on the day, with their roles in words, for the audit chain."""
    return user.as_actor(agency, words_of(held_roles(user, day), agency))


def agencies_of(held: tuple[HeldRole, ...]) -> tuple[Agency, ...]:
    """Return the agencies of these roles, in the order of the tree."""
    agencies = {each.agency.pk: each.agency for each in held}
    return tuple(sorted(agencies.values(), key=lambda agency: str(agency.path)))


def roles_among(held: tuple[HeldRole, ...], agency: Agency | None) -> frozenset[Role]:
    """Return which of these roles are at the agency."""
    return frozenset(each.role for each in held if agency and each.agency.pk == agency.pk)


def agencies_served(user: User, day: dt.date) -> tuple[Agency, ...]:
    """Return the agencies the person works for on the day, in the order of the tree."""
    return agencies_of(held_roles(user, day))


def roles_at(user: User, agency: Agency, day: dt.date) -> frozenset[Role]:
    """Return the roles the person has at the agency on the day, in person or as deputy."""
    return roles_among(held_roles(user, day), agency)


def holders(agency: Agency, roles: frozenset[Role], day: dt.date) -> QuerySet[Appointment]:
    """Return who holds one of the roles at the agency on the day."""
    return (
        Appointment.objects.filter(in_force(day), agency=agency, role__in=roles)
        .filter(user__is_active=True)
        .select_related("user")
        .order_by("role", "user__name")
    )


def agencies_under(agency: Agency) -> QuerySet[Agency]:
    """Return the agency and all below it, in the order of the tree."""
    under: QuerySet[Agency] = Agency.objects.filter(path__startswith=agency.path)
    return under.order_by("path")


def people_looked_after(agency: Agency) -> QuerySet[User]:
    """Return the people an administrator of the agency looks after: appointed at it or below it, ever."""
    return (
        User.objects.filter(appointments__agency__path__startswith=agency.path)
        .distinct()
        .order_by("-is_active", "name", "pk")
    )


def works_elsewhere(user: User, agency: Agency, day: dt.date) -> bool:
    """Test whether the person has, or will have, a role outside the agency and what is below it."""
    still = Appointment.objects.filter(user=user).filter(Q(until_on=None) | Q(until_on__gte=day))
    return still.exclude(agency__path__startswith=agency.path).exists()


def colleagues(agency: Agency, day: dt.date) -> QuerySet[User]:
    """Return the people at work in the agency on the day."""
    at_work = Appointment.objects.filter(in_force(day), agency=agency).values("user")
    return User.objects.filter(pk__in=at_work, is_active=True).order_by("name", "pk")


def deputies_named(user: User, day: dt.date) -> QuerySet[Deputy]:
    """Return who stands in for the person now or later."""
    return (
        Deputy.objects.filter(principal=user, until_on__gte=day)
        .select_related("deputy", "agency")
        .order_by("from_on", "pk")
    )
