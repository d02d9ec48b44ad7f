"""The agency's name: missing from the title, or another agency's in its place (a copied text).

A short name is the agency's own if its characters stand in the full name in that order (上海市科委 in
上海市科学技术委员会), or the other way round. Names of offices to write to are not compared.
"""

import re
from collections.abc import Iterator
from typing import Final

from gongkai.rules.annual_report.registry import Check, Material, Rule
from gongkai.rules.annual_report.report import Finding, Level
from gongkai.rules.annual_report.text_rules.prose import SOURCE, Sentence, sentences, tidy

AGENCY: Final = Check(
    "text.agency",
    Level.WARNING,
    SOURCE,
    "标题写明本机关的名称；该写本机关名称的地方不能是别的机关",
    "标题写成“2023年政府信息公开工作年度报告”，没有机关名称",
    "按“机关名称＋年份＋年政府信息公开工作年度报告”改标题，改正写错的机关名称",
)
NOT_A_NAME: Final = re.compile(
    r"\d{4}|年度|年|政府信息公开|信息公开|政务公开|工作|报告|年报|关于|的|[^\u4e00-\u9fff]"
)
SUFFIXES: Final = (
    "街道办事处",
    "街道",
    "委员会",
    "镇",
    "乡",
    "局",
    "厅",
    "委",
    "镇人民政府",
    "乡人民政府",
    "县人民政府",
    "区人民政府",
    "市人民政府",
)
NAME: Final = r"(?P<name>[\u4e00-\u9fff]{2,24}?(?:人民政府|街道办事处|街道|管理委员会|管委会|委员会|局|厅|镇|乡))"
PUBLISHES: Final = re.compile(rf"(?:公布|公开|发布){NAME}20\d\d年")
OPENS: Final = re.compile(
    rf"^(?:20\d\d年(?:度)?，?){NAME}(?=坚持|认真|深入|高度|全面|切实|严格|紧紧|始终|积极|按照|以习|在)"
)
SELF: Final = re.compile(r"^(?:我|本|全|各|县委|市委|区委)")


def _is_in_order(short: str, full: str) -> bool:
    rest = iter(full)
    return all(sign in rest for sign in short)


def is_same_agency(name: str, agency: str) -> bool:
    """Test whether a name can be a short or a longer form of the agency's.

    >>> is_same_agency("上海市科委", "上海市科学技术委员会")
    True
    """
    return _is_in_order(name, agency) or _is_in_order(agency, name)


def _suffix(name: str) -> str:
    bare = name.removesuffix("人民政府") or name
    return next((suffix for suffix in SUFFIXES if bare.endswith(suffix)), bare[-1:])


def _in_title(title: str, agency: str | None) -> Iterator[Finding]:
    tidied = tidy(title.replace("\n", ""))
    name = NOT_A_NAME.sub("", tidied)
    if not tidied:
        return
    if not name:
        says = "标题没有写机关名称"
    elif agency and not is_same_agency(name, agency):
        says = f"标题里的“{name}”不是本机关（{agency}）"
    else:
        return
    yield AGENCY.finding(
        "section.title", says, found=name or tidied, expected=agency or "机关名称", excerpt=tidied
    )


def _in_text(sentence: Sentence, agency: str) -> Iterator[Finding]:
    for pattern in (PUBLISHES, OPENS):
        for match in pattern.finditer(sentence.text):
            name = match["name"]
            if SELF.match(name) or _suffix(name) != _suffix(agency) or is_same_agency(name, agency):
                continue
            yield AGENCY.finding(
                sentence.where,
                f"该写本机关（{agency}）的地方写的是“{name}”",
                found=name,
                expected=agency,
                excerpt=sentence.text,
            )


def find_wrong_names(material: Material) -> Iterator[Finding]:
    """Yield a title without the agency, and other agencies' names in its place."""
    report = material.report
    yield from _in_title(report.sections.get("title", ""), report.agency)
    if report.agency:
        for sentence in sentences(report):
            yield from _in_text(sentence, report.agency)


RULES: Final = (Rule(AGENCY, find_wrong_names, is_for_earlier_reports=True),)
