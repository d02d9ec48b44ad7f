"""Counts in prose that no cell, or sum of cells, of that meaning gives.

What a count means is read from its own words. Where prose may mean a part only (本级, 通过网络提交,
涉及征地的), a smaller count than the table's is left alone: it is another scope, not a contradiction.
"""

import re
from collections.abc import Iterator
from typing import Final

from gongkai.rules.annual_report.imbalances import plain
from gongkai.rules.annual_report.registry import Check, Material, Rule
from gongkai.rules.annual_report.report import Finding, Level, Report
from gongkai.rules.annual_report.text_rules import table_readings as table
from gongkai.rules.annual_report.text_rules.count_meanings import (
    AFTER,
    DIRECT,
    MEANINGS,
    RECONSIDERATION,
    Meaning,
    received_or_carried,
)
from gongkai.rules.annual_report.text_rules.prose import SOURCE, Sentence, in_sequence
from gongkai.rules.annual_report.text_rules.quantities import Count, counts
from gongkai.rules.annual_report.text_rules.table_readings import Readings

AGAINST_TABLE: Final = Check(
    "text.against_table",
    Level.WARNING,
    SOURCE,
    "文字里的申请、答复、复议、诉讼和规范性文件件数应与第二、三、四部分的表一致",
    "文字写全年收到申请12件，表中本年新收10件、上年结转1件",
    "核对登记，改正写错的一处；口径不同的，在文字里写明口径",
)
UNITS: Final = frozenset({"件", "宗", "起", "件次", "例"})
OTHER_TIME: Final = re.compile(
    r"上年(?!度?结转)|去年|上一年(?!度?结转)|往年|累计|历年|近[三五两]年|同比|[比较]|同期|超|增加|减少|20\d\d年以来|月"
)
PART_ONLY: Final = re.compile(
    r"本级|政府办|(?:省|市|区|县)政府(?!信息)|代表|当面|当场|邮寄|信函|信件|传真|网络|网上|网站|平台|邮箱|邮件|窗口|"
    r"涉及|关于|有关|针对|其中|电子|线上|线下|书面|口头|来信|在线|部门|乡镇|街道|单位|机关(?!收到|受理)|名义|办公室|本局起草|补正|撤回|因"
)
ABOUT_DISCLOSURE: Final = re.compile(r"政府信息公开|信息公开|依申请")


LATER_WORDS: Final = re.compile(r"^(?:涉及|有关|关于)?政府信息公开(?:工作)?的?(行政复议|行政诉讼)")
DENIED_APPLICATIONS: Final = re.compile(
    r"(?:未|没有)(?:曾)?(?:收到|接到|受理)(?:过|到)?(?:任何|社会公众|公众|公民|群众|有关|提出|提交|的|、|法人|和|或者?|其他组织|关于|书面){0,8}"
    r"(?:政府)?(?:信息)?(?:公开)?(?:依)?申请(?:公开)?"
)
DENIED_REMEDIES: Final = re.compile(
    r"(?:未|没有|无)(?:发生|收到|出现)?(?:因政府信息公开|政府信息公开|有关|被|提起|引起|申请|的|相关)*行政复议(?:、|和|或者?|及|以及|与)?(?:被)?(?:提起)?(?:行政诉讼)?"
)
ALL_UPHELD: Final = re.compile(
    r"行政复议(?:案件)?(?P<reviews>\d+)件，(?:行政)?诉讼(?:案件)?(?P<suits>\d+)件，(?:均|全部)(?:获得?|被|予以)?维持"
)


def _words_of(count: Count, text: str) -> str:
    """Return the words that say what a count is of: those before it, or 1件…行政复议 after it."""
    after = LATER_WORDS.match(text[count.end :])
    return after[1] if after else count.label


def _meaning_of(words: str) -> Meaning | None:
    return next((meaning for meaning in MEANINGS if meaning.words.search(words)), None)


def _contradicts(count: Count, readings: Readings, narrowing: str) -> bool:
    if not readings or not count.is_exact or count.value in readings:
        return False
    largest = max(value for value in readings if value is not None)
    return count.value > largest or not PART_ONLY.search(narrowing)


def _in_words(readings: Readings) -> str:
    return "或者".join(
        str(value) for value in sorted(value for value in readings if value is not None)
    )


def _clause_context(count: Count, text: str) -> str:
    """Return the clause just before the count's own, which may narrow its meaning."""
    clauses = re.split(r"[，；：。]", text[: count.start])
    return clauses[-2] if len(clauses) > 1 and len(clauses[-2]) <= 12 else ""


def _of_counts(sentence: Sentence, before: str, report: Report) -> Iterator[Finding]:
    text = sentence.text
    for count in counts(text):
        words = _words_of(count, text)
        if count.unit not in UNITS or OTHER_TIME.search(words):
            continue
        meaning = _meaning_of(words)
        if meaning is None or not (
            meaning.is_of_disclosure or ABOUT_DISCLOSURE.search(before + text)
        ):
            continue
        readings = meaning.readings(report)
        narrowing = "" if meaning.is_whole else words + _clause_context(count, text)
        if _contradicts(count, readings, narrowing):
            yield AGAINST_TABLE.finding(
                sentence.where,
                f"文字写{meaning.name}{count}，表中是{_in_words(readings)}件",
                found=plain(count.value),
                expected=_in_words(readings),
                excerpt=text,
            )


def _denied(
    sentence: Sentence, denial: re.Pattern[str], readings: Readings, name: str
) -> Iterator[Finding]:
    match = denial.search(sentence.text)
    if match and readings and 0 not in readings:
        yield AGAINST_TABLE.finding(
            sentence.where,
            f"文字说没有{name}，表中是{_in_words(readings)}件",
            found=0,
            expected=_in_words(readings),
            excerpt=sentence.text,
        )


def _of_denials(sentence: Sentence, report: Report) -> Iterator[Finding]:
    """Find “未收到申请” beside new applications, “未发生行政复议” beside cases."""
    yield from _denied(sentence, DENIED_APPLICATIONS, received_or_carried(report), "收到申请")
    yield from _denied(
        sentence, DENIED_REMEDIES, table.of_remedies(report, RECONSIDERATION), "行政复议"
    )


def _of_all_upheld(sentence: Sentence, report: Report) -> Iterator[Finding]:
    match = ALL_UPHELD.search(sentence.text)
    if not match:
        return
    reviews = table.of_remedies(report, RECONSIDERATION, "upheld")
    suits = table.of_remedies(report, (DIRECT, AFTER), "upheld")
    for name, said, readings in (
        ("行政复议结果维持", int(match["reviews"]), reviews),
        ("行政诉讼结果维持", int(match["suits"]), suits),
    ):
        if readings and said not in readings:
            yield AGAINST_TABLE.finding(
                sentence.where,
                f"文字写{name}{said}件，表中是{_in_words(readings)}件",
                found=said,
                expected=_in_words(readings),
                excerpt=sentence.text,
            )


def find_contradictions(material: Material) -> Iterator[Finding]:
    """Yield the counts of prose that the tables contradict."""
    for sentence, before in in_sequence(material.report):
        yield from _of_counts(sentence, before.text if before else "", material.report)
        yield from _of_denials(sentence, material.report)
        yield from _of_all_upheld(sentence, material.report)


RULES: Final = (Rule(AGAINST_TABLE, find_contradictions),)
