"""Text as tokens: pairs in titles, words in texts, names whole, numbers however they are written."""

import pytest

from gongkai.search.analysing import Analyser, signature_of
from gongkai.search.folding import fold


@pytest.fixture(scope="module")
def plain():
    return Analyser()


@pytest.fixture(scope="module")
def with_names():
    return Analyser(["繁城镇", "大王庄村"])


def test_full_width_capitals_and_traditional_characters_are_folded_in_place():
    typed = "ＡＢＣ１２３危房補助，後續"

    assert fold(typed) == "abc123危房补助,后续"
    assert len(fold(typed)) == len(typed)


def test_a_title_is_pairs_and_its_last_character_is_there_alone(plain):
    assert plain.title("危房改造") == "危房 房改 改造 造"


def test_a_township_named_to_the_analyser_is_a_word(plain, with_names):
    asked = "繁城镇今年植树"

    assert "繁城镇" in with_names.text(asked)[0].split()
    assert "繁城镇" not in plain.text(asked)[0].split()


def test_two_characters_of_a_name_stand_within_it(with_names):
    _words, inner = with_names.text("繁城镇")

    assert {"繁城", "城镇"} <= set(inner.split())


@pytest.mark.parametrize(
    "written",
    [
        "〔2023〕15号",
        "[2023]15号",
        "（2023）15号",
        "［２０２３］１５号",
        "【2023】第015号",
        "2023年第15号",
    ],
)
def test_a_number_is_one_token_however_its_brackets_are_written(plain, written):
    assert plain.term(written).pairs == ("2023号15",)


def test_a_date_is_no_document_number(plain):
    assert "号" not in "".join(plain.text("2023年3月15日")[0].split())


def test_what_holds_no_letter_or_digit_is_nothing_to_look_for(plain):
    assert plain.term("“”*()") is None


def test_other_names_are_another_signature():
    assert signature_of(["青山镇"]) != signature_of(["绿水镇"])
    assert signature_of(["青山镇", "绿水镇"]) == signature_of(["绿水镇", "青山镇"])
