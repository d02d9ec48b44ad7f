"""Table four and the problems of part five, from cases of reconsideration and litigation."""

import pytest

from gongkai.annual_reports.computing.counting import computed
from gongkai.annual_reports.computing.sources import source_of
from gongkai.remedies.models import Lesson, Party, RemedyCase
from gongkai.rules.annual_report.editions import FORM_2021
from gongkai.rules.annual_report.form import CellId
from tests.annual_reports.computing.conftest import YEAR, day
from tests.annual_reports.conftest import AT, address, text_of


@pytest.fixture
def a_remedy(qingshan):
    """A case of reconsideration, ended where a day is given."""

    def made(received, ended=None, result="overturned"):
        return RemedyCase.objects.create(
            agency=qingshan,
            stage="reconsideration",
            title="不予公开告知",
            body="示例县人民政府",
            docket=f"示复〔{received[:4]}〕{RemedyCase.objects.count() + 1}号",
            party=Party.objects.create(sealed=b"", wrapped_key=b""),
            received_on=day(received),
            block="reconsideration",
            counted_result=result if ended else "",
            counted_on=day(ended) if ended else None,
        )

    return made


def cell(result):
    return CellId("remedies", "reconsideration", result)


def test_cases_that_ended_and_one_still_open_make_the_table(qingshan, a_remedy):
    a_remedy("2025-02-03", "2025-04-01")
    a_remedy("2024-12-03", "2025-02-01", "upheld")
    a_remedy("2025-12-03")

    figures = computed(qingshan, YEAR).figures

    counted = {each.column: n for each, n in figures.items() if each.table == "remedies" and n}
    assert counted == {"overturned": 1, "upheld": 1, "pending": 1, "total": 1 + 1 + 1}


def test_each_of_its_figures_opens_as_many_cases(qingshan, a_remedy):
    a_remedy("2025-02-03", "2025-04-01")
    a_remedy("2025-12-03")

    figures = computed(qingshan, YEAR).figures

    lengths = {
        each: len(source_of(each, FORM_2021).records(qingshan, each, YEAR).rows)
        for each in figures
        if each.table == "remedies"
    }
    assert lengths == {each: n for each, n in figures.items() if each.table == "remedies"}


def test_the_list_leads_to_the_case_and_the_county_does_not_see_it(begun, a_remedy, client_of):
    case = a_remedy("2025-02-03", "2025-04-01")
    page = address("behind", begun, where=str(cell("overturned")))

    own = client_of("zhao").get(page).content.decode()
    above = text_of(client_of("he").get(page))

    assert f"/desk/remedies/{case.pk}/" in own
    assert case.docket not in above


def test_lessons_come_into_part_five_with_what_was_done(begun, lin, compute):
    Lesson.objects.create(
        agency=begun.report.agency, year=YEAR, text="告知书漏写法院名称。", noted_at=AT, noted_by=lin,
        closed_on=day("2025-09-01"), mended="改了文书样式",
    )  # fmt: skip

    version = compute(begun)

    assert version.value().sections["五"] == "告知书漏写法院名称；改进情况：改了文书样式。"


def test_part_one_tells_their_numbers(begun, compute, a_remedy):
    a_remedy("2025-02-03", "2025-04-01")

    version = compute(begun)

    assert "因政府信息公开引起的案件：行政复议1件。" in version.value().sections["一"]
