"""Taking the file of a case from its page, and the page of a case whose time of keeping is over."""

import io
import zipfile

import pytest
import time_machine

from gongkai.audit.models import AuditRecord
from gongkai.casework.actions import deciding
from gongkai.casework.actions.keeping import erase_expired
from gongkai.files.printing import CannotPrint
from gongkai.rules.retention import Retention
from tests.casework.conftest import DATA, at
from tests.html_checks import faults

DAY_AFTER = "2037-01-01"


@pytest.fixture(autouse=True)
def monday():
    """It is Monday, 9 March 2026."""
    with time_machine.travel(at("2026-03-09"), tick=False):
        yield


@pytest.fixture
def lin(signed_in):
    return signed_in("lin")


@pytest.fixture
def erased(answered, step):
    """The answered case, archived for ten years, which are over."""
    step(deciding.archive, answered.case, "2026-03-09", retention=Retention.TEN_YEARS)
    erase_expired(at(DAY_AFTER))
    answered.case.refresh_from_db()
    return answered


def page(client, address, status=200):
    response = client.get(address)
    assert (response.status_code, faults(response.content)) == (status, [])
    return response.content.decode()


def test_archiving_asks_how_long_to_keep(answered, lin):
    address = f"/desk/cases/{answered.case.pk}/steps/archive/"

    assert "保管期限" in page(lin, address)

    lin.post(address, {"retention": "thirty_years"})
    assert "保管到 2056年12月31日" in page(lin, f"/desk/cases/{answered.case.pk}/")


def test_what_is_kept_for_good_says_so(answered, lin):
    lin.post(f"/desk/cases/{answered.case.pk}/steps/archive/", {"retention": "permanent"})

    assert "永久保管" in page(lin, f"/desk/cases/{answered.case.pk}/")


@pytest.mark.parametrize(("kind", "opening"), [("pdf", b"%PDF"), ("zip", b"PK")])
def test_the_file_is_taken_away_and_that_is_recorded(answered, lin, kind, opening):
    response = lin.post(f"/desk/cases/{answered.case.pk}/file/{kind}/")

    assert response.content.startswith(opening)
    assert AuditRecord.objects.filter(action="casework.file_taken").count() == 1


def test_the_package_opens(answered, lin):
    response = lin.post(f"/desk/cases/{answered.case.pk}/file/zip/")

    with zipfile.ZipFile(io.BytesIO(response.content)) as package:
        assert package.testzip() is None


def test_another_kind_of_file_is_not_found(answered, lin):
    assert lin.post(f"/desk/cases/{answered.case.pk}/file/exe/").status_code == 404


def test_an_open_case_says_why_there_is_no_file(case, lin):
    response = lin.post(f"/desk/cases/{case.pk}/file/zip/")

    assert "还没有办结，案卷还不全" in response.content.decode()


def test_a_file_that_cannot_be_drawn_is_said(answered, lin, monkeypatch):
    def cannot_print(*_arguments):
        raise CannotPrint("没有安装排版组件")

    monkeypatch.setattr("gongkai.casework.archive.placed", cannot_print)

    response = lin.post(f"/desk/cases/{answered.case.pk}/file/pdf/")

    assert "没有安装排版组件" in response.content.decode()


def test_the_signer_takes_no_file(answered, signed_in):
    response = signed_in("qian").post(f"/desk/cases/{answered.case.pk}/file/zip/")

    assert response.status_code == 403


class TestErased:
    def test_its_page_says_what_is_gone_and_what_stays(self, erased, lin):
        text = page(lin, f"/desk/cases/{erased.case.pk}/")

        assert "保管期限已满" in text
        assert erased.letter.letter.number_text in text
        assert DATA.description not in text

    def test_its_letters_are_not_found(self, erased, lin):
        assert page(lin, f"/desk/cases/{erased.case.pk}/letters/{erased.letter.pk}/", status=404)

    def test_its_applicant_cannot_be_shown(self, erased, lin):
        response = lin.post(f"/desk/cases/{erased.case.pk}/applicant/")

        assert (response.status_code, DATA.name in response.content.decode()) == (200, False)
