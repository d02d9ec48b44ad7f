import pypdfium2
import pytest
import zxingcpp

from gongkai.boards import actions
from gongkai.boards.printing import printed
from gongkai.catalog.actions import withdrawing
from tests.catalog.conftest import later
from tests.factories import AT
from tests.html_checks import faults

SITE = "https://example.test"


def text_of(response):
    return response.content.decode()


def test_a_villager_finds_the_board_and_what_hangs_there(client, board, hang, village_sheet):
    sheet = village_sheet()
    hang(sheet)

    agency, boards = client.get("/qingshan/"), client.get("/qingshan/boards/")
    page = client.get(board.public_url())

    assert "/qingshan/boards/" in text_of(agency)
    assert board.public_url() in text_of(boards)
    assert sheet.public_url() in text_of(page)


def test_a_sheet_tells_everything_the_paper_does(client, hang, village_sheet):
    sheet = village_sheet()
    hang(sheet)

    page = text_of(client.get(sheet.public_url()))

    for said in ("村务公开", "公示〔2026〕1号", "12600", "刘监督", "0000-0000000", "读给我听"):
        assert said in page


def test_a_sheet_that_was_put_up_nowhere_is_not_public(client, village_sheet):
    assert client.get(village_sheet().public_url()).status_code == 404


def test_what_hung_before_is_still_found(client, board, hang, village_sheet, lan):
    posting = hang(village_sheet())
    actions.take_down(posting=posting, on=AT.date(), by=lan, at=later())

    page = text_of(client.get(board.public_url()))

    assert "以前贴过" in page
    assert client.get(posting.sheet.public_url()).status_code == 200


def test_a_withdrawn_item_is_gone_from_board_sheet_and_screen(
    client, board, hang, item_sheet, cast
):
    sheet = item_sheet()
    hang(sheet)
    withdrawing.take_down(item=sheet.item, reason="有误", by=cast["zhao"], at=later(1))

    page, screen = client.get(board.public_url()), client.get(f"{board.public_url()}screen/")

    assert sheet.title not in text_of(page)
    assert sheet.title not in text_of(screen)
    assert client.get(sheet.public_url()).status_code == 410


def test_a_screen_holds_all_that_hangs(client, board, hang, village_sheet, item_sheet):
    hang(village_sheet(), number=1)
    hang(item_sheet(), number=2)

    page = text_of(client.get(f"{board.public_url()}screen/"))

    assert page.count('class="slide"') == 2


def test_village_affairs_are_no_government_information(client, hang, village_sheet):
    hang(village_sheet())

    assert "上河村2026年2月财务收支" not in text_of(client.get("/qingshan/content/"))


@pytest.mark.parametrize("paper", ["a4", "a3"])
def test_the_square_code_on_paper_leads_to_the_public_page(client, hang, village_sheet, paper):
    sheet = village_sheet()
    hang(sheet)

    pdf = pypdfium2.PdfDocument(printed([sheet], paper=paper, base_url=SITE))
    found = zxingcpp.read_barcodes(pdf[0].render(scale=2).to_pil())

    assert [each.text for each in found] == [f"{SITE}{sheet.public_url()}"]
    assert client.get(sheet.public_url()).status_code == 200


def test_each_sheet_begins_on_a_page_of_its_own_and_says_everything(village_sheet, item_sheet):
    pdf = pypdfium2.PdfDocument(printed([village_sheet(), item_sheet()], paper="a4", base_url=SITE))
    texts = [page.get_textpage().get_text_bounded() for page in pdf]

    assert len(texts) == 2
    assert "公示〔2026〕1号" in texts[0]
    assert "村务监督委员会审核：刘监督" in texts[0]
    assert "政务公开" in texts[1]


@pytest.mark.parametrize(
    "address", ["/qingshan/boards/", "/qingshan/boards/1/", "/qingshan/boards/1/screen/"]
)
def test_the_pages_are_valid(client, hang, village_sheet, address):
    hang(village_sheet())

    assert faults(client.get(address).content) == []
