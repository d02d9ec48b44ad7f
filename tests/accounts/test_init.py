"""``gongkai init``: an empty installation gets its agency and administrator; one in use is left alone."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from gongkai.accounts.models import Role, User
from gongkai.agencies.models import Agency

GIVEN = {
    "agency": "示例县人民政府",
    "code": "shili",
    "level": "county",
    "kind": "government",
    "name": "管理员",
    "username": "admin",
}


def init(**changes):
    out = StringIO()
    call_command("init", **{**GIVEN, "interactive": False, **changes}, stdout=out)
    return out.getvalue()


def test_the_administrator_gets_a_one_time_password(db):
    said = init()

    admin = User.objects.get(username="admin")
    password = said.split("一次性口令 ")[1].splitlines()[0]
    assert admin.check_password(password)
    assert admin.password_is_temporary
    assert admin.appointments.get().role == Role.ADMINISTRATOR


def test_an_installation_in_use_is_refused_and_unchanged(db):
    init()

    with pytest.raises(CommandError, match="已经有机关或人员"):
        init(code="another", username="another")

    assert Agency.objects.count() == User.objects.count() == 1


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"level": "moon"}, "--level 只能是"),
        ({"kind": "club"}, "--kind 只能是"),
        ({"code": "示例"}, "--code"),
        ({"username": "管 理"}, "--username"),
        ({"name": " "}, "管理员姓名"),
        ({"agency": None}, "缺少 --agency"),
    ],
)
def test_what_cannot_be_is_refused_with_the_option_named(db, changes, reason):
    with pytest.raises(CommandError, match=reason):
        init(**changes)

    assert not Agency.objects.exists()


def test_what_is_not_given_is_asked(db, monkeypatch):
    asked = []
    monkeypatch.setattr("builtins.input", lambda question: asked.append(question) or "李管理")

    init(name=None, interactive=True)

    assert len(asked) == 1
    assert User.objects.get().name == "李管理"
