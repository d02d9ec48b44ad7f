"""The record of searches: what it asks for, and that nothing is said not to be held without one (Article 36, item 4)."""

import pytest
import time_machine

from gongkai.casework.actions import deciding, searching
from gongkai.casework.letters import given_values
from gongkai.casework.papers import papers_of
from gongkai.casework.searches import SearchWords, searches_of
from gongkai.rules.outcomes import Decision, Outcome, Reason
from gongkai.rules.refusals import NotAllowed
from tests.casework.conftest import PROVIDED, at, day
from tests.html_checks import faults

NOT_HELD = Decision(Outcome.UNAVAILABLE, reason=Reason.DOES_NOT_EXIST)
WORDS = SearchWords("林承办", "档案室目录", "“污水”", "问过财政所，也没有")
TYPED = {
    "searcher": "林承办",
    "on": "2026-03-04",
    "places": "档案室目录",
    "terms": "“污水”",
    "has_found": "no",
    "result": "",
}


@pytest.fixture
def searched(case, step):
    """Put down a search of 4 March on the case."""

    def put_down(*, has_found=False, words=WORDS, on="2026-03-04"):
        step(
            searching.record_search,
            case,
            "2026-03-05",
            on=day(on),
            has_found=has_found,
            search=words,
        )
        return case

    return put_down


def test_not_held_needs_a_search(case, step):
    with pytest.raises(NotAllowed, match=r"还没有登记过检索.*第三十六条第（四）项"):
        step(deciding.decide, case, "2026-03-05", decision=NOT_HELD)


def test_after_a_search_that_found_nothing_it_is_an_answer(searched, step):
    case = searched()

    step(deciding.decide, case, "2026-03-05", decision=NOT_HELD)

    assert case.ending == "unavailable_does_not_exist"


def test_a_search_that_found_something_takes_the_answer_away(searched, step):
    case = searched(has_found=True)

    with pytest.raises(NotAllowed, match="2026年3月4日的检索找到了信息"):
        step(deciding.decide, case, "2026-03-05", decision=NOT_HELD)


def test_what_was_found_first_and_proved_another_thing_is_searched_for_again(searched, step):
    searched(has_found=True)
    case = searched(on="2026-03-05")

    step(deciding.decide, case, "2026-03-05", decision=NOT_HELD)

    assert case.state == "signing"


@pytest.mark.parametrize("lacking", ["searcher", "places", "terms"])
def test_who_where_and_with_which_words_are_asked_for(searched, lacking):
    words = {"searcher": "林承办", "places": "档案室", "terms": "污水"} | {lacking: " "}

    with pytest.raises(NotAllowed, match="谁、在哪里、用什么词"):
        searched(words=SearchWords(**words))


def test_a_search_before_the_application_came_is_refused(searched):
    with pytest.raises(NotAllowed, match="早于前一步"):
        searched(on="2026-03-01")


def test_a_search_after_the_decision_is_refused(searched, case, step):
    step(deciding.decide, case, "2026-03-05", decision=PROVIDED)

    with pytest.raises(NotAllowed, match="检索要在决定以前登记"):
        searched()


def test_what_was_written_is_kept_encrypted(searched):
    case = searched()

    kept = case.events.latest("pk")
    assert kept.facts == {"has_found": False}
    assert WORDS.places.encode() not in bytes(kept.sealed)
    assert [each.words for each in searches_of(case)] == [WORDS]


def test_it_stands_in_the_reply_and_in_the_file(searched):
    case = searched()

    assert given_values(case)["search"] == (
        "2026年3月4日，林承办在档案室目录以“污水”检索，没有找到：问过财政所，也没有"
    )
    assert [each.name for each in papers_of(case)][1] == "检索台账"


class TestPage:
    @pytest.fixture(autouse=True)
    def thursday(self):
        """It is Thursday, 5 March 2026."""
        with time_machine.travel(at("2026-03-05"), tick=False):
            yield

    def test_it_is_put_down_and_shown_on_the_case(self, case, signed_in):
        lin = signed_in("lin")
        lin.post(f"/desk/cases/{case.pk}/steps/record_search/", TYPED)

        response = lin.get(f"/desk/cases/{case.pk}/")
        text = response.content.decode()
        assert faults(response.content) == []
        assert [each for each in ("检索台账", "档案室目录", "没有找到") if each not in text] == []
