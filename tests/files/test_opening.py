"""What any file becomes, and how the others are refused."""

import io
import zipfile

import pikepdf
import pytest

from gongkai.files.documents import DocumentKind, DocumentTable, Paragraph, TableCell, Unreadable
from gongkai.files.limits import DEFAULT_LIMITS, MEGABYTE, Limits
from gongkai.files.opening import open_document
from tests.files.samples import (
    SAMPLES,
    docx_bytes,
    paragraph,
    pdf_bytes,
    report_docx,
    report_pdf,
    zip_bytes,
)

SMALL_TABLE = (
    TableCell("规章", 0, 0, rowspan=2),
    TableCell("制发", 0, 1),
    TableCell("废止", 0, 2),
    TableCell("3", 1, 1),
    TableCell("0", 1, 2),
)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def refusal(data: bytes, limits: Limits = DEFAULT_LIMITS) -> Unreadable:
    with pytest.raises(Unreadable) as caught:
        open_document(data, "年报", limits=limits)
    return caught.value


@pytest.mark.parametrize("kind", SAMPLES)
def test_the_kind_is_found_from_the_bytes_whatever_the_name_says(kind):
    document = open_document(SAMPLES[kind], "年报.doc")

    assert document.kind == DocumentKind(kind)
    assert document.name == "年报.doc"


@pytest.mark.parametrize("kind", ["docx", "html", "pdf"])
def test_the_same_table_reads_the_same_from_every_kind(kind):
    document = open_document(SAMPLES[kind], "年报")

    [table] = [block for block in document.blocks if isinstance(block, DocumentTable)]
    assert table.cells == SMALL_TABLE
    assert (table.row_count, table.column_count) == (2, 3)
    assert "一、总体情况" in [b.text for b in document.blocks if isinstance(b, Paragraph)]


@pytest.mark.parametrize(
    ("data", "code", "words"),
    [
        (b"", "empty", "空"),
        (b"\x00" * 4096, "empty", "空"),
        (b" \r\n\t", "empty", "空"),
        (OLE + "WordDocument".encode("utf-16-le"), "old_format", "另存为"),
        (OLE + "Workbook".encode("utf-16-le"), "old_format", ".xlsx"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "protected", "密码"),
        (OLE + b"x", "old_format", "另存为"),
        (b"{\\rtf1\\ansi }", "old_format", "另存为"),
        (b"MIME-Version: 1.0\r\n", "old_format", "另存为"),
        (
            b"<?xml version='1.0'?><?mso-application progid='Word.Document'?>",
            "old_format",
            "另存为",
        ),
        (b"\x89PNG\r\n\x1a\n", "scan", "图片"),
        (b"\xff\xd8\xff\xe0", "scan", "图片"),
        (b"BM\x00\x00\x01", "scan", "图片"),
        (b"MZ\x90\x00", "unknown_kind", "不是文档"),
        (b"\x7fELF\x02", "unknown_kind", "不是文档"),
        (b"Rar!\x1a\x07", "unknown_kind", "解压"),
        (bytes(range(1, 32)) * 9, "unknown_kind", "另存为 .docx"),
        (b"%PDF-1.7 nothing more", "broken", ".docx"),
        (b"PK\x03\x04 nothing more", "broken", "另存为"),
    ],
)
def test_a_file_that_is_not_read_is_refused_with_the_way_to_mend_it(data, code, words):
    refused = refusal(data)

    assert refused.code == code
    assert words in refused.says


@pytest.mark.parametrize(
    ("names", "code"),
    [
        (["年报.docx", "附件.jpg"], "unknown_kind"),
        (["OFD.xml"], "unknown_kind"),
        (["mimetype", "content.xml"], "old_format"),
        (["ppt/presentation.xml"], "old_format"),
        (["word/other.xml", "_rels/.rels"], "broken"),
        (["word/other.xml"], "broken"),
        (["xl/workbook.xml"], "broken"),
    ],
)
def test_a_zip_of_something_else_is_refused(names, code):
    assert refusal(zip_bytes(dict.fromkeys(names, b"<a/>"))).code == code


def test_a_text_that_begins_like_a_picture_is_still_a_text():
    document = open_document("BMW 采购情况说明".encode(), "说明.txt")

    assert document.lines == ("BMW 采购情况说明",)


def test_a_document_without_a_word_is_empty():
    assert refusal(docx_bytes(paragraph(""))).code == "empty"


def test_a_file_beyond_the_size_limit_is_refused_with_its_size():
    refused = refusal(b"a" * (100 * MEGABYTE + 1))

    assert refused.code == "too_large"
    assert "100 MB" in refused.says


def test_a_zip_bomb_is_refused_before_it_is_unpacked():
    bomb = zip_bytes({"word/document.xml": b" " * (12 * MEGABYTE)})

    assert len(bomb) < MEGABYTE
    assert refusal(bomb).code == "bomb"


def test_a_zip_of_too_many_files_is_refused():
    many = zip_bytes({f"word/{number}": b"" for number in range(30)})

    assert refusal(many, Limits(entries=20)).code == "bomb"


def test_a_zip_that_lies_about_its_size_gives_no_more_than_it_says():
    honest = bytearray(zip_bytes({"word/document.xml": b"<a>" + b" " * 5000 + b"</a>"}))
    at = honest.rfind(b"PK\x01\x02") + 24
    honest[at : at + 4] = (10).to_bytes(4, "little")

    assert refusal(bytes(honest)).code == "broken"


def test_an_encrypted_zip_is_protected():
    data = bytearray(zip_bytes({"word/document.xml": b"<a/>"}))
    data[data.rfind(b"PK\x01\x02") + 8] |= 1

    assert refusal(bytes(data)).code == "protected"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_part_that_defines_entities_is_refused(encoding):
    laughs = '<!DOCTYPE a [<!ENTITY b "哈哈">]><a>&b;</a>'.encode(encoding)

    assert refusal(zip_bytes({"word/document.xml": laughs})).code == "bomb"


def test_an_encrypted_pdf_is_protected():
    stream = io.BytesIO()
    with pikepdf.open(io.BytesIO(report_pdf())) as pdf:
        pdf.save(stream, encryption=pikepdf.Encryption(owner="主", user="客"))

    assert refusal(stream.getvalue()).code == "protected"


def test_a_pdf_without_any_text_is_a_scan():
    assert refusal(pdf_bytes("<div style='height:3cm;border:1px solid'></div>")).code == "scan"


def test_a_pdf_of_too_many_pages_is_refused_with_their_number():
    refused = refusal(pdf_bytes("<p style='break-after:page'>甲</p>" * 4), Limits(pages=3))

    assert refused.code == "too_large"
    assert "页" in refused.says


@pytest.mark.parametrize("kind", SAMPLES)
def test_a_file_that_takes_too_much_work_is_refused(kind):
    assert refusal(SAMPLES[kind], Limits(work=1)).code == "too_complex"


@pytest.mark.parametrize("kind", ["docx", "xlsx", "html", "pdf"])
def test_too_many_cells_are_refused(kind):
    assert refusal(SAMPLES[kind], Limits(cells=3)).code == "too_complex"


def test_a_word_file_with_another_main_part_is_read():
    parts = zipfile.ZipFile(io.BytesIO(report_docx()))
    moved = zip_bytes(
        {
            "_rels/.rels": parts.read("_rels/.rels").replace(
                b"word/document.xml", b"/word/main.xml"
            ),
            "word/main.xml": parts.read("word/document.xml"),
        }
    )

    assert open_document(moved, "年报").lines[1] == "一、总体情况"
