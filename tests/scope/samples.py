"""For each address with arguments: the arguments that lead to something of 青山镇, and who may open it.

An address that has arguments and no sample fails the walk. ``outsiders`` are those outside the agency who may
open it all the same, and why.
"""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Sample:
    arguments: Callable
    outsiders: frozenset = frozenset()
    why: str = ""


def report(**more):
    return lambda world: {"pk": world.version.report_id, **more}


def lin(world):
    return {"pk": world.people["lin"].pk}


def agency(world):
    return {"code": world.agency.code}


def year(world):
    return {"code": world.agency.code, "year": 2025}


EVERYBODY = frozenset({"public", "wang", "he", "lvshui_admin", "nobody"})
READS_REPORTS = {"outsiders": frozenset({"he"}), "why": "the supervising office reads reports"}
PUBLIC = {"outsiders": EVERYBODY, "why": "public page"}

SAMPLES = {
    "accounts:end_deputy": Sample(lambda world: {"pk": world.deputy.pk}),
    "accounts:end_appointment": Sample(
        lambda world: {"pk": world.people["lin"].appointments.first().pk}
    ),
    **{
        f"accounts:{name}": Sample(lin)
        for name in ("person", "appoint", "issue_password", "deactivate", "activate", "hand_over")
    },
    **{
        f"annual_reports:{name}": Sample(report(), **READS_REPORTS)
        for name in (
            "report",
            "settle",
            "send_for_signature",
            "sign",
            "send_back",
            "publish",
            "take_over",
            "source",
        )
    },
    "annual_reports:table": Sample(report(key="proactive"), **READS_REPORTS),
    "annual_reports:text": Sample(report(part="opening"), **READS_REPORTS),
    "desk:help_chapter": Sample(
        lambda _world: {"key": "accounts"}, EVERYBODY - {"public"}, "the manual"
    ),
    "desk:history": Sample(
        lambda world: {"kind": "annual_report", "subject_id": str(world.version.report_id)},
        **READS_REPORTS,
    ),
    **{
        f"portal:{name}": Sample(agency, **PUBLIC)
        for name in ("agency", "guide", "rules", "content", "reports", "apply")
    },
    **{
        f"portal:{name}": Sample(year, **PUBLIC) for name in ("report", "report_json", "report_csv")
    },
}
