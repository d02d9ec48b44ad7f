import datetime as dt

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gongkai.agencies.models import Agency
from gongkai.agencies.spreadsheets import rows_of
from tests.factories import an_agency

pytestmark = pytest.mark.django_db
HEAD = "代码,名称,性质,层级,上级机关代码\n"
EDUCATION = "education,示例县教育局,部门,县级,shili\n"


@pytest.fixture
def admin(signed_in):
    """The administrator of the whole county at the desk."""
    return signed_in("admin")


@pytest.fixture
def town_admin(signed_in):
    """The administrator of 青山镇 alone."""
    return signed_in("town_admin")


def posted(client, path, **values):
    return client.post(f"/desk/agencies/{path}", values)


def queries_of(client):
    """The number of queries the list takes."""
    with CaptureQueriesContext(connection) as taken:
        client.get("/desk/agencies/")
    return len(taken)


def table(text):
    return SimpleUploadedFile("agencies.csv", text.encode("gb18030"))


PAGES = ["", "+/add/", "+/import/", "+/export.csv", "+/export.xlsx", "qingshan/", "qingshan/edit/"]


class TestWhoMay:
    @pytest.mark.parametrize("page", PAGES)
    def test_an_administrator_sees_every_page(self, admin, page):
        assert admin.get(f"/desk/agencies/{page}").status_code == 200

    @pytest.mark.parametrize("page", PAGES)
    @pytest.mark.parametrize("username", ["lin", "wang"])
    def test_others_are_told_who_may(self, signed_in, username, page):
        assert signed_in(username).get(f"/desk/agencies/{page}").status_code == 403

    @pytest.mark.parametrize("page", PAGES)
    def test_the_public_is_asked_to_sign_in(self, client, page):
        answer = client.get(f"/desk/agencies/{page}")

        assert answer.status_code == 302
        assert "/desk/account/" in answer["Location"]

    @pytest.mark.parametrize("page", ["lvshui/", "lvshui/edit/", "shili/", "shili/rename/"])
    def test_an_agency_outside_my_part_of_the_tree_is_not_found(self, town_admin, page):
        assert town_admin.get(f"/desk/agencies/{page}").status_code == 404

    def test_i_cannot_put_my_agency_under_one_outside_my_part(self, town_admin):
        answer = posted(town_admin, "qingshan/move/", superior="lvshui")

        assert "没有代码为“lvshui”的在用机关" in answer.content.decode()

    def test_the_export_holds_my_part_alone(self, town_admin):
        rows = rows_of(town_admin.get("/desk/agencies/+/export.csv").content)

        assert [row[0] for row in rows[1:]] == ["qingshan"]


class TestList:
    def test_it_shows_the_tree_with_those_below_indented(self, admin):
        page = admin.get("/desk/agencies/").content.decode()

        assert '　<a href="/desk/agencies/qingshan/">示例县青山镇人民政府</a>' in page

    def test_it_finds_by_name(self, admin):
        page = admin.get("/desk/agencies/", {"q": "绿水"}).content.decode()

        assert "/desk/agencies/lvshui/" in page
        assert "/desk/agencies/qingshan/" not in page

    def test_it_says_when_nothing_is_found(self, admin):
        assert "没有找到机关" in admin.get("/desk/agencies/", {"q": "没有的"}).content.decode()

    def test_it_comes_in_pages(self, admin, agency):
        for each in range(100):
            an_agency(f"a{each}", f"第{each}号机关", above=agency("shili"))

        first = admin.get("/desk/agencies/")
        second = admin.get("/desk/agencies/" + first.context["older"])

        assert len(first.context["agencies"]) == 100
        assert [each.code for each, _indent in second.context["agencies"]] == [
            f"a{each}" for each in range(95, 100)
        ]

    def test_it_costs_the_same_for_a_hundred_agencies(self, admin, agency):
        queries_of(admin)  # the first page of a session writes it
        few = queries_of(admin)
        for each in range(90):
            an_agency(f"a{each}", f"第{each}号机关", above=agency("shili"))

        assert queries_of(admin) == few


class TestSteps:
    def test_an_agency_is_added(self, admin):
        answer = posted(
            admin,
            "+/add/",
            superior="shili",
            code="education",
            name="示例县教育局",
            kind="department",
            level="county",
        )

        assert answer["Location"] == "/desk/agencies/education/"
        assert Agency.objects.get(code="education").competent_department.code == "shili-fuban"

    def test_a_code_in_use_is_refused_at_its_field(self, admin):
        answer = posted(
            admin,
            "+/add/",
            superior="shili",
            code="lvshui",
            name="某局",
            kind="department",
            level="county",
        )

        assert "怎么办：换一个代码" in str(answer.context["form"].errors["code"])

    @pytest.mark.parametrize(
        ("step", "values", "field", "value"),
        [
            ("edit", {"telephone": "0000-1"}, "telephone", "0000-1"),
            (
                "rename",
                {"name": "示例县青山街道办事处", "from_on": "2026-03-01"},
                "name",
                "示例县青山街道办事处",
            ),
            ("abolish", {"on": "2026-03-01"}, "abolished_on", dt.date(2026, 3, 1)),
            ("report-day", {"month": "1", "day": "20"}, "report_day", 20),
            ("report-day", {}, "report_day", None),
        ],
    )
    @time_machine.travel("2026-03-02T04:00:00Z", tick=False)
    def test_a_step_is_taken(self, admin, agency, step, values, field, value):
        now = agency("qingshan")
        facts = {"name": now.name, "kind": now.kind, "level": now.level} if step == "edit" else {}

        answer = posted(admin, f"qingshan/{step}/", **facts, **values)

        assert answer["Location"] == "/desk/agencies/qingshan/"
        assert getattr(agency("qingshan"), field) == value

    @time_machine.travel("2026-03-02T04:00:00Z", tick=False)
    def test_a_merged_agency_shows_its_successor_and_offers_no_steps(self, admin):
        posted(admin, "lvshui/merge/", into="qingshan", on="2026-03-01")

        page = admin.get("/desk/agencies/lvshui/").content.decode()

        assert "自2026年3月1日起撤销。由示例县青山镇人民政府承继。" in page
        assert "可以做的事" not in page
        assert admin.get("/desk/agencies/lvshui/edit/").status_code == 404

    def test_a_refusal_is_shown_and_nothing_changes(self, admin, agency):
        answer = posted(admin, "shili/move/", superior="qingshan")

        assert "不能把示例县人民政府移到" in answer.content.decode()
        assert agency("shili").depth == 1

    def test_a_report_day_after_the_statutory_one_is_refused(self, admin):
        answer = posted(admin, "shili-fagai/report-day/", month="2", day="1")

        assert "最迟为1月31日" in answer.content.decode()

    def test_half_a_report_day_is_refused(self, admin):
        assert "要一起填" in posted(admin, "qingshan/report-day/", month="2").content.decode()

    def test_an_unknown_step_is_not_found(self, admin):
        assert admin.get("/desk/agencies/qingshan/burn/").status_code == 404

    def test_a_county_has_no_villages(self, admin):
        assert admin.get("/desk/agencies/shili/add-village/").status_code == 404


class TestPlaces:
    def test_an_office_is_added_and_closed(self, admin, agency):
        posted(admin, "qingshan/add-office/", name="党政综合办公室", kind="internal")
        office = agency("qingshan").offices.get()

        posted(admin, f"qingshan/offices/{office.pk}/close/", on="2026-03-01")

        office.refresh_from_db()
        assert office.closed_on == dt.date(2026, 3, 1)

    def test_a_village_is_added_shown_and_closed(self, admin, agency):
        posted(admin, "qingshan/add-village/", name="东村村民委员会", kind="village")
        village = agency("qingshan").villages.get()
        assert "东村村民委员会" in admin.get("/desk/agencies/qingshan/").content.decode()

        posted(admin, f"qingshan/villages/{village.pk}/close/", on="2026-03-01")

        village.refresh_from_db()
        assert village.closed_on == dt.date(2026, 3, 1)

    def test_a_day_that_is_none_closes_nothing(self, admin, agency):
        posted(admin, "qingshan/add-village/", name="东村村民委员会", kind="village")
        village = agency("qingshan").villages.get()

        posted(admin, f"qingshan/villages/{village.pk}/close/", on="昨天")

        village.refresh_from_db()
        assert village.closed_on is None

    def test_a_village_of_another_township_is_not_found(self, admin, agency):
        posted(admin, "qingshan/add-village/", name="东村村民委员会", kind="village")
        village = agency("qingshan").villages.get()

        assert admin.get(f"/desk/agencies/lvshui/villages/{village.pk}/close/").status_code == 404


class TestTables:
    @pytest.fixture(autouse=True)
    def store(self, settings, tmp_path):
        settings.MEDIA_ROOT = tmp_path

    def test_a_table_is_looked_at_before_anything_changes(self, admin):
        page = posted(admin, "+/import/", file=table(HEAD + EDUCATION)).content.decode()

        assert "新增 1 个，修改 0 个，不变 0 个，有错 0 处" in page
        assert not Agency.objects.filter(code="education").exists()

    def test_it_is_imported_when_confirmed(self, admin):
        posted(admin, "+/import/", file=table(HEAD + EDUCATION))

        answer = posted(admin, "+/import/confirm/")

        assert answer["Location"] == "/desk/agencies/"
        assert Agency.objects.filter(code="education").exists()

    def test_bad_rows_are_listed_with_what_to_do(self, admin):
        bad = HEAD + EDUCATION + "desk,某局,部门,县级,shili\n"

        page = posted(admin, "+/import/", file=table(bad)).content.decode()

        assert "是网站自己用的地址。怎么办：换一个" in page
        assert "只导入没有错的行" in page

    def test_good_rows_alone_are_imported_only_when_asked_for(self, admin):
        bad = HEAD + EDUCATION + "desk,某局,部门,县级,shili\n"
        posted(admin, "+/import/", file=table(bad))
        assert posted(admin, "+/import/confirm/")["Location"] == "/desk/agencies/+/import/"
        assert not Agency.objects.filter(code="education").exists()

        posted(admin, "+/import/", file=table(bad))
        posted(admin, "+/import/confirm/", good_rows_only="1")

        assert Agency.objects.filter(code="education").exists()

    def test_a_table_that_changes_nothing_says_so(self, admin):
        same = admin.get("/desk/agencies/+/export.csv").content

        page = posted(admin, "+/import/", file=SimpleUploadedFile("a.csv", same)).content.decode()

        assert "没有要改的" in page

    def test_confirming_without_a_preview_leads_back(self, admin):
        assert posted(admin, "+/import/confirm/")["Location"] == "/desk/agencies/+/import/"

    def test_a_table_previewed_for_another_agency_is_not_imported(self, admin):
        posted(admin, "+/import/", file=table(HEAD + EDUCATION))
        session = admin.session
        session["agency_table"] = {**session["agency_table"], "agency": "lvshui"}
        session.save()

        posted(admin, "+/import/confirm/")

        assert not Agency.objects.filter(code="education").exists()

    def test_another_file_is_refused(self, admin):
        file = SimpleUploadedFile("a.csv", b"\xff\xfe\x00\x00\xff")

        assert "怎么办" in posted(admin, "+/import/", file=file).content.decode()

    def test_a_large_file_is_refused_before_it_is_read(self, admin):
        file = SimpleUploadedFile("a.csv", b"x" * (5 * 1024 * 1024 + 1))

        assert "文件超过 5 MB" in posted(admin, "+/import/", file=file).content.decode()

    def test_another_kind_of_export_is_not_found(self, admin):
        assert admin.get("/desk/agencies/+/export.pdf").status_code == 404
