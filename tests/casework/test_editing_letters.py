"""Changing the text of a letter before it is signed, as Lin does it on the page."""

from dataclasses import replace

import pytest
import time_machine

from gongkai.audit.models import AuditRecord
from gongkai.casework.actions import deciding
from gongkai.casework.letters import change_text, draft
from gongkai.notices.content import content_of
from gongkai.rules.letters.fields import SAMPLES
from gongkai.rules.letters.kinds import LetterKind
from gongkai.rules.refusals import NotAllowed
from tests.casework.conftest import APPLICATION, PROVIDED, at
from tests.html_checks import faults

ADDED = "协议附件四正在装订，装订后另行寄送。"


@pytest.fixture(autouse=True)
def thursday():
    """It is Thursday, 5 March 2026."""
    with time_machine.travel(at("2026-03-05"), tick=False):
        yield


@pytest.fixture
def lin(signed_in):
    return signed_in("lin")


@pytest.fixture
def drafted(case, step, reply):
    """The draft of a reply that discloses."""
    step(deciding.decide, case, "2026-03-05", decision=PROVIDED)
    return reply(case)


def address(letter, last="edit/"):
    return f"/desk/cases/{letter.case_id}/letters/{letter.pk}/{last}"


def page(client, where, status=200):
    response = client.get(where)
    assert (response.status_code, faults(response.content)) == (status, [])
    return response.content.decode()


def text_on(client, letter):
    return client.get(address(letter)).context["form"].initial["text"]


def test_the_page_shows_text_and_what_stays(drafted, lin):
    text = page(lin, address(drafted))

    shown = ("后面接着写（不能改）", "申请行政复议", "必须原样写着的", "第三十六条第（二）项")
    assert [each for each in shown if each not in text] == []


def test_a_full_stop_typed_before_that_of_the_form_is_not_doubled(case, step, reply, lin):
    step(deciding.decide, case, "2026-03-05", decision=PROVIDED)
    letter = reply(case, typed={"provided": "合同全文随信提供。"})

    text = page(lin, address(letter, ""))

    assert "合同全文随信提供。" in text
    assert "。。" not in text


@pytest.mark.parametrize(("wanted", "is_ticked"), [("网上领取", True), ("邮政寄送", False)])
def test_a_reply_wanted_online_is_drafted_for_it(register, step, lin, wanted, is_ticked):
    case = register(applicant=replace(APPLICATION.applicant, delivery_wanted=wanted))
    step(deciding.decide, case, "2026-03-05", decision=PROVIDED)

    form = lin.get(f"/desk/cases/{case.pk}/write/reply/").context["form"]

    assert form["is_for_online"].value() is is_ticked


def test_a_paragraph_that_was_added_is_signed(drafted, lin, cast):
    lin.post(address(drafted), {"text": f"{text_on(lin, drafted)}\n{ADDED}"})
    deciding.sign(letter=drafted, by=cast["qian"], at=at("2026-03-05"))

    drafted.letter.refresh_from_db()
    *_before, added, remedy = content_of(drafted.letter).paragraphs
    assert added == ADDED
    assert "申请行政复议" in remedy


def test_who_changed_it_is_recorded_without_a_word_of_it(drafted, lin):
    lin.post(address(drafted), {"text": f"{text_on(lin, drafted)}\n{ADDED}"})

    kept = AuditRecord.objects.get(action="casework.letter_edited")
    assert (kept.facts["kind"], ADDED in str(kept.facts)) == ("答复（告知书）", False)


def test_striking_out_the_legal_basis_is_refused_and_the_text_is_not_lost(drafted, lin):
    text = text_on(lin, drafted).replace("第三十六条第（二）项", "有关条款")

    response = lin.post(address(drafted), {"text": text})

    answer = response.content.decode()
    assert (
        "改掉了必须写明的内容（《中华人民共和国政府信息公开条例》第三十六条第（二）项）" in answer
    )
    assert "有关条款" in answer


def test_an_empty_text_takes_back_every_change(drafted, lin):
    before = text_on(lin, drafted)
    lin.post(address(drafted), {"text": f"{before}\n{ADDED}"})

    lin.post(address(drafted), {"text": "", "go": "1"})

    assert text_on(lin, drafted) == before


def test_a_signed_letter_is_not_changed(answered, lin, cast):
    response = lin.get(address(answered.letter))

    assert response.headers["Location"] == address(answered.letter, "")
    with pytest.raises(NotAllowed, match="已经签发"):
        change_text(letter=answered.letter, text="别的", by=cast["lin"], at=at("2026-03-09"))


def test_a_form_has_no_text_to_change(case, lin, cast):
    typed = {"handler": "林承办"}
    form = draft(
        case=case,
        kind=LetterKind.REGISTRATION_FORM,
        typed=typed,
        by=cast["lin"],
        at=at("2026-03-05"),
    )

    assert page(lin, address(form), status=404)


def test_the_signer_does_not_change_it(drafted, signed_in):
    assert page(signed_in("qian"), address(drafted), status=403)


def test_filling_it_in_anew_begins_with_what_was_filled_in(drafted, lin):
    text = page(lin, f"/desk/cases/{drafted.case_id}/write/reply/?from={drafted.pk}")

    assert SAMPLES["provided"] in text


@pytest.mark.parametrize("asked", ["x", "0", "99999999999999999999"])
def test_filling_it_in_anew_from_nothing_begins_empty(drafted, lin, asked):
    text = page(lin, f"/desk/cases/{drafted.case_id}/write/reply/?from={asked}")

    assert SAMPLES["provided"] not in text
