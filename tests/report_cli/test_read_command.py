import json

import pytest

from gongkai.files.annual_report_writer import write_report
from gongkai.report_cli.command import run
from gongkai.rules.annual_report.report import Report
from gongkai.rules.annual_report.report_json import report_from_json
from tests.report_cli.samples import balanced_report, saved, unbalanced_report


def test_a_report_comes_out_as_one_json_line(tmp_path, capsys):
    report = balanced_report()
    file = saved(tmp_path / "a.json", report)

    status = run(["read", str(file), "--json"])

    [line] = capsys.readouterr().out.splitlines()
    data = json.loads(line)
    assert status == 0
    assert data["file"] == str(file)
    assert report_from_json(data).figures == report.figures


def test_findings_come_with_the_report_and_make_the_status_one(tmp_path, capsys):
    file = saved(tmp_path / "a.json", unbalanced_report())

    status = run(["read", str(file), "--json"])

    data = json.loads(capsys.readouterr().out)
    assert status == 1
    assert "applications.balance" in {finding["rule"] for finding in data["findings"]}


def test_people_see_tables(tmp_path, capsys):
    file = saved(tmp_path / "a.json", balanced_report())

    run(["read", str(file)])

    shown = capsys.readouterr().out
    assert shown.startswith("== 示例县教育局 2025年（a.json）")
    assert "三、收到和处理政府信息公开申请情况" in shown


def test_a_file_that_cannot_be_read_is_named_and_stops_no_other(tmp_path, capsys):
    (tmp_path / "a.json").write_text("{", "utf-8")
    saved(tmp_path / "b.json", unbalanced_report())

    status = run(["read", str(tmp_path), "--json"])

    shown = capsys.readouterr()
    assert status == 2
    assert len(shown.out.splitlines()) == 1
    assert f"读不了 {tmp_path / 'a.json'}：这个文件不是完好的JSON" in shown.err


def test_people_see_the_others_too(tmp_path, capsys):
    (tmp_path / "a.json").write_text("[]", "utf-8")
    saved(tmp_path / "b.json", balanced_report())

    assert run(["read", str(tmp_path)]) == 2
    assert "示例县教育局" in capsys.readouterr().out


def test_a_report_without_tables_is_no_error(tmp_path):
    earlier = Report("示例县教育局", 2015, None, {}, {}, {"一": "概述。"})
    file = saved(tmp_path / "a.json", earlier)

    assert run(["read", str(file), "--json"]) == 0


def test_json_lines_hold_several_reports(tmp_path, capsys):
    file = saved(tmp_path / "a.jsonl", balanced_report(), balanced_report(agency="示例县财政局"))

    run(["read", str(file), "--json"])

    agencies = [json.loads(line)["agency"] for line in capsys.readouterr().out.splitlines()]
    assert agencies == ["示例县教育局", "示例县财政局"]


def test_many_files_come_in_their_order_from_several_processes(tmp_path, capsys):
    names = [f"示例县第{number}局" for number in range(1, 10)]
    for number, name in enumerate(names, start=1):
        saved(tmp_path / f"{number}.json", balanced_report(agency=name))

    status = run(["read", str(tmp_path), "--json", "--jobs", "2"])

    agencies = [json.loads(line)["agency"] for line in capsys.readouterr().out.splitlines()]
    assert (status, agencies) == (0, names)


def test_an_empty_folder_is_said_to_be_empty(tmp_path, capsys):
    status = run(["read", str(tmp_path)])

    assert status == 2
    assert "没有能读的报告文件" in capsys.readouterr().err


@pytest.mark.parametrize("kind", ["docx", "xlsx", "html", "txt"])
def test_office_files_are_read(tmp_path, capsys, kind):
    report = balanced_report()
    file = tmp_path / f"a.{kind}"
    file.write_bytes(write_report(report, kind))

    run(["read", str(file), "--json"])

    data = json.loads(capsys.readouterr().out)
    assert report_from_json(data).figures == report.figures


def test_a_broken_office_file_is_named_with_what_to_do(tmp_path, capsys):
    file = tmp_path / "a.docx"
    file.write_bytes(write_report(balanced_report(), "docx")[:2000])

    status = run(["read", str(file)])

    assert status == 2
    assert f"读不了 {file}：" in capsys.readouterr().err
