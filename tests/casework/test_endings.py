"""Each of the 23 ways an application can end, from intake to archive, and the rows of table three they make."""

from collections import Counter

import pytest

from gongkai.casework.actions import clocking, deciding, intake, searching
from gongkai.casework.letters import draft
from gongkai.casework.models import CaseLetter
from gongkai.casework.papers import papers_of
from gongkai.casework.searches import SearchWords
from gongkai.casework.statistics import table_three
from gongkai.notices.content import content_of
from gongkai.rules.annual_report.applications_table import CONCLUDED, NEWLY_RECEIVED, TOTAL
from gongkai.rules.consultation import Answer, Consulted
from gongkai.rules.fees import FeeMethod
from gongkai.rules.letters.fields import SAMPLES
from gongkai.rules.letters.kinds import LetterKind
from gongkai.rules.letters.mandatory import mandatory
from gongkai.rules.letters.templates import template_for
from gongkai.rules.outcomes import ENDINGS, Decision, Outcome, Reason, WithheldPart
from gongkai.rules.service import Service, ServiceWay
from tests.casework.conftest import at, day

CODES = [each.code for each in ENDINGS]
ENDING = {each.code: each for each in ENDINGS}
LAPSING = {"otherwise_correction_lapsed", "otherwise_fee_unpaid"}
COLUMN = "natural_person"
SEARCH = SearchWords("林承办", "档案室目录、收发文登记", "“污水”“委托运营”，2019年至2026年")


def decision_for(ending):
    """Say everything that has to be said for a line of the decision table."""
    is_partly = ending.outcome is Outcome.PARTLY_DISCLOSED
    part = WithheldPart("附件二", "商业秘密", ENDING["withheld_third_party_interests"].ground)
    return Decision(
        ending.outcome,
        ground=ending.ground,
        reason=ending.reason,
        open_part="协议正文" if is_partly else "",
        withheld_parts=(part,) if is_partly else (),
        explanation="与另一件申请并案办理" if ending.reason is Reason.OTHER else "",
    )


def search(step, case):
    step(
        searching.record_search,
        case,
        "2026-03-04",
        on=day("2026-03-04"),
        has_found=False,
        search=SEARCH,
    )


def ask_for_correction(step, case):
    step(
        clocking.ask_correction,
        case,
        "2026-03-05",
        on=day("2026-03-05"),
        due_on=day("2026-03-23"),
        to_correct="写明协议签订的年份",
    )


def correct(step, case):
    ask_for_correction(step, case)
    step(clocking.receive_correction, case, "2026-03-20", on=day("2026-03-20"), corrected="不清楚")


def charge(step, case):
    step(
        clocking.notice_fee,
        case,
        "2026-03-05",
        on=day("2026-03-05"),
        method=FeeMethod.BY_VOLUME,
        count=200,
    )


def hear_objection(step, case):
    step(
        clocking.consult,
        case,
        "2026-03-04",
        whom=Consulted.THIRD_PARTY,
        name="示例环境工程有限公司",
        on=day("2026-03-04"),
        delivered_on=day("2026-03-04"),
    )
    step(
        clocking.receive_opinion,
        case,
        "2026-03-10",
        place=0,
        on=day("2026-03-10"),
        answer=Answer.OBJECTS,
        opinion="附件二是商业秘密",
    )


BEFORE = {
    "unavailable_does_not_exist": search,
    "unavailable_still_unclear": correct,
    "otherwise_correction_lapsed": ask_for_correction,
    "otherwise_fee_unpaid": charge,
    "withheld_third_party_interests": hear_objection,
    "partly_disclosed": hear_objection,
}
# The twenty working days for a fee received on 5 March: 6 to 31 March are eighteen, 1 and 2 April, and 3 April is the day after
ENDED_ON = {"otherwise_correction_lapsed": "2026-03-24", "otherwise_fee_unpaid": "2026-04-03"}


@pytest.fixture
def ended(register, step, cast, reply):
    """Take a new application from intake to archive in one way of ending; return the case and its reply."""

    def taken(code):
        case = register()
        step(intake.assign, case, "2026-03-02", by="zhao", handler=cast["lin"])
        BEFORE.get(code, lambda *_nothing: None)(step, case)
        on = ENDED_ON.get(code, "2026-03-25")
        _decided(step, case, code, on)
        typed = {name: value for name, value in SAMPLES.items() if name != "search"}
        letter = reply(case, on=on, typed=typed)
        _sent(letter, code, on, cast)
        step(deciding.archive, case, "2026-04-07")
        letter.letter.refresh_from_db()
        return case, letter

    return taken


def _decided(step, case, code, on):
    lapse = (deciding.decide, {"decision": decision_for(ENDING[code])})
    action, more = (clocking.deem_abandoned, {}) if code in LAPSING else lapse
    step(action, case, on, **more)


def _sent(letter, code, on, cast):
    """Sign the reply; what ends by itself is told in a letter, but not served to end the case."""
    if code in LAPSING | {"otherwise_other"}:
        return
    deciding.sign(letter=letter, by=cast["qian"], at=at(on))
    posted = Service(ServiceWay.POST, sent_on=day(on), evidence="XA00000000000")
    deciding.serve(letter=letter, service=posted, by=cast["lin"], at=at(on))


class TestEachEnding:
    def test_there_are_twenty_three(self):
        assert len(CODES) == 23

    @pytest.mark.parametrize("code", CODES)
    def test_it_is_archived_and_counts_in_its_row_alone(self, ended, code):
        case, _letter = ended(code)

        cells = table_three(case.agency, 2026)
        assert case.state == "archived"
        assert cells == Counter(
            {
                (row, column): 1
                for row in (NEWLY_RECEIVED, CONCLUDED, ENDING[code].row)
                for column in (COLUMN, TOTAL)
            }
        )

    @pytest.mark.parametrize("code", sorted(set(CODES) - LAPSING - {"otherwise_other"}))
    def test_its_signed_reply_says_all_that_it_must(self, ended, code):
        case, letter = ended(code)

        content = content_of(letter.letter)
        text = "\n".join((content.title, content.addressee, *content.paragraphs))
        must = mandatory(LetterKind.REPLY, code)
        assert [words for words in must.words if words not in text] == []
        assert str(ENDING[code].source or "") in text
        assert case.number_text in text
        assert "申请行政复议" in content.paragraphs[-1]

    @pytest.mark.parametrize("code", CODES)
    def test_its_file_ends_with_the_course(self, ended, code):
        case, _letter = ended(code)

        names = [each.name for each in papers_of(case)]
        assert (names[0], names[-1]) == ("政府信息公开申请", "办理经过")


def test_together_they_make_exactly_their_rows(ended, agency):
    for code in CODES:
        ended(code)

    cells = table_three(agency("qingshan"), 2026)
    rows = Counter(each.row for each in ENDINGS)
    assert {row: number for (row, column), number in cells.items() if column == TOTAL} == {
        NEWLY_RECEIVED: 23,
        CONCLUDED: 23,
        **rows,
    }


@pytest.mark.parametrize("code", sorted(LAPSING | {"otherwise_other"}))
def test_what_ends_by_itself_is_told_in_a_letter_with_the_remedy(ended, cast, code):
    case, letter = ended(code)

    assert CaseLetter.objects.get(pk=letter.pk).letter.ending == case.ending == code
    assert template_for(LetterKind.REPLY, day("2026-04-03"), code).fields >= {"remedy"}


def test_the_search_stands_in_the_reply_by_itself(ended):
    _case, letter = ended("unavailable_does_not_exist")

    assert (
        "2026年3月4日，林承办在档案室目录、收发文登记以“污水”“委托运营”，2019年至2026年检索，没有找到"
        in "".join(content_of(letter.letter).paragraphs)
    )


def test_a_letter_of_any_kind_can_be_drafted_on_a_case(case, cast):
    made = draft(
        case=case,
        kind=LetterKind.TRANSFER_NOTICE,
        typed=SAMPLES,
        by=cast["lin"],
        at=at("2026-03-05"),
    )

    assert made.letter.kind == LetterKind.TRANSFER_NOTICE
