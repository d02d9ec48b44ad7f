"""Adding people from the rows of a workbook, in one transaction."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Q

from gongkai.accounts import actions, queries
from gongkai.accounts.models import Appointment, Role, User
from gongkai.accounts.people_book import BadCell, PersonRow
from gongkai.accounts.refusals import AccountRefusal
from gongkai.agencies.models import Agency
from gongkai.audit.actor import Actor


@dataclass(frozen=True, slots=True)
class Added:
    """One account that was opened, with its one-time password (kept nowhere)."""

    name: str
    username: str
    password: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a workbook; ``unchanged`` rows were there already."""

    added: tuple[Added, ...]
    appointed: int
    unchanged: int


def strangers(rows: Iterable[PersonRow], agency: Agency) -> list[BadCell]:
    """Return the rows whose user name belongs to somebody else, or who is not looked after here."""
    own = dict(queries.people_looked_after(agency).values_list("username", "name"))
    taken = {name.lower() for name in User.objects.values_list("username", flat=True)} - {
        name.lower() for name in own
    }
    names: dict[str, str] = dict(own)
    bad = []
    for row in rows:
        if row.username.lower() in taken:
            bad.append(BadCell(row.number, "用户名", "别的单位的人已经用了，请换一个。"))
        elif names.setdefault(row.username, row.name) != row.name:
            reason = f"这个用户名是{names[row.username]}的，与姓名不符。"
            bad.append(BadCell(row.number, "用户名", reason))
    return bad


@transaction.atomic
def add_people(*, rows: Iterable[PersonRow], agency: Agency, by: Actor, at: dt.datetime) -> Outcome:
    """Open the accounts and give the roles that are not there yet.

    :raises AccountRefusal: at the first row that cannot be done; then nothing is changed
    """
    agencies = {each.code: each for each in queries.agencies_under(agency)}
    added: list[Added] = []
    appointed = unchanged = 0
    for row in rows:
        try:
            user = _person(row, agency, added, by, at)
            is_new = _appoint(user, row, agencies[row.agency_code], by, at)
        except (AccountRefusal, KeyError) as refusal:
            raise AccountRefusal(f"第 {row.number} 行：{refusal}") from refusal
        appointed += is_new
        unchanged += not is_new
    return Outcome(tuple(added), appointed, unchanged)


def _person(row: PersonRow, agency: Agency, added: list[Added], by: Actor, at: dt.datetime) -> User:
    if user := User.objects.filter(username=row.username).first():
        return user
    user, password = actions.add_person(
        username=row.username,
        name=row.name,
        telephone=row.telephone,
        agency=agency,
        by=by,
        at=at,
    )
    added.append(Added(user.name, user.username, password))
    return user


def _appoint(user: User, row: PersonRow, agency: Agency, by: Actor, at: dt.datetime) -> bool:
    from_on = dt.date.fromisoformat(row.from_on)
    until_on = dt.date.fromisoformat(row.until_on) if row.until_on else None
    role = Role(row.role)
    same = Appointment.objects.filter(user=user, agency=agency, role=role, from_on=from_on)
    if same.filter(Q(until_on=until_on)).exists():
        return False
    actions.appoint(
        user=user, agency=agency, role=role, from_on=from_on, until_on=until_on, by=by, at=at
    )
    return True
