"""A letter is drafted, numbered, signed and then frozen; what it says is kept encrypted."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from gongkai.audit.models import AuditRecord
from gongkai.notices import actions
from gongkai.notices.content import LetterDamaged, content_of
from gongkai.notices.models import Letter, NumberSequence
from gongkai.notices.sealing import LetterUnreadable, sealed
from gongkai.rules.letters.composing import LetterNotComplete
from gongkai.rules.letters.fields import SAMPLES
from gongkai.rules.letters.kinds import LetterKind
from tests.factories import AT

NEXT_YEAR = AT + dt.timedelta(days=365)


def test_a_draft_has_no_number(draft):
    letter = draft()

    assert (letter.number, letter.is_signed, str(letter)) == (None, False, "接收回执（未编号）")


def test_a_signed_letter_is_numbered_and_dated(draft, sign):
    content = content_of(sign(draft()))

    assert content.number == "示例县青山镇人民政府公开收〔2026〕1号"
    assert content.signed_on == "2026年3月2日"
    assert content.paragraphs[1] == "您申请公开：青山镇污水处理厂委托运营协议及附件。"


def test_numbers_run_without_a_gap(draft, sign):
    assert [sign(draft()).number for _ in range(3)] == [1, 2, 3]


def test_every_kind_agency_and_year_has_its_own_sequence(draft, sign):
    sign(draft())

    others = [
        sign(draft(LetterKind.EXTENSION_NOTICE)),
        sign(draft(code="lvshui")),
        sign(draft(), at=NEXT_YEAR),
    ]

    assert [letter.number for letter in others] == [1, 1, 1]


def test_a_signing_that_fails_leaves_no_gap(draft, sign, monkeypatch):
    letter = draft()
    with monkeypatch.context() as broken:
        broken.setattr(actions, "record", _fail)
        with pytest.raises(RuntimeError):
            sign(letter)

    assert sign(letter).number == 1


def _fail(**_facts):
    raise RuntimeError("the chain cannot be written")


def test_the_letters_of_a_number_are_those_of_the_settings(draft, sign, agency, cast):
    actions.change_settings(
        agency=agency("qingshan"), by=cast["zhao"], at=AT, number_prefix="示青公开"
    )

    assert sign(draft()).number_text == "示青公开收〔2026〕1号"


def test_a_letter_is_signed_once(draft, sign):
    letter = sign(draft())

    with pytest.raises(
        actions.LetterFrozen, match="已经签发（示例县青山镇人民政府公开收〔2026〕1号）"
    ):
        sign(letter)


def test_a_letter_that_does_not_say_all_is_not_drafted(agency, cast):
    with pytest.raises(LetterNotComplete, match="还没有填写：申请登记编号"):
        actions.draft_letter(
            agency=agency("qingshan"),
            kind=LetterKind.RECEIPT,
            values=SAMPLES | {"case_number": ""},
            by=cast["lin"],
            at=AT,
        )

    assert not Letter.objects.exists()


def test_an_answer_is_drafted_by_its_ending(draft, sign):
    letter = sign(draft(LetterKind.REPLY, ending="not_processed_repeated"))

    assert content_of(letter).title.endswith("政府信息公开申请不予处理告知书")


def test_a_changed_text_is_noticed(draft, sign):
    letter = sign(draft())
    letter.sealed = sealed("{}", letter.wrapped_key)

    with pytest.raises(LetterDamaged, match="与签发时不一致"):
        content_of(letter)


@pytest.mark.parametrize("key", [b"", b"\0" * 60])
def test_without_its_key_a_letter_is_unreadable_and_keeps_its_number(draft, sign, key):
    letter = sign(draft())
    letter.wrapped_key = key

    with pytest.raises(LetterUnreadable, match="密钥已经销毁"):
        content_of(letter)
    assert letter.number == 1


def test_another_installations_key_opens_nothing(draft, sign, settings):
    letter = sign(draft())
    settings.LETTERS_KEY = "another"

    with pytest.raises(LetterUnreadable):
        content_of(letter)


@pytest.mark.parametrize("is_signed", [False, True])
def test_the_database_holds_no_name(draft, sign, is_signed):
    letter = sign(draft()) if is_signed else draft()

    kept = Letter.objects.filter(pk=letter.pk).values()[0]

    assert "陈示例".encode() not in bytes(kept["sealed"])
    assert "陈示例" not in str(kept)


def test_signing_is_on_the_chain_without_what_the_letter_says(draft, sign):
    letter = sign(draft())

    kept = AuditRecord.objects.get(action="notices.letter_signed")

    assert (kept.actor_name, kept.subject_id) == ("赵主任", str(letter.pk))
    assert letter.content_hash in kept.facts_text
    assert "陈示例" not in kept.facts_text


def test_the_database_takes_no_number_twice(draft, sign):
    first, second = sign(draft()), sign(draft())

    with pytest.raises(IntegrityError), transaction.atomic():
        Letter.objects.filter(pk=second.pk).update(number=first.number)


def test_the_database_takes_no_half_signed_letter(draft):
    letter = draft()

    with pytest.raises(IntegrityError), transaction.atomic():
        Letter.objects.filter(pk=letter.pk).update(signed_at=AT)


def test_a_sequence_says_where_it_stands(draft, sign):
    sign(draft())

    assert str(NumberSequence.objects.get()) == "接收回执〔2026〕1"


@pytest.mark.parametrize(("who", "number"), [("lin", 1), ("wang", 0), ("town_admin", 0), ("he", 0)])
def test_letters_are_seen_by_those_who_handle_cases_there(draft, cast, who, number):
    draft()

    assert Letter.objects.seen_by(cast[who], AT.date()).count() == number


SIGN = """
import datetime as dt
from gongkai.accounts.models import User
from gongkai.agencies.models import Agency
from gongkai.notices import actions
from gongkai.rules.letters.fields import SAMPLES
at = dt.datetime(2026, 3, 2, 1, tzinfo=dt.UTC)
user, agency = User.objects.get(), Agency.objects.get()
for _ in range(6):
    letter = actions.draft_letter(agency=agency, kind="receipt", values=SAMPLES, by=user, at=at)
    actions.sign_letter(letter=letter, by=user, at=at)
"""
PREPARE = """
from gongkai.accounts.models import User
from tests.factories import an_agency
an_agency("qingshan", "示例县青山镇人民政府", kind="government", level="township")
User.objects.create_user("zhao", name="赵主任")
"""
NUMBERS = """
from gongkai.notices.models import Letter
print(*Letter.objects.order_by("number").values_list("number", flat=True))
"""


def test_letters_signed_at_the_same_time_have_every_number_once(installation):
    installation.shell(PREPARE)

    signing = [installation.started("shell", "-v", "0", "-c", SIGN) for _ in range(3)]

    assert [each.communicate()[1] for each in signing] == ["", "", ""]
    assert installation.shell(NUMBERS) == " ".join(str(number) for number in range(1, 3 * 6 + 1))
