import json
import sys

import pytest

from gongkai.report_cli.command import run
from gongkai.rules.annual_report.report import Report, Unread
from tests.report_cli.samples import FEE, balanced_report, saved

MAGIC = {
    "docx": b"PK",
    "xlsx": b"PK",
    "pdf": b"%PDF-",
    "html": b"<!doctype",
    "txt": b"\xef\xbb\xbf",
}


@pytest.mark.parametrize("kind", list(MAGIC))
def test_a_report_is_written_in_another_format(tmp_path, capsys, kind):
    file = saved(tmp_path / "a.json", balanced_report())
    output = tmp_path / f"b.{kind}"

    status = run(["convert", str(file), "--to", kind, "-o", str(output)])

    assert status == 0
    assert output.read_bytes().startswith(MAGIC[kind])
    assert f"已写出 {output}" in capsys.readouterr().err


def test_json_stays_the_same_report(tmp_path):
    file = saved(tmp_path / "a.json", balanced_report())

    run(["convert", str(file), "--to", "json", "-o", str(tmp_path / "b.json")])

    assert json.loads((tmp_path / "b.json").read_bytes()) == json.loads(file.read_bytes())


def test_into_a_folder_it_keeps_its_name(tmp_path):
    file = saved(tmp_path / "a.json", balanced_report())
    (tmp_path / "写出").mkdir()

    run(["convert", str(file), "--to", "txt", "-o", str(tmp_path / "写出")])

    assert (tmp_path / "写出" / "a.txt").exists()


def test_the_file_itself_is_not_written_over(tmp_path, capsys):
    file = saved(tmp_path / "a.json", balanced_report())
    before = file.read_bytes()

    status = run(["convert", str(file), "--to", "json", "-o", str(file)])

    assert (status, file.read_bytes()) == (2, before)
    assert "请换一个名称" in capsys.readouterr().err


def test_what_cannot_be_read_is_not_converted(tmp_path, capsys):
    status = run(["convert", str(tmp_path / "没有.docx"), "--to", "txt", "-o", str(tmp_path)])

    assert status == 2
    assert "找不到这个文件" in capsys.readouterr().err


def test_one_report_at_a_time(tmp_path, capsys):
    file = saved(tmp_path / "a.jsonl", balanced_report(), balanced_report(year=2024))

    assert run(["convert", str(file), "--to", "txt", "-o", str(tmp_path / "b.txt")]) == 2
    assert "2份报告" in capsys.readouterr().err


def test_a_cell_that_is_not_settled_is_said(tmp_path, capsys):
    report = balanced_report()
    known = {cell: value for cell, value in report.figures.items() if cell != FEE}
    unread = (Unread((FEE,), "15", "illegible"),)
    file = saved(
        tmp_path / "a.json",
        Report(report.agency, 2025, report.edition, known, {}, {}, {}, unread),
    )

    run(["convert", str(file), "--to", "txt", "-o", str(tmp_path / "b.txt")])

    assert "没有读定" in capsys.readouterr().err
    assert "行政事业性收费\t？" in (tmp_path / "b.txt").read_text("utf-8-sig")


def test_without_the_libraries_for_pages_it_says_what_to_do(tmp_path, capsys, monkeypatch):
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    file = saved(tmp_path / "a.json", balanced_report())

    status = run(["convert", str(file), "--to", "pdf", "-o", str(tmp_path / "b.pdf")])

    assert status == 2
    assert "Pango" in capsys.readouterr().err


def test_an_earlier_report_is_converted_as_text(tmp_path):
    earlier = Report("示例县教育局", 2015, None, {}, {}, {"一": "概述。"})
    file = saved(tmp_path / "a.json", earlier)

    assert run(["convert", str(file), "--to", "txt", "-o", str(tmp_path / "b.txt")]) == 0


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_an_empty_form_is_written(tmp_path, kind):
    assert run(["template", "--year", "2025", "--to", kind, "-o", str(tmp_path)]) == 0
    assert (tmp_path / f"2025年政府信息公开工作年度报告（空白）.{kind}").exists()


def test_there_is_no_form_before_2019(tmp_path, capsys):
    status = run(["template", "--year", "2017", "--to", "docx", "-o", str(tmp_path / "a.docx")])

    assert status == 2
    assert "2017年还没有" in capsys.readouterr().err


def test_a_place_that_cannot_be_written_is_said(tmp_path, capsys):
    output = tmp_path / "没有" / "a.docx"

    assert run(["template", "--year", "2025", "--to", "docx", "-o", str(output)]) == 2
    assert "不能写" in capsys.readouterr().err
