"""What a person holds and hands over: each kind of work says how many and moves them when asked."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise

from gongkai.accounts.models import User
from gongkai.agencies.models import Agency
from gongkai.audit.actor import Actor

Count = Callable[[User, Agency | None], int]
Move = Callable[[User, User, Agency, Actor, dt.datetime], int]


@dataclass(frozen=True, slots=True)
class Holding:
    """One kind of work a person may hold.

    ``count`` says how many at an agency, or anywhere for None; ``move`` gives them to another person, records
    it, and returns how many.
    """

    key: str
    label: str | Promise
    count: Count
    move: Move


@dataclass(frozen=True, slots=True)
class Held:
    """How many of one kind a person holds."""

    label: str | Promise
    number: int


_HOLDINGS: dict[str, Holding] = {}


def register(holding: Holding) -> None:
    """Ask this kind of work from now on; the same key again replaces it."""
    _HOLDINGS[holding.key] = holding


def held_by(user: User, agency: Agency | None = None) -> tuple[Held, ...]:
    """Return how many of each kind the person holds, at one agency or anywhere."""
    return tuple(Held(each.label, each.count(user, agency)) for each in _HOLDINGS.values())


def move(user: User, to: User, agency: Agency, by: Actor, at: dt.datetime) -> int:
    """Give everything held at the agency to another person and return how many."""
    return sum(each.move(user, to, agency, by, at) for each in _HOLDINGS.values())
