import pytest
from django.core.management import CommandError, call_command

from gongkai.jobs import rebuilding


@pytest.fixture(autouse=True)
def rebuilders(monkeypatch):
    monkeypatch.setattr(rebuilding, "_REBUILDERS", {})
    rebuilding.register("agencies", lambda: 3)
    rebuilding.register("reports", lambda: 12)


def test_everything_is_rebuilt_in_the_order_of_the_floors(capsys):
    call_command("rebuild")

    assert capsys.readouterr().out == "agencies：3 行\nreports：12 行\n"


def test_one_part_is_rebuilt(capsys):
    call_command("rebuild", "reports")

    assert capsys.readouterr().out == "reports：12 行\n"


def test_an_unknown_part_is_refused_with_those_there_are():
    with pytest.raises(CommandError, match="没有 cases。可以写：agencies、reports"):
        call_command("rebuild", "cases")
