"""Plain text in every encoding an office still writes."""

import codecs

import pytest

from gongkai.files.documents import DocumentKind
from gongkai.files.opening import open_document

SIMPLE = "示例县2023年政府信息公开工作年度报告\n一、总体情况\n规章\t 3   0\n"
TRADITIONAL = "範例縣2023年政府資訊公開工作年度報告\n一、總體情況\n規章\t 3   0\n"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (SIMPLE, "utf-8"),
        (SIMPLE, "utf-8-sig"),
        (SIMPLE, "gb18030"),
        (SIMPLE, "utf-16"),
        (SIMPLE, "utf-16-le"),
        (SIMPLE, "utf-16-be"),
        (TRADITIONAL, "big5"),
        (TRADITIONAL, "gb18030"),
    ],
)
def test_a_text_reads_the_same_in_every_encoding(text, encoding):
    document = open_document(text.encode(encoding), "年报.txt")

    assert document.kind is DocumentKind.TXT
    assert document.lines == tuple(text.splitlines())


def test_a_gb18030_mark_decides():
    data = b"\x84\x31\x95\x33" + SIMPLE.encode("gb18030")

    assert open_document(data, "年报").lines[1] == "一、总体情况"


def test_big_endian_text_with_its_mark_is_read():
    data = codecs.BOM_UTF16_BE + SIMPLE.encode("utf-16-be")

    assert open_document(data, "年报").lines[1] == "一、总体情况"


def test_a_text_whose_last_character_was_cut_is_read():
    data = SIMPLE.replace("\n", "").encode("gb18030") + "县".encode("gb18030")[:1]

    assert open_document(data, "年报").lines[0].startswith("示例县2023年")


def test_form_feeds_tabs_and_spaces_stay():
    assert open_document("甲\r\n\f乙\t 丙\r丁".encode(), "年报").lines == ("甲", "\f乙\t 丙", "丁")
