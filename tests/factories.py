"""The cast: people of 示例县 and the agencies they work at. Every name is fictional."""

import datetime as dt
from zoneinfo import ZoneInfo

from allauth.mfa.totp.internal.auth import TOTP

from gongkai.accounts.models import Appointment, Deputy, Role, User
from gongkai.agencies.models import Agency

SINCE = dt.date(2020, 1, 1)
AT = dt.datetime(2026, 3, 2, 9, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"  # noqa: S105  # of the cast's authenticators


def an_agency(code, name, *, above=None, kind="department", level="county", **facts):
    """Make an agency, below another where one is given."""
    facts = {"code": code, "name": name, "kind": kind, "level": level, **facts}
    if above is None:
        return Agency.objects.add_root(create_kwargs=facts)
    return Agency.objects.add_child(Agency.objects.get(pk=above.pk), create_kwargs=facts)


def a_county():
    """Make 示例县: government, office, a bureau, two townships."""
    county = an_agency("shili", "示例县人民政府", kind="government")
    office = an_agency("shili-fuban", "示例县人民政府办公室", above=county)
    an_agency("shili-fagai", "示例县发展和改革局", above=county)
    for code, name in (("qingshan", "示例县青山镇人民政府"), ("lvshui", "示例县绿水镇人民政府")):
        an_agency(
            code,
            name,
            above=county,
            kind="government",
            level="township",
            competent_department=office,
        )
    return county


def a_person(username, name, *roles, second_factor=False):
    """Make a person with roles given as (agency code, role), with a second factor where asked."""
    user = User.objects.create_user(username, password=f"{username}-chang-kouling", name=name)
    for code, role in roles:
        Appointment.objects.create(
            user=user, agency=Agency.objects.get(code=code), role=role, from_on=SINCE
        )
    if second_factor:
        TOTP.activate(user, SECRET)
    return user


def a_deputy(principal, deputy, agency, first, last):
    """Let somebody stand in, both days included."""
    return Deputy.objects.create(
        principal=principal, deputy=deputy, agency=agency, from_on=first, until_on=last
    )


CAST = {
    "lin": ("林文员", [("qingshan", Role.CLERK), ("qingshan", Role.CASE_OFFICER)], False),
    "zhao": ("赵主任", [("qingshan", Role.HEAD_OF_OGI_OFFICE)], True),
    "qian": ("钱镇长", [("qingshan", Role.SIGNER)], True),
    "sun": ("孙审核", [("qingshan", Role.REVIEWER)], True),
    "wang": ("王文员", [("lvshui", Role.CLERK), ("lvshui", Role.CASE_OFFICER)], False),
    "he": ("何股长", [("shili-fuban", Role.COUNTY_OFFICER)], True),
    "admin": ("管理员", [("shili", Role.ADMINISTRATOR)], True),
    "town_admin": ("镇管理员", [("qingshan", Role.ADMINISTRATOR)], True),
}
