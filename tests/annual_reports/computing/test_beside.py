"""Records beside reports for the county, the warnings of December, and what the inbox says of both."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from time_machine import travel

from gongkai.agencies.models import Agency
from gongkai.annual_reports import actions
from gongkai.annual_reports.computing.beside import page_of
from gongkai.annual_reports.computing.early_warnings import warnings_of, year_warned_of
from gongkai.annual_reports.computing.noticing import look_at_records
from gongkai.annual_reports.models import RecordsNoted
from gongkai.casework.lifecycle import EventKind
from gongkai.casework.models import CaseEvent, DisclosureApplication
from tests.annual_reports.computing.conftest import LICENSES, YEAR, day, noon
from tests.annual_reports.conftest import AT, CHINA, LATER, published_anew, text_of

DECEMBER = dt.datetime(2025, 12, 10, 9, 0, tzinfo=CHINA)
BESIDE = "/desk/reports/board/records/?year=2025"


@pytest.fixture
def filed(begun, compute, lin, person, upload_rest):
    """A report whose figures were taken from the records, published with what only people know filled in."""
    version = compute(begun)
    upload_rest(version)
    published_anew(version, lin, person, at=AT)
    version.refresh_from_db()
    return version


@pytest.fixture
def upload_rest(lin):
    def fill(version):
        actions.fill_zeros(version=version, accepted=True, by=lin, at=AT)
        problem = "公开不够及时，有的信息晚了。改进：把公开期限列入每月提醒。"
        for part, seen in (("五", ""),):
            actions.change_text(version=version, part=part, seen=seen, text=problem, by=lin, at=AT)
        version.refresh_from_db()

    return fill


def test_the_county_sees_what_the_records_give_beside_what_the_report_says(
    county, upload, client_of, an_application
):
    upload(year=YEAR)
    an_application("2025-05-05", "2025-05-20")

    page = text_of(client_of("he").get(BESIDE))

    assert "格不一样" in page
    assert "没有起草" in page


def test_it_asks_the_same_queries_for_one_agency_and_for_all(county, an_application):
    an_application("2025-05-05", "2025-05-20")
    everybody = Agency.objects.order_by("path")

    counts = []
    for area in (everybody.filter(code="qingshan"), everybody):
        with CaptureQueriesContext(connection) as taken:
            page_of(area, YEAR, "", DECEMBER.date(), is_warned=False)
        counts.append(len(taken))

    assert counts == [8, 8]


def test_every_cell_that_differs_opens_its_records(county, upload, client_of, an_entry):
    version = upload(year=YEAR)
    an_entry("2025-05-05")

    page = client_of("he").get("/desk/reports/board/records/qingshan/?year=2025").content.decode()

    assert f"/desk/reports/{version.report_id}/records/{LICENSES}/" in page


def test_an_agency_outside_the_area_is_not_found(county, client_of):
    Agency.objects.add_root(
        create_kwargs={
            "code": "bieshi",
            "name": "别市人民政府",
            "kind": "government",
            "level": "city",
        }
    )

    answer = client_of("he").get("/desk/reports/board/records/bieshi/?year=2025")

    assert answer.status_code == 404


def test_records_that_change_after_publication_wait_in_the_inbox(filed, client_of, an_entry):
    an_entry("2025-05-05")

    number = look_at_records(LATER)

    page = text_of(client_of("lin").get("/desk/"))
    assert number >= 1
    assert RecordsNoted.objects.get().number == 1
    assert "1 格和记录不一样" in page
    assert filed.value().figures[LICENSES] == 0


def test_what_agrees_again_is_no_longer_told(filed, an_entry):
    entry = an_entry("2025-05-05")
    look_at_records(LATER)
    entry.voided_on, entry.voided_why = day("2026-01-22"), "登记错了"
    entry.save()

    look_at_records(LATER)

    assert not RecordsNoted.objects.exists()


def test_a_correction_under_way_is_no_longer_told(filed, lin, an_entry):
    an_entry("2025-05-05")
    look_at_records(LATER)
    actions.reopen(version=filed, reason="漏登记一件许可", by=lin, at=LATER)

    look_at_records(LATER)

    assert not RecordsNoted.objects.exists()


def test_a_correction_takes_the_figures_anew_and_is_published(
    filed, lin, person, compute, an_entry
):
    an_entry("2025-05-05")
    actions.reopen(version=filed, reason="漏登记一件许可", by=lin, at=LATER)
    filed.report.refresh_from_db()
    corrected = compute(filed.report.current, at=LATER)

    published_anew(corrected, lin, person)

    filed.report.refresh_from_db()
    assert filed.report.published.value().figures[LICENSES] == 1
    assert filed.value().figures[LICENSES] == 0
    assert look_at_records(LATER + dt.timedelta(days=1)) == 0


@pytest.mark.parametrize(
    ("today", "year"),
    [("2025-11-30", None), ("2025-12-01", 2025), ("2026-03-31", 2025), ("2026-04-01", None)],
)
def test_warnings_begin_in_december_and_end_with_march(today, year):
    assert year_warned_of(day(today)) == year


def kinds(agency, today=DECEMBER):
    found = warnings_of([agency], YEAR, today.date())
    return {each.kind: each.number for each in found.get(agency.pk, ())}


def test_an_application_that_nobody_confirmed_is_warned_of(qingshan, lin, an_application):
    case = an_application("2025-11-05")
    CaseEvent.objects.filter(case=case).update(facts={"channel": "online"})
    DisclosureApplication.objects.filter(pk=case.pk).update(
        state="awaiting_confirmation", received_on=None, due_on=None
    )

    assert kinds(qingshan) == {"unconfirmed": 1}


def test_a_decision_nobody_signed_and_one_past_its_day_are_warned_of(qingshan, lin, an_application):
    case = an_application("2025-11-24")
    an_application("2025-10-09")
    CaseEvent.objects.create(
        case=case, kind=EventKind.DECIDED, on=day("2025-12-05"), at=noon("2025-12-05"), by=lin,
        facts={"ending": "disclosed_provided"},
    )  # fmt: skip
    DisclosureApplication.objects.filter(pk=case.pk).update(state="signing")

    assert kinds(qingshan) == {"unsigned": 1, "late": 1}


def test_a_register_that_stopped_is_warned_of(qingshan, upload, an_application):
    upload(year=2024)
    an_application("2025-03-03", "2025-03-20")

    assert kinds(qingshan) == {"books": 1 + 15}  # the licences, and table four


def test_an_agency_that_keeps_nothing_here_is_not_warned(qingshan, upload):
    upload(year=2024)

    assert kinds(qingshan) == {}


def test_parts_without_words_are_warned_of_and_a_filed_report_is_not(begun, qingshan):
    assert set(kinds(qingshan)) == {"texts"}


def test_a_filed_report_is_warned_of_no_more(filed, qingshan, an_application):
    an_application("2025-10-09")

    assert kinds(qingshan) == {}


def test_agency_and_county_find_the_warnings_in_their_inbox(client_of, an_application):
    an_application("2025-10-09")

    look_at_records(DECEMBER)

    assert RecordsNoted.objects.get().number == 1
    assert "2025年年报：有些数会对不上" in text_of(client_of("lin").get("/desk/"))
    assert "1 家有些数会对不上" in text_of(client_of("he").get("/desk/"))


def test_the_page_of_warnings_says_what_to_do(client_of, an_application):
    an_application("2025-10-09")

    with travel(DECEMBER, tick=False):
        own = text_of(client_of("lin").get("/desk/reports/warnings/"))
        above = text_of(client_of("he").get(BESIDE))

    assert "1 件申请超过答复期限还没有作出决定" in own
    assert "先办这几件（条例第三十三条）" in own
    assert "会对不上的 1 处" in above


def test_outside_those_months_nothing_is_noted(an_application):
    an_application("2025-10-09")

    look_at_records(dt.datetime(2025, 11, 20, 5, 0, tzinfo=CHINA))

    assert not RecordsNoted.objects.exists()
