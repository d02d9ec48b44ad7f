"""Who reports, and for which year: from the title, the block above it, the opening, the prose."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from gongkai.files.annual_report_reader.characters import canonical
from gongkai.files.annual_report_reader.page import PageRow

FIRST_YEAR: Final = 2008  # the Regulations entered into force on 1 May 2008
LAST_YEAR: Final = 2099

_YEAR: Final = r"(?:20\d\d|二[○〇零OoО0]{1,2}[○〇零一二三四五六七八九]{1,3})"
_TITLE_END: Final = re.compile(
    r"信息公开(?:工作)?(?:20\d\d年)?度?(?:情况)?(?:年度)?(?:工作)?(?:报告|年报)(?:\(.{1,8}\))?$"
)
_PERIOD: Final = re.compile(rf"({_YEAR})年1月1日(?:起)?(?:至|到|-|—)")
_PUBLISHER: Final = re.compile(r"^(?:发布机构|发布单位|发文机关|公开主体|信息来源|来源)[:]?(.*)$")
_BODY: Final = (
    r"(?:人民政府(?:办公厅|办公室)?|管理委员会|管委会(?:办公室)?|委员会|办事处|街道办|办公厅|办公室"
    r"|公安局|政府|[\u4e00-\u9fff]{1,12}(?:局|厅|委|办|院|所|中心|署|大学|学院|总队|支队))"
)
_CONTACT: Final = re.compile(
    rf"(?:由|与|和)([\u4e00-\u9fff]{{2,24}}?{_BODY})(?:编制|联系|根据|按照)"
)
_SIGNED: Final = re.compile(rf"^[\u4e00-\u9fff]{{2,24}}{_BODY}$")
_NAME: Final = r"[\u4e00-\u9fff]{2,24}?"
_ABOVE: Final = re.compile(
    rf"(?:[\u4e00-\u9fff]{{2,24}}{_BODY})?(?P<year>{_YEAR}年度?)?"
    rf"|(?P<year_first>{_YEAR}年度?){_NAME}|{_NAME}(?P<year_last>{_YEAR}年度?)"
)
_YEAR_BELOW: Final = re.compile(rf"\({_YEAR}年度?\)|{_YEAR}年度?")
_OURS: Final = re.compile(
    r"(?:^|[,。;、\n])([\u4e00-\u9fff]{2,6}(?:镇|乡|街道))(?:党委|人民政府|认真|高度|严格|积极|全面)"
)
_COUNTY_SITE: Final = re.compile(
    r"(?<![\u4e00-\u9fff])?([\u4e00-\u9fff]{2,3}县)(?:人民)?政府(?:门户)?网站"
)
_NOT_A_BODY: Final = re.compile(r"领导小组|信息公开|门户网站")
_PLACE: Final = re.compile(r"《([\u4e00-\u9fff]{2,10}(?:镇|乡)人民政府)")
_LINES_OF_A_TITLE: Final = 3
_LONGEST_TITLE: Final = 60
_FURNITURE: Final = re.compile(
    r"(?:标题|发布时间|发布日期|公开日期|文号|发布机构|栏目|索引号|来源|浏览|字体)[:]|={4,}|【打印】|附件下载|分享到:"
)
_DIGITS: Final = dict(zip("○〇零OoО一二三四五六七八九", "000000123456789", strict=True))


@dataclass(frozen=True, slots=True)
class Identity:
    """The title as printed, the agency and the year, each None where the page does not say."""

    title: str
    agency: str | None
    year: int | None


def identity_of(before: Sequence[PageRow], text: str) -> Identity:
    """Return title, agency and year from the rows before part one and the whole text."""
    lines = [canonical(row.text) for row in before]
    title = title_of(lines)
    return Identity(title, agency_of(title, lines, text), year_of(title, lines, text))


def title_of(lines: Sequence[str]) -> str:
    """Return the title: the first lines, up to three, that end in 信息公开…年度报告.

    A line above that holds only the name of a body or the year belongs to it, if the title lacks
    them; so does a line below that holds only the year.
    """
    for end in range(len(lines)):
        for start in range(end, max(-1, end - _LINES_OF_A_TITLE), -1):
            words = _label_off("".join(lines[start : end + 1]))
            if len(words) <= _LONGEST_TITLE and _TITLE_END.search(words) and _is_title(words):
                whole = words + _year_below(words, lines[end + 1 : end + 2])
                return _with_lines_above(whole, lines[max(0, start - 2) : start])
    return _title_in_run(lines)


def _with_lines_above(words: str, above: Sequence[str]) -> str:
    """Join the lines above that hold the name of the body or the year, where the title lacks them."""
    for line in reversed(above):
        match = _ABOVE.fullmatch(line)
        if not match or _agency_in_title(words) or (match.lastgroup and re.search(_YEAR, words)):
            break
        words = line + words
    return words


def _year_below(words: str, below: Sequence[str]) -> str:
    """Return the line below a title without a year, where it holds only the year."""
    line = "".join(below)
    return line if _YEAR_BELOW.fullmatch(line) and not re.search(_YEAR, words) else ""


def _is_title(words: str) -> bool:
    return not re.search(r"[。;!?]|根据|下载|当前位置", words)


def _label_off(words: str) -> str:
    return re.sub(r"^(?:标题|名称|正文)[:]?", "", words)


def _title_in_run(lines: Sequence[str]) -> str:
    """Return the title from a page set as one line."""
    for line in lines:
        for match in re.finditer(
            r"[\u4e00-\u9fff]{2,30}20\d\d年度?(?:政府)?信息公开(?:工作)?年度报告", line
        ):
            return match[0]
    return ""


def agency_of(title: str, lines: Sequence[str], text: str) -> str | None:
    """Return the agency that reports, the fullest name among title, block, opening and prose."""
    published = _published_by(lines)
    named = _agency_in_title(title)
    contact = _first(_CONTACT, "".join(lines))
    for fuller in (published, contact):
        if named and fuller and (named in fuller or _same_place(named, fuller)):
            return _without_office(fuller, named)
    if named:
        return _with_body(named, text)
    signed = next((line for line in lines if _SIGNED.fullmatch(line)), None)
    own = published or signed or contact or _first(_PLACE, text) or _township(text)
    return _with_county(own, text) if own else None


def _with_body(named: str, text: str) -> str:
    """Complete a place (某某实验区) by its body, where the text names both together."""
    body = re.search(
        rf"{re.escape(named)}(?:党工委|党委)?(管委会|管理委员会|人民政府)", canonical(text)
    )
    return named + body[1] if body and re.search(r"[省市县区州旗镇乡]$", named) else named


def _with_county(own: str, text: str) -> str:
    """Complete a township by its county, where the text names the site of just one county."""
    sites = {re.sub(r"^.*?[用过在由]", "", site) for site in _COUNTY_SITE.findall(canonical(text))}
    if len(sites) == 1 and re.match(r"[\u4e00-\u9fff]{2,4}[镇乡]", own) and "县" not in own:
        return f"{sites.pop()}{own}"
    return own


def _same_place(named: str, fuller: str) -> bool:
    """Test whether a body is named where the title only names its place (某区 2019年…)."""
    return fuller.startswith(named) and len(fuller) > len(named)


def _without_office(fuller: str, named: str) -> str:
    """Drop the office that edits the report for its government, unless the title names it."""
    if named.endswith(("办公室", "办公厅")):
        return fuller
    return re.sub(r"(?<=政府|委会)办公[室厅]$", "", fuller)


def _agency_in_title(title: str) -> str:
    match = re.match(rf"(?:{_YEAR}年?度?)?(.*?)(?:{_YEAR}年?度?)?(?:政府)?信息公开", title)
    name = match[1] if match else ""
    name += "政府" if name.endswith("人民") else ""
    name = re.sub(r"(?:关于|的|本级)$", "", re.sub(r"^关于", "", name))
    return re.sub(rf"{_YEAR}年?度?", "", name).strip("《》:-")


def _published_by(lines: Sequence[str]) -> str | None:
    for number, line in enumerate(lines):
        match = _PUBLISHER.match(line)
        if not match:
            continue
        name = match[1] or (lines[number + 1] if number + 1 < len(lines) else "")
        if _SIGNED.fullmatch(name):
            return name
    return None


def _township(text: str) -> str | None:
    own = _first(_OURS, canonical(text))
    return f"{own}人民政府" if own and own.endswith(("镇", "乡")) else own


def _first(pattern: re.Pattern[str], text: str) -> str | None:
    for match in pattern.finditer(text):
        if not _NOT_A_BODY.search(match[1]):
            return match[1]
    return None


def year_of(title: str, lines: Sequence[str], text: str) -> int | None:
    """Return the year reported on: of the title, of the period, or most named in the text."""
    for words in (title, "".join(lines)):
        found = re.search(_YEAR, words) if words is title else None
        if found:
            return _as_year(found[0])
        period = _PERIOD.search(words)
        if period:
            return _as_year(period[1])
    period = _PERIOD.search(canonical(text))
    if period:
        return _as_year(period[1])
    years = Counter(re.findall(r"(20\d\d)年", canonical(text)))
    return _as_year(years.most_common(1)[0][0]) if years else None


def _as_year(words: str) -> int | None:
    digits = "".join(_DIGITS.get(each, each) for each in words.replace("二", "2"))
    if not digits.isdecimal():
        return None
    year = int(digits)
    return year if FIRST_YEAR <= year <= LAST_YEAR else None


def is_furniture(line: str) -> bool:
    """Test whether a line is the site's own: block of metadata, rulers, buttons."""
    words = canonical(line)
    return bool(_FURNITURE.match(words)) and len(words) < _LONGEST_TITLE
