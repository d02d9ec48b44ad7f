"""Write the generated pages of ``docs/`` anew: ``python tools/generate_docs.py``.

``docs/manual/report-checks.md`` is the list of all checks of an annual report, from their declarations.
"""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from gongkai.rules.annual_report.checks import CHECKS  # noqa: E402
from gongkai.rules.annual_report.registry import Check  # noqa: E402
from gongkai.rules.annual_report.report import Level  # noqa: E402

PAGE = ROOT / "docs" / "manual" / "report-checks.md"
HEAD = """# 年度报告的检查项目

读入、保存、送签一份年度报告的时候，程序逐项检查下面这些。每发现一处，都会说明在哪一格、差多少、依据什么、怎么改。

这一页由程序写成，和程序里用的是同一份，不用手工改。
"""
LEVELS = {
    Level.ERROR: ("错误", "有一处错误，报告就不能送签。"),
    Level.WARNING: ("要看", "多半是笔误，也可能本来就是这样；看过确认没有问题的，可以不改。"),
    Level.NOTICE: ("提示", "写法上的建议和值得留意的变化，不影响送签。"),
}


def page(checks: Iterable[Check] = CHECKS) -> str:
    """Return the page of the checks, the gravest level first."""
    listed = tuple(checks)
    return "\n".join((HEAD, *(line for level in Level for line in _section(level, listed))))


def _section(level: Level, checks: Iterable[Check]) -> Iterator[str]:
    word, meaning = LEVELS[level]
    yield f"## {word}\n\n{meaning}\n\n| 要求 | 不对的例子 | 怎么改 | 依据 | 代号 |\n|---|---|---|---|---|"
    for check in checks:
        if check.level is level:
            texts = (check.title, check.example, check.mend, check.source, f"`{check.id}`")
            yield "| " + " | ".join(text.replace("|", "｜") for text in texts) + " |"
    yield ""


def main() -> None:
    """Write every generated page."""
    PAGE.write_text(page(), encoding="utf-8")
    sys.stdout.write(f"{PAGE.relative_to(ROOT)}\n")


if __name__ == "__main__":
    main()
