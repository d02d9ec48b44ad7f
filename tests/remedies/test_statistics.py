"""Table four by one query is what a count over the events gives."""

import datetime as dt
from collections import Counter

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gongkai.remedies.actions import intake
from gongkai.remedies.actions.recording import refresh
from gongkai.remedies.lifecycle import EventKind
from gongkai.remedies.models import Party, RemedyCase, RemedyEvent
from gongkai.remedies.offers import rebuild
from gongkai.remedies.statistics import selects, table_four
from gongkai.rules.annual_report.remedies_table import BLOCKS, RESULTS
from gongkai.rules.remedies.stages import Stage
from gongkai.rules.work_calendar import national_calendar
from tests.casework.conftest import at, day

YEARS = (2024, 2025, 2026)
REVIEWS = {
    "review_upheld": "upheld",
    "review_revoked": "overturned",
    "review_ended": "other_result",
}
FIRSTS = {
    "first_claims_rejected": "upheld",
    "first_revoked": "overturned",
    "first_suit_rejected": "other_result",
    "first_withdrawn": "other_result",
}
SECONDS = {
    "second_appeal_rejected": None,
    "second_revoked": "overturned",
    "second_claims_rejected": "upheld",
    "second_sent_back": "again",
}
APPEAL_DAYS = {"first_claims_rejected": 15, "first_revoked": 15, "first_suit_rejected": 10}
MAYBE = [None]
HISTORIES = st.lists(
    st.fixed_dictionaries(
        {
            "gaps": st.lists(st.integers(1, 200), min_size=6, max_size=6),
            "review": st.sampled_from([*MAYBE, *REVIEWS]),
            "is_reviewed": st.booleans(),
            "is_sued": st.booleans(),
            "first": st.sampled_from([*MAYBE, *FIRSTS]),
            "is_appealed": st.booleans(),
            "second": st.sampled_from([*MAYBE, *SECONDS]),
            "is_voided": st.booleans(),
        }
    ),
    max_size=10,
)


def days_of(history):
    return [
        dt.date(2023, 11, 1) + dt.timedelta(days=sum(history["gaps"][: n + 1])) for n in range(6)
    ]


def matters(history):
    """Return the stages of a history as (stage, received, outcome, decided), in the order of time."""
    days = days_of(history)
    review = [(Stage.RECONSIDERATION, days[0], history["review"], days[1])]
    first = [(Stage.FIRST_INSTANCE, days[2], history["first"], days[3])]
    second = [(Stage.SECOND_INSTANCE, days[4], history["second"], days[5])]
    appealed = history["is_appealed"] and history["first"] in APPEAL_DAYS
    return (
        review * history["is_reviewed"]
        + first * history["is_sued"]
        + second * (history["is_sued"] and appealed)
    )


def counted(histories, year):
    """Count the table in plain Python over the stages, as the form and our choices say it."""
    cells = Counter()
    for history in histories:
        stages = {stage: rest for stage, *rest in matters(history)}
        for block, began, result, ended in counted_once(history, stages):
            if began.year > year or (ended and ended.year < year):
                continue
            is_over = ended is not None and ended.year == year
            cells.update([(block, result if is_over else "pending"), (block, "total")])
    return cells


def counted_once(history, stages):
    """Yield what stands in the table: reconsideration, and the suit with all its instances."""
    if Stage.RECONSIDERATION in stages and not (history["is_voided"] and len(stages) == 1):
        began, outcome, decided = stages[Stage.RECONSIDERATION]
        yield "reconsideration", began, REVIEWS.get(outcome), decided if outcome else None
    if Stage.FIRST_INSTANCE in stages and not (
        history["is_voided"] and Stage.SECOND_INSTANCE not in stages
    ):
        kind = "after_reconsideration" if history["is_reviewed"] else "direct"
        began, result, ended = suit(history, stages)
        yield f"litigation_{kind}", began, result, ended


def suit(history, stages):
    began, outcome, decided = stages[Stage.FIRST_INSTANCE]
    result = FIRSTS.get(outcome)
    if Stage.SECOND_INSTANCE in stages and not history["is_voided"]:
        _began, again, then = stages[Stage.SECOND_INSTANCE]
        if again is None or SECONDS[again] == "again":
            return began, None, None
        return began, SECONDS[again] or result, then
    if outcome is None or outcome not in APPEAL_DAYS:
        return began, result, decided if outcome else None
    last = decided + dt.timedelta(days=APPEAL_DAYS[outcome])
    while not national_calendar().provisional().is_working_day(last):
        last += dt.timedelta(days=1)
    return began, result, last + dt.timedelta(days=1)


def store(agency, by, histories):
    """Put the histories into the database as events, and derive the rest."""
    for history in histories:
        previous = head = None
        stages = matters(history)
        for number, (stage, received, outcome, decided) in enumerate(stages, start=1):
            case = RemedyCase.objects.create(
                agency=agency,
                stage=stage,
                title="示例",
                body="示例",
                docket="示例",
                party=Party.objects.create(sealed=b"", wrapped_key=b""),
                previous=previous,
                suit=head,
            )
            facts = {
                "stage": stage.value,
                "procedure": "ordinary",
                "is_ours": False,
                "is_after_review": history["is_reviewed"],
            }
            events = [(EventKind.REGISTERED, received, facts)]
            said = {
                "outcome": outcome,
                "served_on": decided.isoformat(),
                "orders_anew": False,
                "redo_by": "",
            }
            events += [(EventKind.DECIDED, decided, said)] * (outcome is not None)
            is_void = history["is_voided"] and number == len(stages)
            events += [(EventKind.VOIDED, decided, {})] * is_void
            RemedyEvent.objects.bulk_create(
                RemedyEvent(case=case, kind=kind, on=on, at=at("2026-03-02"), by=by, facts=facts)
                for kind, on, facts in events
            )
            refresh(case)
            previous = case
            head = case if stage == Stage.FIRST_INSTANCE else None


def forget_all():
    RemedyEvent.objects.all().delete()
    RemedyCase.objects.filter(previous__previous__isnull=False).delete()
    RemedyCase.objects.filter(previous__isnull=False).delete()
    RemedyCase.objects.all().delete()


@given(histories=HISTORIES)
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_one_query_counts_what_the_events_say(agency, cast, histories):
    forget_all()
    store(agency("qingshan"), cast["lin"], histories)

    tables = {year: table_four(agency("qingshan"), year) for year in YEARS}

    assert tables == {year: counted(histories, year) for year in YEARS}


@given(histories=HISTORIES)
@settings(
    max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_every_number_opens_as_many_cases(agency, cast, histories):
    forget_all()
    store(agency("qingshan"), cast["lin"], histories)
    cells = [
        (block, result, year) for block in BLOCKS for result, _label in RESULTS for year in YEARS
    ]

    behind = {
        cell: RemedyCase.objects.filter(selects(*cell), agency=agency("qingshan")).count()
        for cell in cells
    }

    tables = {year: table_four(agency("qingshan"), year) for year in YEARS}
    assert behind == {cell: tables[cell[2]][cell[:2]] for cell in cells}


def test_it_is_one_query(review, agency):
    of = agency("qingshan")

    with CaptureQueriesContext(connection) as queries:
        table_four(of, 2026)

    assert len(queries) == 1


def test_a_case_open_at_the_years_end_is_carried_over(challenge, end):
    case = challenge(received_on=day("2025-12-20"))
    end(case, "review_upheld", "2026-02-02")

    assert table_four(case.agency, 2025) == {
        ("reconsideration", "pending"): 1,
        ("reconsideration", "total"): 1,
    }
    assert table_four(case.agency, 2026) == {
        ("reconsideration", "upheld"): 1,
        ("reconsideration", "total"): 1,
    }


def test_a_matter_reviewed_and_then_sued_stands_in_both_halves(review, challenge, end):
    end(review, "review_upheld", "2026-04-20")
    challenge(
        stage=Stage.FIRST_INSTANCE,
        received_on=day("2026-05-06"),
        docket="（2026）示例行初1号",
        previous=review,
    )

    assert table_four(review.agency, 2026) == {
        ("reconsideration", "upheld"): 1,
        ("reconsideration", "total"): 1,
        ("litigation_after_reconsideration", "pending"): 1,
        ("litigation_after_reconsideration", "total"): 1,
    }


def test_a_judgment_of_december_still_open_to_appeal_is_pending(challenge, end):
    suit = challenge(stage=Stage.FIRST_INSTANCE, received_on=day("2025-06-02"))
    end(suit, "first_revoked", "2025-12-22")

    # Fifteen days end on 6 January 2026
    assert table_four(suit.agency, 2025)["litigation_direct", "pending"] == 1
    assert table_four(suit.agency, 2026)["litigation_direct", "overturned"] == 1


def test_another_agency_counts_none_of_it(review, agency):
    assert table_four(agency("lvshui"), 2026) == Counter()


def test_what_was_entered_by_mistake_counts_nowhere(review, act):
    act(intake.void, review, "2026-03-13", reason="登记重复")

    assert table_four(review.agency, 2026) == Counter()


@pytest.mark.parametrize("result", ["pending", "total"])
def test_the_cases_behind_a_number_are_found(review, result):
    assert list(RemedyCase.objects.filter(selects("reconsideration", result, 2026))) == [review]


def test_rebuilding_derives_every_column_anew(review, end):
    end(review, "review_upheld", "2026-04-20")
    before = RemedyCase.objects.values().get()
    RemedyCase.objects.update(
        state="answering", due_on=day("2000-01-01"), counted_on=None, counted_result="", block=""
    )

    number = rebuild()

    assert (number, RemedyCase.objects.values().get()) == (1, before)
