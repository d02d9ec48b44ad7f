"""What running text says of persons, and the same words where they say nothing of the kind."""

import pytest

from gongkai.files.guard.finding import settled
from gongkai.files.guard.statements import statements


def found(text):
    return [(str(each.kind), text[each.start : each.end]) for each in settled(statements(text))]


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("家住示例县青山镇上河村3组12号。", "address", "示例县青山镇上河村3组12号"),
        ("中山路12号阳光小区3栋2单元501室", "address", "中山路12号阳光小区3栋2单元501室"),
        ("李秀英，女，1985年3月2日出生", "birth_date", "1985年3月2日"),
        ("一九八五年三月二日生", "birth_date", "一九八五年三月二日"),
        ("护照E12345678", "travel_document", "E12345678"),
        ("港澳通行证：C12345678", "travel_document", "C12345678"),
        ("患者张建国患有糖尿病", "health", "患有糖尿病"),
        ("学生张小明，8岁", "minor", "张小明"),
        ("被监护人李小红（10岁）", "minor", "李小红"),
        ("王建国，肢体二级残疾", "health", "肢体二级残疾"),
        ("李四因肺癌住院", "health", "因肺癌"),
        ("写信到 zhang@example.com", "e_mail", "zhang@example.com"),
        ("车牌闽A12345", "licence_plate", "闽A12345"),
        ("闽A·D12345", "licence_plate", "闽A·D12345"),
        ("户名：张三，账号 123456789012", "account", "123456789012"),
        ("家庭电话：0591-87654321", "landline", "0591-87654321"),
    ],
)
def test_a_statement_of_a_person_is_found(text, kind, words):
    assert found(text) == [(kind, words)]


def test_names_in_a_list_are_found_one_by_one():
    assert found("困难户名单如下：张建国、李秀英、王小红。") == [
        ("name_in_list", "张建国"),
        ("name_in_list", "李秀英"),
        ("name_in_list", "王小红"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "办公地址：示例县中山路12号",
        "注册地址：示例市东大路8号创新大厦1201室",
        "1987年1月1日以前发生的",
        "发生于1987年1月1日",
        "劳动者患职业病的，由用人单位负责",
        "任何人患有传染病的",
        "中小学校和学生的权益，未成年人和家长",
        "咨询电话：0591-87654321，联系人：王科长",
        "公开邮箱 xxgk@example.gov.cn",
        "请与政务公开办公室联系。地址：示例县中山路12号；邮编：350400；电话：0591-23165250；电子邮箱：shili@example.com",
        "户名：示例县财政局，账号 123456789012",
        "发放名单如下：青山镇、白云镇、红石镇",
        "第三号公告，第二组织机构",
        "京ICP备12345678号，粤B2-20090059",
    ],
)
def test_what_says_nothing_of_a_person_is_left_alone(text):
    assert found(text) == []
