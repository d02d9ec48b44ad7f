"""Proofs of identity and documents of a correction: cleaned, encrypted, seen by few; the form on paper."""

import io

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from gongkai import storage
from gongkai.accounts.request_guard import LARGEST_APPLICANTS_FILE, largest_body
from gongkai.audit.models import AuditRecord
from gongkai.casework.actions.applying import forget_old_drafts
from gongkai.casework.blank_form import blank_form
from gongkai.casework.models import Attachment
from gongkai.files.letter_page import letter_pdf
from tests.casework.conftest import at
from tests.portal.applying.conftest import BASE, WHAT, WHO, the_case


def picture():
    out = io.BytesIO()
    Image.new("RGB", (40, 30), (200, 30, 40)).save(out, "JPEG")
    return out.getvalue()


def photograph(name="身份证.jpg", data=None):
    return SimpleUploadedFile(name, picture() if data is None else data)


@pytest.fixture(autouse=True)
def store(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def kept_files(store):
    return [each for each in store.rglob("*") if each.is_file()]


@pytest.fixture
def sent_with_proof(visitor):
    return visitor.send(visitor.fill_in(who=WHO | {"identity_file": photograph()}))


def test_a_proof_is_encrypted_and_goes_with_the_application(sent_with_proof, store):
    [proof] = the_case().attachments.all()

    [file] = kept_files(store)
    assert (proof.kind, proof.file_kind, proof.draft) == ("identity", "jpeg", None)
    assert not file.read_bytes().startswith(b"\xff\xd8")


def test_staff_open_it_and_that_is_recorded(sent_with_proof, signed_in):
    [proof] = the_case().attachments.all()

    response = signed_in("lin").post(f"/desk/cases/{the_case().pk}/attachments/{proof.pk}/")

    assert response.content.startswith(b"\xff\xd8")
    assert response["Content-Disposition"].startswith("attachment")
    assert AuditRecord.objects.get(action="casework.attachment_read").actor_name == "林文员"


@pytest.mark.parametrize("username", ["qian", "wang", "he", "admin", "town_admin"])
def test_nobody_else_opens_it(sent_with_proof, signed_in, username):
    [proof] = the_case().attachments.all()

    response = signed_in(username).post(f"/desk/cases/{the_case().pk}/attachments/{proof.pk}/")

    assert response.status_code in {302, 403, 404}
    assert not AuditRecord.objects.filter(action="casework.attachment_read").exists()


def test_the_case_page_shows_it(sent_with_proof, signed_in):
    text = signed_in("lin").get(f"/desk/cases/{the_case().pk}/").content.decode()

    assert "打开（会记下谁、何时看过）" in text


def test_a_wrong_file_is_refused_and_the_rest_stays(visitor, store):
    visitor.step("what", WHAT)

    text = visitor.step("who", WHO | {"identity_file": photograph("proof.docm", b"PK\x03\x04x")})

    assert "可能带有宏" in text
    assert 'value="陈示例"' in text
    assert kept_files(store) == []


def test_a_name_with_a_path_is_kept_nowhere(visitor, store):
    visitor.step("what", WHAT)

    visitor.step("who", WHO | {"identity_file": photograph("../../陈示例.jpg")})

    [file] = kept_files(store)
    assert "陈示例" not in str(file) + str(Attachment.objects.values().get())


def test_a_second_one_takes_the_place_of_the_first(
    visitor, store, django_capture_on_commit_callbacks
):
    visitor.step("what", WHAT)
    with django_capture_on_commit_callbacks(execute=True):
        visitor.step("who", WHO | {"identity_file": photograph()})
        visitor.step("who", WHO | {"identity_file": photograph()})

    assert len(kept_files(store)) == Attachment.objects.count() == 1


def test_it_can_be_taken_back(visitor, store, django_capture_on_commit_callbacks):
    visitor.step("what", WHAT)
    visitor.step("who", WHO | {"identity_file": photograph()})
    with django_capture_on_commit_callbacks(execute=True):
        text = visitor.step("who", WHO | {"remove_file": "1"})

    assert "已经收到" not in text
    assert (kept_files(store), Attachment.objects.count()) == ([], 0)


def test_with_a_forgotten_draft_its_file_goes(visitor, store, django_capture_on_commit_callbacks):
    visitor.step("what", WHAT)
    visitor.step("who", WHO | {"identity_file": photograph()})

    with django_capture_on_commit_callbacks(execute=True):
        forget_old_drafts(at("2026-04-20"))

    assert kept_files(store) == []


def test_two_gigabytes_are_turned_away_unread(cast):
    response = Client().post(
        f"{BASE}new/who/", b"", content_type="image/jpeg", CONTENT_LENGTH=str(2 * 1024**3)
    )

    assert (response.status_code, "不能超过10 MB" in response.content.decode()) == (413, True)
    assert largest_body(f"{BASE}new/who/") == LARGEST_APPLICANTS_FILE


def test_discarded_bytes_are_gone(store):
    address = storage.keep(b"sealed")

    storage.discard(address)
    storage.discard(address)

    assert kept_files(store) == []


def test_the_form_on_paper_is_one_page(agency):
    with pikepdf.open(io.BytesIO(letter_pdf(blank_form(agency("qingshan"))))) as printed:
        assert len(printed.pages) == 1


@pytest.mark.parametrize(("kind", "mark"), [("pdf", b"%PDF"), ("docx", b"PK")])
def test_the_form_on_paper_is_given(cast, kind, mark):
    response = Client().post(f"{BASE}form.{kind}")

    assert response.content.startswith(mark)
