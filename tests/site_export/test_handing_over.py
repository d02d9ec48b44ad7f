"""Handing over to a site that is not ours: what is in the package, and what the clerk notes of it."""

import datetime as dt
import io
import json
import zipfile

import pytest
from openpyxl import load_workbook

from gongkai.audit.models import AuditRecord
from gongkai.catalog.actions import drafting
from gongkai.site_export import actions, queries
from gongkai.site_export.actions import HandOverRefusal
from gongkai.site_export.models import HandedItem, HandOver
from gongkai.site_export.packing import safe_name
from gongkai.storage import digest, fetch
from tests.catalog.conftest import fresh, later
from tests.html_checks import faults
from tests.site_export.making import FILE, UNREVIEWED, withdraw

AT = later(days=3)
TODAY = AT.date()
URL = "https://www.example.com/xxgk/2026/1.html"
LIST = "/desk/hand-over/"


@pytest.fixture
def handed(world):
    """The package of everything that is public, made by Lin."""
    items = list(queries.to_hand_over(world.agency))
    return actions.hand_over(agency=world.agency, items=items, by=world.people["lin"], at=AT)


@pytest.fixture
def archive(handed):
    with zipfile.ZipFile(io.BytesIO(fetch(handed.address))) as opened:
        yield opened


@pytest.fixture
def lin(client, world):
    client.force_login(world.people["lin"])
    return client


def note(handed, url=URL, on=TODAY):
    entry = handed.items.get(item__title="植树安排解读")
    actions.note_online(handed=entry, url=url, on=on, by=handed.made_by, at=AT)
    return entry


class TestPackage:
    def test_each_item_has_a_page_its_files_and_what_describes_it(self, archive, world):
        folder = f"0002_{safe_name(world.item.index_number)}"

        names = {name for name in archive.namelist() if name.startswith(folder)}

        assert names == {
            f"{folder}/page.html",
            f"{folder}/metadata.json",
            f"{folder}/files/01_分工表.txt",
        }
        assert archive.read(f"{folder}/files/01_分工表.txt") == FILE

    def test_pages_are_well_formed_and_hold_the_reviewed_text(self, archive, world):
        pages = [archive.read(name) for name in archive.namelist() if name.endswith("page.html")]

        assert [faults(page) for page in pages] == [[], []]
        assert all("现将有关事项通知如下" in page.decode() for page in pages)

    def test_the_description_has_the_hashes_that_passed_review(self, archive, world):
        described = json.loads(archive.read("metadata.json"))["items"]

        of_world = described[1]
        assert of_world["content_sha256"] == fresh(world.item).published.content_address
        assert of_world["files"][0]["sha256"] == digest(FILE)

    def test_the_list_names_every_item(self, archive):
        sheet = load_workbook(io.BytesIO(archive.read("清单.xlsx"))).active

        titles = [row[3] for row in sheet.iter_rows(min_row=2, values_only=True)]
        assert titles == ["植树安排解读", "青山镇2026年春季义务植树活动安排"]

    def test_nothing_unreviewed_is_in_it(self, archive):
        whole = b"".join(archive.read(name) for name in archive.namelist())

        assert UNREVIEWED.encode() not in whole

    def test_a_formula_in_a_title_is_computed_by_no_spreadsheet(self, world):
        item = world.publish(world.draft(title="=1+1的算法说明"))
        data, _packed = actions.pack([item])

        with zipfile.ZipFile(io.BytesIO(data)) as opened:
            sheet = load_workbook(io.BytesIO(opened.read("清单.xlsx"))).active
        assert sheet["D2"].value == "'=1+1的算法说明"

    def test_a_name_stays_within_the_folder(self):
        assert safe_name("../../etc/passwd") == "-..-etc-passwd"
        assert safe_name("..") == "-"


class TestWhatWaits:
    def test_what_was_handed_over_waits_no_more(self, handed, world):
        assert list(queries.to_hand_over(world.agency)) == []

    def test_a_new_version_waits_again(self, handed, world):
        lin = world.people["lin"]
        item = world.publish(world.draft(title="防火通告"), at=AT)
        actions.hand_over(agency=world.agency, items=[item], by=lin, at=AT)
        drafting.begin_version(item=fresh(item), why="改时间", by=lin, at=AT)

        changed = world.publish(item, at=AT)

        assert list(queries.to_hand_over(world.agency)) == [changed]

    def test_a_package_of_nothing_is_refused(self, world):
        with pytest.raises(HandOverRefusal, match="没有要移交的"):
            actions.hand_over(agency=world.agency, items=[], by=world.people["lin"], at=AT)

    def test_an_item_that_is_not_public_is_refused(self, world):
        draft = fresh(world.draft(title="没有公开"))

        with pytest.raises(HandOverRefusal, match="没有打包"):
            actions.hand_over(agency=world.agency, items=[draft], by=world.people["lin"], at=AT)

        assert not HandOver.objects.exists()


class TestOnline:
    def test_address_day_and_who_saw_it_are_kept_and_recorded(self, handed):
        entry = note(handed)

        entry.refresh_from_db()
        assert (entry.online_url, entry.online_on, entry.noted_by) == (
            URL,
            AT.date(),
            handed.made_by,
        )
        assert AuditRecord.objects.filter(action="site_export.noted_online").count() == 1

    @pytest.mark.parametrize("url", ["www.example.com", "javascript:alert(1)", "http://", "还没有"])
    def test_what_is_no_address_is_refused(self, handed, url):
        with pytest.raises(HandOverRefusal, match="不是网址"):
            note(handed, url=url)

    def test_an_address_without_end_is_refused(self, handed):
        with pytest.raises(HandOverRefusal, match="最多 300 个"):
            note(handed, url=URL + "?" + "a" * 300)

    @pytest.mark.parametrize("days", [-1, 1])
    def test_a_day_before_the_package_or_to_come_is_refused(self, handed, days):
        with pytest.raises(HandOverRefusal, match="上线日期"):
            note(handed, on=AT.date() + dt.timedelta(days=days))

        assert not HandedItem.objects.exclude(online_url="").exists()


class TestPages:
    def test_the_clerk_packs_and_downloads(self, lin, world):
        answer = lin.post(f"{LIST}pack/", follow=True)

        made = HandOver.objects.get()
        assert answer.redirect_chain[-1][0] == f"{LIST}{made.pk}/"
        assert faults(answer.content) == []
        package = lin.get(f"{LIST}{made.pk}/package.zip")
        assert digest(package.content) == made.address

    def test_the_list_is_well_formed_before_and_after(self, lin, world):
        before = lin.get(LIST)
        lin.post(f"{LIST}pack/")

        after = lin.get(LIST)

        assert (faults(before.content), faults(after.content)) == ([], [])
        assert "2 条还没有移交" in before.content.decode()
        assert "没有登记完" in after.content.decode()

    def test_packing_nothing_says_what_to_do(self, lin, handed):
        answer = lin.post(f"{LIST}pack/", follow=True)

        assert "没有要移交的信息" in answer.content.decode()

    def test_a_refused_address_stays_in_its_field(self, lin, handed):
        entry = handed.items.first()

        answer = lin.post(
            f"{LIST}{handed.pk}/items/{entry.pk}/online/", {"url": "哪里", "on": "2026-03-05"}
        )

        assert answer.status_code == 422
        assert 'value="哪里"' in answer.content.decode()
        assert "不是网址" in answer.content.decode()

    def test_what_is_online_is_noted_and_shown(self, lin, handed):
        entry = handed.items.first()
        typed = {"url": URL, "on": "2026-03-05"}

        answer = lin.post(f"{LIST}{handed.pk}/items/{entry.pk}/online/", typed, follow=True)

        assert URL in answer.content.decode()
        assert faults(answer.content) == []

    def test_what_was_withdrawn_since_is_said(self, lin, handed, world):
        withdraw(world, fresh(world.item))

        answer = lin.get(f"{LIST}{handed.pk}/")

        assert "已撤下，请对方也撤下" in answer.content.decode()

    def test_a_signer_sees_and_changes_nothing(self, client, world, handed, settings):
        settings.PRACTICE = True
        client.force_login(world.people["qian"])

        assert client.get(f"{LIST}{handed.pk}/").status_code == 200
        assert client.post(f"{LIST}pack/").status_code == 403

    def test_lists_take_few_queries(self, lin, handed, django_assert_max_num_queries):
        lin.get(LIST)
        with django_assert_max_num_queries(8):
            lin.get(LIST)
        with django_assert_max_num_queries(8):
            lin.get(f"{LIST}{handed.pk}/")
