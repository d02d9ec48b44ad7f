"""For each address with arguments: the arguments that lead to something of 青山镇, and who may open it.

An address that has arguments and no sample fails the walk. ``outsiders`` are those outside the agency who may
open it all the same, and why.
"""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Sample:
    arguments: Callable[..., dict[str, object]]
    outsiders: frozenset[str] = frozenset()
    why: str = ""


def report(**more):
    return lambda world: {"pk": world.version.report_id, **more}


def lin(world):
    return {"pk": world.people["lin"].pk}


def bulk_job(world):
    return {"pk": world.bulk_job.pk}


def agency(world):
    return {"code": world.agency.code}


def year(world):
    return {"code": world.agency.code, "year": 2025}


def cell(world):
    return {**year(world), "where": "applications.newly_received.total"}


EVERYBODY = frozenset({"public", "wang", "he", "lvshui_admin", "nobody"})


STAFF = EVERYBODY - {"public", "nobody"}


def read_above(arguments):
    """Something that the supervising office reads as well."""
    return Sample(arguments, frozenset({"he"}), "the supervising office reads reports")


def public(arguments):
    """A public page."""
    return Sample(arguments, EVERYBODY, "public page")


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
        f"annual_reports:{name}": read_above(report())
        for name in (
            "report",
            "settle",
            "zero_report",
            "changes",
            "send_for_signature",
            "sign",
            "send_back",
            "publish",
            "take_over",
            "source",
            "submit",
            "review",
            "accept",
            "return_with_remarks",
            "answer",
            "begin_correction",
            "reopen",
        )
    },
    "open_data:file": public(lambda _world: {"year": 2025, "kind": "csv"}),
    "annual_reports:compare": read_above(report()),
    "annual_reports:export": read_above(report(kind="txt")),
    **{
        f"annual_reports:{name}": read_above(bulk_job)
        for name in ("bulk_job", "bulk_progress", "bulk_product")
    },
    "annual_reports:bulk_decide": read_above(lambda world: {"pk": world.bulk_item.pk}),
    "annual_reports:sums": Sample(
        lambda _world: {"edition": "2021"}, EVERYBODY - {"public"}, "the declared form, of nobody"
    ),
    "annual_reports:version": read_above(report(number=1)),
    "annual_reports:table": read_above(report(key="proactive")),
    "annual_reports:text": read_above(report(part="opening")),
    **{
        f"roll_up:{name}": read_above(year)
        for name in ("area", "tables", "missing", "changes", "compile", "joint")
    },
    "roll_up:cell": read_above(cell),
    "roll_up:export": read_above(lambda world: {**year(world), "kind": "csv"}),
    "roll_up:withdraw_joint": read_above(lambda world: {**year(world), "pk": world.joint.pk}),
    "agencies:agency": Sample(agency),
    "agencies:step": Sample(lambda world: {"code": world.agency.code, "key": "edit"}),
    "agencies:export": Sample(
        lambda _world: {"kind": "csv"}, frozenset({"lvshui_admin"}), "exports the own agencies"
    ),
    "agencies:close_office": Sample(
        lambda world: {"code": world.agency.code, "pk": world.office.pk}
    ),
    "agencies:close_village": Sample(
        lambda world: {"code": world.agency.code, "pk": world.village.pk}
    ),
    "notices:letter_form": Sample(
        lambda _world: {"key": "receipt"},
        STAFF,
        "forms of letters, in the reader's own agency's words",
    ),
    "notices:letter_file": Sample(
        lambda _world: {"key": "receipt", "kind": "docx"}, STAFF, "the same as a file"
    ),
    "desk:help_chapter": Sample(
        lambda _world: {"key": "accounts"}, EVERYBODY - {"public"}, "the manual"
    ),
    "desk:history": read_above(
        lambda world: {"kind": "annual_report", "subject_id": str(world.version.report_id)}
    ),
    **{
        f"portal:{name}": public(agency)
        for name in ("agency", "guide", "rules", "content", "reports", "apply")
    },
    **{
        f"portal:{of}report_file": public(lambda world: {**year(world), "kind": "docx"})
        for of in ("", "area_")
    },
    "portal:compare": public(agency),
    "portal:compare_year": Sample(
        lambda _world: {"code": "shili", "year": 2025}, EVERYBODY, "public page"
    ),
    **{
        f"portal:{of}report_version_file": public(
            lambda world: {**year(world), "number": 1, "kind": "txt"}
        )
        for of in ("", "area_")
    },
    **{
        f"portal:{name}": public(lambda world: {**year(world), "number": 1})
        for name in (
            "report_version",
            "report_version_json",
            "area_report_version",
            "area_report_version_json",
        )
    },
    **{
        f"portal:{of}{name}": public(year)
        for of in ("", "area_")
        for name in ("report", "report_json", "report_csv")
    },
}
