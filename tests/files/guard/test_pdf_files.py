"""PDF files: pages, text that does not show, remarks, fields, properties, attachments, scans."""

import pikepdf
import pytest

from gongkai.files.guard import examine
from tests.files.guard.made import IDENTITY, MOBILE, found, line, pdf

SHOWN = line("notice", y=250)


def test_a_number_is_named_by_its_page():
    assert found(pdf(line(f"tel {MOBILE}"))) == [("mobile", "page 1")]


@pytest.mark.parametrize(
    "content",
    [
        line(IDENTITY, before="3 Tr"),
        line(IDENTITY, x=900),
        "1 g\n" + line(IDENTITY),
        line(IDENTITY) + "q 300 0 0 100 0 150 cm /I Do Q\n",
        line(IDENTITY) + "0 g 0 150 300 100 re f\n",
    ],
    ids=["invisible", "outside the page", "white", "under a picture", "under a black bar"],
)
def test_text_that_does_not_show_is_found_and_named(content):
    assert set(found(pdf(SHOWN + content))) == {
        ("identity_number", "page 1"),
        ("hidden_content", "page 1"),
    }


def test_white_text_on_a_dark_area_shows():
    data = pdf(SHOWN + "0 g 0 150 300 80 re f\n1 g\n" + line("notice two"))

    assert examine(data, "a.pdf").is_clean


def author(file):
    file.docinfo["/Author"] = "Zhang San"


def remark(file):
    note = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot,
        Subtype=pikepdf.Name.Text,
        Rect=[0, 0, 10, 10],
        Contents=f"tel {MOBILE}",
    )
    file.pages[0].obj.Annots = pikepdf.Array([note])


def form(file):
    field = pikepdf.Dictionary(FT=pikepdf.Name.Tx, T="phone", V=MOBILE)
    file.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array([file.make_indirect(field)]))


def attachment(file):
    file.attachments["list.txt"] = f"tel {MOBILE}".encode()


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (author, {("metadata", "property author")}),
        (remark, {("hidden_content", "page 1"), ("mobile", "page 1 / comment")}),
        (form, {("mobile", "form field phone")}),
        (
            attachment,
            {
                ("hidden_content", "attachment list.txt"),
                ("mobile", "attachment list.txt / paragraph 1"),
            },
        ),
    ],
)
def test_what_is_kept_beside_the_pages_is_found(change, expected):
    assert set(found(pdf(SHOWN, change=change))) == expected


def test_a_page_that_is_a_picture_is_not_called_clean():
    result = examine(pdf("q 300 0 0 300 0 0 cm /I Do Q"), "a.pdf")

    assert (result.examined, result.is_clean) == (False, False)


def test_a_page_of_text_is_clean():
    assert examine(pdf(SHOWN), "a.pdf").is_clean
