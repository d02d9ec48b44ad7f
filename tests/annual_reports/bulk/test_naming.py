import pytest

from gongkai.annual_reports.bulk.naming import NameBook, Named
from gongkai.annual_reports.bulk.taking_in import name_in

TOWN = Named(1, "示例县青山镇人民政府", ("示例县青山镇人民政府", "青山镇"), ("示例市", "示例县"))
COUNTY = Named(2, "示例县人民政府", ("示例县人民政府", "示例县政府"), ("示例市",))
OFFICE = Named(
    3, "示例县人民政府办公室", ("示例县人民政府办公室", "县政府办"), ("示例市", "示例县")
)
BOOK = NameBook((TOWN, COUNTY, OFFICE))


@pytest.mark.parametrize(
    ("named", "meant"),
    [
        ("示例县青山镇人民政府", TOWN),
        ("青山镇人民政府", TOWN),  # the place left out
        ("示例市示例县青山镇人民政府", TOWN),  # a place put in front
        ("青山镇", TOWN),
        ("示例县 人民政府", COUNTY),  # blanks in a heading
        ("示例县人民政府办公室", OFFICE),
    ],
)
def test_an_agency_is_found_by_its_names(named, meant):
    assert BOOK.match(named).agency == meant


@pytest.mark.parametrize(
    "named", ["邻县青山镇人民政府", "邻县人民政府", "人民政府", "", "示例县绿水镇人民政府"]
)
def test_a_namesake_elsewhere_is_not_taken_for_ours(named):
    assert BOOK.match(named).agency is None


def test_the_nearest_names_are_offered_best_first():
    assert BOOK.match("邻县青山镇人民政府").near[0] == TOWN


def test_two_of_one_name_are_both_offered_and_none_is_chosen():
    other = Named(4, "邻县青山镇人民政府", ("邻县青山镇人民政府", "青山镇"), ("邻县",))

    match = NameBook((TOWN, other)).match("青山镇人民政府")

    assert (match.agency, set(match.near), match.is_ambiguous) == (None, {TOWN, other}, True)


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("2025/示例县民政局2025年政府信息公开工作年度报告（定稿）.docx", "示例县民政局"),
        ("青山镇-2025年度政府信息公开年报.pdf", "青山镇"),
        ("报告.txt", ""),
    ],
)
def test_a_file_name_is_rid_of_the_words_of_every_report(file, name):
    assert name_in(file) == name
