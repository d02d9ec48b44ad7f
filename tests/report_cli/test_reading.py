import pytest

from gongkai.files.documents import Unreadable
from gongkai.report_cli.checking import Known, crashed, read_and_check
from gongkai.report_cli.reading import Reading, read_file, reason_for
from tests.report_cli.samples import balanced_report, saved


@pytest.mark.parametrize(
    ("problem", "words"),
    [
        (Unreadable("empty", "文件是空的"), "文件是空的"),
        (FileNotFoundError(2, "No such file"), "找不到这个文件"),
        (PermissionError(13, "denied"), "没有读取这个文件的权限"),
        (IsADirectoryError(21, "folder"), "这是文件夹"),
        (OSError(5, "I/O error"), "I/O error"),
        (MemoryError(), "内存不够"),
        (ZeroDivisionError("x"), "ZeroDivisionError"),
    ],
)
def test_every_failure_is_said_in_plain_words(problem, words):
    assert words in reason_for(problem)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "是空的"),
        ("3", "没有 tables"),
        ('{"a": 1}', "没有 tables"),
        ('{"tables": {}, "edition": "1999"}', "没有“1999”这个格式"),
        ('{"tables": {"x": {}}}', "要写明格式"),
        ("[" * 100_000, "不是完好的JSON"),
    ],
)
def test_a_json_that_is_no_report_is_refused(tmp_path, text, words):
    file = tmp_path / "a.json"
    file.write_text(text, "utf-8")

    [reading] = read_file(file)

    assert words in reading.refusal
    assert reading.status == 2


def test_a_json_in_another_encoding_is_refused(tmp_path):
    file = tmp_path / "a.json"
    file.write_text('{"机关": 1}', "gb18030")

    assert "UTF-8" in read_file(file)[0].refusal


def test_a_file_that_is_not_there_is_refused(tmp_path):
    assert "找不到" in read_file(tmp_path / "没有.docx")[0].refusal


def test_what_cannot_be_read_is_not_checked(tmp_path):
    [reading] = read_and_check(tmp_path / "没有.docx", Known())

    assert reading.report is None


def test_a_crash_is_a_refusal(tmp_path):
    assert crashed(tmp_path) == (Reading(tmp_path, refusal=crashed(tmp_path)[0].refusal),)
    assert "崩溃" in crashed(tmp_path)[0].refusal


def test_a_check_that_cannot_be_made_is_a_refusal(tmp_path):
    file = saved(tmp_path / "a.json", balanced_report())

    [reading] = read_and_check(file, Known(others="不是报告"))

    assert "程序出错" in reading.refusal
