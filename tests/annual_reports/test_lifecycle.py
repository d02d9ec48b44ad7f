import pytest

from gongkai.annual_reports.lifecycle import SignedAs, Standing, State, standing

LEADER, HEAD = SignedAs.LEADER.value, SignedAs.HEAD_OF_OGI_OFFICE.value


@pytest.mark.parametrize(
    ("events", "state"),
    [
        ([], State.DRAFT),
        ([("uploaded", ""), ("figures_changed", "")], State.DRAFT),
        ([("uploaded", ""), ("sent_for_signature", "")], State.SIGNING),
        ([("sent_for_signature", ""), ("signed", LEADER)], State.SIGNING),
        ([("sent_for_signature", ""), ("signed", HEAD), ("signed", LEADER)], State.SIGNED),
        ([("sent_for_signature", ""), ("signed", HEAD), ("sent_back", "")], State.SENT_BACK),
        ([("taken_over", "")], State.PUBLISHED),
    ],
)
def test_the_state_follows_from_the_events(events, state):
    assert standing(events).state is state


def test_sending_again_voids_the_signatures():
    events = [("sent_for_signature", ""), ("signed", LEADER), ("sent_back", "")]

    assert standing([*events, ("sent_for_signature", "")]) == Standing(State.SIGNING)


def test_who_still_has_to_sign_is_named_in_order():
    now = standing([("sent_for_signature", ""), ("signed", LEADER)])

    assert now.still_to_sign == (SignedAs.HEAD_OF_OGI_OFFICE,)


def test_a_report_sent_back_may_be_changed():
    assert standing([("sent_for_signature", ""), ("sent_back", "")]).may_change
