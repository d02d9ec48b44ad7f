"""Runs every check on a draft; a check that fails is itself a finding that stops (they fail closed)."""

import logging
from collections.abc import Callable, Iterable
from typing import Final

from gongkai.catalog.checks.duplicates import duplicates
from gongkai.catalog.checks.entries import (
    contradictory_days,
    document_number,
    missing_entries,
    references,
)
from gongkai.catalog.checks.material import Material
from gongkai.catalog.checks.personal_data import personal_data
from gongkai.catalog.checks.times import publishing_day, showing
from gongkai.catalog.findings import Finding, Weight

logger = logging.getLogger(__name__)

Check = Callable[[Material], Iterable[Finding]]
CHECKS: Final[tuple[tuple[str, Check], ...]] = (
    ("必填项", missing_entries),
    ("日期", contradictory_days),
    ("文号", document_number),
    ("关联文件", references),
    ("个人信息", personal_data),
    ("公开期限", publishing_day),
    ("公示期", showing),
    ("重复公开", duplicates),
)


def findings_of(material: Material, checks: Iterable[tuple[str, Check]] = CHECKS) -> list[Finding]:
    """Return everything the checks find in a draft, what stops it first."""
    found: list[Finding] = []
    for name, check in checks:
        try:
            found += check(material)
        except Exception:
            logger.exception("a check of items failed: %s", name)
            found.append(_not_done(name))
    return sorted(found, key=lambda each: not each.stops)


def _not_done(name: str) -> Finding:
    return Finding(
        "check.failed",
        Weight.STOPS,
        f"“{name}”这一项检查没有做完",
        "程序出错，没有查完的不能当作没有问题。",
        "请管理员看运行日志；急用的，由审核人逐字看过，写明后放行。",
        places=(name,),
    )
