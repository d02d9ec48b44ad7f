"""Reconsideration on its whole way, in a browser: notice, answer, evidence, revoked, the reply decided anew, table four."""

import io

import pikepdf
import pytest
from playwright.sync_api import expect

from gongkai.casework.models import DisclosureApplication
from gongkai.remedies.models import RemedyCase
from tests.casework.conftest import (  # noqa: F401  the answered application
    answered,
    case,
    register,
    reply,
    step,
)
from tests.remedies.test_papers import pdf

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def desk(signed_in, cast):
    """Open an address of the desk as somebody of the cast."""

    def opened(username, address):
        page = signed_in(cast[username])
        page.set_default_timeout(60_000)
        page.goto(address)
        return page

    return opened


def fill(page, **answers):
    for name, value in answers.items():
        page.locator(f"#id_{name}").fill(value)


def register_notice(page):
    page.get_by_role("link", name="登记对这件的复议、诉讼").click()
    fill(
        page,
        received_on="2026-03-12",
        body="示例县人民政府",
        docket="示政复〔2026〕9号",
        name="陈示例",
    )
    page.get_by_role("button", name="登记，算答复期限").click()
    expect(page.locator(".next")).to_contain_text("3月26日")


def answer(page):
    page.get_by_role("link", name="去办").click()
    fill(page, on="2026-03-20", how="当面提交，附证据目录")
    page.get_by_role("button", name="登记提交答复、答辩").click()
    expect(page.locator(".next")).to_contain_text("等决定、裁判")


def keep_paper(page):
    page.get_by_text("存入材料", exact=True).click()
    page.locator("#id_kind").select_option("answer")
    fill(page, dated_on="2026-03-20")
    file = {"name": "复议答复书.pdf", "mimeType": "application/pdf", "buffer": pdf()}
    page.locator("#id_file").set_input_files(file)
    page.get_by_role("button", name="存入", exact=True).click()
    expect(page.locator("#papers")).to_contain_text("复议答复书.pdf")


def bookmarks_of(download):
    data = io.BytesIO(download.path().read_bytes())
    with pikepdf.open(data) as bound, bound.open_outline() as outline:
        return [item.title for item in outline.root]


def record_the_outcome(page):
    page.get_by_role("link", name="登记结果").click()
    page.locator("#id_outcome").select_option(label="撤销或者部分撤销")
    fill(page, on="2026-04-20", served_on="2026-04-22")
    page.get_by_label("要求重新作出答复").check()
    page.get_by_role("button", name="登记结果").click()
    expect(page.locator(".next")).to_contain_text("按决定、裁判重新办理")


def test_reconsideration_from_the_notice_to_the_reply_decided_anew(desk, answered):  # noqa: F811
    officer = desk("lin", f"/desk/cases/{answered.case.pk}/")
    expect(officer.locator("#remedies")).to_contain_text("2026年5月6日")
    register_notice(officer)
    answer(officer)
    keep_paper(officer)
    with officer.expect_download() as bundle:
        officer.get_by_role("button", name="装订成册").click()
    assert bookmarks_of(bundle.value)[:3] == ["卷内目录", "政府信息公开申请", "答复（告知书）"]
    record_the_outcome(officer)

    address = f"/desk/remedies/{RemedyCase.objects.get().pk}/"
    head = desk("zhao", address)
    head.get_by_role("link", name="去办").click()
    fill(head, reason="补充附件后重新答复")
    head.get_by_role("button", name="重新办理原申请").click()
    expect(head.locator("h1 + .st, .head .st")).to_contain_text("已审结")
    again = DisclosureApplication.objects.get()
    assert (again.state, str(again.due_on)) == ("in_hand", "2026-05-22")

    head.goto("/desk/remedies/table/2026/")
    head.get_by_role("link", name="行政复议 结果纠正 1").click()
    expect(head.locator("table")).to_contain_text("示政复〔2026〕9号")
