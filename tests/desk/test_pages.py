"""The desk's own pages: for those who are signed in, well formed, with what waits for them."""

import datetime as dt

import pytest
import time_machine

from gongkai.accounts import inbox, menu
from gongkai.accounts.models import Appointment, Role
from gongkai.accounts.permissions import Permission
from gongkai.desk.frame import is_open, open_among
from tests.desk.conftest import LONG_AGO, appointed, township
from tests.desk.test_inbox import task
from tests.html_checks import faults

PAGES = ("/desk/", "/desk/search/", "/desk/search/?q=镇", "/desk/help/", "/desk/keys/")
WEDNESDAY = dt.datetime(2026, 2, 11, 9, 0, tzinfo=dt.timezone(dt.timedelta(hours=8)))


@pytest.fixture
def at_desk(client, lin):
    client.force_login(lin)
    return client


@pytest.fixture
def waiting(monkeypatch):
    """Put tasks into the inbox of everybody."""

    def put(*tasks):
        monkeypatch.setattr(inbox, "_SOURCES", [lambda request: tasks])

    return put


@pytest.mark.parametrize("page", PAGES)
def test_a_page_of_the_desk_is_well_formed(at_desk, page):
    response = at_desk.get(page)

    assert response.status_code == 200
    assert faults(response.content) == []


@pytest.mark.parametrize("page", PAGES)
def test_the_public_is_asked_to_sign_in(client, db, page):
    response = client.get(page)

    assert response.status_code == 302
    assert response.url.startswith("/desk/account/login/")


def test_an_empty_inbox_teaches_what_will_stand_there(at_desk, waiting):
    waiting()

    text = at_desk.get("/desk/").content.decode()

    assert "没有等您办的事" in text
    assert "退回的报告" in text


@time_machine.travel(WEDNESDAY, tick=False)
def test_the_inbox_says_next_step_article_and_days(at_desk, waiting):
    waiting(task(dt.date(2026, 2, 10), "迟了的报告"), task(dt.date(2026, 2, 11), "今天的报告"))

    response = at_desk.get("/desk/")

    text = response.content.decode()
    for part in ("有 2 件事等您办", "1 件已过期限", "1 件今天到期", "超 1 个工作日", "第四十九条"):
        assert part in text
    assert faults(response.content) == []


@time_machine.travel(WEDNESDAY, tick=False)
def test_the_menu_counts_what_waits_and_is_red_when_late(at_desk, waiting):
    waiting(task(dt.date(2026, 2, 10)), task(None))

    assert 'class="n hot">2<' in at_desk.get("/desk/keys/").content.decode()


def test_search_finds_waiting_work_and_agencies(at_desk, waiting, qingshan):
    waiting(task(None, "青山的年度报告", "示报〔2026〕1号"))

    text = at_desk.get("/desk/search/", {"q": "青山"}).content.decode()

    assert "找到 2 项" in text
    assert "青山的年度报告" in text
    assert 'href="/qingshan/"' in text


def test_search_without_a_hit_says_how_to_try_again(at_desk, waiting):
    waiting()

    assert "试试更短的词" in at_desk.get("/desk/search/", {"q": "威房"}).content.decode()


def test_a_kind_of_work_without_pages_is_left_out_of_the_menu(at_desk, monkeypatch):
    entry = menu.MenuEntry("soon", "将来的工作", "nowhere:home", None, 50)
    monkeypatch.setitem(menu._ENTRIES, "soon", entry)

    assert "将来的工作" not in at_desk.get("/desk/").content.decode()


def test_work_is_open_on_all_its_pages_and_the_inbox_on_its_own_only():
    assert is_open("/desk/reports/2025/", "/desk/reports/")
    assert not is_open("/desk/reports/", "/desk/")
    assert is_open("/desk/", "/desk/")


def test_of_work_within_work_the_nearest_line_alone_is_open():
    lines = ["/desk/", "/desk/reports/", "/desk/reports/board/"]

    assert open_among("/desk/reports/board/", lines) == "/desk/reports/board/"
    assert open_among("/desk/reports/7/", lines) == "/desk/reports/"
    assert open_among("/desk/keys/", lines) is None


def test_the_frame_names_agency_person_and_roles(at_desk):
    text = at_desk.get("/desk/").content.decode()

    assert "青山镇人民政府" in text
    assert "林办事员（信息员）" in text


def test_somebody_without_an_agency_sees_an_empty_desk(client, newcomer, waiting):
    waiting(task(None))
    client.force_login(newcomer)

    response = client.get("/desk/")

    assert "没有等您办的事" in response.content.decode()
    assert faults(response.content) == []


def test_work_that_one_may_not_do_is_not_in_the_menu(at_desk, monkeypatch):
    entry = menu.MenuEntry("people", "管理人员", "desk:keys", Permission.MANAGE_PEOPLE, 50)
    monkeypatch.setitem(menu._ENTRIES, "people", entry)

    assert "管理人员" not in at_desk.get("/desk/").content.decode()


class TestSwitch:
    """Somebody who serves two agencies chooses which one to work for."""

    @pytest.fixture
    def zheng(self, client, qingshan):
        person = appointed("zheng", "郑科员", qingshan, Role.CLERK)
        lvshui = township("lvshui", "绿水镇人民政府")
        Appointment.objects.create(user=person, agency=lvshui, role=Role.REVIEWER, from_on=LONG_AGO)
        client.force_login(person)
        return client

    def test_the_choice_stays_on_the_next_page(self, zheng):
        zheng.post("/desk/people/agency/", {"agency": "lvshui"})

        assert "郑科员（审核人）" in zheng.get("/desk/").content.decode()

    def test_both_agencies_are_offered(self, zheng):
        response = zheng.get("/desk/")

        assert '<option value="qingshan" selected>' in response.content.decode()
        assert '<option value="lvshui">' in response.content.decode()
        assert faults(response.content) == []

    def test_an_agency_one_does_not_serve_is_refused_in_words(self, zheng):
        text = zheng.post("/desk/people/agency/", {"agency": "x"}, follow=True).content.decode()

        assert '<div class="tell late note" role="status">' in text

    def test_somebody_with_one_agency_has_nothing_to_switch(self, at_desk):
        assert "换单位" not in at_desk.get("/desk/").content.decode()
