"""Real reports as values: figures from the readings made by people, prose cut crudely from the page.

The prose is cut where the headings of the six parts stand. Marks of what was left out (〔略〕) end the
sentence they stand in.
"""

import json
import re
from pathlib import Path

from gongkai.rules.annual_report.report import PARTS, Report
from gongkai.rules.annual_report.report_json import report_from_json

# What opens each part on these pages; the first match after the part before it counts.
OPENINGS = {
    "一": r"[一1][、.]\s*(?:总体情况|概述)",
    "二": r"[一二2][、.]\s*主动公开政府信息情况",
    "三": r"[二三][、.]\s*(?:收到和处理政府信息公开申请|政府信息依申请公开工作)情况",
    "四": r"[三四][、.]\s*(?:政府信息公开行政复议、行政诉讼情况|因政府信息公开申请行政复议)",
    "五": r"五[、.]\s*[^，。\n]{0,12}?存在的?(?:主要)?问题[和及]?(?:改进|整改)(?:情况|措施)|（一）主要问题",
    "六": r"[五六][、.]\s*其他需要报告的事项|六、政府信息公开情况统计表",
}


def _page(corpus: Path, name: str) -> str:
    text = (corpus / "raw" / f"{name}.txt").read_text(encoding="utf-8")
    body = text.partition("\n")[2].rpartition("==================== 正文 ====================")[2]
    return re.sub(r"〔略〕(?=.)", "。\n", body)


def _starts(page: str) -> dict[str, re.Match[str]]:
    starts: dict[str, re.Match[str]] = {}
    at = _end_of_contents(page)
    for part in PARTS:
        match = re.compile(OPENINGS[part]).search(page, at)
        if match:
            starts[part] = match
            at = match.end()
    return starts


def _end_of_contents(page: str) -> int:
    first = re.search(OPENINGS["一"], page)
    return first.start() if first else 0


def read_real_report(corpus: Path, name: str) -> Report:
    """Return the report of this name with its figures and its crudely cut text."""
    truth = json.loads((corpus / "truth" / f"{name}.json").read_text(encoding="utf-8"))
    page = _page(corpus, name)
    starts = _starts(page)
    ends = [*(match.start() for match in list(starts.values())[1:]), len(page)]
    sections = {"title": title_on(page)}
    first = next(iter(starts.values())).start()
    sections["opening"] = page[:first].rpartition(sections["title"] or "\f")[2]
    for (part, match), end in zip(starts.items(), ends, strict=True):
        begins = match.start() if match.group().startswith("（") else match.end()
        sections[part] = page[begins:end]
    keys = ("agency", "year", "edition", "tables")
    data = {key: truth.get(key) for key in keys} | {
        "sections": sections,
        "headings": {
            part: match.group()
            for part, match in starts.items()
            if not match.group().startswith("（")
        },
    }
    return report_from_json(data)


def title_on(page: str) -> str:
    """Return the line, or the broken lines, of the title."""
    match = re.search(
        r"(?:[^\n。：]{3,30}\n)?(?:# )?[^\n。： ]* ?20\d\d ?年[^。：\n]{0,30}?\n?(?:年度)?报告",
        page,
    )
    return match.group().strip() if match else ""
