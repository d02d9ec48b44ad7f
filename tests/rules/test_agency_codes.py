import pytest

from gongkai.rules.agency_codes import RESERVED_CODES, code_fault


@pytest.mark.parametrize("code", ["qingshan", "shili-fagai", "a1"])
def test_a_plain_word_is_a_code(code):
    assert code_fault(code) == ""


@pytest.mark.parametrize(
    ("code", "says"),
    [
        ("", "没有填代码"),
        ("x" * 41, "最多 40 个"),
        ("青山", "只能用小写字母"),
        ("Qingshan", "只能用小写字母"),
        ("desk", "网站自己用的地址"),
    ],
)
def test_what_cannot_be_an_address_is_refused_with_what_to_do(code, says):
    assert says in code_fault(code)
    assert "怎么办" in code_fault(code)


def test_reserved_codes_could_otherwise_be_chosen():
    assert "desk" in RESERVED_CODES
