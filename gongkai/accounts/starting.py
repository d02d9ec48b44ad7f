"""Starting an empty installation: its first agency and the administrator who opens all other accounts."""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from gongkai.accounts import actions
from gongkai.accounts.models import Role, User
from gongkai.agencies.models import Agency, AgencyLevel, Kind
from gongkai.audit.actions import record
from gongkai.audit.actor import Actor


class InUse(RuntimeError):
    """Raised when the installation holds agencies or people already."""


@transaction.atomic
def start(
    *,
    agency_name: str,
    code: str,
    level: AgencyLevel,
    kind: Kind,
    name: str,
    username: str,
    at: dt.datetime,
) -> str:
    """Make the agency and its administrator; return the administrator's one-time password.

    :raises InUse: if there are agencies or people already; then nothing is changed
    """
    if Agency.objects.exists() or User.objects.exists():
        raise InUse
    agency = Agency.objects.add_root(
        create_kwargs={"code": code, "name": agency_name, "level": level, "kind": kind}
    )
    by = Actor.system()
    user, password = actions.add_person_with_role(
        username=username,
        name=name,
        telephone="",
        appointment={
            "agency": agency,
            "role": Role.ADMINISTRATOR,
            "from_on": timezone.localdate(at),
            "until_on": None,
        },
        by=by,
        at=at,
    )
    record(
        action="accounts.installation_started",
        subject_kind="agency",
        subject_id=str(agency.pk),
        agency_code=code,
        by=by,
        at=at,
        person=user.name,
    )
    return password
