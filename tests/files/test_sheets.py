"""The first sheet of a workbook as rows; what is no workbook is refused with what to do."""

from io import BytesIO

import pytest
from openpyxl import Workbook

from gongkai.files import sheets
from gongkai.files.documents import Unreadable
from gongkai.files.sheets import as_typed, first_sheet, inert


def a_workbook(**cells):
    book = Workbook()
    for place, value in cells.items():
        book.active[place] = value
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def test_rows_stand_where_they_stand_in_the_sheet():
    assert first_sheet(a_workbook(B2="文书号")) == [["", ""], ["", "文书号"]]


def test_blank_rows_and_columns_before_the_first_cell_can_be_left_out():
    assert first_sheet(a_workbook(B2="文书号"), from_first_cell=True) == [["文书号"]]


@pytest.mark.parametrize("data", [b"", b"a,b", b"PK\x03\x04 nonsense"])
def test_another_file_is_refused_with_what_to_do(data):
    with pytest.raises(Unreadable) as refused:
        first_sheet(data)

    assert refused.value.says


def test_a_workbook_without_a_sheet_of_cells_is_refused_with_what_to_do(monkeypatch):
    monkeypatch.setattr(sheets, "CalamineWorkbook", _Broken)

    with pytest.raises(Unreadable, match="怎么办"):
        first_sheet(a_workbook(A1="文书号"))


class _Broken:
    @staticmethod
    def from_filelike(_file):
        raise sheets.CalamineError


def test_too_many_rows_are_refused_with_how_many(monkeypatch):
    monkeypatch.setattr(sheets, "MOST_ROWS", 2)

    with pytest.raises(Unreadable, match="有 3 行，一次最多 2 行"):
        first_sheet(a_workbook(A1="文书号", A3="1"))


@pytest.mark.parametrize("text", ["=1+1", "+86", "-", "@a", "\t=1", "第三行"])
def test_no_text_is_taken_for_a_formula_and_each_comes_back_as_typed(text):
    assert not inert(text).startswith(sheets.FORMULA_STARTS)
    assert as_typed(inert(text)) == text
