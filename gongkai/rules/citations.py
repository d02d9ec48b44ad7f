"""The instruments the rules rest on, with their dates, and how an article of theirs is cited."""

import datetime as dt
from dataclasses import dataclass
from typing import Final

from gongkai.rules.chinese_numerals import in_chinese


@dataclass(frozen=True, slots=True)
class Citation:
    """A place in an instrument; prints as 《…》第三十三条第二款, an item as 第（二）项."""

    instrument: "Instrument"
    article: int
    paragraph: int | None = None
    item: int | None = None

    def __str__(self) -> str:
        paragraph = f"第{in_chinese(self.paragraph)}款" if self.paragraph else ""
        item = f"第（{in_chinese(self.item)}）项" if self.item else ""
        return f"{self.instrument}第{in_chinese(self.article)}条{paragraph}{item}"


@dataclass(frozen=True, slots=True)
class Instrument:
    """A law, regulation or notice.

    ``number`` is empty where it has none or we could not confirm it. Both ends of the time in force are
    included; ``in_force_until`` is None while no end is known. Those with articles of general
    use are cited by title, notices by number.
    """

    title: str
    number: str
    issued_on: dt.date | None
    in_force_from: dt.date
    in_force_until: dt.date | None = None
    is_cited_by_number: bool = False

    def __str__(self) -> str:
        return self.number if self.is_cited_by_number else f"《{self.title}》"

    def article(
        self, article: int, paragraph: int | None = None, item: int | None = None
    ) -> Citation:
        """Cite an article (条), its paragraph (款) and item (项)."""
        return Citation(self, article, paragraph, item)

    def is_in_force_on(self, day: dt.date) -> bool:
        """Test whether the instrument applies on the day."""
        return self.in_force_from <= day and (
            self.in_force_until is None or day <= self.in_force_until
        )


def _day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


REGULATIONS: Final = Instrument(
    "中华人民共和国政府信息公开条例", "国务院令第711号", _day("2019-04-03"), _day("2019-05-15")
)
RECONSIDERATION_LAW: Final = Instrument(
    "中华人民共和国行政复议法", "主席令第九号", _day("2023-09-01"), _day("2024-01-01")
)
RECONSIDERATION_LAW_BEFORE_2024: Final = Instrument(
    "中华人民共和国行政复议法（2017年修正）",
    "",
    None,
    _day("1999-10-01"),
    _day("2023-12-31"),
)
RECONSIDERATION_RULES: Final = Instrument(
    # Revised in 2026; the number of the decree is not confirmed
    "中华人民共和国行政复议法实施条例",
    "",
    None,
    _day("2026-07-01"),
)
LITIGATION_LAW: Final = Instrument(
    "中华人民共和国行政诉讼法", "主席令第七十一号", _day("2017-06-27"), _day("2017-07-01")
)
LITIGATION_INTERPRETATION: Final = Instrument(
    "最高人民法院关于适用《中华人民共和国行政诉讼法》的解释",
    "法释〔2018〕1号",
    _day("2018-02-06"),
    _day("2018-02-08"),
    is_cited_by_number=True,
)
LITIGATION_ON_DISCLOSURE: Final = Instrument(
    "最高人民法院关于审理政府信息公开行政案件适用法律若干问题的解释",
    "法释〔2025〕8号",
    None,
    _day("2025-06-01"),
    is_cited_by_number=True,
)
HOLIDAY_MEASURES: Final = Instrument(
    "全国年节及纪念日放假办法", "国务院令第795号", _day("2024-11-10"), _day("2025-01-01")
)
FEE_MEASURES: Final = Instrument(
    "政府信息公开信息处理费管理办法",
    "国办函〔2020〕109号",
    _day("2020-11-17"),
    _day("2021-01-01"),
    is_cited_by_number=True,
)
RECEIPT_OPINION: Final = Instrument(
    # The day it was issued is not confirmed; later articles of the Regulations go before it
    "国务院办公厅政府信息与政务公开办公室关于政府信息公开期限有关问题的解释",
    "国办公开办函〔2015〕207号",
    None,
    _day("2015-01-01"),
    is_cited_by_number=True,
)
SERVICE_OPINION: Final = Instrument(
    # The day it was issued is not confirmed
    "国务院办公厅政府信息与政务公开办公室关于政府信息公开处理决定送达问题的解释",
    "国办公开办函〔2016〕235号",
    None,
    _day("2016-01-01"),
    is_cited_by_number=True,
)
FORM_NOTICE_2019: Final = Instrument(
    "国务院办公厅政府信息与政务公开办公室关于政府信息公开工作年度报告有关事项的通知",
    "国办公开办函〔2019〕60号",
    None,
    _day("2019-01-01"),  # reports of 2019 and 2020
    _day("2020-12-31"),
    is_cited_by_number=True,
)
FORM_NOTICE_2021: Final = Instrument(
    "中华人民共和国政府信息公开工作年度报告格式",
    "国办公开办函〔2021〕30号",
    _day("2021-09-26"),
    _day("2021-01-01"),  # reports of 2021 and later
    is_cited_by_number=True,
)
ARCHIVE_PERIODS: Final = Instrument(
    # Named by the archives administration's number; its text was not read again for this
    "机关文件材料归档范围和文书档案保管期限规定",
    "国家档案局令第8号",
    _day("2006-12-18"),
    _day("2006-12-18"),
    is_cited_by_number=True,
)
