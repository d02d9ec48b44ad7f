"""Masked copies on the command line: beside the file, with a report, never over another file."""

import json

import openpyxl
import pytest

from gongkai.__main__ import main
from gongkai.guard_cli.arguments import parser
from tests.conftest import REPOSITORY

MANUAL = (REPOSITORY / "docs" / "manual" / "guard.md").read_text("utf-8")


@pytest.fixture
def listed(tmp_path):
    path = tmp_path / "名单.xlsx"
    book = openpyxl.Workbook()
    book.active.append(["姓名", "手机号"])
    book.active.append(["张建国", "13800138000"])
    book.save(path)
    return path


def values(path):
    return [[cell.value for cell in row] for row in openpyxl.load_workbook(path).active.rows]


def test_the_copy_stands_beside_the_file_and_the_report_says_what_was_done(listed, capsys):
    main(["guard", "--mask", str(listed)])

    assert values(listed.with_name("名单.masked.xlsx")) == [
        ["姓名", "手机号"],
        ["张**", "138****8000"],
    ]
    assert "        手机号 1 处已遮盖" in capsys.readouterr().out.splitlines()


def test_a_kind_that_is_kept_stays(listed, tmp_path):
    main(["guard", "--mask", "--keep", "name_in_list", "--out", str(tmp_path), str(listed)])

    assert values(tmp_path / "名单.masked.xlsx")[1] == ["张建国", "138****8000"]


def test_another_file_is_not_overwritten(listed, capsys):
    listed.with_name("名单.masked.xlsx").write_bytes(b"other")

    main(["guard", "--mask", "--json", str(listed)])

    assert "不覆盖" in json.loads(capsys.readouterr().out)["copy"]["reason"]
    assert listed.with_name("名单.masked.xlsx").read_bytes() == b"other"


def test_a_pdf_has_no_masked_copy(tmp_path, capsys):
    path = tmp_path / "a.pdf"
    path.write_bytes(b"%PDF-1.7")

    main(["guard", "--mask", "--json", str(path)])

    assert json.loads(capsys.readouterr().out)["copy"]["file"] == ""


OPTIONS = [
    option
    for action in parser()._actions
    for option in action.option_strings
    if option not in ("-h", "--help")
]


@pytest.mark.parametrize("option", OPTIONS)
def test_every_option_is_in_the_manual(option):
    assert f"`{option}`" in MANUAL
