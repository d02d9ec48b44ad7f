"""Word files: text, changes, numbers and tables as a reader sees them."""

import pytest

from gongkai.files.documents import DocumentTable, Paragraph, TableCell, Unreadable
from gongkai.files.limits import Limits
from gongkai.files.opening import open_document
from gongkai.files.readers.numbering import chinese
from tests.files.samples import cell, docx_bytes, numbered, paragraph

NUM = "<w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>"


def read(body: str, *, numbering: str = ""):
    return open_document(docx_bytes(body, numbering=numbering), "年报.docx")


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def level(place: int, numbers: str, text: str, more: str = "") -> str:
    return (
        f"<w:lvl w:ilvl='{place}'><w:start w:val='1'/><w:numFmt w:val='{numbers}'/>{more}"
        f"<w:lvlText w:val='{text}'/></w:lvl>"
    )


def abstract(*levels: str, name: int = 0, more: str = "") -> str:
    return f"<w:abstractNum w:abstractNumId='{name}'>{more}{''.join(levels)}</w:abstractNum>"


def table(*rows: str) -> str:
    return (
        "<w:tbl><w:tblPr/><w:tblGrid/>"
        + "".join(f"<w:tr>{row}</w:tr>" for row in rows)
        + "</w:tbl>"
    )


def one_table(body: str) -> DocumentTable:
    [found] = [block for block in read(body).blocks if isinstance(block, DocumentTable)]
    return found


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        (run("甲") + "<w:r><w:tab/></w:r>" + run("乙"), "甲\t乙"),
        (run("甲") + "<w:r><w:br/></w:r>" + run("乙"), "甲\n乙"),
        (run("0527") + "<w:r><w:noBreakHyphen/></w:r>" + run("83"), "0527-83"),
        (f"<w:ins w:id='1' w:author='林'>{run('增')}</w:ins>" + run("文"), "增文"),
        (
            "<w:del w:id='1' w:author='林'><w:r><w:delText>删</w:delText></w:r></w:del>"
            + run("文"),
            "文",
        ),
        (f"<w:hyperlink>{run('链接')}</w:hyperlink>", "链接"),
        (f"<w:sdt><w:sdtPr/><w:sdtContent>{run('控件')}</w:sdtContent></w:sdt>", "控件"),
        (run("藏", "<w:vanish/>") + run("显", "<w:vanish w:val='0'/>"), "显"),
        ("<w:r><w:instrText>PAGE</w:instrText></w:r>" + run("1"), "1"),
        (
            (
                "<w:r><w:ruby><w:rt><w:r><w:t>pin</w:t></w:r></w:rt>"
                "<w:rubyBase><w:r><w:t>拼</w:t></w:r></w:rubyBase></w:ruby></w:r>"
            ),
            "拼",
        ),
    ],
)
def test_a_paragraph_reads_as_it_is_printed_with_changes_accepted(inner, text):
    assert read(f"<w:p>{inner}</w:p>").blocks == (Paragraph(text),)


def test_a_content_control_around_paragraphs_is_opened():
    body = f"<w:sdt><w:sdtPr/><w:sdtContent>{paragraph('一、总体情况')}</w:sdtContent></w:sdt>"

    assert read(body).blocks == (Paragraph("一、总体情况"),)


def test_a_text_box_is_read_once_after_its_paragraph():
    mc = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    box = f"<w:txbxContent>{paragraph('框内')}</w:txbxContent>"
    body = (
        f"<w:p>{run('框外')}<w:r><mc:AlternateContent xmlns:mc='{mc}'><mc:Choice Requires='wps'>{box}"
        f"</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )

    assert read(body).blocks == (Paragraph("框外"), Paragraph("框内"))


def test_headings_are_numbered_as_the_list_says():
    numbering = abstract(
        level(0, "chineseCounting", "%1、"),
        level(1, "chineseCounting", "（%2）"),
        level(2, "decimal", "%3."),
    )
    body = (
        numbered("总体情况")
        + numbered("主动公开", 1)
        + numbered("公文", 2)
        + numbered("公报", 2)
        + numbered("依申请公开", 1)
        + numbered("主动公开政府信息情况")
        + numbered("其他", 1)
    )

    assert read(body, numbering=numbering + NUM).lines == (
        "一、总体情况", "（一）主动公开", "1.公文", "2.公报",
        "（二）依申请公开", "二、主动公开政府信息情况", "（一）其他",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("numbers", "second"),
    [
        ("decimal", "2"),
        ("decimalZero", "02"),
        ("decimalFullWidth", "２"),
        ("chineseCountingThousand", "二"),
        ("chineseLegalSimplified", "贰"),
        ("ideographTraditional", "乙"),
        ("ideographZodiac", "丑"),
        ("ideographDigital", "二"),
        ("decimalEnclosedCircle", "②"),
        ("lowerLetter", "b"),
        ("upperLetter", "B"),
        ("lowerRoman", "ii"),
        ("upperRoman", "II"),
        ("none", ""),
        ("unheardOf", "2"),
    ],
)
def test_every_kind_of_number_counts(numbers, second):
    numbering = abstract(level(0, numbers, "%1）")) + NUM

    assert read(numbered("甲") + numbered("乙"), numbering=numbering).lines[1] == f"{second}）乙"


def test_a_number_without_a_mark_behind_it_stands_apart():
    numbering = abstract(level(0, "decimal", "第%1章")) + NUM

    assert read(numbered("总则"), numbering=numbering).lines == ("第1章 总则",)


def test_a_bullet_says_nothing():
    assert read(numbered("甲"), numbering=abstract(level(0, "bullet", "●")) + NUM).lines == ("甲",)


def test_an_outline_number_repeats_the_numbers_above_in_digits():
    numbering = abstract(
        level(0, "chineseCounting", "%1、"), level(1, "decimal", "%1.%2 ", "<w:isLgl/>")
    )

    assert read(numbered("甲") + numbered("乙", 1), numbering=numbering + NUM).lines[1] == "1.1 乙"


def test_a_second_list_restarts_where_it_says_so_and_goes_on_otherwise():
    numbering = (
        abstract(level(0, "decimal", "%1."))
        + NUM
        + "<w:num w:numId='2'><w:abstractNumId w:val='0'/></w:num>"
        + "<w:num w:numId='3'><w:abstractNumId w:val='0'/><w:lvlOverride w:ilvl='0'>"
        + "<w:startOverride w:val='1'/></w:lvlOverride></w:num>"
        + "<w:num w:numId='4'><w:abstractNumId w:val='9'/></w:num>"
    )
    body = numbered("甲") + numbered("乙", list_id=2) + numbered("丙", list_id=3)
    body += numbered("丁", list_id=3) + numbered("戊", list_id=0) + numbered("己", list_id=4)

    assert read(body, numbering=numbering).lines == ("1.甲", "2.乙", "1.丙", "2.丁", "戊", "己")


def test_a_list_that_links_to_a_list_style_takes_its_levels():
    numbering = (
        abstract(more="<w:numStyleLink w:val='公文'/>")
        + abstract(level(0, "chineseCounting", "%1、"), name=1, more="<w:styleLink w:val='公文'/>")
        + NUM
    )

    assert read(numbered("甲"), numbering=numbering).lines == ("一、甲",)


def test_merged_cells_stand_once_with_their_spans():
    found = one_table(
        table(
            cell("项", "<w:gridSpan w:val='2'/>") + cell("件", "<w:vMerge w:val='restart'/>"),
            cell("规章") + cell("3") + cell("", "<w:vMerge/>"),
        )
    )

    assert found.cells == (
        TableCell("项", 0, 0, colspan=2),
        TableCell("件", 0, 2, rowspan=2),
        TableCell("规章", 1, 0),
        TableCell("3", 1, 1),
    )


def test_a_row_that_begins_further_right_keeps_its_columns():
    found = one_table(
        table(cell("甲") + cell("乙"), "<w:trPr><w:gridBefore w:val='1'/></w:trPr>" + cell("丙"))
    )

    assert found.cells[-1] == TableCell("丙", 1, 1)


def test_a_deleted_row_is_left_out():
    gone = "<w:trPr><w:del w:id='1' w:author='林'/></w:trPr>" + cell("删") + cell("删")

    assert one_table(table(gone, cell("甲") + cell("乙"))).row_count == 1


def test_a_table_that_only_frames_the_page_dissolves():
    inner = table(cell("规章") + cell("3"), cell("办法") + cell("0"))
    body = table(f"<w:tc>{paragraph('一、总体情况')}{inner}<w:p/></w:tc>")

    heading, found, *_ = read(body).blocks

    assert heading == Paragraph("一、总体情况")
    assert isinstance(found, DocumentTable)
    assert found.row_count == 2


def test_a_small_table_inside_a_real_one_follows_it():
    inner = table(cell("子") + cell("1"))
    body = table(
        cell("甲") + f"<w:tc>{paragraph('乙')}{inner}<w:p/></w:tc>", cell("丙") + cell("丁")
    )

    outer, small = read(body).blocks

    assert [each.text for each in outer.cells] == ["甲", "乙", "丙", "丁"]
    assert [each.text for each in small.cells] == ["子", "1"]


def test_tables_nested_too_deep_are_refused():
    body = table(cell("甲"))
    for _ in range(4):
        body = table(f"<w:tc>{body}<w:p/></w:tc>")

    with pytest.raises(Unreadable) as caught:
        open_document(docx_bytes(body), "年报", limits=Limits(depth=3))

    assert caught.value.code == "too_complex"


def test_a_nonsense_span_counts_as_one():
    found = one_table(table(cell("甲", "<w:gridSpan w:val='很多'/>") + cell("乙")))

    assert [each.colspan for each in found.cells] == [1, 1]


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "零"),
        (10, "十"),
        (11, "十一"),
        (20, "二十"),
        (105, "一百零五"),
        (1010, "一千零一十"),
        (12345, "12345"),
    ],
)
def test_numbers_are_written_in_chinese_words(number, words):
    assert chinese(number) == words
