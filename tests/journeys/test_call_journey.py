"""A call for material on its way, in a browser: Lin asks, Xu sends a file, Lin sends back, then takes it over as a draft."""

import pytest
from playwright.sync_api import expect

from gongkai.accounts.models import Role
from gongkai.agencies.models import Office
from gongkai.catalog.calls import actions
from gongkai.catalog.models import InformationItem
from tests.catalog.conftest import (  # noqa: F401  the people of 青山镇 and their class
    AT,
    business,
    cast,
    fresh,
    qingshan,
)
from tests.factories import a_person
from tests.journeys.test_accessible_pages import faults_in

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def desk(signed_in, cast, qingshan, business):  # noqa: F811
    """Open an address of the desk; Xu sends for 便民服务中心."""
    xu = a_person("xu", "许经办", ("qingshan", Role.HANDLING_UNIT_MEMBER))
    office = Office.objects.create(agency=qingshan, name="便民服务中心")
    actions.set_contacts(office=office, people=[xu], by=cast["lin"], at=AT)

    def opened(username, address):
        page = signed_in({**cast, "xu": xu}[username])
        page.set_default_timeout(60_000)
        page.goto(address)
        return page

    return opened


def ask(desk):
    page = desk("lin", "/desk/items/calls/new/")
    page.get_by_label("征集什么").fill("一季度惠民补贴")
    page.get_by_label("要求").fill("名目和金额")
    page.get_by_label("便民服务中心").check()
    page.get_by_role("button", name="发给选中的").click()
    expect(page.locator("h1")).to_have_text("一季度惠民补贴")


def send(page, text):
    page.set_input_files(
        "input[type=file]", {"name": "补贴.txt", "mimeType": "text/plain", "buffer": text.encode()}
    )
    page.get_by_role("button", name="报送").click()
    expect(page.locator("h1")).to_contain_text("已报，等采用")


def test_material_is_asked_for_sent_back_and_taken_over(desk):
    ask(desk)
    page = desk("xu", "/desk/")
    page.get_by_role("link", name="一季度惠民补贴").first.click()
    at = page.url
    send(page, "补贴 3 万元")
    page = desk("lin", at)
    page.get_by_label("退回的意见").fill("写到元")
    page.get_by_role("button", name="退回重报").click()
    send(desk("xu", at), "补贴 30000 元")
    page = desk("lin", at)
    page.get_by_role("button", name="采用，成为草稿").click()
    page.wait_for_url("**/edit/")

    content = fresh(InformationItem.objects.get()).current.value()
    assert (content.source_unit, content.text) == ("便民服务中心", "补贴 30000 元")


@pytest.mark.one_engine
@pytest.mark.parametrize(
    "page", ["", "new/", "contacts/", "counts/", "../together/", "../imports/folder/"]
)
def test_the_pages_break_no_rule_of_accessibility(desk, page):
    shown = desk("zhao" if "together" not in page else "sun", "/desk/")

    assert faults_in(shown, f"/desk/items/calls/{page}", [("light", 1280), ("dark", 360)]) == []
