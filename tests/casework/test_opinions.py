"""Answering a consultation online: the code of the letter, what it opens, and the opinion that becomes an event."""

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client

from gongkai.audit.models import AuditRecord
from gongkai.casework.actions import clocking, deciding
from gongkai.casework.actions.following import MOST_FAILURES
from gongkai.casework.actions.opinions import (
    answer_online,
    issue_opinion_code,
    open_places,
    try_opinion_code,
)
from gongkai.casework.applicants import words_opened
from gongkai.casework.letters import draft
from gongkai.casework.models import OpinionCode
from gongkai.rules.consultation import Answer, Consulted
from gongkai.rules.letters.fields import SAMPLES
from gongkai.rules.letters.kinds import LetterKind
from gongkai.rules.refusals import NotAllowed
from tests.casework.conftest import DATA, at, day
from tests.html_checks import faults

PAGE = "/qingshan/apply/opinion/"
WHY = "附件二的报价是我公司的商业秘密"


@pytest.fixture(autouse=True)
def thursday():
    """It is Thursday, 5 March 2026, and nobody tried a code yet."""
    cache.clear()
    with time_machine.travel(at("2026-03-05"), tick=False):
        yield


@pytest.fixture
def letter(case, step, cast):
    """A letter that asks a third party, signed on 4 March."""
    step(
        clocking.consult,
        case,
        "2026-03-04",
        whom=Consulted.THIRD_PARTY,
        name="示例环境工程有限公司",
        on=day("2026-03-04"),
        delivered_on=None,
    )
    made = draft(
        case=case,
        kind=LetterKind.THIRD_PARTY_CONSULTATION,
        typed=SAMPLES,
        by=cast["lin"],
        at=at("2026-03-04"),
    )
    deciding.sign(letter=made, by=cast["qian"], at=at("2026-03-04"))
    made.letter.refresh_from_db()
    return made


@pytest.fixture
def code(letter, cast):
    return issue_opinion_code(letter=letter, place=0, by=cast["lin"], at=at("2026-03-04"))


def tried(letter, code, on="2026-03-05", number="2026-1"):
    return try_opinion_code(agency=letter.case.agency, number=number, code=code, at=at(on))


class TestCode:
    def test_only_a_keyed_hash_of_it_is_kept(self, code):
        assert code not in OpinionCode.objects.get().code_hash

    def test_number_and_code_open_the_letter(self, letter, code):
        assert tried(letter, code).code.letter == letter

    def test_a_new_one_takes_the_old_away(self, letter, code, cast):
        issue_opinion_code(letter=letter, place=0, by=cast["lin"], at=at("2026-03-05"))

        assert tried(letter, code).code is None

    def test_after_sixty_days_it_opens_nothing(self, letter, code):
        assert tried(letter, code, on="2026-05-03").code
        assert tried(letter, code, on="2026-05-04").code is None

    @pytest.mark.parametrize("number", ["2026-1", "2026-7"])
    def test_after_ten_wrong_ones_a_number_is_shut_whether_there_or_not(self, letter, number):
        left = [tried(letter, "2" * 12, number=number).left for _try in range(MOST_FAILURES + 1)]

        assert left == [9, 8, 7, 6, 5, 4, 3, 2, 1, 0, 0]

    def test_a_shut_number_does_not_open_to_the_right_code(self, letter, code):
        for _try in range(MOST_FAILURES):
            tried(letter, "2" * 12)

        assert tried(letter, code).code is None

    def test_a_draft_gets_none(self, letter, cast):
        unsigned = draft(
            case=letter.case,
            kind=LetterKind.THIRD_PARTY_CONSULTATION,
            typed=SAMPLES,
            by=cast["lin"],
            at=at("2026-03-05"),
        )

        with pytest.raises(NotAllowed, match="第三十二条"):
            issue_opinion_code(letter=unsigned, place=0, by=cast["lin"], at=at("2026-03-05"))

    def test_a_reply_gets_none(self, answered):
        assert open_places(answered.letter) == []


class TestAnswering:
    def answers(self, letter, code, answer=Answer.OBJECTS, opinion=WHY, on="2026-03-09"):
        opened = tried(letter, code, on=on).code
        answer_online(code=opened, answer=answer, opinion=opinion, at=at(on))

    def test_the_opinion_is_an_event_of_the_day_it_was_given(self, letter, code):
        self.answers(letter, code)

        event = letter.case.events.latest("pk")
        assert (event.kind, event.on, event.by) == (
            "consultation_answered",
            day("2026-03-09"),
            None,
        )
        assert event.facts == {"place": 0, "answer": "objects"}
        assert words_opened(letter.case.applicant, event.sealed) == WHY

    def test_the_clock_runs_on_from_that_day(self, letter, code):
        self.answers(letter, code)

        letter.case.refresh_from_db()
        assert (letter.case.state, letter.case.is_provisional) == ("in_hand", False)

    def test_the_chain_names_nobody(self, letter, code):
        self.answers(letter, code)

        kept = AuditRecord.objects.get(action="casework.consultation_answered")
        assert (kept.actor_name, WHY in str(kept.facts)) == ("征求意见的对象", False)

    def test_it_is_given_once(self, letter, code):
        self.answers(letter, code)

        assert tried(letter, code).code is None

    def test_an_objection_says_why(self, letter, code):
        with pytest.raises(NotAllowed, match=r"不同意公开的，要写明理由.*第三十二条"):
            self.answers(letter, code, opinion=" ")

    def test_after_the_decision_nothing_is_taken(self, letter, code, step):
        step(deciding.withdraw, letter.case, "2026-03-06", on=day("2026-03-06"), how="书面")

        with pytest.raises(NotAllowed, match="已经作出决定"):
            self.answers(letter, code)

    def test_once_staff_put_the_opinion_down_it_is_not_taken_again(self, letter, code, step):
        step(
            clocking.receive_opinion,
            letter.case,
            "2026-03-06",
            place=0,
            on=day("2026-03-06"),
            answer=Answer.AGREES,
            opinion="",
        )

        with pytest.raises(NotAllowed, match="意见已经登记过"):
            self.answers(letter, code)


class TestPublicPage:
    @pytest.fixture
    def opened(self, code):
        """The browser of the third party with the letter open."""
        client = Client()
        client.post(PAGE, {"number": "2026-1", "code": code})
        return client

    def page(self, client, status=200):
        response = client.get(PAGE)
        assert (response.status_code, faults(response.content)) == (status, [])
        return response.content.decode()

    def test_it_asks_for_number_and_code(self, letter):
        assert "打开征求意见书" in self.page(Client())

    def test_it_shows_what_the_letter_says_and_nothing_else_of_the_case(self, opened, letter):
        text = self.page(opened)

        assert SAMPLES["consulted_matter"] in text
        hidden = (DATA.name, DATA.contact, DATA.description, letter.case.number_text)
        assert [each for each in hidden if each in text] == []

    def test_a_wrong_code_says_how_many_tries_are_left(self, letter):
        response = Client().post(PAGE, {"number": "2026-1", "code": "2" * 12})

        assert "还可以再试9次" in response.content.decode()

    def test_the_opinion_is_handed_in_and_the_page_is_shut(self, opened, letter):
        answer = {"answer": "objects", "opinion": WHY}

        response = opened.post(f"{PAGE}answer/", answer, follow=True)

        assert "意见已经交给机关" in response.content.decode()
        assert "打开征求意见书" in self.page(opened)
        assert letter.case.events.latest("pk").kind == "consultation_answered"

    def test_an_objection_without_reason_is_asked_for_it(self, opened):
        response = opened.post(f"{PAGE}answer/", {"answer": "objects", "opinion": ""})

        assert "不同意公开的，要写明理由" in response.content.decode()
        assert faults(response.content) == []

    def test_without_the_code_nothing_is_answered(self, letter):
        response = Client().post(f"{PAGE}answer/", {"answer": "agrees"})

        assert response.headers["Location"] == PAGE
        assert letter.case.events.latest("pk").kind == "consulted"

    def test_after_half_an_hour_it_is_shut(self, opened):
        with time_machine.travel(at("2026-03-06"), tick=False):
            assert "打开征求意见书" in self.page(opened)

    def test_that_the_letter_was_opened_is_recorded(self, opened):
        assert AuditRecord.objects.filter(action="casework.opinion_opened").count() == 1


class TestStaff:
    def test_the_code_is_given_out_on_the_page_of_the_letter(self, letter, signed_in):
        lin = signed_in("lin")
        address = f"/desk/cases/{letter.case_id}/letters/{letter.pk}/"

        shown = lin.get(address)
        response = lin.post(f"{address}opinion-code/", {"place": "0"})

        text = response.content.decode()
        assert (faults(shown.content), faults(response.content)) == ([], [])
        assert "给出答复码" in shown.content.decode()
        assert (PAGE in text, letter.letter.number_text in text) == (True, True)

    def test_a_place_that_is_none_is_refused(self, letter, signed_in):
        address = f"/desk/cases/{letter.case_id}/letters/{letter.pk}/opinion-code/"

        response = signed_in("lin").post(address, {"place": "x"})

        assert "才能给答复码" in response.content.decode()

    def test_the_opinion_stands_on_the_case(self, letter, code, signed_in):
        opened = tried(letter, code).code
        answer_online(code=opened, answer=Answer.OBJECTS, opinion=WHY, at=at("2026-03-05"))

        text = signed_in("lin").get(f"/desk/cases/{letter.case_id}/").content.decode()

        shown = ("征求意见的对象 收到意见", "示例环境工程有限公司", "不同意公开", WHY)
        assert [each for each in shown if each not in text] == []
