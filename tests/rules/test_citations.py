"""Articles are cited as officials write them."""

import datetime as dt

import pytest

from gongkai.rules.citations import FEE_MEASURES, FORM_NOTICE_2019, REGULATIONS


@pytest.mark.parametrize(
    ("citation", "written"),
    [
        (REGULATIONS.article(33, 2), "《中华人民共和国政府信息公开条例》第三十三条第二款"),
        (REGULATIONS.article(36, item=3), "《中华人民共和国政府信息公开条例》第三十六条第（三）项"),
        (REGULATIONS.article(10), "《中华人民共和国政府信息公开条例》第十条"),
        (FEE_MEASURES.article(4), "国办函〔2020〕109号第四条"),
    ],
)
def test_a_citation_reads_as_in_a_letter(citation, written):
    assert str(citation) == written


@pytest.mark.parametrize(
    ("instrument", "day", "applies"),
    [
        (REGULATIONS, "2019-05-14", False),
        (REGULATIONS, "2019-05-15", True),
        (FORM_NOTICE_2019, "2020-12-31", True),
        (FORM_NOTICE_2019, "2021-01-01", False),
    ],
)
def test_an_instrument_applies_from_its_first_to_its_last_day(instrument, day, applies):
    assert instrument.is_in_force_on(dt.date.fromisoformat(day)) is applies
