"""The command as a person or a script uses it: lines, JSON, exit status."""

import json

import pytest

from gongkai.__main__ import main


@pytest.fixture
def listed(tmp_path):
    path = tmp_path / "名单.txt"
    path.write_text("张建国，电话13800138000", "utf-8")
    return path


@pytest.fixture
def clean(tmp_path):
    path = tmp_path / "通知.txt"
    path.write_text("关于印发工作方案的通知", "utf-8")
    return path


def test_each_file_is_one_object(listed, clean, capsys):
    main(["guard", "--json", str(listed), str(clean)])

    first, second = (json.loads(line) for line in capsys.readouterr().out.splitlines())
    assert first == {
        "file": str(listed),
        "examined": True,
        "reason": "",
        "hits": [
            {
                "kind": "mobile",
                "place": "paragraph 1",
                "span": [6, 17],
                "masked": "138****8000",
                "confidence": 0.99,
            }
        ],
    }
    assert (second["examined"], second["hits"]) == (True, [])


def test_the_exit_status_says_whether_anything_was_found(listed, clean):
    assert main(["guard", str(clean)]) == 0
    assert main(["guard", str(clean), str(listed)]) == 1


def test_a_file_that_is_not_there_is_not_examined(tmp_path, capsys):
    assert main(["guard", "--json", str(tmp_path / "没有.docx")]) == 2
    assert json.loads(capsys.readouterr().out)["examined"] is False


def test_a_folder_is_not_examined(tmp_path):
    assert main(["guard", str(tmp_path)]) == 2


def test_people_read_place_kind_and_the_masked_number(listed, capsys):
    main(["guard", str(listed)])

    assert capsys.readouterr().out.splitlines() == [
        f"{listed}：发现 1 处",
        "    第1段  手机号  138****8000",
    ]


def test_words_that_may_be_shown_are_taken_from_a_file(listed, tmp_path):
    words = tmp_path / "words.txt"
    words.write_text("13800138000\n", "utf-8")

    assert main(["guard", "--allow", str(words), str(listed)]) == 0
