"""Taking the figures from the records: frozen, put aside with a reason, refreshed, compared later."""

import datetime as dt

import pytest

from gongkai.accounts.models import Appointment, Role
from gongkai.annual_reports import actions
from gongkai.annual_reports.computing.overrides import from_records
from gongkai.annual_reports.models import Computation, Scope
from gongkai.annual_reports.refusals import NotComputable, NotEditable, OverrideWithoutReason
from gongkai.audit.models import AuditRecord
from tests.annual_reports.computing.conftest import LICENSES, YEAR, applied
from tests.annual_reports.conftest import AT, LATER, address, text_of

WHY = "许可系统另有 3 件没有导入"


def type_in(version, lin, values, **more):
    version.refresh_from_db()
    more = {"seen_revision": version.revision, "by": lin, "at": LATER} | more
    actions.change_cells(version=version, values=values, **more)
    version.refresh_from_db()


def records_of(version):
    return from_records(version, version.value())


def test_the_figures_are_put_into_the_draft_and_frozen(begun, compute, an_entry):
    an_entry("2025-05-05")

    version = compute(begun)

    kept = Computation.objects.get()
    assert version.value().figures[LICENSES] == kept.figures[str(LICENSES)] == 1
    assert kept.queries[str(LICENSES)].startswith("行政许可登记：决定日期在2025年")
    assert (kept.at, kept.revision, len(kept.digest)) == (AT, version.revision, 64)


def test_it_stands_on_the_audit_chain_with_its_digest(begun, compute):
    compute(begun)

    told = AuditRecord.objects.get(action="annual_reports.computed")
    assert told.facts["digest"] == Computation.objects.get().digest


def test_what_was_typed_before_gives_way_the_first_time(begun, lin, compute, an_entry):
    type_in(begun, lin, {LICENSES: 7})
    an_entry("2025-05-05")

    version = compute(begun)

    assert version.value().figures[LICENSES] == 1
    assert records_of(version).overridden == ()


def test_a_computed_figure_is_not_replaced_without_a_reason(begun, lin, compute, an_entry):
    an_entry("2025-05-05")
    version = compute(begun)

    with pytest.raises(OverrideWithoutReason) as refused:
        type_in(version, lin, {LICENSES: 4})

    assert "按记录是 1，您填的是 4" in str(refused.value)
    assert version.value().figures[LICENSES] == 1


def test_a_reason_keeps_both_figures(begun, lin, compute, an_entry):
    an_entry("2025-05-05")
    version = compute(begun)

    type_in(version, lin, {LICENSES: 4}, reason=WHY)

    [put] = records_of(version).overridden
    assert (put.was, put.now, put.reason, put.by) == ("1", "4", WHY, lin.name)


def test_a_total_over_a_replaced_figure_moves_with_it(begun, lin, compute):
    version = compute(begun)

    type_in(version, lin, {applied("disclosed", "natural_person"): 2}, reason=WHY)

    places = {each.where: (each.now, each.reason) for each in records_of(version).overridden}
    assert places["applications.disclosed.natural_person"] == ("2", WHY)
    assert places["applications.concluded.total"] == ("2", WHY)


def test_a_figure_that_is_entered_by_hand_needs_no_reason(begun, lin, compute, upload_2024):
    version = compute(begun)

    type_in(version, lin, {LICENSES: 9})

    assert version.value().figures[LICENSES] == 9


@pytest.fixture
def upload_2024(upload):
    """A report of last year with licences, of which nothing is registered this year."""
    return upload(year=2024)


def test_taking_again_leaves_what_has_a_reason_and_renews_the_rest(
    begun, lin, compute, an_entry, an_application
):
    version = compute(begun)
    type_in(version, lin, {applied("disclosed", "natural_person"): 2}, reason=WHY)
    an_entry("2025-05-05")
    an_application("2025-05-05", "2025-05-20", ending="partly_disclosed")

    version = compute(version, at=LATER)

    figures = version.value().figures
    assert figures[LICENSES] == 1
    assert figures[applied("disclosed", "natural_person")] == 2
    assert figures[applied("concluded")] == 2 + 1


def test_records_that_change_later_show_beside_the_frozen_figure(begun, compute, an_entry):
    version = compute(begun)
    an_entry("2025-05-05")

    [changed] = records_of(version).changed

    assert (changed.where, changed.was, changed.now) == (str(LICENSES), "0", "1")
    assert version.value().figures[LICENSES] == 0


def test_a_file_taken_in_later_stands_for_itself(begun, compute, upload):
    version = compute(begun)

    upload(year=YEAR)

    version.refresh_from_db()
    assert records_of(version) is None


def test_a_locked_report_takes_nothing(begun, compute, lin, qingshan, upload):
    sent = upload(year=2024)
    actions.send_for_signature(version=sent, by=lin, at=AT)

    with pytest.raises(NotEditable):
        compute(sent)


def test_an_area_report_is_compiled_not_computed(begun, compute):
    begun.report.scope = Scope.AREA
    begun.report.save()

    with pytest.raises(NotComputable):
        compute(begun)


def test_the_page_says_what_taking_changed_and_opens_the_records(begun, client_of, an_entry):
    entry = an_entry("2025-05-05")
    browser = client_of("lin")

    taken = browser.post(address("compute", begun), follow=True)
    behind = browser.get(address("behind", begun, where=str(LICENSES)))

    assert "200 格由记录算出" in text_of(taken)
    assert entry.number in text_of(behind)
    assert behind.content.decode().count("data-record") == 1


def test_beginning_and_taking_is_one_press(qingshan, client_of, an_entry):
    an_entry("2025-05-05")

    page = client_of("lin").post(
        "/desk/reports/start/", {"year": "2025", "then": "records"}, follow=True
    )

    assert "格由记录算出" in text_of(page)
    assert qingshan.annual_reports.get(year=2025).current.value().figures[LICENSES] == 1


def test_the_entry_page_marks_the_cell_and_asks_for_a_reason(begun, compute, client_of):
    version = compute(begun)
    page = address("table", version, key="proactive")
    browser = client_of("lin")

    shown = browser.get(page)
    refused = browser.post(page, {"seen": f"1-{version.revision}", str(LICENSES): "4"})
    saved = browser.post(
        page, {"seen": f"1-{version.revision}", str(LICENSES): "4", "reason": WHY}, follow=True
    )

    assert address("behind", version, where=str(LICENSES)) in shown.content.decode()
    assert refused.status_code == 409
    assert "还没有写为什么不用算出的数" in text_of(refused)
    assert 'value="4"' in refused.content.decode()
    assert "按记录 0" in text_of(saved)


def test_signers_see_both_figures_and_the_reason(begun, compute, lin, client_of):
    version = compute(begun)
    type_in(version, lin, {LICENSES: 4}, reason=WHY)

    page = text_of(client_of("qian").get(address("report", version)))

    assert "有 1 格没有用算出的数" in page
    assert WHY in page


def test_a_clerk_who_handles_no_cases_reads_numbers_of_applications_but_opens_none(
    begun, person, client_of, an_application
):
    case = an_application("2025-05-05")
    lin = person("lin")
    Appointment.objects.filter(user=lin).exclude(role=Role.CLERK).delete()

    page = client_of("lin").get(address("behind", begun, where=str(applied("newly_received"))))

    assert case.number_text in text_of(page)
    assert f"/desk/cases/{case.pk}/" not in page.content.decode()


def test_the_supervising_office_sees_the_number_and_not_which_applications(
    begun, client_of, an_application
):
    case = an_application("2025-05-05")

    page = text_of(
        client_of("he").get(address("behind", begun, where=str(applied("newly_received"))))
    )

    assert "申请登记只有本机关能看" in page
    assert case.number_text not in page


@pytest.mark.parametrize("where", ["remedies.reconsideration", "nothing", "a.b.c"])
def test_a_cell_without_records_has_no_list(begun, client_of, where):
    assert client_of("lin").get(address("behind", begun, where=where)).status_code == 404


def test_a_long_list_goes_on_page_by_page(begun, client_of, an_entry):
    for place in range(101):
        an_entry((dt.date(2025, 1, 1) + dt.timedelta(place)).isoformat())
    browser = client_of("lin")
    where = address("behind", begun, where=str(LICENSES))

    first = browser.get(where).content.decode()
    last = first.partition("?after=")[2].partition('"')[0]
    second = browser.get(f"{where}?after={last}").content.decode()

    assert (first.count("data-record"), second.count("data-record")) == (100, 1)
