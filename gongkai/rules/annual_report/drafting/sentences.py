"""The sentences of a year, by part and key, in the order in which they stand."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Final

from gongkai.rules.annual_report.drafting.facts import (
    ApplicationsOfYear,
    Count,
    FactsOfYear,
    Place,
    Told,
)
from gongkai.rules.proactive.shares import HUNDRED, share, shares_total

Sentences = Mapping[str, Mapping[str, str]]  # by part, then by key
SEPARATOR: Final = ":"  # within a key: the place, then the fact


def sentences_of(facts: FactsOfYear) -> dict[str, dict[str, str]]:
    """Return what can be said of the year: the parts 一, 五 and 六, each with its sentences by key."""
    found: dict[str, dict[str, str]] = {"一": {}, "五": {}, "六": {}}
    told = (*_all(facts), *facts.told)
    for place in Place:
        for each in told:
            if each.place is place:
                found[place.part][f"{place.name}{SEPARATOR}{each.key}"] = each.says
    return found


def place_of(key: str) -> Place:
    """Return where the sentence with this key belongs."""
    return Place[key.partition(SEPARATOR)[0]]


def _all(facts: FactsOfYear) -> Iterator[Told]:
    yield from _disclosure(facts)
    if facts.applications is not None:
        yield from _applications(facts.applications)
    yield from _remedies(facts)
    yield from _management(facts)
    yield from _platform(facts)
    if facts.applications is not None:
        yield from _problems(facts.applications)
        yield from _fees(facts.applications)


def _disclosure(facts: FactsOfYear) -> Iterator[Told]:
    total, new = facts.public_total, facts.public_new
    grown = f"本年新增{new}条" if new else "本年没有新增"
    says = f"截至{facts.year}年12月31日，累计主动公开政府信息{total}条，{grown}。"
    yield Told("total", Place.DISCLOSURE, says)
    if new and len(facts.by_class) > 1:
        yield Told("classes", Place.DISCLOSURE, _by_class(facts))
    if facts.documents is not None:
        yield Told("documents", Place.DISCLOSURE, _documents(*facts.documents))


def _by_class(facts: FactsOfYear) -> str:
    """Say how many of each class and their share of all that is new, each share rounded half up by itself."""
    new = facts.public_new
    parts = (
        f"{_class_name(each.label)}{each.number}条，占{share(each.number, new)}%"
        for each in facts.by_class
    )
    sums = shares_total((each.number for each in facts.by_class), new)
    note = "" if sums == HUNDRED else f"（各项占比分别四舍五入，合计{sums}%）"
    return f"新增的{new}条信息中，{'；'.join(parts)}{note}。"


def _class_name(label: str) -> str:
    return label if label.endswith("类") or label == "其他" else f"{label}类"


def _documents(issued: int, repealed: int, in_force: int) -> str:
    if not issued and not repealed:
        kept = f"年末现行有效{in_force}件" if in_force else "年末也没有现行有效的"
        return f"本年没有制发、废止行政规范性文件，{kept}。"
    return f"本年制发行政规范性文件{issued}件，废止{repealed}件，年末现行有效{in_force}件。"


def _applications(year: ApplicationsOfYear) -> Iterator[Told]:
    if not (year.received or year.carried_in):
        says = "本年没有收到政府信息公开申请，也没有上年结转的申请。"
        yield Told("counts", Place.APPLICATIONS, says)
        return
    says = (
        f"本年新收政府信息公开申请{year.received}件，上年结转{year.carried_in}件；"
        f"办结{year.concluded}件，结转下年度继续办理{year.carried_out}件。"
    )
    yield Told("counts", Place.APPLICATIONS, says)
    if year.by_channel:
        yield Told("channels", Place.APPLICATIONS, f"新收的申请中，{_run(year.by_channel)}。")
    if year.by_outcome:
        yield Told("outcomes", Place.APPLICATIONS, f"办结的申请中，{_run(year.by_outcome)}。")
    if year.extended:
        says = f"办结的申请中，延长过答复期限的{year.extended}件。"
        yield Told("extended", Place.APPLICATIONS, says)
    if year.median_days is not None and year.most_days is not None:
        says = (
            f"从收到申请到作出决定，半数在{year.median_days}天以内，"
            f"九成在{year.most_days}天以内（自然日）。"
        )
        yield Told("days", Place.APPLICATIONS, says)


def _run(counts: tuple[Count, ...]) -> str:
    return "，".join(f"{each.label}{each.number}件" for each in counts)


def _remedies(facts: FactsOfYear) -> Iterator[Told]:
    if facts.remedies is None:
        return
    if any(each.number for each in facts.remedies):
        says = f"因政府信息公开引起的案件：{_run(facts.remedies)}。"
    else:
        says = "没有因政府信息公开引起的行政复议、行政诉讼。"
    yield Told("remedies", Place.APPLICATIONS, says)


def _management(facts: FactsOfYear) -> Iterator[Told]:
    if facts.reviewed:
        says = f"本年经公开审查、保密审查后公开的信息{facts.reviewed}条，审查记录逐条留存。"
        yield Told("reviewed", Place.MANAGEMENT, says)
    if facts.withdrawn:
        says = f"公开后发现不当、按程序撤下的信息{facts.withdrawn}条。"
        yield Told("withdrawn", Place.MANAGEMENT, says)


def _platform(facts: FactsOfYear) -> Iterator[Told]:
    if not facts.by_channel:
        return
    parts = "，".join(f"{each.label}{each.number}条" for each in facts.by_channel)
    ways = len(facts.by_channel)
    each_counts = "（同一条信息在几处公开的，各处都计）" if ways > 1 else ""
    says = f"本年新增的信息通过{ways}种渠道公开：{parts}{each_counts}。"
    yield Told("channels", Place.PLATFORM, says)


def _problems(year: ApplicationsOfYear) -> Iterator[Told]:
    if year.late:
        says = f"本年办结的申请中，有{year.late}件超过答复期限才作出决定。"
        yield Told("late", Place.PROBLEMS, says)


def _fees(year: ApplicationsOfYear) -> Iterator[Told]:
    says = "本年没有收取信息处理费。"
    if year.fee_yuan > Decimal(0):
        says = f"本年收取信息处理费{year.fee_yuan.normalize():f}元，涉及申请{year.fee_cases}件。"
    yield Told("fee", Place.OTHERS, says)
