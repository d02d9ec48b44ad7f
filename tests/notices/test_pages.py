"""The pages of letter forms: list, one form, its file, the settings."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gongkai.audit.models import AuditRecord
from gongkai.files.printing import CannotPrint
from gongkai.notices import views
from gongkai.notices.models import LetterSettings
from gongkai.rules.letters.templates import known_templates
from tests.html_checks import faults

KEYS = [template.ending or str(template.kind) for template in known_templates()]


@pytest.fixture
def zhao(signed_in):
    return signed_in("zhao")


def page(client, address, **more):
    response = client.get(address, **more)
    assert (response.status_code, faults(response.content)) == (200, [])
    return response.content.decode()


def test_every_form_in_force_is_listed(zhao):
    text = page(zhao, "/desk/letters/")

    assert [key for key in KEYS if f'href="/desk/letters/{key}/"' not in text] == []


def test_the_list_asks_the_database_once_beside_the_frame(zhao):
    zhao.get("/desk/keys/")  # the first page asks more: session, second factor
    with CaptureQueriesContext(connection) as frame_alone:
        zhao.get("/desk/keys/")
    with CaptureQueriesContext(connection) as listed:
        zhao.get("/desk/letters/")

    assert len(listed) == len(frame_alone) + 1


def test_it_is_in_the_menu(zhao):
    assert 'href="/desk/letters/"' in page(zhao, "/desk/")


def test_a_form_of_another_day_is_that_of_the_day(zhao):
    text = page(zhao, "/desk/letters/?on=2020-12-31")

    assert "fee_notice" not in text
    assert 'href="/desk/letters/receipt/?on=2020-12-31"' in text


@pytest.mark.parametrize(
    ("on", "says"),
    [("2019-05-14", "2019年5月15日起施行"), ("2020-13-01", "日期不对，请写成 2026-03-02 这样")],
)
def test_a_day_that_cannot_be_is_said(zhao, on, says):
    assert says in page(zhao, f"/desk/letters/?on={on}")


@pytest.mark.parametrize("key", KEYS)
def test_every_form_is_shown_in_the_agencys_own_words(zhao, key):
    text = page(zhao, f"/desk/letters/{key}/")

    assert "示例县青山镇人民政府" in text
    assert "文书样式：内容为虚构的示例，不是正式文书" in text


def test_a_form_names_what_it_must_say_and_what_is_not_certain(zhao):
    text = page(zhao, "/desk/letters/partly_disclosed/?on=2026-07-01")

    assert "<li>不公开的部分和理由</li>" in text
    assert "该条原文尚未核对" in text


def test_whose_superior_is_not_in_the_system_is_told_to_name_the_reviewing_body(signed_in):
    text = page(signed_in("admin"), "/desk/letters/withheld_state_secret/")

    assert "先向（行政复议机关，请在文书设置中填写）申请行政复议" in text
    assert 'href="/desk/letters/settings/"' in text


@pytest.mark.parametrize("address", ["/desk/letters/receipts/", "/desk/letters/receipt/txt/"])
def test_a_form_that_is_not_there_is_not_found(zhao, address):
    assert zhao.get(address).status_code == 404


@pytest.mark.parametrize(("kind", "begins"), [("docx", b"PK"), ("pdf", b"%PDF")])
def test_a_form_can_be_taken_away(zhao, kind, begins):
    response = zhao.get(f"/desk/letters/receipt/{kind}/")

    assert response.content.startswith(begins)
    assert "attachment" in response.headers["Content-Disposition"]


def test_a_machine_that_cannot_draw_pages_says_so(zhao, monkeypatch):
    def refuse(*_letter, **_mark):
        raise CannotPrint("没有安装排版组件")

    monkeypatch.setattr(views, "letter_pdf", refuse)

    assert "没有安装排版组件" in page(zhao, "/desk/letters/receipt/pdf/")


class TestSettings:
    def test_they_are_saved_and_recorded(self, zhao):
        response = zhao.post(
            "/desk/letters/settings/", {"number_prefix": "示青公开", "court": "示例县人民法院"}
        )

        assert response.headers["Location"] == "/desk/letters/"
        assert LetterSettings.objects.get().number_prefix == "示青公开"
        assert AuditRecord.objects.filter(action="notices.settings_changed").exists()

    def test_what_was_set_is_seen_in_the_letters(self, zhao):
        zhao.post(
            "/desk/letters/settings/", {"number_prefix": "示青公开", "court": "示例县人民法院"}
        )

        text = page(zhao, "/desk/letters/disclosed_provided/")

        assert "示青公开答〔" in text
        assert "向示例县人民法院提起行政诉讼" in text

    def test_the_page_is_well_formed(self, zhao):
        assert "保存文书设置" in page(zhao, "/desk/letters/settings/")

    def test_what_is_too_long_is_said_and_kept(self, zhao):
        response = zhao.post("/desk/letters/settings/", {"number_prefix": "示" * 21})

        assert "示" * 21 in response.content.decode()
        assert not LetterSettings.objects.exists()

    def test_a_case_officer_may_look_but_not_set(self, signed_in):
        lin = signed_in("lin")

        assert "/desk/letters/settings/" not in page(lin, "/desk/letters/")
        assert lin.get("/desk/letters/settings/").status_code == 403
