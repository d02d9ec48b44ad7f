from gongkai.files.annual_report_reader.prose import paragraphs, width_of_page
from tests.files.annual_report_reader.pages import rows

LINE = "本机关认真落实条例各项要求并按时公开应当公开的信息"


def test_lines_broken_to_the_paper_are_joined_to_paragraphs():
    text = f"    {LINE}\n{LINE}内容\n有序。\n    {LINE}\n{LINE}内容\n平稳。"

    assert paragraphs(rows(text)) == f"{LINE}{LINE}内容有序。\n{LINE}{LINE}内容平稳。"


def test_a_full_line_that_ends_a_sentence_before_an_item_ends_its_paragraph():
    text = f"{LINE}。\n（一）{LINE[3:]}开\n有序。"

    assert paragraphs(rows(text)) == f"{LINE}。\n（一）{LINE[3:]}开有序。"


def test_whole_paragraphs_are_left_as_they_are():
    text = "# 第一段。\n\n第二段。\n| 表 | 1 |"

    assert paragraphs(rows(text)) == "第一段。\n第二段。"


def test_text_of_one_line_has_no_width():
    assert width_of_page([LINE]) is None
