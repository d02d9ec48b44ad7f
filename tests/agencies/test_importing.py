from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from gongkai.agencies import actions, queries
from gongkai.agencies.import_actions import (
    HasBadRows,
    exported_rows,
    import_agencies,
    plan_for,
)
from gongkai.agencies.importing import HEADINGS
from gongkai.agencies.models import Agency
from gongkai.agencies.spreadsheets import NotATable, csv_of, rows_of, xlsx_of
from gongkai.audit.models import AuditRecord
from tests.agencies.county import DONE, agency

pytestmark = pytest.mark.usefixtures("county")

HEAD = ["代码", "名称", "性质", "层级", "上级机关代码"]
EDUCATION = ["education", "示例县教育局", "部门", "县级", "shili"]


def imported(*rows, head=HEAD, good_rows_only=False):
    return import_agencies(
        root=agency("shili"), rows=[head, *rows], good_rows_only=good_rows_only, **DONE
    )


def faults(*rows, head=HEAD):
    return [str(each) for each in plan_for(agency("shili"), [head, *rows]).bad]


def test_new_rows_become_agencies_under_their_superiors():
    imported(EDUCATION)

    bureau = agency("education")
    assert queries.superior_of(bureau).code == "shili"
    assert bureau.competent_department.code == "shili-office"
    assert Agency.objects.find_problems() == ([], [], [], [], [])


def test_a_superior_may_stand_further_down_in_the_table():
    imported(["school", "示例一中", "公共企事业单位", "县级", "education"], EDUCATION)

    assert [each.code for each in queries.path_of(agency("school"))] == [
        "shili",
        "education",
        "school",
    ]
    assert Agency.objects.find_problems() == ([], [], [], [], [])


def test_importing_the_same_table_twice_changes_nothing():
    imported(EDUCATION)

    again = imported(EDUCATION)

    assert (again.changes, again.unchanged) == ((), 1)
    assert AuditRecord.objects.count() == 1


def test_what_is_exported_can_be_imported_and_changes_nothing():
    actions.edit_agency(
        agency=agency("finance"),
        named_competent_department=agency("shili"),
        telephone="+86 0000-1234",
        **DONE,
    )

    again = plan_for(agency("shili"), rows_of(csv_of(exported_rows(agency("shili")))))

    assert (again.bad, again.changes, again.unchanged) == ((), (), 5)


def test_a_part_of_the_tree_is_exported_with_its_superior():
    rows = exported_rows(agency("qingshan"))

    assert rows[0] == list(HEADINGS)
    assert rows[1][:6] == ["qingshan", "青山镇人民政府", "", "人民政府", "乡级", "shili"]


def test_abolished_agencies_are_not_exported_and_their_codes_not_taken():
    actions.abolish_agency(agency=agency("lvshui"), on=DONE["at"].date(), **DONE)

    assert len(exported_rows(agency("shili"))) == 1 + 4
    [fault] = faults(["lvshui", "绿水乡", "人民政府", "乡级", "shili"])
    assert "别处已在用或用过" in fault


def test_changed_cells_are_written_and_recorded():
    imported(
        ["finance", "示例县财政和国资局", "部门", "县级", "shili", "2001-05-01", "shili"],
        head=[*HEAD, "设立日期", "主管部门代码"],
    )

    bureau = agency("finance")
    assert (bureau.name, str(bureau.established_on)) == ("示例县财政和国资局", "2001-05-01")
    assert bureau.competent_department.code == "shili"
    assert AuditRecord.objects.get().facts["changed"]["finance"] == {
        "名称": "示例县财政和国资局",
        "设立日期": "2001-05-01",
        "主管部门代码": "shili",
    }


def test_an_emptied_cell_empties_the_field():
    actions.edit_agency(agency=agency("finance"), established_on=DONE["at"].date(), **DONE)

    imported(["finance", "示例县财政局", "部门", "县级", "shili", ""], head=[*HEAD, "设立日期"])

    assert agency("finance").established_on is None


def test_a_column_that_is_not_there_leaves_its_field_alone():
    actions.edit_agency(agency=agency("finance"), telephone="0000-1234", **DONE)

    imported(["finance", "示例县财税局", "部门", "县级", "shili"])

    assert agency("finance").telephone == "0000-1234"


def test_another_superior_moves_the_agency():
    imported(["finance", "示例县财政局", "部门", "县级", "qingshan"])

    assert queries.superior_of(agency("finance")).code == "qingshan"


def test_a_name_put_right_is_put_right_among_the_names():
    actions.rename_agency(
        agency=agency("finance"),
        name="示例县财务局",
        short_name="",
        from_on=DONE["at"].date(),
        **DONE,
    )

    imported(["finance", "示例县财税局", "部门", "县级", "shili"])

    assert [each.name for each in queries.names_of(agency("finance"))] == [
        "示例县财税局",
        "示例县财政局",
    ]


def test_every_bad_cell_is_named_with_row_column_reason_and_what_to_do():
    found = faults(
        ["desk", "", "局", "县", "nowhere"],
        ["", "某局", "部门", "县级", "shili"],
    )

    assert found == [
        "第 2 行“代码”：代码“desk”是网站自己用的地址。怎么办：换一个，例如 desk-office",
        "第 2 行“上级机关代码”：没有代码为“nowhere”的机关。怎么办：核对代码，或把上级也写进这张表",
        (
            "第 2 行“性质”：“局”不在可选项里。怎么办：填 人民政府、部门、街道办事处、开发区管委会、"
            "法律法规授权组织、公共企事业单位 之一"
        ),
        "第 2 行“层级”：“县”不在可选项里。怎么办：填 国务院、省级、市级、县级、乡级 之一",
        "第 2 行“名称”：没有填名称。怎么办：填机关全称",
        "第 3 行“代码”：没有填代码。怎么办：填小写字母、数字，例如 qingshan",
    ]


@pytest.mark.parametrize(
    ("column", "cell", "says"),
    [
        ("设立日期", "2026年3月", "不是日期"),
        ("邮政编码", "1234", "邮政编码是 6 位数字"),
        ("主管部门代码", "nowhere", "没有代码为“nowhere”的机关"),
        ("简称", "长" * 41, "有 41 个字，最多 40 个"),
    ],
)
def test_a_cell_that_does_not_fit_its_column_is_bad(column, cell, says):
    [fault] = faults([*EDUCATION, cell], head=[*HEAD, column])

    assert says in fault


def test_a_code_that_stands_twice_is_bad_the_second_time():
    [fault] = faults(EDUCATION, EDUCATION)

    assert fault.startswith("第 3 行“代码”：与第 2 行的代码重复")


def test_agencies_standing_under_each_other_in_a_circle_are_bad():
    found = faults(
        ["a", "甲局", "部门", "县级", "b"],
        ["b", "乙局", "部门", "县级", "a"],
    )

    assert [fault[:4] for fault in found] == ["第 2 ", "第 3 "]
    assert all("上级是它自己或它的下级" in fault for fault in found)


def test_a_row_under_a_bad_new_row_is_bad_as_well():
    found = faults(
        ["school", "示例一中", "公共企事业单位", "县级", "education"],
        ["canteen", "食堂", "公共企事业单位", "县级", "school"],
        ["education", "示例县教育局", "局", "县级", "shili"],
    )

    assert ["它指的那一行有错" in fault for fault in found] == [True, True, False]


def test_an_agency_that_would_move_below_a_bad_row_stays_where_it_is():
    found = faults(
        ["finance", "示例县财政局", "部门", "县级", "desk"],
        ["desk", "某局", "部门", "县级", "shili"],
    )

    assert ["它指的那一行有错" in fault for fault in found] == [True, False]


def test_the_own_agency_cannot_be_put_under_another():
    [fault] = faults(["shili", "示例县人民政府", "人民政府", "县级", "qingshan"])

    assert "不能改上级" in fault


def test_a_new_row_without_superior_is_bad():
    [fault] = faults(["education", "示例县教育局", "部门", "县级", ""])

    assert "例如 shili" in fault


def test_columns_that_are_missing_are_named():
    found = faults(["education"], head=["代码"])

    assert [fault.split("：")[0] for fault in found] == [
        "第 1 行“名称”",
        "第 1 行“性质”",
        "第 1 行“层级”",
        "第 1 行“上级机关代码”",
    ]


def test_an_empty_file_lacks_all_columns():
    assert len(plan_for(agency("shili"), []).bad) == 5


def test_empty_rows_are_passed_over():
    assert faults(["", "", "", "", ""], EDUCATION) == []


def test_one_bad_row_stops_all_unless_good_rows_are_asked_for():
    bad = ["desk", "某局", "部门", "县级", "shili"]

    with pytest.raises(HasBadRows, match="有 1 行有错，一行也没有导入"):
        imported(EDUCATION, bad)

    assert not Agency.objects.filter(code="education").exists()
    assert len(imported(EDUCATION, bad, good_rows_only=True).added) == 1
    assert Agency.objects.filter(code="education").exists()


def test_three_thousand_agencies_take_few_queries(django_assert_max_num_queries):
    rows = [[f"a{each}", f"第{each}号机关", "部门", "县级", "shili"] for each in range(3000)]

    with django_assert_max_num_queries(3000 // 20):
        imported(*rows)

    assert agency("shili").numchild == 4 + 3000


class TestSpreadsheets:
    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
    def test_csv_is_read_in_the_usual_encodings(self, encoding):
        assert rows_of("代码,名称\r\na,㐀镇".encode(encoding)) == [["代码", "名称"], ["a", "㐀镇"]]

    def test_csv_is_written_with_the_mark_that_spreadsheets_look_for(self):
        assert csv_of([["代码"]]) == b"\xef\xbb\xbf" + "代码\r\n".encode()

    def test_a_cell_that_a_spreadsheet_would_compute_is_written_as_text(self):
        assert csv_of([["=1+1"]]).endswith(b"'=1+1\r\n")
        assert rows_of(csv_of([["=1+1", "-", "'a"]])) == [["=1+1", "-", "'a"]]

    def test_xlsx_is_read_and_written(self):
        data = xlsx_of([["代码", "名称"], ["a", "=1"]])

        assert rows_of(data) == [["代码", "名称"], ["a", "=1"]]
        assert load_workbook(BytesIO(data)).active["B2"].value == "'=1"

    def test_numbers_and_days_of_xlsx_read_as_they_look(self):
        book = load_workbook(BytesIO(xlsx_of([["x"]])))
        book.active.append([101000, DONE["at"].date(), 1.5])
        out = BytesIO()
        book.save(out)

        assert rows_of(out.getvalue())[1] == ["101000", "2026-03-02", "1.5"]

    def test_a_sheet_of_two_cells_that_claims_billions_is_refused(self):
        book = load_workbook(BytesIO(xlsx_of([["x"]])))
        book.active["XFD1048576"] = "y"
        out = BytesIO()
        book.save(out)

        with pytest.raises(NotATable, match="怎么办"):
            rows_of(out.getvalue())

    @pytest.mark.parametrize("data", [b"\xff\xfe\x00\x00\xff", b"a\0b", b"PK\x03\x04 nonsense"])
    def test_another_file_is_refused_with_what_to_do(self, data):
        with pytest.raises(NotATable, match="怎么办"):
            rows_of(data)

    @settings(max_examples=30)
    @given(
        st.lists(
            st.lists(
                st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Z"]), min_size=1),
                min_size=2,
                max_size=4,
            ),
            max_size=5,
        )
    )
    def test_any_table_comes_back_as_it_was(self, rows):
        assert rows_of(csv_of(rows)) == rows
