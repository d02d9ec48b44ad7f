import pytest

from gongkai.rules.annual_report.names import names_same_agency


@pytest.mark.parametrize(
    "named", ["青山镇人民政府", "示例县青山镇人民政府", "示例县 青山镇人民政府", "青山镇"]
)
def test_a_name_with_or_without_its_place_is_the_same_agency(named):
    assert names_same_agency(named, "示例县青山镇人民政府", "青山镇")


@pytest.mark.parametrize("named", ["绿水镇人民政府", "示例县人民政府", ""])
def test_another_name_is_another_agency(named):
    assert not names_same_agency(named, "示例县青山镇人民政府", "")


def test_the_office_of_a_government_is_not_the_government():
    assert not names_same_agency("示例县人民政府", "示例县人民政府办公室")
