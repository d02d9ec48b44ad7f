"""For each address with arguments: the arguments that lead to something of 青山镇, and who may open it.

An address that has arguments and no sample fails the walk. ``outsiders`` are those outside the agency who may
open it all the same, and why.
"""

from collections.abc import Callable
from dataclasses import dataclass

from gongkai.subscriptions.tokens import CONFIRM, END, token_for


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


def draft(**more):
    return lambda world: {"pk": world.draft.pk, **more}


def draft_file(world):
    return {"pk": world.draft.pk, "sha256": world.draft.current.value().attachments[0].sha256}


def public_item(**more):
    return lambda world: {
        "code": world.agency.code,
        "index_number": world.item.index_number,
        **more,
    }


def public_file(world):
    return public_item(number=1, sha256=world.item.published.value().attachments[0].sha256)(world)


def case(**more):
    return lambda world: {"pk": world.case.pk, **more}


def letter(**more):
    return lambda world: {"pk": world.case.pk, "letter": world.case_letter.pk, **more}


def remedy(**more):
    return lambda world: {"pk": world.remedy.pk, **more}


def handed(**more):
    return lambda world: {"pk": world.hand_over.pk, **more}


def received_item(**more):
    return lambda world: {"pk": world.received.site_id, "item": world.received.pk, **more}


def agency(world):
    return {"code": world.agency.code}


def year(world):
    return {"code": world.agency.code, "year": 2025}


def cell(world):
    return {**year(world), "where": "applications.newly_received.total"}


def board(**more):
    return lambda world: {"pk": world.board.pk, **more}


def sheet(**more):
    return lambda world: {"pk": world.sheet.pk, **more}


def posting(**more):
    return lambda world: {"pk": world.posting.pk, **more}


def public_sheet(world):
    return {"code": world.agency.code, "year": world.sheet.year, "number": world.sheet.number}


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
            "compute",
            "records",
        )
    },
    "annual_reports:beside_agency": read_above(agency),
    "annual_reports:behind": read_above(
        report(where="proactive.administrative_license.decision_count")
    ),
    **{f"site_export:{name}": Sample(handed()) for name in ("hand_over", "package")},
    "site_export:note_online": Sample(
        lambda world: handed(item=world.hand_over.items.get().pk)(world)
    ),
    "other_sites:site": public(lambda world: {"pk": world.received.site_id}),
    "other_sites:item": public(received_item()),
    "other_sites:file": public(
        lambda world: received_item(sha256=world.item.published.value().attachments[0].sha256)(
            world
        )
    ),
    "open_data:file": public(lambda _world: {"year": 2025, "kind": "csv"}),
    "annual_reports:compare": read_above(report()),
    "annual_reports:export": read_above(report(kind="txt")),
    **{
        f"annual_reports:{name}": read_above(bulk_job)
        for name in ("bulk_job", "bulk_progress", "bulk_product")
    },
    "annual_reports:bulk_decide": read_above(lambda world: {"pk": world.bulk_item.pk}),
    "annual_reports:remind": read_above(year),
    "annual_reports:sums": Sample(
        lambda _world: {"edition": "2021"}, EVERYBODY - {"public"}, "the declared form, of nobody"
    ),
    "annual_reports:version": read_above(report(number=1)),
    "annual_reports:scan_list": read_above(report()),
    **{
        f"annual_reports:{name}": read_above(lambda world: {"pk": world.scan.pk})
        for name in ("scan_file", "scan_preview", "show_scan", "sign_on_paper")
    },
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
    **{
        f"notices:{name}": Sample(
            lambda _world: {"key": "receipt"}, STAFF, "the wording of the reader's own agency"
        )
        for name in ("wording", "withdraw_wording")
    },
    "notices:letter_file": Sample(
        lambda _world: {"key": "receipt", "kind": "docx"}, STAFF, "the same as a file"
    ),
    **{
        f"casework:{name}": Sample(case())
        for name in ("case", "read_applicant", "day_sheet", "query_code")
    },
    "casework:step": Sample(case(key="withdraw")),
    "casework:case_file": Sample(case(kind="pdf")),
    "casework:draft": Sample(case(kind="receipt")),
    **{
        f"casework:{name}": Sample(letter())
        for name in ("letter", "edit_letter", "opinion_code", "sign", "serve", "offer")
    },
    "casework:attachment": Sample(
        lambda world: {"pk": world.case.pk, "attachment": world.attachment.pk}
    ),
    "casework:letter_file": Sample(letter(kind="docx")),
    "casework:table": Sample(
        lambda _world: {"year": 2026}, frozenset({"wang"}), "the own agency's table"
    ),
    "casework:behind": Sample(
        lambda _world: {"year": 2026, "row": "newly_received", "column": "total"},
        frozenset({"wang"}),
        "the own agency's cases",
    ),
    **{
        f"remedies:{name}": Sample(remedy())
        for name in (
            "remedy",
            "register_next",
            "read_party",
            "note_lesson",
            "add_paper",
            "bundle_file",
        )
    },
    "remedies:step": Sample(remedy(key="void")),
    "remedies:paper_file": Sample(lambda world: {"pk": world.remedy.pk, "paper": world.paper.pk}),
    "remedies:close_lesson": Sample(lambda world: {"pk": world.lesson.pk}),
    "remedies:month": Sample(
        lambda _world: {"year": 2026, "number": 3}, frozenset({"wang"}), "the own agency's days"
    ),
    "remedies:table": Sample(
        lambda _world: {"year": 2026}, frozenset({"wang"}), "the own agency's table"
    ),
    "remedies:behind": Sample(
        lambda _world: {"year": 2026, "block": "reconsideration", "result": "total"},
        frozenset({"wang"}),
        "the own agency's cases",
    ),
    "desk:help_chapter": Sample(
        lambda _world: {"key": "accounts"}, EVERYBODY - {"public"}, "the manual"
    ),
    "desk:history": read_above(
        lambda world: {"kind": "annual_report", "subject_id": str(world.version.report_id)}
    ),
    **{
        f"portal:{name}": public(agency)
        for name in (
            *("agency", "guide", "rules", "content", "reports", "apply"),
            *(
                "apply_published",
                "apply_check",
                "apply_done",
                "apply_drop",
                "follow",
                "follow_leave",
                "opinion",
                "opinion_answer",
            ),
        )
    },
    **{
        f"portal:{name}": public(lambda world: {**agency(world), "key": "what"})
        for name in ("apply_step", "apply_keep")
    },
    "portal:paper_form": public(lambda world: {**agency(world), "kind": "docx"}),
    "portal:follow_deed": Sample(lambda world: {**agency(world), "key": "withdraw"}),
    "portal:follow_letter": Sample(
        lambda world: {**agency(world), "letter": world.case_letter.pk, "kind": "pdf"}
    ),
    "captcha-image": Sample(lambda _world: {"key": "0"}, EVERYBODY, "a picture of some digits"),
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
    "portal:report_scan": public(year),
    **{
        f"catalog:{name}": read_above(draft())
        for name in (
            "item",
            "edit_item",
            "keep_unsaved",
            "drop_unsaved",
            "add_file",
            "submit",
            "let_through",
            "pass_step",
            "send_back",
            "publish_now",
            "begin_version",
            "ask_withdrawal",
            "take_down",
            "decide_withdrawal",
            "review_form",
        )
    },
    "catalog:remove_file": Sample(draft_file),
    "catalog:version": read_above(draft(number=1)),
    "catalog:file": read_above(lambda world: {**draft_file(world), "number": 1}),
    **{
        f"catalog:{name}": Sample(lambda world: {"pk": world.import_job.pk})
        for name in ("import_job", "import_progress", "import_faults", "import_send")
    },
    "catalog:call": Sample(lambda world: {"pk": world.asked.call_id}),
    "catalog:asked_office": Sample(lambda world: {"pk": world.asked.pk}),
    "catalog:material_file": Sample(
        lambda world: {"pk": world.asked.pk, "sha256": world.asked.events.get().files[0]["sha256"]}
    ),
    "catalog:item_class": Sample(lambda world: {"pk": world.item_class.pk}),
    **{
        f"catalog:{name}": Sample(
            lambda _world: {"kind": "administrative_license"},
            frozenset({"wang"}),
            "a register of the own agency",
        )
        for name in ("entries", "import_entries", "import_entries_template")
    },
    "catalog:void_entry": Sample(
        lambda world: {"kind": "administrative_license", "pk": world.entry.pk}
    ),
    "portal:agency_feed": public(agency),
    "portal:reports_feed": public(agency),
    "portal:handover": public(agency),
    "api:item": public(public_item()),
    "api:agency": public(agency),
    "open_data:items_of_year": public(lambda _world: {"year": 2026, "kind": "csv"}),
    **{f"portal:{name}": public(agency) for name in ("proposals", "propose", "proposal_status")},
    "proposals:proposal": Sample(lambda world: {"pk": world.proposal.pk}),
    **{
        f"portal:{name}": public(lambda _world, purpose=purpose: {"token": token_for(1, purpose)})
        for name, purpose in (("feeds_confirm", CONFIRM), ("feeds_end", END))
    },
    "portal:counts": public(agency),
    "portal:numbers": public(agency),
    "open_data:numbers": public(lambda _world: {"year": 2025, "kind": "csv"}),
    "portal:item": public(public_item()),
    "portal:item_version": public(public_item(number=1)),
    "portal:item_file": public(public_file),
    "portal:item_sitemap": public(lambda _world: {"part": 1}),
    "boards:board": read_above(board()),
    "boards:change": Sample(board()),
    "boards:close": Sample(board()),
    "boards:printed_board": read_above(board()),
    "boards:put_up": Sample(board()),
    "boards:remind": read_above(board()),
    "boards:of_item": Sample(lambda world: {"pk": world.item.pk}),
    "boards:sheet": read_above(sheet()),
    "boards:printed_sheet": read_above(sheet(paper="a4")),
    "boards:take_down": Sample(posting()),
    "boards:photo": read_above(posting(which="up")),
    "portal:boards": public(agency),
    "portal:board": public(lambda world: {**agency(world), "number": world.board.number}),
    "portal:screen": public(lambda world: {**agency(world), "number": world.board.number}),
    "portal:sheet": public(public_sheet),
}
