"""``gongkai due``: from what was written to a day, for people and for programs."""

import json

import pytest

from gongkai.due_cli.command import run


def shown(capsys, *arguments):
    status = run(arguments)
    captured = capsys.readouterr()
    return status, captured.out, captured.err


def refused(capsys, *arguments):
    with pytest.raises(SystemExit) as leaving:
        run(arguments)
    return leaving.value.code, capsys.readouterr().err


def test_people_read_the_day_its_reason_and_the_last_days_before_it(capsys):
    status, out, _ = shown(capsys, "2026-03-02")

    assert status == 0
    assert out.splitlines() == [
        "收到申请之日：2026年3月2日（星期一）",
        "    当面提交之日为收到申请之日（《中华人民共和国政府信息公开条例》第三十一条第（一）项）",
        "答复期限最后一天：2026年3月30日（星期一）",
        "要求补正，最迟：2026年3月11日（星期三）（《中华人民共和国政府信息公开条例》第三十条）",
        "需要延期的，告知申请人最迟：2026年3月27日（星期五）（《中华人民共和国政府信息公开条例》第三十三条第二款）",
        out.splitlines()[-1],
    ]
    assert out.splitlines()[-1].startswith("校验码：")


def test_what_the_day_waits_for_is_said(capsys):
    _, out, _ = shown(
        capsys,
        *("2026-01-08", "--channel", "online", "--confirmed", "2026-01-09"),
        *("--consult", "third_party,2026-01-15,2026-01-19"),
    )

    assert "答复期限最后一天：2026年3月10日（星期二）（暂定）" in out
    assert "第三方意见尚未收到；最迟到2026年2月9日" in out


def test_a_year_without_notice_is_said(capsys):
    _, out, _ = shown(capsys, "2026-12-10")

    assert "2027年1月8日（星期五）（暂定）" in out
    assert "2027年的节假日安排通知还没有公布，公布后要重新计算" in out


def test_every_day_can_be_listed(capsys):
    _, out, _ = shown(capsys, "2026-02-10", "--days")

    assert "  2026-02-14     4  星期六，调休上班（国办发明电〔2025〕7号）" in out.splitlines()
    assert "  2026-02-15        春节放假（国办发明电〔2025〕7号）" in out.splitlines()


def test_everything_that_can_happen_can_be_written(capsys):
    status, out, _ = shown(
        capsys,
        *("2026-03-02", "--channel", "signed_mail", "--at-office", "2026-03-03", "--json"),
        *("--correction", "2026-03-04,2026-03-25,2026-03-12"),
        *("--consult", "other_agency,2026-03-13,,2026-03-13"),
        *("--extend", "5,2026-03-20", "--fee", "2026-03-23,2026-03-24"),
        *("--defer", "2026-06-30,2026-03-26,2026-03-25"),
    )

    assert (status, json.loads(out)["due_on"]) == (0, "2026-06-30")


def test_programs_get_every_day(capsys):
    _, out, _ = shown(capsys, "2026-02-10", "--json")

    content = json.loads(out)
    assert (content["received_on"], content["due_on"]) == ("2026-02-10", "2026-03-16")
    assert content["days"][3] == {
        "on": "2026-02-14",
        "number": 4,
        "kind": "make_up",
        "why": "星期六，调休上班（国办发明电〔2025〕7号）",
    }


def test_what_is_not_confirmed_has_no_due_day(capsys):
    status, out, _ = shown(capsys, "2026-03-02", "--channel", "fax", "--json")
    _, words, _ = shown(capsys, "2026-03-02", "--channel", "fax")

    assert (status, json.loads(out)["due_on"]) == (0, None)
    assert words.startswith("已登记，尚未与申请人确认，答复期限还没有起算")


def test_what_is_not_lawful_is_refused_with_its_article(capsys):
    status, out, err = shown(capsys, "2026-03-02", "--extend", "10,2026-03-30")

    assert (status, out) == (1, "")
    assert "最迟2026年3月27日" in err
    assert "第三十三条第二款" in err


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("2026-3-2",), "日期要写成2026-03-02这样，不能是“2026-3-2”"),
        (("2026-03-02", "--extend", "x,2026-03-20"), "延长的工作日数要写数字"),
        (("2026-03-02", "--consult", "foo,2026-03-03"), "不能是“foo”"),
        (("2026-03-02", "--consult", "third_party,2026-03-03,2026-03-01"), "早于发出之日"),
        (("2026-03-02", "--correction", "2026-03-03"), "要写2至3个日期"),
        (("2026-03-02", "--correction", "2026-03-03,"), "前2个日期不能空着"),
    ],
)
def test_what_makes_no_sense_is_refused_in_chinese(capsys, arguments, says):
    status, err = refused(capsys, *arguments)

    assert status == 2
    assert says in err


def test_the_sheet_can_be_printed(capsys, tmp_path):
    file = tmp_path / "说明.pdf"

    status, _, _ = shown(capsys, "2026-03-02", "--pdf", str(file))

    assert status == 0
    assert file.read_bytes().startswith(b"%PDF")


def test_there_is_no_sheet_before_receipt(capsys, tmp_path):
    status, _, err = shown(
        capsys, "2026-03-02", "--channel", "fax", "--pdf", str(tmp_path / "a.pdf")
    )

    assert (status, "没有可以打印的期限计算说明" in err) == (1, True)


def test_a_place_that_cannot_be_written_is_said(capsys, tmp_path):
    status, _, err = shown(capsys, "2026-03-02", "--pdf", str(tmp_path))

    assert (status, "请换一个地方" in err) == (1, True)


def test_a_machine_that_cannot_draw_pages_says_so(capsys, tmp_path, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "weasyprint", None)

    status, _, err = shown(capsys, "2026-03-02", "--pdf", str(tmp_path / "a.pdf"))

    assert (status, "没有安装生成PDF所需的排版组件" in err) == (1, True)
