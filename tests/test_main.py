import os
import subprocess
import sys

import pytest

from gongkai.__main__ import SETTINGS, main

SHOW_DJANGO = """
import sys
from gongkai.__main__ import main
try:
    main(sys.argv[1:])
except SystemExit:
    pass
print(sorted(name for name in sys.modules if name.partition(".")[0] in {"django", "docx", "openpyxl", "weasyprint"}))
"""


def shown_by(*arguments, command="report"):
    script = [sys.executable, "-c", SHOW_DJANGO, command, *arguments]
    return subprocess.run(script, capture_output=True, check=True, encoding="utf-8").stdout  # noqa: S603  # our own program


@pytest.mark.parametrize("arguments", [("--help",), ("check", "--help")])
def test_help_on_reports_loads_neither_django_nor_any_writer(arguments):
    assert shown_by(*arguments).splitlines()[-1] == "[]"


def test_reports_are_read_without_django(tmp_path):
    file = tmp_path / "a.json"
    file.write_text(
        '{"tables": {}, "sections": {}, "agency": "示例县教育局", "year": 2015}', "utf-8"
    )

    lines = shown_by("read", str(file)).splitlines()

    assert lines[0].startswith("== 示例县教育局 2015年")
    assert "django" not in lines[-1]


def test_a_due_day_is_counted_without_django_or_any_writer():
    lines = shown_by("2026-03-02", command="due").splitlines()

    assert "答复期限最后一天：2026年3月30日（星期一）" in lines
    assert lines[-1] == "[]"


def test_the_command_can_be_run_as_a_module():
    command = [sys.executable, "-m", "gongkai", "report", "read", "没有.docx"]

    result = subprocess.run(command, capture_output=True, check=False, encoding="utf-8")  # noqa: S603  # our own program

    assert result.returncode == 2
    assert "读不了 没有.docx：找不到这个文件" in result.stderr


def test_without_arguments_given_those_of_the_process_count(monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["gongkai", "report", "--help"])

    with pytest.raises(SystemExit):
        main()

    assert "用法：gongkai report" in capsys.readouterr().out


def test_everything_else_goes_to_django_with_the_settings_for_real_use(monkeypatch, capsys):
    monkeypatch.delenv("DJANGO_SETTINGS_MODULE")

    status = main(["version"])

    assert status == 0
    assert capsys.readouterr().out.startswith("5.2")
    assert os.environ.pop("DJANGO_SETTINGS_MODULE") == SETTINGS


@pytest.mark.parametrize("words", [[], ["help"], ["--help"]])
def test_without_a_command_the_commands_are_named_in_chinese(words, capsys):
    assert main(words) == 0
    assert "gongkai report read" in capsys.readouterr().out
