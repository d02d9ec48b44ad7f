import io

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image

from gongkai.boards.models import Board, BoardReminder, Posting, Sheet
from gongkai.storage import fetch
from tests.factories import AT

HERE_AND_THEN = b"GPSLatitude 39 30 0"


@pytest.fixture(autouse=True)
def on_2_march():
    with time_machine.travel(AT, tick=False):
        yield


@pytest.fixture
def desk(cast, lan):
    """A browser in which somebody is signed in."""

    def opened(username):
        client = Client()
        client.force_login(lan if username == "lan" else cast[username])
        return client

    return opened


def a_photo(size=(1600, 1200)):
    kept = io.BytesIO()
    exif = Image.Exif()
    exif[0x010E] = "拍摄地点"  # ImageDescription
    Image.new("RGB", size, "white").save(kept, "JPEG", exif=exif)
    return kept.getvalue()


def upload(data, name="栏.jpg"):
    return SimpleUploadedFile(name, data)


def put_up(client, board, sheet, **more):
    data = {"sheet": sheet.pk, "on": "2026-03-02", "sent_as": "0" * 31 + "1", **more}
    return client.post(reverse("boards:put_up", args=[board.pk]), data)


def text_of(response):
    return response.content.decode()


def test_the_list_says_what_is_late_where(desk, board):
    page = text_of(desk("lan").get("/desk/boards/"))

    assert "公开栏 1 块，1 块迟贴" in page
    assert "村级财务收支（2026年2月）" in page


def test_the_keeper_finds_it_in_the_inbox(desk, board):
    page = text_of(desk("lan").get("/desk/"))

    assert "上河村公开栏" in page
    assert "贴“村民会议决定的事项和实施情况”等 4 项" in page


def test_what_another_person_keeps_does_not_wait_for_me(desk, set_up, cast):
    set_up(keeper=cast["lin"])

    assert "上河村公开栏" not in text_of(desk("lan").get("/desk/"))


def test_a_board_is_set_up_from_the_form(desk, shanghe):
    data = {
        "name": "上河村公开栏",
        "village": shanghe.pk,
        "place": "村口",
        "kind": "paper",
        "paper": "a3",
        "keeper_name": "兰管理",
        "telephone": "0000-0000000",
        "set_up_on": "2026-03-01",
    }

    answer = desk("zhao").post("/desk/boards/new/", data)

    made = Board.objects.get()
    assert (answer.url, made.village, made.paper) == (made.get_absolute_url(), shanghe, "a3")


def test_what_was_typed_is_there_again_when_something_is_missing(desk, shanghe):
    answer = desk("zhao").post("/desk/boards/new/", {"name": "上河村公开栏", "place": "卫生室对面"})

    assert answer.status_code == 422
    assert "卫生室对面" in text_of(answer)


def test_a_keeper_does_not_set_up_boards(desk, cast):
    assert desk("lan").get("/desk/boards/new/").status_code == 403


def test_a_sheet_of_a_village_is_made_from_the_form(desk, shanghe):
    data = {
        "village": shanghe.pk,
        "duty": "finance",
        "title": "上河村2026年2月财务收支",
        "text": "承包费｜12600\n保洁｜3200",
        "checked_by": "刘监督",
        "shown_from": "2026-03-02",
        "telephone": "0000-0000000",
    }

    answer = desk("lan").post("/desk/boards/sheets/village/", data)

    made = Sheet.objects.get()
    assert (answer.url, made.unit) == (made.get_absolute_url(), "上河村村民委员会")
    assert "<td>3200</td>" in text_of(desk("lan").get(answer.url))


def test_a_text_with_an_identity_number_comes_back_with_its_place(desk, shanghe):
    data = {
        "village": shanghe.pk,
        "duty": "relief",
        "title": "救助名单",
        "text": "名单如下。\n张某某 11010519491231002X",
        "checked_by": "刘监督",
        "shown_from": "2026-03-02",
        "telephone": "0000-0000000",
    }

    answer = desk("lan").post("/desk/boards/sheets/village/", data)

    assert answer.status_code == 422
    assert "第 2 段" in text_of(answer)
    assert "名单如下。" in text_of(answer)


def test_an_item_is_offered_and_made_a_sheet(desk, cast, publish, a_draft):
    item = publish(a_draft())
    lin = desk("lin")
    data = {
        "duty": "policy",
        "title": "植树安排",
        "shown_from": "2026-03-02",
        "unit": "示例县青山镇人民政府",
        "telephone": "0000-0000000",
    }

    offered = text_of(lin.get("/desk/boards/sheets/?q=植树"))
    lin.post(reverse("boards:of_item", args=[item.pk]), data)

    assert reverse("boards:of_item", args=[item.pk]) in offered
    assert Sheet.objects.get().version == item.published


def test_a_photograph_is_kept_without_what_the_camera_wrote(desk, board, village_sheet):
    answer = put_up(desk("lan"), board, village_sheet(), photo=upload(a_photo()))

    posting = Posting.objects.get()
    picture = Image.open(io.BytesIO(fetch(posting.photo)))
    assert answer.url == board.get_absolute_url()
    assert (dict(picture.getexif()), max(picture.size)) == ({}, 1000)


@pytest.mark.parametrize(
    "data", [b"%PDF-1.4 not a photo", b"MZ\x90\x00", b"<svg xmlns='x'/>", a_photo()[:400]]
)
def test_what_is_no_photograph_is_refused_and_nothing_is_registered(
    desk, board, village_sheet, data
):
    answer = put_up(desk("lan"), board, village_sheet(), photo=upload(data))

    assert (answer.status_code, Posting.objects.count()) == (422, 0)
    assert "这不是照片" in text_of(answer)


def test_a_telephone_is_told_in_a_word(desk, board, village_sheet):
    client = desk("lan")
    client.defaults["HTTP_ACCEPT"] = "application/json"
    sheet = village_sheet()

    good, bad = (
        put_up(client, board, sheet),
        put_up(client, board, sheet, on="2027-01-01", sent_as="0" * 31 + "2"),
    )

    assert (good.status_code, good.json()["says"]) == (200, "已登记上栏。")
    assert (bad.status_code, "晚于今天" in bad.json()["says"]) == (422, True)


def test_a_sheet_is_taken_down_with_a_photograph(desk, hang, village_sheet):
    posting = hang(village_sheet())
    address = reverse("boards:take_down", args=[posting.pk])

    desk("lan").post(address, {"on": "2026-03-02", "photo": upload(a_photo())})

    posting.refresh_from_db()
    photo = desk("lan").get(reverse("boards:photo", args=[posting.pk, "down"]))
    assert posting.taken_down_on == AT.date()
    assert (photo.headers["Content-Type"], photo.content[:2]) == ("image/jpeg", b"\xff\xd8")


def test_the_county_sees_who_is_late_and_reminds_them_once(desk, board):
    he = desk("he")

    page = text_of(he.get("/desk/boards/county/"))
    he.post("/desk/boards/county/remind/")
    he.post("/desk/boards/county/remind/")

    assert "1 块公开栏迟贴" in page
    assert BoardReminder.objects.count() == 1
    assert "今天催过" in text_of(he.get("/desk/boards/county/"))


def test_the_county_does_not_put_up_what_is_not_its_own(desk, board, village_sheet):
    assert put_up(desk("he"), board, village_sheet()).status_code in {403, 404}


@pytest.mark.parametrize("address", ["/desk/boards/", "/desk/boards/county/"])
def test_lists_cost_few_queries_however_many_boards_there_are(
    desk, set_up, django_assert_max_num_queries, address
):
    for number in range(30):
        set_up(name=f"公开栏{number}")
    client = desk("he")
    client.get(address)

    with django_assert_max_num_queries(8):
        assert client.get(address).status_code == 200


def test_a_board_with_much_on_it_costs_few_queries(
    desk, board, hang, village_sheet, django_assert_max_num_queries
):
    for number in range(12):
        hang(village_sheet(), number=number + 1)
    client = desk("lan")
    client.get(board.get_absolute_url())

    with django_assert_max_num_queries(9):
        assert client.get(board.get_absolute_url()).status_code == 200


@pytest.mark.parametrize(("username", "is_shown"), [("lan", False), ("qian", True)])
def test_the_traces_are_offered_to_whom_may_read_them(
    desk, board, village_sheet, username, is_shown
):
    sheet = village_sheet()
    client = desk(username)

    assert ("/desk/history/board/" in text_of(client.get(board.get_absolute_url()))) is is_shown
    assert ("/desk/history/sheet/" in text_of(client.get(sheet.get_absolute_url()))) is is_shown
