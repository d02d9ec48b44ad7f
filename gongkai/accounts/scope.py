"""The one door of scope: whose rows a person sees. Everything else is not found."""

import datetime as dt
from collections.abc import Sequence
from functools import reduce
from operator import or_
from typing import Any, Generic, TypeVar

from django.db import models
from django.db.models import Q

from gongkai.accounts.models import Role, User
from gongkai.accounts.queries import HeldRole, held_roles
from gongkai.agencies.models import Agency

Row = TypeVar("Row", bound=models.Model)


class ScopedManager(models.Manager[Row], Generic[Row]):
    """The manager of a model whose rows belong to an agency.

    ``agency`` is the path to it from the model, ``own`` the roles that see their own agency's rows,
    ``subtree`` the roles that see as well the rows of every agency below theirs and of those whose
    competent department theirs is (Article 3).
    """

    def __init__(
        self,
        *,
        agency: str = "agency",
        own: frozenset[Role] = frozenset(),
        subtree: frozenset[Role] = frozenset(),
    ) -> None:
        super().__init__()
        self.agency = agency
        self.own = own
        self.subtree = subtree

    def seen_by(
        self, user: Any, on: dt.date, held: Sequence[HeldRole] | None = None
    ) -> models.QuerySet[Row]:
        """Return the rows the person may see on the day; nothing for somebody not signed in.

        ``held`` are the roles of that person on that day, where a request has them already.
        """
        if not isinstance(user, User) or not user.is_active:
            return self.none()
        held = held_roles(user, on) if held is None else held
        doors = [door for each in held for door in self._doors(each)]
        return self.filter(reduce(or_, doors)) if doors else self.none()

    def _doors(self, held: HeldRole) -> list[Q]:
        doors = []
        if held.role in self.own:
            doors.append(Q(**{self.agency: held.agency.pk}))
        if held.role in self.subtree:
            doors.append(supervised_by(held.agency, f"{self.agency}__"))
        return doors


def supervised_by(office: Agency, link: str = "") -> Q:
    """Select the agencies an office supervises: all below it, and those whose competent department it is.

    ``link`` leads to the agency from the model asked.
    """
    return Q(**{f"{link}path__startswith": office.path}) | Q(
        **{f"{link}competent_department": office.pk}
    )
