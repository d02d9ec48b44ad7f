import pytest

from gongkai.annual_reports import actions
from gongkai.annual_reports.lifecycle import EventKind
from gongkai.annual_reports.refusals import ChangedMeanwhile
from gongkai.rules.annual_report.form import CellId
from tests.annual_reports.conftest import AT

LICENCES = CellId("proactive", "administrative_license", "decision_count")
PENALTIES = CellId("proactive", "administrative_penalty", "decision_count")


def change(version, by, values, *, seen=None):
    seen = version.revision if seen is None else seen
    changed = actions.change_cells(version=version, seen_revision=seen, values=values, by=by, at=AT)
    version.refresh_from_db()
    return changed


def test_a_changed_cell_is_stored_with_what_stood_there_before(draft, lin):
    change(draft, lin, {LICENCES: 20})

    event = draft.events.get(kind=EventKind.FIGURES_CHANGED)
    assert event.facts == {"cells": {str(LICENCES): ["15", "20"]}}


def test_saving_without_a_change_records_nothing(draft, lin):
    assert change(draft, lin, {LICENCES: 15}) == 0
    assert not draft.events.filter(kind=EventKind.FIGURES_CHANGED).exists()


def test_two_people_who_change_different_cells_both_keep_theirs(draft, lin, person):
    seen = draft.revision
    change(draft, lin, {LICENCES: 20})
    change(draft, person("zhao"), {LICENCES: 15, PENALTIES: 4}, seen=seen)

    figures = draft.value().figures
    assert (figures[LICENCES], figures[PENALTIES]) == (20, 4)


def test_two_people_who_change_one_cell_are_shown_both_values(draft, lin, person):
    seen = draft.revision
    change(draft, lin, {LICENCES: 20})

    with pytest.raises(ChangedMeanwhile) as refusal:
        change(draft, person("zhao"), {LICENCES: 21}, seen=seen)

    [clash] = refusal.value.clashes
    assert (clash.theirs, clash.mine) == ("20", "21")


def test_a_slip_makes_an_error_and_mending_it_takes_the_error_away(draft, lin):
    out = CellId("applications", "carried_over_out", "natural_person")
    change(draft, lin, {out: 9})
    with_slip = draft.error_count
    change(draft, lin, {out: 1})

    assert with_slip > 0
    assert draft.error_count == 0


def change_text(version, by, *, seen, text):
    return actions.change_text(version=version, part="六", seen=seen, text=text, by=by, at=AT)


def test_a_text_is_replaced(draft, lin):
    before = draft.value().sections["六"]

    assert change_text(draft, lin, seen=before, text="新的文字。")
    draft.refresh_from_db()
    assert draft.value().sections["六"] == "新的文字。"


def test_line_ends_of_a_browser_are_no_change(draft, lin):
    before = draft.value().sections["一"]

    changed = actions.change_text(
        version=draft, part="一", seen=before, text=before.replace("\n", "\r\n"), by=lin, at=AT
    )

    assert not changed


def test_two_people_who_change_one_text_are_shown_both(draft, lin, person):
    before = draft.value().sections["六"]
    change_text(draft, lin, seen=before, text="林改的。")

    with pytest.raises(ChangedMeanwhile) as refusal:
        change_text(draft, person("zhao"), seen=before, text="赵改的。")

    [clash] = refusal.value.clashes
    assert (clash.theirs, clash.mine) == ("林改的。", "赵改的。")
