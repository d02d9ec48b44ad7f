"""Headings: number, wording and order of the six parts, and runs of 一是、二是 or （一）（二） that skip."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from gongkai.rules.annual_report.registry import FORMAT, Check, Material, Rule
from gongkai.rules.annual_report.report import PARTS, TEXT_PARTS, Finding, Level
from gongkai.rules.annual_report.text_rules.prose import paragraphs, tidy
from gongkai.rules.annual_report.text_rules.quantities import chinese_number

HEADINGS: Final = Check(
    "text.headings",
    Level.NOTICE,
    FORMAT,
    "六个部分的标题、序号和顺序与格式一致；正文的序号连续",
    "第二部分的标题写成“2、主动公开政府信息情况”",
    "按格式改正标题和序号",
)
ALLOWED: Final[Mapping[str, frozenset[str]]] = {
    "五": frozenset({"五、政府信息公开工作存在的主要问题及改进情况"}),
}
NUMBER: Final = re.compile(
    r"[#*]*((?:[一二三四五六七八九十]+|\d+)[、.．]|（[一二三四五六七八九十\d]+）)"
)
IS_RUN: Final = re.compile(
    r"(?<![一二三四五六七八九十之唯统])([一二三四五六七八九十]{1,2})是(?!否|因)"
)
BRACKET_RUN: Final = re.compile(
    r"(?:(?<=^)|(?<=[。；：!？\s]))（([一二三四五六七八九十]{1,3})）(?!项|款)"
)


def _plain(heading: str) -> str:
    return re.sub(r"[#*\s。：:]", "", tidy(heading))


def _wrong_heading(part: str, heading: str) -> str:
    """Return what is wrong with the heading of a part, or nothing."""
    expected, found = PARTS[part], _plain(heading)
    if found == expected or found in ALLOWED.get(part, frozenset()):
        return ""
    number = NUMBER.match(found)
    if number is None or number[1] != f"{part}、":
        printed = f"序号是“{number[1]}”" if number else "没有序号"
        return f"标题的{printed}，应为“{part}、”"
    return f"标题是“{found}”，格式的标题是“{expected}”"


def _of_parts(headings: Mapping[str, str]) -> Iterator[Finding]:
    if not headings:
        return
    last = -1
    order = tuple(PARTS)
    for part, heading in headings.items():
        if part not in PARTS:
            continue
        wrong = _wrong_heading(part, heading)
        if wrong:
            yield HEADINGS.finding(
                f"section.{part}",
                wrong,
                found=heading.strip(),
                expected=PARTS[part],
                excerpt=heading,
            )
        if order.index(part) < last:
            yield HEADINGS.finding(
                f"section.{part}", f"第{part}部分的位置不对，六个部分应按顺序排列"
            )
        last = max(last, order.index(part))
    for part in order:
        if part not in headings:
            yield HEADINGS.finding(
                f"section.{part}", f"没有“{PARTS[part]}”这个标题", expected=PARTS[part]
            )


def _split_runs(printed: list[str]) -> Iterator[list[str]]:
    """Split numbers into runs; each 一 begins a new one."""
    run: list[str] = []
    for number in printed:
        if run and number == "一":
            yield run
            run = []
        run.append(number)
    if run:
        yield run


def _is_unbroken(run: list[str]) -> bool:
    return [chinese_number(number) for number in run] == list(range(1, len(run) + 1))


def _runs(part: str, text: str) -> Iterator[Finding]:
    lines = paragraphs(text)
    for pattern, shape in ((BRACKET_RUN, "（{}）"), (IS_RUN, "{}是")):
        printed = [match[1] for line in lines for match in pattern.finditer(line)]
        for run in _split_runs(printed):
            if not _is_unbroken(run):
                shown = "、".join(shape.format(number) for number in run)
                yield HEADINGS.finding(f"section.{part}", f"序号不连续：{shown}", found=shown)


def find_wrong_headings(material: Material) -> Iterator[Finding]:
    """Yield headings that differ from the form, and numbers that skip or repeat."""
    yield from _of_parts(material.report.headings)
    for part in TEXT_PARTS:
        yield from _runs(part, material.report.sections.get(part, ""))


RULES: Final = (Rule(HEADINGS, find_wrong_headings),)
