"""Numbers of persons in every writing, and what looks like them. All are printed examples or made up."""

import pytest

from gongkai.files.guard.stretches import numbers_of_persons


def found(text):
    return [(str(each.kind), each.masked) for each in numbers_of_persons(text)]


@pytest.mark.parametrize(
    "written",
    [
        "身份证11010519491231002X。",
        "１１０１０５１９４９１２３１００２Ｘ",
        "110105 19491231 002X",
        "1 1 0 1 0 5 1 9 4 9 1 2 3 1 0 0 2 X",
        "110105194912\n31002X",
        "110105\t19491231\t002X",
        "一一零一零五一九四九一二三一零零二X",
        "110105\u200b19491231\u200b002x",
        "ID11010519491231002X",
        "订单号11010519491231002X",
    ],
)
def test_an_identity_number_is_found_however_it_is_written(written):
    assert found(written) == [("identity_number", "11*************02X")]


@pytest.mark.parametrize(
    "written",
    [
        "13800138000",
        "电话138-0013-8000",
        "+86 138 0013 8000",
        "1380013\n8000",
        "一三八零零一三八零零零",
        "１３８００１３８０００",
        "手机 1 3 8 0 0 1 3 8 0 0 0",
        "三13800138000人",
        "tel13800138000",
    ],
)
def test_a_mobile_number_is_found_however_it_is_written(written):
    assert found(written) == [("mobile", "138****8000")]


@pytest.mark.parametrize(
    "written", ["4111 1111 1111 1111", "4111111111111111", "4111-1111-1111-1111"]
)
def test_a_bank_card_is_found_with_and_without_its_gaps(written):
    assert found(f"卡号 {written}") == [("bank_card", "4111********1111")]


def test_numbers_one_below_the_other_stay_apart():
    assert found("13800138000\n13900139000") == [
        ("mobile", "138****8000"),
        ("mobile", "139****9000"),
    ]


def test_an_old_identity_number_is_surer_after_its_label():
    [bare] = numbers_of_persons("110105491231002")
    [labelled] = numbers_of_persons("身份证 110105491231002")

    assert bare.confidence < labelled.confidence


@pytest.mark.parametrize(
    "text",
    [
        "校验码不对 110105194912310021",
        "生日不对 11010519491331002X",
        "统一社会信用代码 91110105MA00000X1Y",
        "订单号13800138000",
        "合同编号：110105491231002",
        "13800138000元",
        "金额 13,800,138,000 元",
        "￥13800138000",
        "13800138000.50",
        "示政发〔2026〕3号，索引号 000014349/2026-00110",
        "2026-13800138000-01",
        "长串里的一段 9913800000000123",
        "卡号校验位不对 4111 1111 1111 1112",
        "运单 4111111111111111",
        "已经遮盖 11*************02X",
        "AB13800138000",
        "12345，400-800-1234",
    ],
)
def test_what_only_looks_like_one_is_left_alone(text):
    assert found(text) == []
