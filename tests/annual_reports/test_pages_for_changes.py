"""The pages that change a draft: a table, a text, and what could not be read."""

from dataclasses import replace

import pytest
from lxml import html

from gongkai.annual_reports import actions
from gongkai.annual_reports.lifecycle import EventKind
from gongkai.practice import reports as samples
from gongkai.rules.annual_report.form import CellId
from gongkai.rules.annual_report.report import Unread
from gongkai.storage import keep
from tests.annual_reports.conftest import AT, QINGSHAN, address, text_of
from tests.html_checks import faults

LICENCES = CellId("proactive", "administrative_license", "decision_count")
PENALTIES = CellId("proactive", "administrative_penalty", "decision_count")
FEES = CellId("proactive", "administrative_fee", "amount_wan_yuan")
OUT = CellId("applications", "carried_over_out", "natural_person")
UPHELD = CellId("remedies", "reconsideration", "upheld")
OVERTURNED = CellId("remedies", "reconsideration", "overturned")


def fields_of(answer):
    """What a browser would send back from the page as it stands."""
    [form] = [
        each
        for each in html.document_fromstring(answer.content).forms
        if each.method == "POST" and "seen" in each.fields
    ]
    return {name: value or "" for name, value in form.fields.items()}


class TestTable:
    @pytest.fixture
    def url(self, draft):
        return address("table", draft, key="proactive")

    @pytest.mark.parametrize("key", ["proactive", "applications", "remedies"])
    def test_shows_the_form_with_a_field_in_each_cell(self, client_of, draft, key):
        answer = client_of("lin").get(address("table", draft, key=key))

        cells = {str(cell) for cell in draft.value().form.table(key).cells()}
        assert cells <= fields_of(answer).keys()
        assert faults(answer.content) == []

    def test_last_years_figure_stands_beside(self, client_of, draft, upload):
        last_year = samples.sample_report(QINGSHAN, 2024, samples.TOWN_LAST_YEAR)
        upload(last_year, year=2024)

        page = client_of("lin").get(address("table", draft, key="proactive")).content.decode()

        assert "，上年 12" in page

    def test_a_typed_figure_is_stored(self, client_of, draft, url):
        lin = client_of("lin")
        answer = lin.post(url, {**fields_of(lin.get(url)), str(LICENCES): "１６"}, follow=True)

        draft.refresh_from_db()
        assert draft.value().figures[LICENCES] == 16
        assert "已保存" in text_of(answer)

    def test_a_mistake_is_said_at_the_cell_and_above_and_nothing_typed_is_lost(
        self, client_of, draft, url
    ):
        lin = client_of("lin")
        typed = {**fields_of(lin.get(url)), str(LICENCES): "十来件", str(PENALTIES): "77"}

        answer = lin.post(url, typed)

        page = answer.content.decode()
        assert page.count("十来件") >= 1
        assert 'value="77"' in page
        assert "有1格填得不对，其他格子填的数都还在" in text_of(answer)
        assert f'id="c-{str(LICENCES).replace(".", "-")}-why"' in page
        assert faults(answer.content) == []

    def test_an_imbalance_is_marked_at_the_cell_and_listed_above(self, client_of, draft):
        url = address("table", draft, key="applications")
        lin = client_of("lin")

        answer = lin.post(url, {**fields_of(lin.get(url)), str(OUT): "9"}, follow=True)

        assert "自然人：第一项加第二项之和" in text_of(answer)
        assert 'aria-invalid="true"' in answer.content.decode()
        assert "多 8" in text_of(answer)
        assert faults(answer.content) == []

    def test_a_figure_both_changed_shows_both(self, client_of, draft, url):
        lin, zhao = client_of("lin"), client_of("zhao")
        seen_by_lin = fields_of(lin.get(url))
        zhao.post(url, {**fields_of(zhao.get(url)), str(LICENCES): "20"})

        answer = lin.post(url, {**seen_by_lin, str(LICENCES): "30"})

        assert answer.status_code == 409
        assert "20" in text_of(answer)
        assert fields_of(answer)[str(LICENCES)] == "30"
        assert faults(answer.content) == []

    def test_saving_after_a_clash_leaves_the_other_persons_other_figures_alone(
        self, client_of, draft, url
    ):
        lin, zhao = client_of("lin"), client_of("zhao")
        seen_by_lin = fields_of(lin.get(url))
        theirs = {str(LICENCES): "20", str(PENALTIES): "40"}
        zhao.post(url, {**fields_of(zhao.get(url)), **theirs})
        clash = lin.post(url, {**seen_by_lin, str(LICENCES): "30"})

        lin.post(url, fields_of(clash))

        draft.refresh_from_db()
        figures = draft.value().figures
        assert (figures[LICENCES], figures[PENALTIES]) == (30, 40)

    def test_mending_a_mistake_leaves_what_others_saved_meanwhile(self, client_of, draft, url):
        lin, zhao = client_of("lin"), client_of("zhao")
        seen_by_lin = fields_of(lin.get(url))
        zhao.post(url, {**fields_of(zhao.get(url)), str(PENALTIES): "40"})
        mistaken = lin.post(url, {**seen_by_lin, str(LICENCES): "x"})

        lin.post(url, {**fields_of(mistaken), str(LICENCES): "30"})

        draft.refresh_from_db()
        figures = draft.value().figures
        assert (figures[LICENCES], figures[PENALTIES]) == (30, 40)

    def test_a_page_from_before_a_new_file_does_not_undo_the_file(
        self, client_of, draft, url, upload
    ):
        lin = client_of("lin")
        before = fields_of(lin.get(url))
        upload(samples.sample_report(QINGSHAN, 2025, samples.BUREAU_THIS_YEAR))

        answer = lin.post(url, before)

        draft.refresh_from_db()
        assert "有人重新读入了文件" in text_of(answer)
        assert draft.value().figures[LICENCES] == 326
        assert fields_of(answer)[str(LICENCES)] == "326"

    def test_a_locked_table_leads_back_to_the_report(self, client_of, sent):
        answer = client_of("lin").get(address("table", sent, key="proactive"), follow=True)

        assert "内容不能再改" in text_of(answer)

    def test_a_save_that_comes_after_the_lock_keeps_what_was_typed(
        self, client_of, draft, url, lin
    ):
        clerk = client_of("lin")
        typed = {**fields_of(clerk.get(url)), str(LICENCES): "88"}
        actions.send_for_signature(version=draft, by=lin, at=AT)

        answer = clerk.post(url, typed)

        assert answer.status_code == 409
        assert fields_of(answer)[str(LICENCES)] == "88"

    def test_an_amount_keeps_its_decimals(self, client_of, draft, url):
        lin = client_of("lin")

        lin.post(url, {**fields_of(lin.get(url)), str(FEES): "1.25"})

        assert fields_of(lin.get(url))[str(FEES)] == "1.25"


class TestText:
    @pytest.fixture
    def url(self, draft):
        return address("text", draft, part="6")

    @pytest.mark.parametrize("part", ["title", "opening", "1", "5", "6"])
    def test_every_text_can_be_opened(self, client_of, draft, part):
        answer = client_of("lin").get(address("text", draft, part=part))

        assert answer.status_code == 200
        assert faults(answer.content) == []

    def test_a_text_is_stored(self, client_of, draft, url):
        lin = client_of("lin")

        lin.post(url, {**fields_of(lin.get(url)), "text": "没有其他事项。"})

        draft.refresh_from_db()
        assert draft.value().sections["六"] == "没有其他事项。"

    def test_two_who_change_it_are_shown_both(self, client_of, draft, url):
        lin, zhao = client_of("lin"), client_of("zhao")
        seen_by_lin = fields_of(lin.get(url))
        zhao.post(url, {**fields_of(zhao.get(url)), "text": "赵改的。"})

        answer = lin.post(url, {**seen_by_lin, "text": "林改的。"})

        assert answer.status_code == 409
        assert "赵改的。" in text_of(answer)
        assert fields_of(answer)["text"].strip() == "林改的。"

    def test_a_locked_text_leads_back_to_the_report(self, client_of, sent):
        answer = client_of("lin").get(address("text", sent, part="6"), follow=True)

        assert "内容不能再改" in text_of(answer)

    def test_what_is_found_in_the_text_stands_beside_it(self, client_of, draft):
        url = address("text", draft, part="1")
        lin = client_of("lin")
        answer = lin.post(
            url,
            {**fields_of(lin.get(url)), "text": "全年收到政府信息公开申请99件。"},
            follow=True,
        )

        assert "99" in text_of(answer)
        assert answer.context["findings"]
        assert faults(answer.content) == []


PAIR = Unread((UPHELD, OVERTURNED), "10", "ambiguous", ((1, 0), (0, 1)))
ALONE = Unread((OUT,), "?", "illegible")


@pytest.fixture
def unread(upload):
    """A draft with a pair of cells that has two readings, and a cell that has none."""
    report = samples.sample_report(QINGSHAN, 2025, samples.TOWN_THIS_YEAR)
    open_cells = {UPHELD, OVERTURNED, OUT}
    figures = {cell: value for cell, value in report.figures.items() if cell not in open_cells}
    return upload(replace(report, figures=figures, unread=(PAIR, ALONE)))


class TestSettling:
    @pytest.fixture
    def url(self, unread):
        return address("settle", unread)

    def test_asks_with_every_reading_and_with_fields_of_ones_own(self, client_of, url):
        answer = client_of("lin").get(url)

        assert "2 处没有读出来" in text_of(answer)
        assert "纸面上是“10”：有不止一种读法都说得通" in text_of(answer)
        assert faults(answer.content) == []

    @pytest.mark.parametrize(("choice", "chosen"), [("1|0", (1, 0)), ("0|1", (0, 1))])
    def test_a_reading_is_chosen(self, client_of, unread, url, choice, chosen):
        client_of("lin").post(url, {"seen": "1-1", f"choice-{UPHELD}": choice})

        unread.refresh_from_db()
        figures = unread.value().figures
        assert (figures[UPHELD], figures[OVERTURNED]) == chosen
        assert unread.unread_count == 1

    def test_ones_own_figure_is_taken_even_without_pressing_the_choice(
        self, client_of, unread, url
    ):
        client_of("lin").post(url, {"seen": "1-1", str(UPHELD): "2", str(OVERTURNED): "0"})

        unread.refresh_from_db()
        assert unread.value().figures[UPHELD] == 2

    def test_the_last_one_settled_leads_back_to_the_report(self, client_of, unread, url):
        answer = client_of("lin").post(
            url,
            {"seen": "1-1", f"choice-{UPHELD}": "1|0", f"choice-{OUT}": "own", str(OUT): "1"},
        )

        assert answer.url == unread.report.get_absolute_url()

    def test_nothing_chosen_is_said(self, client_of, url):
        assert "还没有选" in text_of(client_of("lin").post(url, {"seen": "1-1"}))

    def test_a_mistake_keeps_the_choice_and_stores_the_rest(self, client_of, unread, url):
        answer = client_of("lin").post(
            url,
            {"seen": "1-1", f"choice-{UPHELD}": "1|0", f"choice-{OUT}": "own", str(OUT): "一些"},
        )

        unread.refresh_from_db()
        assert unread.unread_count == 1
        assert 'value="一些"' in answer.content.decode()
        assert "有1格还没有填好，别的已经存了" in text_of(answer)
        assert faults(answer.content) == []

    def test_an_own_figure_left_empty_is_asked_for(self, client_of, url):
        answer = client_of("lin").post(url, {"seen": "1-1", f"choice-{OUT}": "own", str(OUT): ""})

        assert "请填这一格的数" in text_of(answer)

    def test_a_choice_made_twice_is_not_made_for_another_question(self, client_of, unread, url):
        choice = {"seen": "1-1", f"choice-{UPHELD}": "1|0"}
        client_of("lin").post(url, choice)

        answer = client_of("zhao").post(url, {**choice, f"choice-{UPHELD}": "0|1"})

        unread.refresh_from_db()
        assert answer.status_code == 409
        assert "别人已经定了其中几格" in text_of(answer)
        assert unread.value().figures[UPHELD] == 1

    def test_a_reading_that_is_not_offered_is_not_taken(self, client_of, unread, url):
        answer = client_of("lin").post(url, {"seen": "1-1", f"choice-{UPHELD}": "7|7"})

        unread.refresh_from_db()
        assert answer.status_code == 409
        assert UPHELD not in unread.value().figures

    def test_a_table_with_unread_cells_is_shown_and_can_be_filled_there(self, client_of, unread):
        url = address("table", unread, key="applications")
        lin = client_of("lin")
        answer = lin.get(url)
        lin.post(url, {**fields_of(answer), str(OUT): "1"})

        unread.refresh_from_db()
        assert "未读出" in text_of(answer)
        assert unread.value().figures[OUT] == 1

    def test_when_all_is_read_it_says_so(self, client_of, draft):
        answer = client_of("lin").get(address("settle", draft))

        assert "每一格都读出来了" in text_of(answer)
        assert faults(answer.content) == []

    def test_a_locked_report_is_not_settled(self, client_of, sent):
        answer = client_of("lin").get(address("settle", sent), follow=True)

        assert "内容不能再改" in text_of(answer)


class TestTheOriginalBesideIt:
    def show(self, client_of, version, source, name):
        version.source_address, version.source_name = keep(source), name
        version.save()
        return client_of("lin").get(address("settle", version))

    def test_shows_text_and_tables_of_the_upload(self, client_of, draft):
        page = "<p>第一行</p><p>第二行</p><table><tr><td>甲</td><td colspan=2>乙</td></tr></table>"

        answer = self.show(client_of, draft, page.encode(), "a.html")

        assert "第一行 第二行" in text_of(answer)
        assert '<td colspan="2">乙</td>' in answer.content.decode()
        assert faults(answer.content) == []

    def test_says_when_the_upload_cannot_be_opened(self, client_of, draft):
        assert "原件现在打不开" in text_of(
            self.show(client_of, draft, b"PK\x03\x04 torn", "a.docx")
        )

    def test_says_when_there_is_none(self, client_of, draft):
        draft.source_address = ""
        draft.save()

        assert "没有原件可以对照" in text_of(client_of("lin").get(address("settle", draft)))


def test_every_change_is_an_event(client_of, draft):
    url = address("table", draft, key="proactive")
    lin = client_of("lin")

    lin.post(url, {**fields_of(lin.get(url)), str(LICENCES): "16"})

    assert draft.events.filter(kind=EventKind.FIGURES_CHANGED).count() == 1
