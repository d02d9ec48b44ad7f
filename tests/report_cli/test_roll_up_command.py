import json
from io import BytesIO

import docx
import openpyxl
import pytest

from gongkai.report_cli.command import run
from gongkai.rules.annual_report.form import Edition
from gongkai.rules.annual_report.report import Report, Unread
from tests.report_cli.samples import FEE, RECEIVED, balanced_report, saved, unbalanced_report


@pytest.fixture
def folder(tmp_path):
    path = tmp_path / "报告"
    path.mkdir()
    saved(path / "1.json", balanced_report(received=5))
    saved(path / "2.json", balanced_report(agency="示例县财政局", received=2))
    return path


def rolled(capsys, *arguments):
    status = run(["roll-up", *map(str, arguments), "--year", "2025", "--json"])
    shown = capsys.readouterr()
    return status, json.loads(shown.out), shown.err


def figures(data, table):
    [only] = (each for each in data["sums"] if table in each["tables"])
    return only["tables"][table]


def test_reports_are_added_cell_by_cell_with_shares(folder, capsys):
    status, data, _ = rolled(capsys, folder)

    assert status == 0
    assert figures(data, "applications")["newly_received"]["natural_person"] == 5 + 2
    assert figures(data, "proactive")["administrative_fee"]["amount_wan_yuan"] == "3"
    [shares] = (each["shares"] for each in data["sums"] if "applications" in each["tables"])
    assert shares[str(RECEIVED)] == {"示例县教育局": 5, "示例县财政局": 2}


def test_a_report_that_does_not_balance_is_held_back_and_named(folder, capsys):
    saved(folder / "3.json", unbalanced_report(agency="示例县民政局"))

    status, data, _ = rolled(capsys, folder)
    [left_out] = data["left_out"]

    assert status == 1
    assert (left_out["agency"], left_out["reason"]) == ("示例县民政局", "unbalanced")
    assert figures(data, "applications")["newly_received"]["natural_person"] == 5 + 2


def test_it_can_be_added_all_the_same(folder, capsys):
    saved(folder / "3.json", unbalanced_report(agency="示例县民政局"))

    status, data, _ = rolled(capsys, folder, "--include-unbalanced")

    assert (status, data["left_out"]) == (1, [])
    assert figures(data, "applications")["newly_received"]["natural_person"] == 5 + 2 + 99


def test_the_list_of_agencies_shows_who_is_missing(folder, tmp_path, capsys):
    names = tmp_path / "名单.csv"
    names.write_text("名称\n示例县教育局\n示例县民政局\n", "utf-8-sig")

    _, data, _ = rolled(capsys, folder, "--agencies", names)

    assert data["missing"] == ["示例县民政局"]
    assert data["not_listed"] == ["示例县财政局"]


def test_one_that_reported_but_is_held_back_is_not_missing(folder, tmp_path, capsys):
    saved(folder / "3.json", unbalanced_report(agency="示例县民政局"))
    saved(folder / "4.json", balanced_report(agency="示例县水利局", year=2024))
    names = tmp_path / "名单.csv"
    names.write_text("name\n示例县民政局\n示例县水利局\n", "utf-8")

    _, data, _ = rolled(capsys, folder, "--agencies", names)

    assert data["missing"] == ["示例县水利局"]


def test_a_list_that_cannot_be_used_stops_the_roll_up(folder, tmp_path, capsys):
    status = run(
        ["roll-up", str(folder), "--year", "2025", "--agencies", str(tmp_path / "没有.csv")]
    )

    shown = capsys.readouterr()
    assert (status, shown.out) == (2, "")
    assert "读不了机关名单" in shown.err


def test_the_two_forms_are_added_apart(folder, capsys):
    saved(folder / "3.json", balanced_report("示例县民政局", edition=Edition.HYBRID))

    _, data, _ = rolled(capsys, folder)

    tables = [(sorted(each["tables"]), each["forms"]) for each in data["sums"]]
    assert tables == [
        (["proactive"], ["2021"]),
        (["applications"], ["2019"]),
        (["applications"], ["2021"]),
        (["remedies"], ["2019", "2021"]),
    ]


def test_an_unreadable_file_is_said_and_the_rest_added(folder, capsys):
    (folder / "坏.json").write_text("{", "utf-8")

    status, data, errors = rolled(capsys, folder)

    assert status == 2
    assert len(data["added"]) == 2
    assert data["unreadable"][0]["file"].endswith("坏.json")
    assert "读不了" in errors


def test_people_see_sums_shares_and_remarks(folder, tmp_path, capsys):
    saved(folder / "3.json", unbalanced_report(agency="示例县民政局"))
    saved(folder / "4.json", balanced_report("示例县水利局", edition=Edition.HYBRID))
    (folder / "坏.json").write_text("{", "utf-8")
    names = tmp_path / "名单.csv"
    names.write_text("名称\n示例县教育局\n示例县林业局\n", "utf-8")

    run(
        ["roll-up", str(folder), "--year", "2025", "--agencies", str(names), "--include-unbalanced"]
    )

    shown = capsys.readouterr().out
    assert "三、收到和处理政府信息公开申请情况（3个机关）" in shown
    assert "汇总年份：2025年；计入4份报告。" in shown
    assert "缺报：示例县林业局" in shown
    assert "名单以外，已计入：示例县财政局" in shown
    assert "有错误，仍然计入：示例县民政局" in shown
    assert "2019年格式和2021年格式的表格不同，分别汇总。" in shown
    assert "读不了：" in shown
    assert any(line.split()[:2] == ["示例县财政局", "2"] for line in shown.splitlines())


def test_a_cell_that_is_not_settled_is_said_not_to_be_in_the_sum(tmp_path, capsys):
    report = balanced_report()
    known = {cell: value for cell, value in report.figures.items() if cell != FEE}
    unread = (Unread((FEE,), "15", "illegible"),)
    file = saved(
        tmp_path / "a.json",
        Report(report.agency, 2025, report.edition, known, {}, report.sections, {}, unread),
    )

    output = tmp_path / "汇总.xlsx"

    run(["roll-up", str(file), "--year", "2025", "--include-unbalanced", f"--xlsx={output}"])

    sheet = openpyxl.load_workbook(output)["各机关数据 二2021"]
    assert "示例县教育局 的数字没有读定，没有计入" in capsys.readouterr().out
    assert [cell.value for cell in sheet[2]][-1] == "未读定"


def test_a_blank_cell_stays_blank_in_its_share(tmp_path, capsys):
    report = balanced_report()
    blank = Report(
        report.agency, 2025, report.edition, {**report.figures, RECEIVED: None}, {}, report.sections
    )
    file = saved(tmp_path / "a.json", blank)

    _, data, _ = rolled(capsys, file, "--include-unbalanced")

    [shares] = (each["shares"] for each in data["sums"] if "applications" in each["tables"])
    assert shares[str(RECEIVED)] == {"示例县教育局": None}


def test_a_report_without_an_agency_goes_by_its_file(tmp_path, capsys):
    file = saved(tmp_path / "a.json", balanced_report(agency=None))

    _, data, _ = rolled(capsys, file, "--include-unbalanced")

    assert data["sums"][0]["agencies"] == ["（a.json）"]


def test_nothing_to_add_is_said(folder, capsys):
    status = run(["roll-up", str(folder), "--year", "2020"])

    shown = capsys.readouterr().out
    assert status == 0
    assert "计入0份报告" in shown
    assert "没有计入：示例县教育局" in shown


def test_the_sums_are_written_as_xlsx_and_docx(folder, tmp_path, capsys):
    outputs = {kind: tmp_path / f"汇总.{kind}" for kind in ("xlsx", "docx")}
    saved(folder / "3.json", balanced_report("示例县民政局", edition=Edition.HYBRID))

    status = run(
        ["roll-up", str(folder), "--year", "2025"]
        + [f"--{kind}={path}" for kind, path in outputs.items()]
    )

    book = openpyxl.load_workbook(BytesIO(outputs["xlsx"].read_bytes()))
    document = docx.Document(BytesIO(outputs["docx"].read_bytes()))
    assert status == 0
    assert book["各机关数据 三2021"]["B4"].value == 5 + 2
    assert book.sheetnames[:2] == ["汇总说明", "二、主动公开2021"]
    assert [cell.text for cell in document.tables[-1].rows[1].cells][:2] == ["示例县教育局", "5"]
    assert "已写出" in capsys.readouterr().err


def test_a_place_that_cannot_be_written_is_said(folder, tmp_path, capsys):
    status = run(
        ["roll-up", str(folder), "--year", "2025", "--xlsx", str(tmp_path / "没有" / "a.xlsx")]
    )

    assert status == 2
    assert "不能写" in capsys.readouterr().err
