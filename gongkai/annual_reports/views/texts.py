"""The page of a text: the field, last year's text beside it, the guide, and checks while somebody writes."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from gongkai.accounts.permissions import Permission, may
from gongkai.accounts.requests import DeskRequest
from gongkai.annual_reports import actions, queries
from gongkai.annual_reports.computing.overrides import latest_computation
from gongkai.annual_reports.models import AnnualReport, ReportVersion
from gongkai.annual_reports.parts_shown import shown_parts
from gongkai.annual_reports.places import PART_AT, SECTION_NAMES
from gongkai.annual_reports.presentation import ShownFinding, shown_findings
from gongkai.annual_reports.reading import findings_of
from gongkai.annual_reports.refusals import ChangedMeanwhile, ReportRefusal
from gongkai.annual_reports.remarks_view import remarks_of_part
from gongkai.annual_reports.starting import contact_of
from gongkai.annual_reports.views.editing import closed
from gongkai.annual_reports.views.reports import find_report_to_change
from gongkai.annual_reports.views.tables import is_kept_by_script
from gongkai.rules.annual_report.drafting import renewed
from gongkai.rules.annual_report.editing import with_section
from gongkai.rules.annual_report.frame import opening_of, title_of
from gongkai.rules.annual_report.guide import USUAL_LENGTH, guide_to
from gongkai.rules.annual_report.mending import mended
from gongkai.rules.annual_report.report import Finding, Report
from gongkai.rules.annual_report.text_rules import RULES as TEXT_RULES

COMPUTED = {"title", "opening"}  # parts that follow from the agency's data
MEASURED = "一"  # the part that has a usual length


@dataclass(frozen=True, slots=True)
class Mend:
    """A finding beside a text, with what one press would put in its place; ``key`` names it on the way."""

    shown: ShownFinding
    key: str
    expected: str  # empty where the mend is not plain


@may(Permission.EDIT_REPORT, Permission.SUPERVISE_REPORTS)
def text(request: DeskRequest, pk: int, part: str) -> HttpResponse:
    """Edit the title, the opening, or the text of part one, five or six."""
    report, version = find_report_to_change(request, pk)
    key = PART_AT.get(part)
    if key is None:
        raise Http404
    if answer := closed(request, version):
        return answer
    if request.method != "POST":
        return _page(request, report, version, key, version.value().sections.get(key, ""))
    typed = request.POST.get("text", "").replace("\r\n", "\n")
    if request.htmx:  # type: ignore[attr-defined]  # set by its middleware
        return _checks(request, version, key, typed)
    try:
        said = _act(request, version, key, typed)
    except ReportRefusal as refused:
        if is_kept_by_script(request):
            return JsonResponse({"says": str(refused)}, status=409)
        version.refresh_from_db()
        return _page(request, report, version, key, typed, refused)
    if is_kept_by_script(request):
        says = _("%(time)s 自动存为草稿") % {"time": f"{timezone.localtime():%H:%M}"}
        return JsonResponse({"seen": typed, "says": says})
    messages.success(request, said)
    return redirect("annual_reports:text", pk=pk, part=part)


def _act(request: DeskRequest, version: ReportVersion, key: str, typed: str) -> str:
    """Save what was typed with what the pressed button adds to it; return what to say.

    :raises ReportRefusal: as the actions do
    """
    post = request.POST
    now: dict[str, Any] = {"by": request.user, "at": timezone.now()}
    said = _("已保存。")
    if "mend" in post:
        typed = _with_mend(version, key, typed, post["mend"])
    elif "insert" in post:
        typed = _with_phrase(version, key, typed, post["insert"])
    elif "sentence" in post:
        typed = _with_sentence(version, key, typed, post["sentence"])
    elif "computed" in post:
        typed = _computed(version, key)
    actions.change_text(version=version, part=key, seen=post.get("seen", ""), text=typed, **now)
    if "copy" in post:
        actions.copy_text(version=version, part=key, **now)
        said = _("已放进上年的文字，标着“上年文字”：请改成今年的情况，或者确认没有变。")
    if "confirm" in post:
        version.refresh_from_db()
        actions.confirm_text(version=version, part=key, **now)
        said = _("已确认。")
    return said


def _with_phrase(version: ReportVersion, key: str, typed: str, phrase: str) -> str:
    words = guide_to(key).phrases.get(phrase, "").format(year=version.report.year)
    return f"{typed.rstrip()}\n{words}".lstrip() if words else typed


def _sentences(version: ReportVersion, key: str) -> dict[str, str]:
    """Return the sentences of a part that were worked out from the records last."""
    kept = latest_computation(version)
    found: dict[str, str] = kept.phrases.get(key, {}) if kept else {}
    return found


def _with_sentence(version: ReportVersion, key: str, typed: str, name: str) -> str:
    """Put a computed sentence at the end of its aspect."""
    says = _sentences(version, key).get(name)
    return renewed(typed, {}, {name: says}).text if says else typed


def _with_mend(version: ReportVersion, key: str, typed: str, asked: str) -> str:
    for finding in _findings(version, key, typed):
        if _name(finding) == asked:
            return mended(typed, finding) or typed
    return typed


def _name(finding: Finding) -> str:
    told = f"{finding.rule}|{finding.found}|{finding.expected}|{finding.excerpt}"
    return hashlib.sha256(told.encode()).hexdigest()[:16]


def _computed(version: ReportVersion, key: str) -> str:
    """Return the title or opening that follows from the agency's data; empty for other parts."""
    report = version.report
    if key == "title":
        return title_of(report.agency.name, report.year)
    if key == "opening":
        return opening_of(report.agency.name, report.year, contact_of(report.agency))
    return ""


def _all_findings(version: ReportVersion, key: str, typed: str) -> tuple[Report, Sequence[Finding]]:
    """Return the report with what stands in the field, and what the checks find in it."""
    agency = version.report.agency
    content = with_section(version.value(), key, typed)
    previous = queries.report_of_year_before(version)
    found = findings_of(content, previous=previous, level=agency.level, kind=agency.kind)
    return content, found


def _findings(version: ReportVersion, key: str, typed: str) -> list[Finding]:
    _content, found = _all_findings(version, key, typed)
    return [each for each in found if each.where == f"section.{key}"]


def _of_checks(version: ReportVersion, key: str, typed: str) -> dict[str, Any]:
    """Return what the list of checks beside a text shows, and all findings of the report."""
    content, found = _all_findings(version, key, typed)
    shown = shown_findings(content, found)
    mine = [each for each in shown if each.part == key]
    told = {each.finding.rule for each in mine}
    mends = [
        Mend(
            each,
            _name(each.finding),
            str(each.finding.expected) if mended(typed, each.finding) else "",
        )
        for each in mine
    ]
    return {
        "mends": mends,
        "findings": mine,
        "fine": [rule.check.title for rule in TEXT_RULES if rule.check.id not in told],
        "length": len("".join(typed.split())),
        "usual_length": USUAL_LENGTH if key == MEASURED else 0,
        "all_findings": shown,
    }


def _checks(request: DeskRequest, version: ReportVersion, key: str, typed: str) -> HttpResponse:
    """Give the findings in what stands in the field now; nothing is saved."""
    return render(request, "annual_reports/_text_checks.html", _of_checks(version, key, typed))


def _page(
    request: DeskRequest,
    report: AnnualReport,
    version: ReportVersion,
    key: str,
    typed: str,
    refusal: ReportRefusal | None = None,
) -> HttpResponse:
    content = version.value()
    checks = _of_checks(version, key, typed)
    previous = queries.report_of_year_before(version)
    computed = _computed(version, key)
    contact = contact_of(report.agency) if key == "opening" else None
    guide = guide_to(key)
    context = checks | {
        "report": report,
        "version": version,
        "content": content,
        "part": key,
        "name": SECTION_NAMES[key],
        "typed": typed,
        "seen": content.sections.get(key, ""),
        "parts": shown_parts(version, checks["all_findings"]),
        "current": key,
        "guide": guide,
        "phrases": [
            (name, words.format(year=report.year)) for name, words in guide.phrases.items()
        ],
        "sentences": [
            (name, says, says in typed) for name, says in _sentences(version, key).items()
        ],
        "previous_text": previous.sections.get(key, "") if previous and not computed else "",
        "previous_year": previous.year if previous else None,
        "is_copied": key in version.copied,
        "computed": computed,
        "is_computed": bool(computed) and typed.strip() == computed,
        "missing": contact.missing if contact else (),
        "may_change_agency": Permission.MANAGE_AGENCIES in request.permissions,
        "remarks": remarks_of_part(content, queries.remarks_at_work(report), key),
        "refusal": refusal,
        "clashes": refusal.clashes if isinstance(refusal, ChangedMeanwhile) else (),
    }
    return render(request, "annual_reports/text.html", context, status=409 if refusal else 200)
