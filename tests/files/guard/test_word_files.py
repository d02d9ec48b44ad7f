"""Word files: what is seen, and every place in which something is kept unseen."""

import io

import pytest
from docx.enum.style import WD_STYLE_TYPE
from PIL import Image

from gongkai.files.guard import examine
from tests.files.guard.made import (
    IDENTITY,
    MOBILE,
    deleted_text,
    found,
    hide,
    paint,
    with_parts,
    word,
)


def test_a_paragraph_is_named_by_its_number():
    data = word(lambda file: [file.add_paragraph("第一段"), file.add_paragraph(f"电话{MOBILE}")])

    assert found(data) == [("mobile", "paragraph 2")]


def test_a_number_cut_into_runs_of_different_looks_is_found():
    def change(file):
        paragraph = file.add_paragraph("身份证")
        paragraph.add_run(IDENTITY[:7]).bold = True
        paragraph.add_run(IDENTITY[7:])

    assert found(word(change)) == [("identity_number", "paragraph 1")]


def test_a_number_in_a_table_is_named_by_its_cell():
    def change(file):
        file.add_table(2, 2).cell(1, 1).text = MOBILE

    assert found(word(change)) == [("mobile", "table 1 / row 2 / column 2")]


def test_a_number_of_one_digit_in_each_cell_is_found():
    def change(file):
        table = file.add_table(1, len(IDENTITY))
        for cell, digit in zip(table.rows[0].cells, IDENTITY, strict=True):
            cell.text = digit

    assert found(word(change)) == [("identity_number", "table 1 / row 1 / column 1")]


def test_deleted_text_is_found_and_named_as_such():
    assert found(word(lambda file: deleted_text(file, IDENTITY))) == [
        ("identity_number", "paragraph 1"),
        ("hidden_content", "paragraph 1"),
    ]


@pytest.mark.parametrize("change", [hide, lambda run: paint(run, "FFFFFF")])
def test_text_that_does_not_show_is_found(change):
    data = word(lambda file: change(file.add_paragraph().add_run(f"电话{MOBILE}")))

    assert found(data) == [("mobile", "paragraph 1"), ("hidden_content", "paragraph 1")]


def test_text_hidden_by_its_style_is_found():
    def change(file):
        style = file.styles.add_style("secret", WD_STYLE_TYPE.CHARACTER)
        style.font.hidden = True
        file.add_paragraph().add_run(MOBILE, style="secret")

    assert found(word(change)) == [("mobile", "paragraph 1"), ("hidden_content", "paragraph 1")]


def test_a_comment_is_found():
    def change(file):
        run = file.add_paragraph("请核对").runs[0]
        file.add_comment(run, text=f"本人电话{MOBILE}", author="", initials="")

    assert found(word(change)) == [("mobile", "comment 1"), ("hidden_content", "comment 1")]


def test_header_and_footer_are_read():
    def change(file):
        file.sections[0].header.paragraphs[0].text = MOBILE

    assert ("mobile", "header / paragraph 1") in found(word(change))


def test_the_author_is_metadata():
    def change(file):
        file.core_properties.author = "张建国"

    assert found(word(change)) == [("metadata", "property author")]


@pytest.mark.parametrize(
    "author", ["示例县人民政府办公室", "Administrator", "python-docx", "微软用户"]
)
def test_an_office_or_a_program_as_author_is_no_person(author):
    def change(file):
        file.core_properties.author = author

    assert found(word(change)) == []


def test_alternative_text_of_a_picture_is_read():
    def change(file):
        file.add_picture(picture())
        file.inline_shapes[0]._inline.docPr.set("descr", f"证件 {IDENTITY}")

    assert found(word(change)) == [("identity_number", "alternative text")]


def test_a_picture_that_keeps_where_it_was_taken_is_found():
    data = word(lambda file: file.add_picture(picture(gps=True)))

    assert found(data) == [("metadata", "picture image1.jpg / property gps")]


def test_a_cropped_picture_is_found():
    def change(file):
        file.add_picture(picture())
        fill = file.inline_shapes[0]._inline.graphic.graphicData.pic.blipFill
        crop = fill.makeelement(
            "{http://schemas.openxmlformats.org/drawingml/2006/main}srcRect", {"r": "50000"}
        )
        fill.insert(1, crop)

    assert found(word(change)) == [("hidden_content", "cropped picture")]


def test_an_embedded_file_is_looked_into():
    inner = word(lambda file: file.add_paragraph(f"电话{MOBILE}"))

    data = with_parts(
        word(lambda file: file.add_paragraph("正文")), {"word/embeddings/a.docx": inner}
    )

    assert set(found(data)) == {
        ("hidden_content", "part word/embeddings/a.docx"),
        ("mobile", "a.docx / paragraph 1"),
    }


def test_an_embedded_file_that_cannot_be_read_leaves_the_file_unexamined():
    data = with_parts(
        word(lambda file: file.add_paragraph("正文")),
        {"word/embeddings/a.bin": b"\x01\x02\x00" * 40},
    )

    assert not examine(data, "a.docx").examined


def test_a_plain_document_is_clean():
    data = word(lambda file: file.add_paragraph("关于印发工作方案的通知，咨询电话 0591-87654321。"))

    assert examine(data, "a.docx").is_clean


def picture(*, gps=False):
    made = io.BytesIO()
    image = Image.new("RGB", (8, 8), "white")
    exif = Image.Exif()
    if gps:
        exif.get_ifd(0x8825)[1] = "N"
        exif.get_ifd(0x8825)[2] = (26.0, 4.0, 30.0)
    image.save(made, "JPEG", exif=exif)
    made.seek(0)
    return made
