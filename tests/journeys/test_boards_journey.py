"""A keeper on a telephone with a poor line, a villager who scans, a county officer who chases who is late."""

import io

import pypdfium2
import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import expect

from gongkai.boards.models import Posting
from tests.boards.conftest import (  # noqa: F401  the board of 上河村 and its people
    board,
    lan,
    qingshan,
    set_up,
    shanghe,
)
from tests.catalog.conftest import cast  # noqa: F401

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

PHONE = {"width": 360, "height": 740}
SLOW = 40_000  # milliseconds; the machine may be busy
ACCOUNTS = (
    "项目｜收入（元）｜支出（元）\n承包费｜12600｜\n保洁｜｜3200\n单据在村委会，村民可以查阅。"
)


def a_photo():
    kept = io.BytesIO()
    Image.new("RGB", (900, 600), "white").save(kept, "JPEG")
    return {"name": "photo.jpg", "mimeType": "image/jpeg", "buffer": kept.getvalue()}


@pytest.fixture
def phone(signed_in):
    """Open the desk on a telephone as somebody."""

    def opened(person, address):
        page = signed_in(person)
        page.set_viewport_size(PHONE)
        page.set_default_timeout(SLOW)
        page.goto(address)
        return page

    return opened


def is_narrow(page):
    return page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def make_a_sheet(page):
    """Write the accounts of 上河村 and make a sheet of them."""
    page.get_by_label("哪个村、社区").select_option(label="上河村")
    page.get_by_role("textbox", name="标题").fill("上河村2026年财务收支")
    page.get_by_label("正文").fill(ACCOUNTS)
    page.get_by_label("村务监督委员会审核人").fill("刘监督")
    page.get_by_label("联系电话").fill("0000-0000000")
    page.get_by_role("button", name="做好，看样子").click()
    expect(page.get_by_role("heading", name="公示〔")).to_be_visible()


def test_a_sheet_goes_up_without_a_line_and_a_villager_reads_it(
    phone,
    context,
    board,  # noqa: F811
    lan,  # noqa: F811
    live_server,
):
    keeper = phone(lan, "/desk/boards/sheets/village/?duty=finance")
    make_a_sheet(keeper)
    pdf = context.request.get(
        f"{live_server.url}{keeper.get_by_role('link', name='打印 A4').get_attribute('href')}"
    ).body()

    keeper.get_by_role("link", name="登记上栏").click()
    expect(keeper.get_by_label("照片")).to_be_visible()
    keeper.wait_for_load_state("load")
    context.set_offline(True)
    keeper.get_by_label("照片").set_input_files(a_photo())
    keeper.get_by_role("button", name="登记", exact=True).click()
    expect(keeper.get_by_text("没有信号，已经存在这部手机里")).to_be_visible()
    assert Posting.objects.count() == 0

    context.set_offline(False)
    expect(keeper.get_by_text("已经送出，登记好了")).to_be_visible(timeout=SLOW)
    assert Posting.objects.get().photo

    [code] = zxingcpp.read_barcodes(pypdfium2.PdfDocument(pdf)[0].render(scale=2).to_pil())
    keeper.goto(code.text)
    expect(keeper.get_by_role("cell", name="12600")).to_be_visible()
    expect(keeper.get_by_text("刘监督")).to_be_visible()
    assert is_narrow(keeper)


def test_the_county_chases_a_late_village(phone, board, cast, lan):  # noqa: F811
    officer = phone(cast["he"], "/desk/boards/county/")
    expect(officer.get_by_role("heading", name="1 块公开栏迟贴")).to_be_visible()
    officer.get_by_role("button", name="催办迟贴的 1 块").click()
    expect(officer.get_by_text("今天催过")).to_be_visible()
    assert is_narrow(officer)
