"""Whatever is planted by chance is found, and its look-alikes are not; the full counts are in `make bench`."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.files.guard import HitKind, examine
from gongkai.files.guard.masks import masked
from gongkai.files.guard.stretches import numbers_of_persons
from tests.files.guard.planting import persons
from tests.files.guard.planting.documents import KINDS, sample
from tests.files.guard.planting.scoring import Score
from tests.files.guard.planting.sentences import INNOCENT

MAKES = {
    HitKind.IDENTITY_NUMBER: persons.identity,
    HitKind.MOBILE: persons.mobile,
    HitKind.BANK_CARD: persons.card,
}


@settings(max_examples=150, deadline=None)
@given(
    chance=st.randoms(use_true_random=False),
    kind=st.sampled_from(sorted(MAKES)),
    way=st.sampled_from(persons.WAYS),
)
def test_a_number_written_in_any_way_is_found_with_its_mask(chance, kind, way):
    number = MAKES[kind](chance)

    found = [
        (each.kind, each.masked) for each in numbers_of_persons(f"号码：{way(number, chance)}。")
    ]

    assert found == [(kind, masked(number, kind))]


@settings(max_examples=100, deadline=None)
@given(chance=st.randoms(use_true_random=False), make=st.sampled_from(INNOCENT))
def test_what_only_looks_personal_is_left_alone(chance, make):
    assert examine(make(chance).encode(), "a.txt").hits == ()


def score_of(seeds, kind=""):
    score = Score()
    for seed in seeds:
        made = sample(seed, kind)
        score.add(made, [(hit.kind, hit.masked) for hit in examine(made.data, made.name).hits])
    return score


@pytest.mark.parametrize("kind", KINDS)
def test_nearly_everything_planted_in_a_document_is_found(kind):
    score = score_of(range(9_000, 9_012), kind)

    assert len(score.missed_words) <= sum(score.planted.values()) * 0.02
    assert sum(score.beside.values()) <= sum(score.planted.values()) * 0.02
