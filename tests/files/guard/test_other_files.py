"""Web pages, texts, tables kept as text, OFD, pictures, archives; and files that cannot be read."""

import io

import pytest
from PIL import Image

from gongkai.files.guard import examine
from tests.files.guard.made import IDENTITY, MOBILE, found, word, zipped


def test_a_line_of_a_text_is_a_paragraph():
    assert found(f"通知\n\n电话{MOBILE}".encode()) == [("mobile", "paragraph 2")]


def test_a_text_in_gb18030_is_read():
    assert found(f"联系电话：{MOBILE}".encode("gb18030")) == [("mobile", "paragraph 1")]


def test_a_table_kept_as_text_is_named_by_row_and_column():
    data = f"姓名,身份证号\n张建国,{IDENTITY}\n".encode()

    assert found(data, "名单.csv") == [
        ("name_in_list", "row 2 / column 1"),
        ("identity_number", "row 2 / column 2"),
    ]


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (f"<p>通知</p><p>电话{MOBILE}</p>", [("mobile", "paragraph 2")]),
        ("<p>电话138<b>0013</b>8000</p>", [("mobile", "paragraph 1")]),
        (f"<table><tr><td>电话</td><td>{MOBILE}</td></tr></table>", [("mobile", "table 1 / row 1 / column 2")]),
        (f"<p>通知</p><!-- {IDENTITY} -->", [("identity_number", "comment"), ("hidden_content", "comment")]),
        (f'<p>通知</p><p style="display:none">{IDENTITY}</p>', [("identity_number", "paragraph 1"), ("hidden_content", "paragraph 1")]),
        (f'<p>通知<img alt="{IDENTITY}"></p>', [("identity_number", "attribute alt")]),
    ],
)  # fmt: skip
def test_a_web_page_is_read_with_what_does_not_show(page, expected):
    assert sorted(found(f"<html><body>{page}</body></html>".encode())) == sorted(expected)


def ofd(*objects, author=""):
    code = "".join(objects)
    space = 'xmlns:ofd="http://www.ofdspec.org/2016"'
    return zipped(
        {
            "OFD.xml": f"<ofd:OFD {space}><ofd:DocBody><ofd:DocInfo><ofd:Author>{author}</ofd:Author></ofd:DocInfo></ofd:DocBody></ofd:OFD>",
            "Doc_0/Pages/Page_0/Content.xml": f"<ofd:Page {space}><ofd:Content><ofd:Layer>{code}</ofd:Layer></ofd:Content></ofd:Page>",
        }
    )


def text_object(text, attributes="", y=10, x=10):
    return f'<ofd:TextObject Boundary="{x} {y} 90 5" {attributes}><ofd:TextCode>{text}</ofd:TextCode></ofd:TextObject>'


def test_an_ofd_page_is_read_over_its_pieces():
    assert found(ofd(text_object("电话1380013"), text_object("8000", x=60))) == [
        ("mobile", "page 1")
    ]


def test_what_an_ofd_hides_is_found():
    data = ofd(text_object("通知"), text_object(IDENTITY, 'Visible="false"', y=20))

    assert set(found(data)) == {("identity_number", "page 1"), ("hidden_content", "page 1")}


def test_the_author_of_an_ofd_is_metadata():
    assert ("metadata", "property author") in found(ofd(text_object("通知"), author="张建国"))


def picture(*, gps):
    made = io.BytesIO()
    exif = Image.Exif()
    if gps:
        exif.get_ifd(0x8825)[1] = "N"
    Image.new("RGB", (8, 8)).save(made, "JPEG", exif=exif)
    return made.getvalue()


def test_where_a_picture_was_taken_is_metadata():
    assert found(picture(gps=True)) == [("metadata", "property gps")]


def test_a_picture_whose_words_nobody_read_is_not_called_clean():
    assert not examine(picture(gps=False), "a.jpg").is_clean


def test_the_files_of_an_archive_are_looked_into():
    inner = word(lambda file: file.add_paragraph(f"电话{MOBILE}"))

    assert found(zipped({"名单.docx": inner})) == [("mobile", "名单.docx / paragraph 1")]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"%PDF-1.7 broken",
        b"PK\x03\x04 broken",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 512,
        b"\x7fELF\x00\x00",
        zipped({"a.bin": b"\x00\x01\x02" * 99}),
        zipped({}),
        zipped({"ppt/slides/slide1.xml": "<a/>"}),
    ],
    ids=["empty", "pdf", "zip", "old office", "program", "unknown in zip", "empty zip", "slides"],
)
def test_a_file_that_cannot_be_read_is_not_called_clean(data):
    result = examine(data, "a")

    assert not result.examined
    assert result.reason
