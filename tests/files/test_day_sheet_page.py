"""期限计算说明 on paper."""

import datetime as dt
import re

import pypdfium2
import pytest

from gongkai.files.day_sheet_page import SheetFrame, day_sheet_html, day_sheet_pdf
from gongkai.rules.consultation import Consultation, Consulted
from gongkai.rules.day_sheet import day_sheet
from gongkai.rules.receipt import Arrival, Channel
from gongkai.rules.reckoning import Facts, reckon
from gongkai.rules.work_calendar import national_calendar

CALENDAR = national_calendar()
FACTS = Facts(
    Arrival(Channel.IN_PERSON, dt.date(2026, 1, 9)),
    consultations=(
        Consultation(Consulted.THIRD_PARTY, dt.date(2026, 1, 15), dt.date(2026, 1, 19)),
    ),
)
SHEET = day_sheet(reckon(FACTS, CALENDAR), CALENDAR)
FRAME = SheetFrame("示公开〔2026〕3号", "示例县示例镇人民政府", "2026年1月21日 10:24")


@pytest.fixture(scope="module")
def printed():
    document = pypdfium2.PdfDocument(day_sheet_pdf(SHEET, FRAME))
    text = "".join(page.get_textpage().get_text_range() for page in document)
    sizes = {tuple(map(round, page.get_size())) for page in document}
    document.close()
    return re.sub(r"\s", "", text), sizes


@pytest.mark.parametrize(
    "words",
    [
        "政府信息公开申请答复期限计算说明",
        "示公开〔2026〕3号",
        "答复期限的最后一天：2026年3月10日（星期二）",
        "第三方意见尚未收到；最迟到2026年2月9日",
        "1月15日至2月9日",
        "春节放假（国办发明电〔2025〕7号）",
        "示例县示例镇人民政府计算于2026年1月21日10:24",
        SHEET.code.replace(" ", ""),
    ],
)
def test_what_a_court_asks_for_is_on_the_sheet(printed, words):
    assert words in printed[0]


def test_it_is_a4(printed):
    assert printed[1] == {(595, 842)}


def test_without_a_frame_nothing_is_left_open():
    text = day_sheet_html(SHEET, SheetFrame())

    assert f'<p class="foot">校验码 {SHEET.code}' in text
    assert 'class="about"' not in text


def test_what_was_typed_is_written_as_text():
    assert "&lt;b&gt;" in day_sheet_html(SHEET, SheetFrame(about="<b>"))
