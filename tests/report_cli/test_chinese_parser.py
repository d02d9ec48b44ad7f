import pytest

from gongkai.report_cli.chinese_parser import in_chinese
from gongkai.report_cli.command import run


@pytest.mark.parametrize(
    ("message", "words"),
    [
        ("the following arguments are required: --to", "缺少：--to"),
        ("unrecognized arguments: --tp", "不认识或多余的内容：--tp"),
        ("argument --to: expected one argument", "--to 后面要写一个值"),
        (
            "argument --to: invalid choice: 'odt' (choose from 'docx', 'pdf')",
            "--to 不能是“odt”，可以是：docx, pdf",
        ),
        ("argument --jobs: 要写正整数", "--jobs：要写正整数"),
        ("something new", "something new"),
    ],
)
def test_refusals_of_the_parser_are_in_chinese(message, words):
    assert in_chinese(message) == words


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], "缺少：命令"),
        (["read"], "缺少：FILE"),
        (["roll-up", "a.docx", "--year", "25"], "年份要写成四位数字"),
        (["read", "a.docx", "--jobs", "0"], "要写正整数"),
        (["check", "a.docx", "--level", "village"], "不能是“village”"),
    ],
)
def test_what_makes_no_sense_is_refused_with_the_usage(capsys, arguments, words):
    with pytest.raises(SystemExit) as left:
        run(arguments)

    assert left.value.code == 2
    shown = capsys.readouterr().err
    assert shown.startswith("用法：gongkai report")
    assert words in shown


@pytest.mark.parametrize("command", ["read", "check", "roll-up", "convert", "template"])
def test_every_command_explains_itself_in_chinese(capsys, command):
    with pytest.raises(SystemExit) as left:
        run([command, "--help"])

    assert left.value.code == 0
    shown = capsys.readouterr().out
    assert "选项" in shown
    assert "显示这份说明" in shown
