"""How a check of annual reports is declared: its id, level, source, an example and the way to mend.

The manual page of the checks is printed from these declarations; a finding takes its rule, level,
source and way to mend from them, so that the words on the screen and in the manual never differ.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from gongkai.rules.annual_report.form import Form
from gongkai.rules.annual_report.report import Finding, Level, Report, Value

FORMAT: Final = "年度报告格式（国办公开办函〔2021〕30号；2019、2020年度为〔2019〕60号）"
DERIVED: Final = "由表格推定，不是印明的关系"
ARTICLE_50: Final = "政府信息公开条例第五十条"
NOTICE_2021: Final = "国办公开办函〔2021〕30号"


@dataclass(frozen=True, slots=True)
class Material:
    """Everything the checks of one report may look at.

    ``previous`` is the same agency's report of the year before. ``level`` and ``kind`` are those of
    the agency (``county``, ``department``); the rules that need them are silent when unknown.
    """

    report: Report
    previous: Report | None = None
    others: tuple[Report, ...] = ()
    level: str | None = None
    kind: str | None = None

    @property
    def form(self) -> Form:
        """The form of the report.

        :raises ValueError: for an earlier report: checks of tables are not run on it
        """
        form = self.report.form
        if form is None:
            raise ValueError("没有统一格式的表格")
        return form


@dataclass(frozen=True, slots=True)
class Check:
    """One check as people read it: what must hold, an example of breaking it, how to mend it."""

    id: str
    level: Level
    source: str
    title: str
    example: str
    mend: str

    def finding(
        self,
        where: str,
        says: str,
        *,
        found: Value | str = None,
        expected: Value | str = None,
        excerpt: str = "",
        source: str = "",
    ) -> Finding:
        """Return a finding of this check; ``source`` replaces the declared one where it is narrower."""
        return Finding(
            rule=self.id,
            level=self.level,
            where=where,
            says=says,
            source=source or self.source,
            found=found,
            expected=expected,
            mend=self.mend,
            excerpt=excerpt,
        )


@dataclass(frozen=True, slots=True)
class Rule:
    """A check with the function that looks for it.

    ``is_for_earlier_reports`` marks those that also make sense for a report without the statutory
    tables.
    """

    check: Check
    find: Callable[[Material], Iterable[Finding]]
    is_for_earlier_reports: bool = False
