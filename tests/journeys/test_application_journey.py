"""Somebody with a telephone applies, staff confirm and answer, and the reply is picked up and read."""

import re

import pytest
from django.core.cache import cache
from django.utils import timezone
from playwright.sync_api import expect

from gongkai.casework.actions import deciding, intake
from gongkai.casework.letters import draft
from gongkai.casework.models import DisclosureApplication
from gongkai.notices.actions import change_settings
from gongkai.rules.letters.kinds import LetterKind
from tests.casework.conftest import PROVIDED
from tests.portal.applying.test_files import picture

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

PATIENCE = 60_000  # milliseconds; machines that run tests are busy
START = "/qingshan/apply/"


@pytest.fixture
def telephone(browser, live_server, cast, settings, tmp_path):
    """A page 360 pixels wide."""
    settings.MEDIA_ROOT = tmp_path
    cache.clear()
    context = browser.new_context(
        base_url=live_server.url, viewport={"width": 360, "height": 740}, locale="zh-CN"
    )
    context.set_default_timeout(60_000)
    yield context.new_page()
    context.close()


def apply(page):
    """Fill in the pages, with a mistake, and send; return number and code."""
    page.goto(START)
    page.get_by_role("link", name="开始网上申请").click()
    page.get_by_label("信息的名称").fill("样例村征地补偿安置方案")
    page.get_by_role("button", name="保存，下一步").click()
    page.get_by_label("个人（自然人）").check()
    page.get_by_label("姓名或者单位名称").fill("陈示例")
    page.get_by_label("个人：证件号码").fill("0000001990030700")
    page.get_by_label("联系电话").fill("000-00000000")
    page.get_by_role("button", name="保存，下一步").click()
    expect(page.get_by_role("alert")).to_contain_text(
        "身份证号码应为18位，现在是16位", timeout=PATIENCE
    )
    page.get_by_label("个人：证件号码").fill("00000019900307001X")
    page.get_by_label("证件照片或者扫描件").set_input_files(
        {"name": "card.jpg", "mimeType": "image/jpeg", "buffer": picture()}
    )
    page.get_by_role("button", name="保存，下一步").click()
    page.get_by_label("电子文件").check()
    page.get_by_label("网上领取").check()
    page.get_by_role("button", name="保存，下一步").click()
    expect(page.locator(".summary")).to_contain_text("JPEG", timeout=PATIENCE)
    page.get_by_role("button", name="确认提交").click()
    expect(page.locator("h1")).to_have_text(re.compile("申请已提交给"), timeout=PATIENCE)
    return page.locator(".code").all_inner_texts()


def answer(cast, agency):
    """Confirm, decide, sign and put online, as the staff of the township do."""
    now, case = timezone.now(), DisclosureApplication.objects.get()
    change_settings(
        agency=agency("qingshan"),
        by=cast["zhao"],
        at=now,
        court="示例县人民法院",
        online_channel="示例县行政复议网上申请平台",
    )
    intake.confirm(case=case, on=timezone.localdate(), by=cast["lin"], at=now)
    deciding.decide(case=case, decision=PROVIDED, by=cast["lin"], at=now)
    letter = draft(
        case=case,
        kind=LetterKind.REPLY,
        typed={"provided": "随附方案一份", "contact": "000-00000000"},
        is_for_online=True,
        by=cast["lin"],
        at=now,
    )
    deciding.sign(letter=letter, by=cast["qian"], at=now)
    deciding.offer_online(letter=letter, by=cast["lin"], at=now)


def is_as_wide_as_the_screen(page):
    return page.evaluate("document.documentElement.scrollWidth") <= 360


def test_from_applying_to_reading_the_reply_on_a_telephone(telephone, cast, agency):
    number, code = apply(telephone)
    telephone.get_by_role("button", name="已经记下，去查询页").click()
    telephone.get_by_label("申请编号").fill(number)
    telephone.get_by_label("查询码").fill(code)
    telephone.get_by_role("button", name="查询", exact=True).click()
    telephone.get_by_role("button", name="是我提交的，确认").click()
    expect(telephone.locator(".state")).to_contain_text("您已经确认", timeout=PATIENCE)

    answer(cast, agency)
    telephone.reload()
    telephone.get_by_role("button", name="领取答复，确认收到").click()

    expect(telephone.locator("#st")).to_have_text("已答复：予以公开", timeout=PATIENCE)
    expect(telephone.locator("section.note")).to_contain_text(
        "示例县行政复议网上申请平台", timeout=PATIENCE
    )
    assert is_as_wide_as_the_screen(telephone)
    with telephone.expect_download() as taken:
        telephone.get_by_role("link", name=re.compile("Word 文件")).first.click()
    assert taken.value.suggested_filename.endswith(".docx")
    assert DisclosureApplication.objects.get().state == "closed"
