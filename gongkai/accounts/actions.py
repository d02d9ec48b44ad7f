"""What can be done to people and roles: one function per thing, each recorded in the audit chain.

``by`` is the actor by value, ``agency`` the one whose administrator acts: a person is looked after by the
administrators of the agencies they are appointed at, and of those above.
"""

import datetime as dt
from typing import Any, Final

from allauth.mfa.models import Authenticator
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.crypto import get_random_string

from gongkai.accounts import handover, queries
from gongkai.accounts.models import Appointment, Deputy, Role, User
from gongkai.accounts.passwords import one_time_password
from gongkai.accounts.refusals import AccountRefusal
from gongkai.agencies.models import Agency
from gongkai.audit.actions import record
from gongkai.audit.actor import Actor

STAMP_LENGTH: Final = 32

PERSON = "person"


def _told(
    action: str, user: User, agency: Agency, by: Actor, at: dt.datetime, **facts: Any
) -> None:
    record(
        action=f"accounts.{action}",
        subject_kind=PERSON,
        subject_id=str(user.pk),
        agency_code=agency.code,
        by=by,
        at=at,
        person=user.name,
        **facts,
    )


def _refuse_outside(user: User, agency: Agency, day: dt.date) -> None:
    if queries.works_elsewhere(user, agency, day):
        raise AccountRefusal(
            f"{user.name}还在别的单位任职，账号不由{agency.name}管。请上级单位的管理员来办。"
        )


def _locked(user: User) -> User:
    return User.objects.select_for_update().get(pk=user.pk)


@transaction.atomic
def add_person(
    *, username: str, name: str, telephone: str, agency: Agency, by: Actor, at: dt.datetime
) -> tuple[User, str]:
    """Open an account and return it with its one-time password, which is kept nowhere.

    :raises AccountRefusal: if the user name is taken
    """
    if User.objects.filter(username__iexact=username).exists():
        raise AccountRefusal(f"用户名“{username}”已经有人用了，请换一个，例如在后面加单位简称。")
    password = one_time_password()
    user = User(username=username, name=name, telephone=telephone, password_is_temporary=True)
    user.set_password(password)
    user.save()
    _told("person_added", user, agency, by, at, username=username)
    return user, password


@transaction.atomic
def appoint(
    *,
    user: User,
    agency: Agency,
    role: Role,
    from_on: dt.date,
    until_on: dt.date | None,
    by: Actor,
    at: dt.datetime,
) -> Appointment:
    """Give somebody a role at an agency, both days included.

    :raises AccountRefusal: if the days are turned round, or the person has the role there on one of them
    """
    _locked(user)
    _refuse_turned(from_on, until_on)
    same = Appointment.objects.filter(user=user, agency=agency, role=role)
    overlapping = same.filter(Q(until_on=None) | Q(until_on__gte=from_on))
    if until_on:
        overlapping = overlapping.filter(from_on__lte=until_on)
    if clash := overlapping.first():
        until = clash.until_on.isoformat() if clash.until_on else "现在"
        raise AccountRefusal(
            f"{user.name}在{agency.name}的“{role.label}”从{clash.from_on}到{until}已经有了，"
            "同一角色的日期不能重叠。请改起止日期，或先结束原来的任职。"
        )
    made = Appointment.objects.create(
        user=user, agency=agency, role=role, from_on=from_on, until_on=until_on
    )
    _told(
        "appointed",
        user,
        agency,
        by,
        at,
        role=role.label,
        from_on=from_on.isoformat(),
        until_on=until_on.isoformat() if until_on else "",
    )
    return made


def _refuse_turned(from_on: dt.date, until_on: dt.date | None) -> None:
    if until_on and until_on < from_on:
        raise AccountRefusal(
            f"止日（{until_on}）早于起日（{from_on}）。起止两天都算在内，请改日期。"
        )


@transaction.atomic
def add_person_with_role(
    *,
    username: str,
    name: str,
    telephone: str,
    appointment: dict[str, Any],
    by: Actor,
    at: dt.datetime,
) -> tuple[User, str]:
    """Open an account with its first role; return it with its one-time password.

    :raises AccountRefusal: as for the account and for the role; then neither is made
    """
    agency = appointment["agency"]
    user, password = add_person(
        username=username, name=name, telephone=telephone, agency=agency, by=by, at=at
    )
    appoint(user=user, by=by, at=at, **appointment)
    return user, password


@transaction.atomic
def end_appointment(
    *, appointment: Appointment, last_on: dt.date, by: Actor, at: dt.datetime
) -> None:
    """Let a role end after a day (that day included).

    :raises AccountRefusal: if the day is before the first, or the actor would lose their own administration
    """
    _refuse_turned(appointment.from_on, last_on)
    if appointment.role == Role.ADMINISTRATOR and str(appointment.user_id) == by.id:
        raise AccountRefusal("不能结束自己的管理员任职。请另一位管理员来办，免得没有人能管账号。")
    appointment.until_on = last_on
    appointment.save(update_fields=["until_on"])
    role = Role(appointment.role).label
    until = last_on.isoformat()
    _told(
        "appointment_ended", appointment.user, appointment.agency, by, at, role=role, until_on=until
    )


@transaction.atomic
def name_deputy(
    *,
    principal: User,
    deputy: User,
    agency: Agency,
    from_on: dt.date,
    until_on: dt.date,
    by: Actor,
    at: dt.datetime,
) -> Deputy:
    """Let a colleague stand in at the agency, both days included.

    :raises AccountRefusal: if the days are turned round, it is the same person, not a colleague, or
        somebody stands in on one of the days already
    """
    _locked(principal)
    _refuse_turned(from_on, until_on)
    if principal == deputy:
        raise AccountRefusal("不能请自己代理自己。请选一位同事。")
    if not queries.colleagues(agency, timezone.localdate(at)).filter(pk=deputy.pk).exists():
        raise AccountRefusal(
            f"{deputy.name}现在不在{agency.name}任职，不能在这里代理。请选本单位的同事。"
        )
    others = Deputy.objects.filter(
        principal=principal, agency=agency, from_on__lte=until_on, until_on__gte=from_on
    )
    if clash := others.select_related("deputy").first():
        raise AccountRefusal(
            f"{clash.from_on}到{clash.until_on}已经请{clash.deputy.name}代理。请改日期，或先结束那一次代理。"
        )
    made = Deputy.objects.create(
        principal=principal, deputy=deputy, agency=agency, from_on=from_on, until_on=until_on
    )
    days = {"from_on": from_on.isoformat(), "until_on": until_on.isoformat()}
    _told("deputy_named", principal, agency, by, at, deputy=deputy.name, **days)
    return made


@transaction.atomic
def end_deputy(*, deputy: Deputy, on: dt.date, by: Actor, at: dt.datetime) -> None:
    """End a deputyship before the day; one that has not begun is taken back."""
    principal, name, agency = deputy.principal, deputy.deputy.name, deputy.agency
    if deputy.from_on >= on:
        deputy.delete()
    else:
        deputy.until_on = on - dt.timedelta(days=1)
        deputy.save(update_fields=["until_on"])
    _told("deputy_ended", principal, agency, by, at, deputy=name)


@transaction.atomic
def issue_password(*, user: User, agency: Agency, by: Actor, at: dt.datetime) -> str:
    """Replace the password by a one-time password, forget the second factor, and return the password.

    :raises AccountRefusal: if the person works outside the agency and what is below it, or is the actor
    """
    _refuse_outside(user, agency, timezone.localdate(at))
    if str(user.pk) == by.id:
        raise AccountRefusal("自己的口令在“我的账号”里改。")
    password = one_time_password()
    user.set_password(password)
    user.password_is_temporary = True
    user.save(update_fields=["password", "password_is_temporary"])
    forget_second_factor(user)
    _told("password_issued", user, agency, by, at)
    return password


def forget_second_factor(user: User) -> None:
    """Remove authenticator and recovery codes, to be set up anew; every session of the person ends."""
    Authenticator.objects.filter(user=user).delete()
    end_sessions(user)


def end_sessions(user: User) -> None:
    """End every session of a person that is open."""
    user.sign_in_stamp = get_random_string(STAMP_LENGTH)
    user.save(update_fields=["sign_in_stamp"])


@transaction.atomic
def deactivate(*, user: User, agency: Agency, by: Actor, at: dt.datetime) -> None:
    """Close an account: no sign-in from now on; roles and deputyships end with today.

    :raises AccountRefusal: if the person works elsewhere, is the actor, or still holds work
    """
    _refuse_outside(user, agency, timezone.localdate(at))
    if str(user.pk) == by.id:
        raise AccountRefusal("不能停用自己的账号。请另一位管理员来办。")
    if held := [each for each in handover.held_by(user) if each.number]:
        what = "、".join(f"{each.label}{each.number}件" for each in held)
        raise AccountRefusal(f"{user.name}手里还有{what}。请先在“移交”里交给同事，再停用。")
    today = timezone.localdate(at)
    open_now = Appointment.objects.filter(user=user).filter(
        Q(until_on=None) | Q(until_on__gt=today)
    )
    open_now.filter(from_on__gt=today).delete()
    open_now.update(until_on=today)
    Deputy.objects.filter(Q(principal=user) | Q(deputy=user), from_on__gt=today).delete()
    Deputy.objects.filter(Q(principal=user) | Q(deputy=user), until_on__gt=today).update(
        until_on=today
    )
    user.is_active = False
    user.save(update_fields=["is_active"])
    _told("person_deactivated", user, agency, by, at)


@transaction.atomic
def activate(*, user: User, agency: Agency, by: Actor, at: dt.datetime) -> None:
    """Open a closed account again; roles are given anew."""
    _refuse_outside(user, agency, timezone.localdate(at))
    user.is_active = True
    user.save(update_fields=["is_active"])
    _told("person_activated", user, agency, by, at)


@transaction.atomic
def hand_over(
    *, user: User, to: User, agency: Agency, last_on: dt.date, by: Actor, at: dt.datetime
) -> int:
    """Give what a person holds at the agency to a colleague, their roles from the next day; return how much.

    :raises AccountRefusal: if it is the same person, or the receiver's account is closed
    """
    if user == to or not to.is_active:
        raise AccountRefusal("请选一位账号在用的同事来接手。")
    moved = handover.move(user, to, agency, by, at)
    held = Appointment.objects.filter(queries.in_force(last_on), user=user, agency=agency)
    first_on = last_on + dt.timedelta(days=1)
    for appointment in held.exclude(role=Role.ADMINISTRATOR):
        role = Role(appointment.role)
        end_appointment(appointment=appointment, last_on=last_on, by=by, at=at)
        if role not in queries.roles_at(to, agency, first_on):
            appoint(
                user=to, agency=agency, role=role, from_on=first_on, until_on=None, by=by, at=at
            )
    _told("handed_over", user, agency, by, at, to=to.name, number=moved)
    return moved


@transaction.atomic
def password_changed(*, user: User, by: Actor, at: dt.datetime) -> None:
    """Note that a person changed their own password, so that it is no longer a one-time one."""
    user.password_is_temporary = False
    user.save(update_fields=["password_is_temporary"])
    record(
        action="accounts.password_changed",
        subject_kind=PERSON,
        subject_id=str(user.pk),
        agency_code=by.agency_code,
        by=by,
        at=at,
        person=user.name,
    )


@transaction.atomic
def change_profile(
    *, user: User, telephone: str, email: str, agency: Agency, by: Actor, at: dt.datetime
) -> None:
    """Change how a person is reached; the values themselves stay out of the chain."""
    user.telephone, user.email = telephone, email
    user.save(update_fields=["telephone", "email"])
    _told("profile_changed", user, agency, by, at)
