import json

import pytest

from gongkai.report_cli.command import run
from tests.report_cli.samples import balanced_report, saved, unbalanced_report


def rules(shown):
    return {finding["rule"] for finding in json.loads(shown.splitlines()[0])["findings"]}


def test_people_see_what_is_wrong_where_and_how_to_mend_it(tmp_path, capsys):
    file = saved(tmp_path / "a.json", unbalanced_report())

    status = run(["check", str(file)])

    shown = capsys.readouterr().out
    assert status == 1
    assert "三、收到和处理政府信息公开申请情况" in shown
    assert "[错误]" in shown
    assert "怎么改：" in shown
    assert "（applications.balance）" in shown


def test_a_report_without_errors_is_fine(tmp_path, capsys):
    file = saved(tmp_path / "a.json", balanced_report())

    assert run(["check", str(file)]) == 0
    assert "[错误]" not in capsys.readouterr().out


def test_last_years_report_of_another_agency_is_not_used(tmp_path, capsys):
    last = tmp_path / "上年"
    last.mkdir()
    saved(last / "a.json", balanced_report("示例县财政局", year=2024))
    saved(last / "b.json", balanced_report(year=2023))
    files = [saved(tmp_path / name, balanced_report()) for name in ("a.json", "b.json")]

    run(["check", *map(str, files), "--json", "--previous", str(last)])

    assert "report.previous_year" not in rules(capsys.readouterr().out)


@pytest.mark.parametrize(("in_folder", "count"), [(False, 1), (True, 2)])
def test_last_years_report_is_compared(tmp_path, capsys, in_folder, count):
    last = tmp_path / "上年"
    last.mkdir()
    previous = saved(last / "a.json", balanced_report(year=2024))
    report = balanced_report()
    carried = {
        cell: 4
        for cell in report.figures
        if cell.row in ("carried_over_in", "carried_over_out")
        and cell.column in ("natural_person", "total")
    }
    now = [tmp_path / f"{number}.json" for number in range(count)]
    for file in now:
        saved(file, balanced_with(carried))

    run(["check", *map(str, now), "--json", "--previous", str(last if in_folder else previous)])

    assert "applications.carry_in" in rules(capsys.readouterr().out)


def balanced_with(figures):
    report = balanced_report()
    return type(report)(
        report.agency,
        report.year,
        report.edition,
        {**report.figures, **figures},
        {},
        report.sections,
    )


def test_text_of_others_is_compared_but_not_the_file_itself(tmp_path, capsys):
    texts = {
        "一": "".join(f"{name}科按月检查了公开栏并且按时更换了全部内容。" for name in "甲乙丙丁")
    }
    for name in ("示例县教育局", "示例县财政局"):
        report = balanced_report(agency=name)
        saved(
            tmp_path / f"{name}.json",
            type(report)(name, 2025, report.edition, report.figures, {}, report.sections | texts),
        )
    file = tmp_path / "示例县教育局.json"

    run(["check", str(file), "--json", "--compare", str(tmp_path)])
    with_other = rules(capsys.readouterr().out)
    (tmp_path / "示例县财政局.json").unlink()
    run(["check", str(file), "--json", "--compare", str(tmp_path)])
    with_itself = rules(capsys.readouterr().out)

    assert "text.repeats" in with_other
    assert "text.repeats" not in with_itself


def test_level_and_kind_switch_rules_on(tmp_path, capsys):
    report = balanced_report()
    rule_made = {
        cell: 1
        for cell in report.figures
        if cell.row == "government_rule" and cell.column in ("issued_count", "in_force_count")
    }
    file = saved(tmp_path / "a.json", balanced_with(rule_made))

    run(["check", str(file), "--json", "--level", "county", "--kind", "department"])
    known = rules(capsys.readouterr().out)
    run(["check", str(file), "--json"])
    unknown = rules(capsys.readouterr().out)

    assert "proactive.rules_only_by_rule_makers" in known - unknown


def test_a_report_to_compare_with_that_cannot_be_read_is_named(tmp_path, capsys):
    file = saved(tmp_path / "a.json", balanced_report())

    status = run(["check", str(file), "--previous", str(tmp_path / "没有.docx")])

    shown = capsys.readouterr()
    assert status == 2
    assert "读不了用来对照的" in shown.err
    assert "示例县教育局" in shown.out


def test_what_cannot_be_read_shows_nothing(tmp_path, capsys):
    status = run(["check", str(tmp_path / "没有.docx")])

    assert (status, capsys.readouterr().out) == (2, "")
