"""Known slips of wording, as data: what is written, where it is wrong, what is meant."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from gongkai.rules.annual_report.registry import Check, Material, Rule
from gongkai.rules.annual_report.report import Finding, Level
from gongkai.rules.annual_report.text_rules.prose import sentences_of

WORDING: Final = Check(
    "text.wording",
    Level.NOTICE,
    "公文用语",
    "避免常见的用语错误",
    "“截止2023年12月31日”应为“截至2023年12月31日”",
    "按提示改正用语",
)


@dataclass(frozen=True, slots=True)
class Slip:
    """A wrong wording (a pattern, so that right uses are left alone) and the right one."""

    pattern: re.Pattern[str]
    right: str


def _slip(pattern: str, right: str) -> Slip:
    return Slip(re.compile(pattern), right)


SLIPS: Final = (
    _slip(r"截止(?=到?(?:20\d\d年|\d{1,2}月|目前|年底|年末))", "截至"),
    _slip(r"依法申请公开(?=方面|情况|工作|办理|办件|渠道|流程|事项|件|受理|$)", "依申请公开"),
    _slip(r"行政法复议", "行政复议"),
    _slip(r"信息公开条列", "信息公开条例"),
    _slip(r"予与公开", "予以公开"),
    _slip(r"不与公开", "不予公开"),
    _slip(r"其它需要报告", "其他需要报告"),
    _slip(r"其它(?=处理|组织|结果|法律)", "其他"),
    _slip(r"权利清单", "权力清单"),
    _slip(r"公开指面|公开指蓝", "公开指南"),
    _slip(r"按排(?=了|专人|部署|人员)", "安排"),
    _slip(r"受理渠(?!道)", "受理渠道"),
    _slip(r"行政规范文件", "行政规范性文件"),
    _slip(r"布署", "部署"),
    _slip(r"既时|及时性地", "及时"),
    _slip(r"残差不齐|参差不其", "参差不齐"),
)
HEADING_END: Final = re.compile(r"[。：:]$")


def find_slips(material: Material) -> Iterator[Finding]:
    """Yield known slips in every part of the text."""
    for part, text in material.report.sections.items():
        for sentence in sentences_of(part, text):
            line = HEADING_END.sub("", sentence.text)
            for slip in SLIPS:
                match = slip.pattern.search(line)
                if match:
                    yield WORDING.finding(
                        sentence.where,
                        f"“{match.group()}”应为“{slip.right}”",
                        found=match.group(),
                        expected=slip.right,
                        excerpt=sentence.text,
                    )


RULES: Final = (Rule(WORDING, find_slips, is_for_earlier_reports=True),)
