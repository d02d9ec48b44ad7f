"""Files of the public: a photograph or a PDF comes out bare, everything else is refused unopened."""

import io
import zipfile

import pikepdf
import pytest
from PIL import Image

from gongkai.files.documents import Unreadable
from gongkai.files.evidence import LARGEST, clean_evidence

HIDDEN = b"<?php system($_GET[0]); ?><script>alert(1)</script>"


def picture(kind="JPEG", size=(40, 30), **more):
    out = io.BytesIO()
    Image.new("RGB", size, (200, 30, 40)).save(out, kind, **more)
    return out.getvalue()


def zipped(**files):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in files.items():
            made.writestr(name, data)
    return out.getvalue()


def pdf(change=lambda _made: None):
    made = pikepdf.new()
    made.add_blank_page(page_size=(200, 200))
    change(made)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def with_script(made):
    made.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")
    made.Root.AA = pikepdf.Dictionary(WC=made.Root.OpenAction)
    made.pages[0].obj.AA = pikepdf.Dictionary(O=made.Root.OpenAction)


def with_a_file_inside(made):
    made.attachments["run.exe"] = b"MZ packed inside"


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_photograph_keeps_its_picture_and_kind(kind):
    made = clean_evidence(picture(kind))

    shown = Image.open(io.BytesIO(made.data))
    assert (made.kind, shown.format, shown.size) == (kind.lower(), kind, (40, 30))


def test_where_and_with_what_it_was_taken_stays_out():
    notes = Image.Exif()
    notes[0x010F] = "Telephone of Chen"

    made = clean_evidence(picture(exif=notes.tobytes()))

    assert b"Telephone" not in made.data


def test_what_hangs_on_behind_a_picture_stays_out():
    polyglot = picture() + HIDDEN + zipped(**{"evil.html": HIDDEN})

    made = clean_evidence(polyglot)

    assert HIDDEN not in made.data
    assert b"PK" not in made.data[-200:]


def test_a_picture_that_is_a_page_as_well_comes_out_as_picture_alone():
    made = clean_evidence(picture(comment=HIDDEN))

    assert HIDDEN not in made.data


@pytest.mark.parametrize("change", [with_script, with_a_file_inside])
def test_a_pdf_comes_out_without_what_runs_or_is_packed_inside(change):
    made = clean_evidence(pdf(change))

    with pikepdf.open(io.BytesIO(made.data)) as shown:
        assert [each for each in ("/OpenAction", "/AA", "/Names") if each in shown.Root] == []
        assert "/AA" not in shown.pages[0].obj
    assert [each for each in (b"app.alert", b"packed inside") if each in made.data] == []


def test_what_hangs_on_behind_a_pdf_stays_out():
    made = clean_evidence(pdf() + HIDDEN + zipped(**{"evil.html": HIDDEN}))

    assert (made.kind, made.pages) == ("pdf", 1)
    assert HIDDEN not in made.data


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "文件是空的"),
        (b"\xff\xd8\xff" + b"0" * LARGEST, "不能超过 10 MB"),
        (zipped(**{"word/vbaProject.bin": b"macro", "word/document.xml": b""}), "可能带有宏"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"0" * 600, "旧版 Word"),
        (zipped(zeros=b"0" * 50_000_000), "压缩包"),
        (zipped(**{"../../etc/passwd": b"x"}), "压缩包"),
        (b"MZ\x90\x00", "这是程序"),
        (b"<html><script>alert(1)</script></html>", "不是照片，也不是 PDF"),
        (b"GIF89a" + b"0" * 40, "不是照片，也不是 PDF"),
        (picture()[:60], "图片已损坏"),
        (b"%PDF-1.7 nothing of it", "PDF 已损坏"),
        (b"\x89PNG\r\n\x1a\n" + b"0" * 40, "图片已损坏"),
    ],
    ids=lambda each: each if isinstance(each, str) else "",
)
def test_everything_else_is_refused_with_what_to_do(data, says):
    with pytest.raises(Unreadable, match=says) as refusal:
        clean_evidence(data)

    assert "怎么办" in refusal.value.says


def test_a_picture_of_too_many_dots_is_not_drawn():
    with pytest.raises(Unreadable, match="尺寸太大"):
        clean_evidence(picture("PNG", (9_000, 8_000)))


def test_a_locked_pdf_is_refused():
    made = pikepdf.new()
    made.add_blank_page()
    out = io.BytesIO()
    made.save(out, encryption=pikepdf.Encryption(owner="o", user="u"))

    with pytest.raises(Unreadable, match="打开密码"):
        clean_evidence(out.getvalue())
