"""The editor of the page text, in a browser: pasted from Word, a table made by buttons, the written text beside it."""

import pytest
from playwright.sync_api import expect

from gongkai.catalog.models import InformationItem
from tests.catalog.conftest import (  # noqa: F401  the people of 青山镇 and their class
    a_content,
    a_draft,
    business,
    cast,
    fresh,
    qingshan,
)
from tests.journeys.test_accessible_pages import faults_in

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p{color:red}</style></head>
<body><p class=MsoNormal style='color:red'><b>补贴标准</b><o:p></o:p></p>
<table><tr><td colspan=2>合计</td><td rowspan=2>村</td></tr><tr><td>一<br>二</td><td>120</td></tr></table>
<script>alert(1)</script></body></html>"""
SETTLED = 400  # milliseconds until a caret that was moved is known
PASTE = """(html) => {
  const data = new DataTransfer();
  data.setData("text/html", html);
  document.querySelector(".ProseMirror")
    .dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
}"""


@pytest.fixture
def editor(signed_in, cast, a_draft):  # noqa: F811
    """Lin's draft, open in the editor."""
    item = a_draft(text="第一段。")
    page = signed_in(cast["lin"])
    page.set_default_timeout(60_000)
    page.goto(f"/desk/items/{item.pk}/edit/")
    page.wait_for_selector(".ProseMirror")
    go_to_the_end(page)
    page.keyboard.press("Enter")
    expect(page.locator(".ProseMirror p")).to_have_count(2)
    return page


def go_to_the_end(page):
    """Move the caret behind everything; the editor learns of it from the browser a moment later."""
    page.click(".ProseMirror")
    page.keyboard.press("Control+End")
    page.wait_for_timeout(SETTLED)


def save(page):
    page.get_by_role("button", name="保存，看稿子").click()
    page.wait_for_selector(".paper")
    content = fresh(InformationItem.objects.get()).current.value()
    return content.text.replace("\r\n", "\n"), content.html


def test_what_is_pasted_from_word_keeps_its_table_and_nothing_else(editor):
    editor.evaluate(PASTE, WORD)

    text, html = save(editor)

    assert text == ("第一段。\n补贴标准\n\n| 合计 | < | 村 |\n| 一\\n二 | 120 | ^ |")
    assert '<td colspan="2">合计</td><td rowspan="2">村</td>' in html


def test_a_table_and_a_signature_are_made_by_buttons(editor):
    editor.get_by_role("button", name="落款", exact=True).click()
    editor.keyboard.type("青山镇人民政府")
    editor.keyboard.press("Enter")
    editor.get_by_role("button", name="插入表格").click()

    _text, html = save(editor)

    assert '<p class="sign">青山镇人民政府</p>' in html
    assert html.count('<th scope="col">') == 3


def test_a_new_table_is_filled_from_its_first_cell(editor):
    editor.get_by_role("button", name="插入表格").click()
    editor.keyboard.type("村")
    editor.keyboard.press("Tab")
    editor.keyboard.type("户数")

    assert "| 村 | 户数 |" in save(editor)[0]


def test_below_a_table_one_goes_on_writing(editor):
    editor.get_by_role("button", name="插入表格").click()
    editor.keyboard.press("Control+End")
    editor.wait_for_timeout(SETTLED)
    editor.keyboard.type("表后的一段")

    assert save(editor)[0].endswith("|\n\n表后的一段")


def test_the_written_text_can_be_changed_and_seen_as_a_page_again(editor):
    editor.get_by_role("button", name="看文字稿").click()
    editor.locator("#id_text").fill("# 一、总则\n第二段。")
    editor.get_by_role("button", name="看文字稿").click()

    expect(editor.locator(".ProseMirror h2")).to_have_text("一、总则")
    assert save(editor)[0] == "# 一、总则\n第二段。"


def test_a_draft_that_is_only_looked_at_stays_to_the_letter(signed_in, cast, a_draft):  # noqa: F811
    item = a_draft(text="甲\n\n\n|a|b|\n|---|---|\n|1|<|")
    page = signed_in(cast["lin"])
    page.set_default_timeout(60_000)
    page.goto(f"/desk/items/{item.pk}/edit/")
    page.wait_for_selector(".ProseMirror")

    assert save(page)[0] == "甲\n\n\n|a|b|\n|---|---|\n|1|<|"


@pytest.mark.one_engine
def test_the_editor_breaks_no_rule_of_accessibility(signed_in, cast, a_draft):  # noqa: F811
    item = a_draft(text="# 一\n甲\n|a|b|\n|---|---|\n|1|2|")

    found = faults_in(
        signed_in(cast["lin"]), f"/desk/items/{item.pk}/edit/", [("light", 1280), ("dark", 360)]
    )

    assert found == []
