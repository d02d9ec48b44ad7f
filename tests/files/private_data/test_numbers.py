"""Numbers of persons, and what looks like them. All of them are printed examples or made up."""

import pytest

from gongkai.files.private_data import Kind, scan_text
from gongkai.files.private_data.column_heads import personal_head


def found(text):
    return [(each.kind, each.masked) for each in scan_text(text)]


@pytest.mark.parametrize(
    ("text", "kind", "masked"),
    [
        ("身份证11010519491231002X。", Kind.IDENTITY_NUMBER, "11*************02X"),
        ("小写11010519491231002x", Kind.IDENTITY_NUMBER, "11*************02X"),
        ("全角１１０１０５１９４９１２３１００２Ｘ", Kind.IDENTITY_NUMBER, "11*************02X"),
        ("分开写 110105 19491231 002X", Kind.IDENTITY_NUMBER, "11*************02X"),
        ("旧号 110105491231002", Kind.OLD_IDENTITY_NUMBER, "11**********002"),
        ("电话13800000000", Kind.MOBILE_NUMBER, "138****0000"),
        ("电话 +86 138 0000 0000", Kind.MOBILE_NUMBER, "138****0000"),
        ("卡号 4111 1111 1111 1111", Kind.BANK_CARD, "4111********1111"),
    ],
)
def test_a_number_of_a_person_is_found_and_masked(text, kind, masked):
    assert found(text) == [(kind, masked)]


@pytest.mark.parametrize(
    "text",
    [
        "校验码不对 110105194912310021",
        "生日不对 11010519491331002X",
        "没有这个省 99010519491231002X",
        "统一社会信用代码 91110105MA00000X1Y",
        "已经遮盖 11*************02X",
        "文号 示政发〔2026〕3号，索引号 000014349/2026-00110",
        "座机 010-12345678，热线 400-800-1234，举报 12345",
        "长串里的一段 9913800000000123",
        "卡号校验位不对 4111 1111 1111 1112",
        "全是同一个数字 4444444444444444",
        "金额 13,800,000,000 元",
    ],
)
def test_what_only_looks_like_one_is_left_alone(text):
    assert found(text) == []


@pytest.mark.parametrize("head", ["身份证号码", "手机", "银行卡号", "家庭住址", "一卡通号"])
def test_a_head_that_says_something_of_a_person_is_known(head):
    assert personal_head(head)


@pytest.mark.parametrize(
    "head", ["姓名", "单位地址", "办公电话", "监督举报手机", "金额", "身份证明材料"]
)
def test_a_head_of_an_office_or_of_nothing_personal_is_none(head):
    assert personal_head(head) == ""
