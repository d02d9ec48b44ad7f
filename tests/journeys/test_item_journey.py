"""An item on its whole way, in a browser: a Word list with identity numbers, mended, reviewed, public, changed, withdrawn."""

import io

import docx
import pytest
from playwright.sync_api import expect

from gongkai.catalog.models import InformationItem
from tests.catalog.conftest import (  # noqa: F401  the people of 青山镇 and their class
    business,
    cast,
    fresh,
    qingshan,
)

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

TITLE = "青山镇临时救助发放名单"
NUMBERS = ("11010519491231002X", "440524188001010014")


def word_notice():
    """Return a notice in Word with a table in which two rows hold identity numbers."""
    document = docx.Document()
    document.add_paragraph(TITLE)
    document.add_paragraph("下列人员符合临时救助条件。")
    table = document.add_table(rows=0, cols=3)
    rows = (
        ("姓名", "身份证号", "村"),
        ("张某某", NUMBERS[0], "上河村"),
        ("李某某", NUMBERS[1], "石桥村"),
    )
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()


@pytest.fixture
def desk(signed_in, cast):  # noqa: F811
    """Open an address of the desk as somebody of the cast."""

    def opened(username, address):
        page = signed_in(cast[username])
        page.set_default_timeout(30_000)
        page.goto(address)
        return page

    return opened


def item():
    return fresh(InformationItem.objects.get())


def fill_in(page):
    page.get_by_label("内容概述").fill("临时救助的发放名单。")
    page.get_by_label("2　条例条项").select_option(value="21-t-social_assistance")
    page.get_by_label("3　基层标准目录").select_option(value="social_assistance")
    page.locator("#id_formed_on").fill("2026-11-02")


def review(desk):
    """Take what waits through the three steps, each by its own person."""
    address = item().get_absolute_url()
    page = desk("sun", address)
    page.get_by_role("button", name="通过，送下一步").click()
    page = desk("bao", address)
    for question in page.locator("#mine fieldset").all():
        question.get_by_label("没有").check()
    page.get_by_role("button", name="通过，送下一步").click()
    page = desk("qian", address)
    page.get_by_role("button", name="签发，公众马上能看到").click()
    expect(page.locator(".next")).to_contain_text("已经公开")


def test_a_word_list_is_mended_reviewed_found_changed_and_withdrawn(desk, visitor, business):  # noqa: F811
    clerk = desk("lin", "/desk/items/new/")
    file = {"name": "名单.docx", "mimeType": "application/octet-stream", "buffer": word_notice()}
    clerk.locator("input[type=file]").set_input_files(file)
    clerk.get_by_label("本机关目录").select_option(label="业务工作")
    clerk.get_by_role("button", name="下一步：填写").click()
    expect(clerk.locator("aside, .rail").first).to_contain_text("表1 第2行 第2列（张某某 上河村）")

    fill_in(clerk)
    clerk.get_by_role("button", name="看文字稿").click()
    text = clerk.locator("#id_text")
    text.fill(
        text.input_value()
        .replace(NUMBERS[0], "11*************02X")
        .replace(NUMBERS[1], "44*************014")
    )
    clerk.get_by_role("button", name="保存并检查").click()
    expect(clerk.locator("body")).to_contain_text("附件“名单.docx”")
    clerk.get_by_role("button", name="去掉").click()
    clerk.get_by_role("link", name="看稿子").click()
    clerk.get_by_role("button", name="送审").click()
    review(desk)

    visitor.goto("/items/?q=临时救助")
    visitor.get_by_role("link", name=TITLE).click()
    expect(visitor.locator(".prose")).to_contain_text("11*************02X")
    change_and_withdraw(desk, visitor)


def change_and_withdraw(desk, visitor):
    clerk = desk("lin", item().get_absolute_url())
    clerk.get_by_text("另起一版修改、更正").click()
    clerk.locator("#why-version").fill("补写发放日期")
    clerk.get_by_role("button", name="另起一版").click()
    clerk.goto(f"{item().get_absolute_url()}edit/")
    clerk.locator("#id_title").fill(f"{TITLE}（更正）")
    clerk.get_by_role("button", name="保存，看稿子").click()
    clerk.get_by_role("button", name="送审").click()
    review(desk)

    visitor.goto(item().public_url())
    expect(visitor.locator("h1").last).to_have_text(f"{TITLE}（更正）")
    visitor.get_by_role("link", name="第1版").click()
    expect(visitor.locator("h1").last).to_have_text(TITLE)

    clerk = desk("lin", item().get_absolute_url())
    clerk.get_by_text("申请撤下").click()
    clerk.locator("#why-withdraw").fill("名单有误")
    clerk.get_by_role("button", name="请签发人决定").click()
    signer = desk("qian", item().get_absolute_url())
    signer.locator("#decide").fill("名单有误，更正后重新公开")
    signer.get_by_role("button", name="撤下", exact=True).click()

    visitor.goto(item().public_url())
    expect(visitor.locator("body")).to_contain_text("名单有误，更正后重新公开")
    expect(visitor.locator("body")).not_to_contain_text("上河村")
