"""Letters on paper and as Word files, in the layout of official documents."""

import re
from io import BytesIO

import docx
import pypdfium2
import pytest

from gongkai.files.letter_docx import letter_docx
from gongkai.files.letter_page import letter_html, letter_pdf
from gongkai.rules.letters.composing import LetterContent

LETTER = LetterContent(
    title="示例县青山镇人民政府政府信息公开告知书",
    agency="示例县青山镇人民政府",
    number="青山镇公开答〔2026〕3号",
    addressee="陈示例",
    paragraphs=("本机关于2026年3月2日收到您的申请。", "根据<规定>，予以公开。"),
    rows=(),
    signed_on="2026年3月30日",
)
FORM = LetterContent(
    title="示例县青山镇人民政府申请登记表",
    agency="示例县青山镇人民政府",
    number="",
    addressee="",
    paragraphs=(),
    rows=(("登记编号", "3号"), ("申请人", "陈示例")),
    signed_on="",
)


def printed(letter, **more):
    document = pypdfium2.PdfDocument(letter_pdf(letter, **more))
    text = "".join(page.get_textpage().get_text_range() for page in document)
    sizes = {tuple(map(round, page.get_size())) for page in document}
    document.close()
    return re.sub(r"\s", "", text), sizes


def words_in(data):
    document = docx.Document(BytesIO(data))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return [paragraph.text for paragraph in document.paragraphs], cells


def test_a_letter_is_printed_on_a4_with_everything_it_says():
    text, sizes = printed(LETTER)

    assert sizes == {(595, 842)}
    assert text == (
        "示例县青山镇人民政府政府信息公开告知书青山镇公开答〔2026〕3号陈示例："
        "本机关于2026年3月2日收到您的申请。根据<规定>，予以公开。"
        "示例县青山镇人民政府（印章）2026年3月30日—1—"
    )


def test_a_form_is_printed_as_its_rows():
    assert printed(FORM)[0] == "示例县青山镇人民政府申请登记表登记编号3号申请人陈示例—1—"


def test_what_is_no_real_letter_says_so():
    assert printed(LETTER, mark="文书样式")[0].startswith("文书样式示例县")


def test_what_was_typed_is_written_as_text():
    assert "根据&lt;规定&gt;，予以公开" in letter_html(LETTER)


def test_the_word_file_says_the_same():
    paragraphs, _ = words_in(letter_docx(LETTER))

    assert [each for each in paragraphs if each] == [
        "示例县青山镇人民政府\n政府信息公开告知书",
        "青山镇公开答〔2026〕3号",
        "陈示例：",
        "本机关于2026年3月2日收到您的申请。",
        "根据<规定>，予以公开。",
        "示例县青山镇人民政府",
        "（印章）",
        "2026年3月30日",
    ]


def test_paragraphs_of_the_word_file_are_indented_by_two_characters():
    document = docx.Document(BytesIO(letter_docx(LETTER)))
    [paragraph] = [each for each in document.paragraphs if each.text.startswith("本机关于")]

    assert paragraph.paragraph_format.first_line_indent.pt == 2 * 16


def test_the_word_file_of_a_form_has_its_rows():
    paragraphs, cells = words_in(letter_docx(FORM, mark="文书样式"))

    assert paragraphs[0] == "文书样式"
    assert cells == ["登记编号", "3号", "申请人", "陈示例"]


@pytest.mark.parametrize("letter", [LETTER, FORM])
def test_the_same_letter_gives_the_same_bytes(letter):
    assert letter_docx(letter) == letter_docx(letter)
