"""Another year than the report's where the report's is meant: a text carried over and not updated.

Looked at: the title, the period of the figures, 截至…12月31日, and the year that opens a paragraph of
part one, or what is past in parts five and six. Plans for next year and comparisons with others are left alone.
"""

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Final

from gongkai.rules.annual_report.registry import Check, Material, Rule
from gongkai.rules.annual_report.report import Finding, Level
from gongkai.rules.annual_report.text_rules.prose import (
    SOURCE,
    Sentence,
    parts_with_prose,
    sentences,
    tidy,
)

YEAR: Final = Check(
    "text.year",
    Level.WARNING,
    SOURCE,
    "标题、统计期限和正文中说本年度的地方，年份应是报告的年份",
    "2023年度报告的第一部分以“2022年，我镇……”开头",
    "改成报告的年份；确实说的是别的年份的，写明“与2022年相比”等",
)
TITLE_YEAR: Final = re.compile(r"(20\d\d)年")
PERIOD: Final = re.compile(
    r"(?:统计(?:的)?(?:期限|时限|周期|时间)|所列数据)[^。]{0,14}?(20\d\d)年1月1日(?:起)?(?:至|到|—|-)(?:(20\d\d)年)?12月31日"
)
UNTIL: Final = re.compile(r"截[至止到]{1,2}(20\d\d)年(?:12月(?:31日|底)|底|末)")
OPENING_YEAR: Final = re.compile(
    r"(?:（[一二三四五六七八九十]+）[^，。]{0,20}?[。：]?)?(20\d\d)年(?:度)?(?:以来)?[，,]?(?=我|本|全|县|区|市|镇|乡|在|共|坚持|认真|政府|未|无)"
)
PAST: Final = re.compile(r"取得|成效|虽然|尽管|存在|未|没有|收取|无")
TO_COME: Final = re.compile(r"将|下一步|计划|打算|拟")


def _other(found: str | None, year: int) -> bool:
    return found is not None and int(found) != year


def _says(found: str, year: int, place: str) -> str:
    return f"{place}写的是{found}年，报告是{year}年度的"


def _in_title(title: str, year: int) -> Iterator[Finding]:
    tidied = tidy(title)
    years = TITLE_YEAR.findall(tidied)
    if years and str(year) not in years:
        yield YEAR.finding(
            "section.title",
            _says(years[0], year, "标题"),
            found=int(years[0]),
            expected=year,
            excerpt=tidied,
        )


def _stated_years(sentence: Sentence) -> Iterator[tuple[str, str]]:
    for match in PERIOD.finditer(sentence.text):
        yield match[1], "统计期限的起始"
        if match[2]:
            yield match[2], "统计期限的截止"
    for match in UNTIL.finditer(sentence.text):
        yield match[1], "截至的日期"


def _opening_year(part: str, paragraph: str) -> re.Match[str] | None:
    """Return where a paragraph opens with a year that must be the report's."""
    match = OPENING_YEAR.match(paragraph)
    if match is None or part == "一":
        return match
    opening = paragraph[match.start(1) :].partition("。")[0]
    return match if PAST.search(opening) and not TO_COME.search(paragraph) else None


def find_other_years(material: Material) -> Iterator[Finding]:
    """Yield the places that name another year where the report's own is meant."""
    report = material.report
    if report.year is None:
        return
    yield from _in_title(report.sections.get("title", ""), report.year)
    everything = [each for each in sentences(report) if each.part in parts_with_prose(report)]
    for _, grouped in groupby(everything, key=lambda each: (each.part, each.paragraph)):
        paragraph = tuple(grouped)
        for sentence in paragraph:
            for found, place in _stated_years(sentence):
                if _other(found, report.year):
                    yield _finding(sentence, found, report.year, place)
        text = "".join(each.text for each in paragraph)
        opening = _opening_year(paragraph[0].part, text)
        if opening and _other(opening[1], report.year) and f"{report.year}年" not in text:
            saying = next(each for each in paragraph if f"{opening[1]}年" in each.text)
            yield _finding(saying, opening[1], report.year, "段落开头")


def _finding(sentence: Sentence, found: str, year: int, place: str) -> Finding:
    return YEAR.finding(
        sentence.where,
        _says(found, year, place),
        found=int(found),
        expected=year,
        excerpt=sentence.text,
    )


RULES: Final = (Rule(YEAR, find_other_years, is_for_earlier_reports=True),)
