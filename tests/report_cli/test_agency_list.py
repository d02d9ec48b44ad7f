import pytest

from gongkai.report_cli.agency_list import UnusableList, agency_names


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize("head", ["名称", "name"])
def test_names_are_read_once_each_in_their_order(tmp_path, encoding, head):
    file = tmp_path / "名单.csv"
    file.write_text(f"代码,{head}\n1, 示例县教育局 \n2,示例县财政局\n3,示例县教育局\n4\n", encoding)

    assert agency_names(file) == ("示例县教育局", "示例县财政局")


def test_a_list_without_a_column_of_names_is_refused(tmp_path):
    file = tmp_path / "名单.csv"
    file.write_text("代码\n1\n", "utf-8")

    with pytest.raises(UnusableList, match="没有“名称”"):
        agency_names(file)


def test_an_empty_list_is_refused(tmp_path):
    file = tmp_path / "名单.csv"
    file.touch()

    with pytest.raises(UnusableList, match="是空的"):
        agency_names(file)


def test_a_list_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(UnusableList, match="读不了机关名单"):
        agency_names(tmp_path / "名单.csv")


def test_a_list_in_an_unknown_encoding_is_refused(tmp_path):
    file = tmp_path / "名单.csv"
    file.write_bytes(b"\xff\xff\xff")

    with pytest.raises(UnusableList, match="编码"):
        agency_names(file)
