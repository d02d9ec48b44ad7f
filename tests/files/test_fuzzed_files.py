"""Damaged files: whatever happens to the bytes, a document comes out or a refusal."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gongkai.files.documents import Document, Unreadable
from gongkai.files.limits import Limits
from gongkai.files.opening import open_document
from tests.files.samples import SAMPLES

LIMITS = Limits(work=2_000_000)
KINDS = st.sampled_from(sorted(SAMPLES))


def outcome(data: bytes) -> Document | Unreadable:
    try:
        return open_document(data, "年报", limits=LIMITS)
    except Unreadable as refused:
        return refused


def damaged(kind: str, cut: float, flips: list[tuple[float, int]]) -> bytes:
    data = bytearray(SAMPLES[kind])
    for where, value in flips:
        data[int(where * (len(data) - 1))] = value
    return bytes(data[: int(cut * len(data))])


SHARES = st.floats(0, 1)
FLIPS = st.lists(st.tuples(SHARES, st.integers(0, 255)), max_size=12)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(kind=KINDS, cut=st.just(1.0) | SHARES, flips=FLIPS)
def test_a_damaged_file_is_read_or_refused(kind, cut, flips):
    assert isinstance(outcome(damaged(kind, cut, flips)), Document | Unreadable)


@pytest.mark.long
@settings(max_examples=5000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(kind=KINDS, cut=st.just(1.0) | SHARES, flips=FLIPS)
def test_a_damaged_file_is_read_or_refused_many_times_over(kind, cut, flips):
    assert isinstance(outcome(damaged(kind, cut, flips)), Document | Unreadable)


@settings(max_examples=100, deadline=None)
@given(data=st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data):
    assert isinstance(outcome(data), Document | Unreadable)


@settings(max_examples=60, deadline=None)
@given(
    tags=st.lists(
        st.sampled_from(
            [
                "<table>",
                "<tr>",
                "<td>",
                "</td>",
                "</table>",
                "<td",
                "colspan=99999>",
                "<td",
                "rowspan=0>",
                "甲",
                "<br>",
                "<div>",
                "</div>",
                "<p>",
                "<td",
                "rowspan=-3>",
                "<!--",
                "-->",
            ]
        ),
        max_size=60,
    )
)
def test_any_soup_of_tags_is_read_or_refused(tags):
    found = outcome(("<html>" + "".join(tags)).encode())

    assert isinstance(found, Document | Unreadable)
