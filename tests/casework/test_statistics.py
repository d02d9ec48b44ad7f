"""Table three by one query is what a count over the events gives."""

import datetime as dt
from collections import Counter
from itertools import pairwise

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gongkai.casework.actions import deciding
from gongkai.casework.actions.recording import refresh
from gongkai.casework.lifecycle import EventKind
from gongkai.casework.models import Applicant, CaseEvent, DisclosureApplication
from gongkai.casework.offers import rebuild
from gongkai.casework.statistics import selects, table_three
from gongkai.rules.annual_report.applications_table import APPLICANT_KINDS
from gongkai.rules.outcomes import ENDING_BY_CODE, row_of
from gongkai.rules.receipt import Channel
from tests.casework.conftest import at

YEARS = (2024, 2025, 2026)
NO_REPLY = ("otherwise_correction_lapsed", "otherwise_fee_unpaid", "otherwise_other")
RECEIVED_BY = {"in_person": EventKind.REGISTERED, "online": EventKind.CONFIRMED}
HISTORIES = st.lists(
    st.fixed_dictionaries(
        {
            "applicant": st.sampled_from(APPLICANT_KINDS),
            "channel": st.sampled_from(["in_person", "online"]),
            "days": st.lists(st.integers(1, 300), min_size=5, max_size=5),
            "ending": st.sampled_from(sorted(ENDING_BY_CODE)),
            "steps": st.integers(0, 5),
            "is_opened_again": st.booleans(),
        }
    ),
    max_size=12,
)


def events_of(history):
    """Return the events of a history as (kind, day, facts): registered, confirmed, decided, signed, served."""
    days = [dt.date(2024, 1, 1) + dt.timedelta(days=sum(history["days"][:n])) for n in range(1, 6)]
    ending = {"ending": history["ending"]}
    steps = [
        (EventKind.REGISTERED, days[0], {"channel": history["channel"]}),
        (EventKind.CONFIRMED, days[1], {}),
        (EventKind.DECIDED, days[2], ending),
        (EventKind.REPLY_SIGNED, days[3], {}),
        (EventKind.REPLY_SERVED, days[4], {}),
    ]
    taken = steps[: history["steps"] + 1]
    reopened = [(EventKind.REOPENED, taken[-1][1], {})]
    return taken + reopened * (history["is_opened_again"] and len(taken) > 2)


def counted(histories, year):
    """Count the table in plain Python over the events, as the form says it."""
    cells = Counter()
    for history in histories:
        events = events_of(history)
        receipt = RECEIVED_BY[history["channel"]]
        received = next((on for kind, on, _facts in events if kind == receipt), None)
        first = EventKind.DECIDED if history["ending"] in NO_REPLY else EventKind.REPLY_SIGNED
        ended = next((on for kind, on, _facts in events if kind == first), None)
        rows = rows_of(history, received, ended, year)
        cells.update((row, column) for row in rows for column in (history["applicant"], "total"))
    return cells


def rows_of(history, received, ended, year):
    """Return the rows one application stands in."""
    first, last = dt.date(year, 1, 1), dt.date(year, 12, 31)
    if received is None or received > last:
        return []
    if ended is not None and ended < first:
        return []
    began = "newly_received" if received >= first else "carried_over_in"
    if ended is None or ended > last:
        return [began, "carried_over_out"]
    row = row_of(ENDING_BY_CODE[history["ending"]], report_year=ended.year)
    return [began, "concluded", row]


def store(agency, by, histories):
    """Put the histories into the database as events, and derive the rest."""
    for number, history in enumerate(histories, start=1):
        case = DisclosureApplication.objects.create(
            agency=agency,
            year=2024,
            number=number,
            number_text=str(number),
            title="示例",
            channel=history["channel"],
            applicant_kind=history["applicant"],
            applicant=Applicant.objects.create(sealed=b"", wrapped_key=b""),
        )
        CaseEvent.objects.bulk_create(
            CaseEvent(case=case, kind=kind, on=on, at=at("2026-03-02"), by=by, facts=facts)
            for kind, on, facts in events_of(history)
        )
        refresh(case)


@given(histories=HISTORIES)
@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_one_query_counts_what_the_events_say(agency, cast, histories):
    CaseEvent.objects.all().delete()
    DisclosureApplication.objects.all().delete()
    store(agency("qingshan"), cast["lin"], histories)

    tables = {year: table_three(agency("qingshan"), year) for year in YEARS}

    assert tables == {year: counted(histories, year) for year in YEARS}
    assert [year for year in YEARS if not balances(tables[year])] == []
    assert all(
        before["carried_over_out", "total"] == after["carried_over_in", "total"]
        for before, after in pairwise(tables.values())
    )


def balances(table):
    """Test the sum the form prints: first and second item together are third and fourth."""
    came = table["newly_received", "total"] + table["carried_over_in", "total"]
    return came == table["concluded", "total"] + table["carried_over_out", "total"]


def test_it_is_one_query(answered, agency):
    of = agency("qingshan")

    with CaptureQueriesContext(connection) as queries:
        table_three(of, 2026)

    assert len(queries) == 1


def test_an_answered_case_stands_in_three_rows(answered):
    assert table_three(answered.case.agency, 2026) == Counter(
        {
            (row, column): 1
            for row in ("newly_received", "concluded", "disclosed")
            for column in ("natural_person", "total")
        }
    )


def test_another_agency_counts_none_of_it(answered, agency):
    assert table_three(agency("lvshui"), 2026) == Counter()


@pytest.mark.parametrize("row", ["newly_received", "concluded", "disclosed"])
def test_the_cases_behind_a_number_are_found(answered, row):
    found = DisclosureApplication.objects.filter(selects(row, 2026))

    assert list(found) == [answered.case]


def test_rebuilding_derives_every_column_anew(answered):
    case = answered.case
    before = DisclosureApplication.objects.values().get()
    DisclosureApplication.objects.update(
        state="in_hand", due_on=dt.date(2000, 1, 1), counted_on=None, report_row="", closed_on=None
    )

    number = rebuild()

    case.refresh_from_db()
    assert (number, DisclosureApplication.objects.values().get()) == (1, before)


def test_what_was_withdrawn_before_it_was_confirmed_stands_in_no_row(register, step):
    case = register(channel=Channel.ONLINE)
    step(deciding.withdraw, case, "2026-03-04", on=dt.date(2026, 3, 4), how="电话撤回")

    assert table_three(case.agency, 2026) == Counter()
    assert not DisclosureApplication.objects.filter(selects("concluded", 2026)).exists()
