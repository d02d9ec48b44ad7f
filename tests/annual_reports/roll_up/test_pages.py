"""The pages of a roll-up: who sees them, what they say, what they cost."""

import csv
import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from gongkai.annual_reports.models import AnnualReport, JointDocuments, Scope
from gongkai.annual_reports.roll_up import units
from gongkai.annual_reports.roll_up.actions import compile_area
from gongkai.files.opening import open_document
from tests.annual_reports.conftest import text_of
from tests.annual_reports.roll_up.conftest import AT, ISSUED, NEW, YEAR
from tests.html_checks import faults


def address(name, code="xian", **more):
    return reverse(f"roll_up:{name}", kwargs={"code": code, "year": YEAR, **more})


def queries_of(client, page):
    """How often a page asks the database."""
    with CaptureQueriesContext(connection) as captured:
        client.get(page)
    return len(captured)


@pytest.fixture
def compiled_shi(whole_tree, people):
    return compile_area(government=whole_tree["shi"], year=YEAR, by=people["ma"], at=AT)


@pytest.fixture
def half(tree, file, draft):
    """In 示例县 the bureau has filed 3 + 6 + 4 applications, the township is filling in, the rest has not begun."""
    file(tree["xian-ju"], number=3)
    draft(tree["xian-zhen"], number=4)
    return tree


class TestArea:
    def test_says_in_its_heading_who_is_in_the_sum(self, client_of, half):
        answer = client_of("he").get(address("area"))

        assert "年报汇总：5 家，计入 1 家" in text_of(answer)
        assert "合计：计入的 1 家，缺 4 家 平 14＋1＝13＋2" in text_of(answer)
        assert faults(answer.content) == []

    def test_counts_how_the_others_stand(self, client_of, half):
        answer = client_of("he").get(address("area"))

        assert answer.context["stands"]["working"] == 1
        assert answer.context["stands"]["not_begun"] == 3

    def test_an_area_report_stands_for_everything_beneath_it(self, client_of, whole_tree, people):
        version = compile_area(government=whole_tree["xian"], year=YEAR, by=people["ma"], at=AT)

        page = client_of("cheng").get(address("area", "shi"), {"drafts": "1"})

        by_code = {each.branch.code: each.branch for each in page.context["rows"]}
        assert by_code["xian"].by_area
        assert by_code["xian"].size == 1
        assert by_code["xian"].figures[NEW] == version.value().figures[NEW]

    @pytest.mark.parametrize(
        ("page", "own"),
        [
            (address("area", "shi"), 5),
            (address("tables", "shi"), 3),
            (address("cell", "shi", where=str(NEW)), 4),
            (address("missing", "shi"), 2),
            (address("changes", "shi"), 5),
        ],
    )
    def test_costs_little_beside_what_every_page_costs(
        self, client_of, whole_tree, compiled_shi, page, own
    ):
        cheng = client_of("cheng", "shi")
        cheng.get(page)  # the first page of a session writes it

        assert queries_of(cheng, page) - queries_of(cheng, reverse("desk:keys")) <= own

    def test_more_than_a_page_leads_to_the_next(self, client_of, whole_tree, monkeypatch):
        monkeypatch.setattr("gongkai.annual_reports.roll_up.views.PAGE_SIZE", 2)

        first = client_of("he").get(address("area"))
        second = client_of("he").get(address("area") + first.context["older"])

        codes = [[row.branch.code for row in each.context["rows"]] for each in (first, second)]
        assert codes == [["xian", "xian-ban"], ["xian-ju", "xian-zhen"]]
        assert second.context["seen"].size == 5

    def test_drafts_are_added_for_the_supervisor_and_marked(self, client_of, half):
        answer = client_of("he").get(address("area"), {"drafts": "1"})

        assert "连没有报的草稿也算了" in text_of(answer)
        assert answer.context["seen"].added == 2

    def test_drafts_of_others_are_not_for_the_clerk(self, client_of, half):
        answer = client_of("ma", "xian").get(address("area"), {"drafts": "1"})

        assert answer.context["seen"].added == 1

    def test_the_menu_leads_to_the_area_at_hand(self, client_of, half):
        answer = client_of("ban").get(reverse("roll_up:home"))

        assert answer.url.startswith("/desk/roll-up/xian/")

    def test_a_bureau_has_no_such_menu(self, client_of, half):
        page = client_of("ma", "xian-ju").get(reverse("annual_reports:report_list"))

        assert "年度报告汇总" not in text_of(page)


class TestWho:
    @pytest.mark.parametrize(("who", "code"), [("wang", "xian"), ("he", "xian2"), ("he", "shi")])
    def test_another_area_is_not_found(self, client_of, half, who, code):
        assert client_of(who).get(address("area", code)).status_code == 404

    def test_the_city_sees_its_counties(self, client_of, half):
        assert client_of("cheng").get(address("area")).status_code == 200

    def test_a_year_ahead_is_not_found(self, client_of, half):
        page = reverse("roll_up:area", kwargs={"code": "xian", "year": 2099})

        assert client_of("he").get(page).status_code == 404

    def test_the_city_does_not_compile_for_the_county(self, client_of, whole_tree):
        assert client_of("cheng").post(address("compile")).status_code == 404


class TestTablesAndCells:
    def test_each_sum_leads_to_its_shares(self, client_of, half):
        answer = client_of("he").get(address("tables"))

        assert address("cell", where=str(NEW)).encode() in answer.content
        assert faults(answer.content) == []

    def test_without_reports_it_says_what_counts(self, client_of, tree):
        assert "还没有可以加的报告" in text_of(client_of("he").get(address("tables")))

    def test_a_cell_names_the_agencies_behind_it(self, client_of, half):
        answer = client_of("he").get(address("cell", where=str(NEW)))

        assert "总计：14" in text_of(answer)
        assert "示例县教育局 14 1 份" in text_of(answer)
        assert faults(answer.content) == []

    def test_the_report_behind_a_share_can_be_opened(self, client_of, half):
        he = client_of("he")
        report = AnnualReport.objects.get(agency__code="xian-ju")

        answer = he.get(address("cell", where=str(NEW)))

        assert (
            f"/desk/reports/{report.pk}/#c-applications-newly_received-total".encode()
            in answer.content
        )

    @pytest.mark.parametrize("where", ["nonsense", "proactive.nothing.here"])
    def test_a_cell_that_is_none_is_not_found(self, client_of, half, where):
        assert client_of("he").get(address("cell", where=where)).status_code == 404


class TestMissing:
    def test_says_of_each_why(self, client_of, half):
        answer = client_of("he").get(address("missing"))

        assert "示例县石桥镇人民政府 正在填报，还没有报" in text_of(answer)
        assert "示例县龙泉街道办事处 没有开始" in text_of(answer)
        assert faults(answer.content) == []

    def test_one_state_can_be_asked_for(self, client_of, half):
        answer = client_of("he").get(address("missing"), {"stand": "working"})

        assert [each.code for each, _words in answer.context["agencies"]] == ["xian-zhen"]

    def test_more_than_a_page_leads_to_the_next(self, client_of, half, monkeypatch):
        for module in ("views", "units"):
            monkeypatch.setattr(f"gongkai.annual_reports.roll_up.{module}.PAGE_SIZE", 3)

        first = client_of("he").get(address("missing"))
        second = client_of("he").get(address("missing") + first.context["older"])

        assert len(first.context["agencies"]) == units.PAGE_SIZE
        assert [each.code for each, _words in second.context["agencies"]] == ["xian-jie"]

    def test_nobody_is_missing(self, client_of, whole_tree):
        assert "应报的都计入合计了" in text_of(client_of("he").get(address("missing")))


class TestCompiling:
    def test_one_press_makes_the_draft(self, client_of, whole_tree):
        answer = client_of("ma", "xian").post(address("compile"), follow=True)

        assert "已经汇编成第 1 版草稿" in text_of(answer)
        assert AnnualReport.objects.get(scope=Scope.AREA).current.number == 1

    def test_the_office_compiles_for_its_government(self, client_of, whole_tree):
        client_of("ban").post(address("compile"))

        assert AnnualReport.objects.get(scope=Scope.AREA).agency.code == "xian"

    def test_a_refusal_is_said_on_the_page(self, client_of, tree):
        answer = client_of("ma", "xian").post(address("compile"))

        assert answer.status_code == 409
        assert "还没有一家报送" in text_of(answer)

    def test_before_compiling_the_page_says_what_it_does(self, client_of, half):
        answer = client_of("he").get(address("changes"))

        assert "本地区报告：还没有汇编" in text_of(answer)
        assert faults(answer.content) == []

    def test_a_late_correction_is_shown_with_its_cells(
        self, client_of, whole_tree, people, correct
    ):
        compile_area(government=whole_tree["xian"], year=YEAR, by=people["ma"], at=AT)
        correct(whole_tree["xian-ju"], {ISSUED: 9})

        answer = client_of("ma", "xian").get(address("changes"))

        assert "汇编以后，下级有 1 家变了" in text_of(answer)
        assert "示例县教育局 第 1 版 → 第 2 版" in text_of(answer)
        assert "行政规范性文件 · 本年制发件数 2 9" in text_of(answer)
        assert "＋7" in text_of(answer)
        assert faults(answer.content) == []

    def test_the_inbox_proposes_the_correction(self, client_of, whole_tree, people, correct):
        compile_area(government=whole_tree["xian"], year=YEAR, by=people["ma"], at=AT)
        correct(whole_tree["xian-ju"], {ISSUED: 9})

        answer = client_of("he").get(reverse("desk:inbox"))

        assert "看变了哪些数，要不要更正本地区报告" in text_of(answer)
        assert address("changes").encode() in answer.content

    def test_nothing_changed_is_said_too(self, client_of, whole_tree, people):
        compile_area(government=whole_tree["xian"], year=YEAR, by=people["ma"], at=AT)

        answer = client_of("he").get(address("changes"))

        assert "汇编用到的报告一份也没有变" in text_of(answer)


class TestJoint:
    def declare(self, client, **more):
        data = {
            "where": str(ISSUED),
            "count": "1",
            "lead": "示例县人民政府办公室",
            "reason": "示政发〔2025〕1号",
        }
        return client.post(address("joint", "xian-ju"), {**data, **more})

    def test_is_taken_off_the_sum_and_said(self, client_of, half):
        self.declare(client_of("ma", "xian-ju"))

        answer = client_of("he").get(address("cell", where=str(ISSUED)))

        assert "本年制发件数：1" in text_of(answer)
        assert "示例县教育局：减 1 件，在示例县人民政府办公室计数（示政发〔2025〕1号）" in text_of(
            answer
        )

    def test_withdrawn_it_counts_again(self, client_of, half):
        ma = client_of("ma", "xian-ju")
        self.declare(ma)
        declared = JointDocuments.objects.get()

        ma.post(address("withdraw_joint", "xian-ju", pk=declared.pk))

        assert "本年制发件数：2" in text_of(client_of("he").get(address("cell", where=str(ISSUED))))
        assert "已撤销" in text_of(ma.get(address("joint", "xian-ju")))

    @pytest.mark.parametrize(
        ("wrong", "says"),
        [
            ({"count": "3"}, "报告的这一格是 2 件，已经登记 0 件，不能再登记 3 件"),
            ({"lead": "没有的局"}, "没有找到“没有的局”这个机关"),
            ({"lead": "xian-ju"}, "牵头机关就是本机关"),
        ],
    )
    def test_what_the_report_does_not_bear_out_is_refused(self, client_of, half, wrong, says):
        answer = self.declare(client_of("ma", "xian-ju"), **wrong)

        assert says in text_of(answer)
        assert "示政发〔2025〕1号" in text_of(answer)
        assert not JointDocuments.objects.exists()

    def test_the_page_is_sound(self, client_of, half):
        answer = client_of("ma", "xian-ju").get(address("joint", "xian-ju"))

        assert faults(answer.content) == []

    def test_another_clerk_does_not_find_it(self, client_of, half):
        assert client_of("ma", "xian").get(address("joint", "xian-ju")).status_code == 404


class TestExport:
    def test_the_csv_has_sum_and_shares_of_every_cell(self, client_of, half):
        answer = client_of("he").get(address("export", kind="csv"))

        rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
        new = {row["机关"]: row["数值"] for row in rows if row["标识"] == str(NEW)}
        assert new == {"合计": "14", "示例县教育局": "14"}
        assert len(rows) == 200 * 2

    @pytest.mark.parametrize("kind", ["xlsx", "docx"])
    def test_the_file_opens_and_names_who_is_not_in(self, client_of, half, kind):
        answer = client_of("he").get(address("export", kind=kind))

        assert "没有计入：示例县石桥镇人民政府" in str(open_document(answer.content, f"x.{kind}"))

    def test_another_kind_is_not_found(self, client_of, half):
        assert client_of("he").get(address("export", kind="exe")).status_code == 404
