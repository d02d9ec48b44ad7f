"""The roll-up of an area: at a glance, by table, by cell, who is missing, as a file."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from gongkai.accounts.permissions import Permission, may
from gongkai.accounts.requests import DeskRequest
from gongkai.annual_reports.models import AnnualReport, JointDocuments, Scope
from gongkai.annual_reports.presentation import shown_tables
from gongkai.annual_reports.roll_up import exports
from gongkai.annual_reports.roll_up.cover import Cover, Which, reports_of
from gongkai.annual_reports.roll_up.forms import ChoiceForm, address_of
from gongkai.annual_reports.roll_up.offers import overtaken_area
from gongkai.annual_reports.roll_up.presentation import (
    as_printed,
    balance_of,
    figures,
    in_words,
    rows,
)
from gongkai.annual_reports.roll_up.sums import editions_added, shares, totals
from gongkai.annual_reports.roll_up.units import (
    LEFT_OUT,
    MISSING,
    PAGE_SIZE,
    Stand,
    overview,
    standing_so,
)
from gongkai.annual_reports.roll_up.whose import area_at_hand, find_area, may_look_ahead
from gongkai.annual_reports.starting import ended_year
from gongkai.files.annual_report_writer import write_roll_up_docx, write_roll_up_xlsx
from gongkai.rules.annual_report.editions import FIRST_YEAR_OF_A_FORM, FORMS
from gongkai.rules.annual_report.form import CellId, Edition
from gongkai.rules.annual_report.report import Report

CSV = "text/csv; charset=utf-8"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def cover_asked(request: DeskRequest, code: str, year: int) -> Cover:
    """Return the area that is asked for, or answer that it is not found."""
    if not FIRST_YEAR_OF_A_FORM <= year <= request.today.year:
        raise Http404
    choice = ChoiceForm(request.GET).choice(may_look_ahead=may_look_ahead(request))
    return Cover(find_area(request, code), year, choice)


def frame(request: DeskRequest, cover: Cover, here: str) -> dict[str, Any]:
    """Return what every page of a roll-up shows."""
    mine = area_at_hand(request)
    choice = cover.choice
    return {
        "cover": cover,
        "area": cover.agency,
        "year": cover.year,
        "here": here,
        "choice_form": ChoiceForm(
            {"drafts": choice.which is Which.DRAFTS, "unbalanced": choice.with_unbalanced}
        ),
        "with_drafts": choice.which is Which.DRAFTS,
        "may_look_ahead": may_look_ahead(request),
        "query": address_of(choice),
        "is_mine": mine == cover.agency,
        "may_compile": mine == cover.agency
        and Permission.COMPILE_AREA_REPORT in request.permissions,
    }


@may(Permission.VIEW_ROLL_UP)
def home(request: DeskRequest) -> HttpResponse:
    """Go to the area at hand, in the year whose reports are due."""
    return redirect("roll_up:area", code=area_at_hand(request).code, year=ended_year(request.today))


@may(Permission.VIEW_ROLL_UP)
def area(request: DeskRequest, code: str, year: int, *, refusal: str = "") -> HttpResponse:
    """Show the area at a glance: tiles, the branches with their main figures, the sum and its balance."""
    cover = cover_asked(request, code, year)
    seen = overview(cover)
    after = request.GET.get("after", "")
    found = [each for each in rows(seen) if each.branch.path > after]
    context = {
        **frame(request, cover, "area"),
        "seen": seen,
        "rows": found[:PAGE_SIZE],
        "older": address_of(cover.choice, after=found[PAGE_SIZE - 1].branch.path)
        if len(found) > PAGE_SIZE
        else "",
        "sums": figures(seen.figures, seen.cells),
        "balance": balance_of(seen.figures),
        "left_out": sum(seen.stands[each] for each in LEFT_OUT),
        "stands": {stand.value: number for stand, number in seen.stands.items()},
        "overtaken": overtaken_area(request, cover),
        "refusal": refusal,
        "years": range(ended_year(request.today), FIRST_YEAR_OF_A_FORM - 1, -1),
    }
    return render(request, "roll_up/area.html", context, status=409 if refusal else 200)


@may(Permission.VIEW_ROLL_UP)
def tables(request: DeskRequest, code: str, year: int) -> HttpResponse:
    """Show the statutory tables with the sums; each sum leads to its shares. Each edition stands apart."""
    cover = cover_asked(request, code, year)
    summed = [totals(cover, edition) for edition in editions_added(cover)]
    context = {
        **frame(request, cover, "tables"),
        "sums": [
            (each, shown_tables(Report(edition=each.edition, figures=each.figures)))
            for each in summed
            if each.reports or each.edition is cover.form.edition
        ],
    }
    return render(request, "roll_up/tables.html", context)


def _cell(cover: Cover, where: str, edition: str) -> tuple[CellId, Edition]:
    try:
        asked, cell = Edition(edition or cover.form.edition), CellId.parse(where)
    except ValueError:
        raise Http404 from None
    if cell not in set(FORMS[asked].cells()):
        raise Http404
    return cell, asked


@may(Permission.VIEW_ROLL_UP)
def cell(request: DeskRequest, code: str, year: int, where: str) -> HttpResponse:
    """Show from which agencies the sum of one cell comes, and how much of it is counted elsewhere."""
    cover = cover_asked(request, code, year)
    asked, edition = _cell(cover, where, request.GET.get("edition", ""))
    form = FORMS[edition]
    found = shares(cover, edition, [asked])
    values = [each.figures[asked] for each in found]
    joint = JointDocuments.objects.filter(
        report__in=reports_of(cover), where=where, withdrawn_at=None
    ).select_related("report__agency", "lead_agency")
    context = {
        **frame(request, cover, "tables"),
        "label": form.label_of(asked),
        "table": form.table(asked.table).title,
        "where": where,
        "anchor": where.replace(".", "-"),
        "edition": edition,
        "shares": [
            (each, as_printed(value), bool(value))
            for each, value in zip(found, values, strict=True)
        ],
        "total": as_printed(sum(value or 0 for value in values)),
        "contributing": sum(1 for value in values if value),
        "joint": joint[:PAGE_SIZE],
    }
    return render(request, "roll_up/cell.html", context)


@may(Permission.VIEW_ROLL_UP)
def missing(request: DeskRequest, code: str, year: int) -> HttpResponse:
    """List who is not in the sum and why: not begun, being filled in, with errors."""
    cover = cover_asked(request, code, year)
    asked = request.GET.get("stand", "")
    stands = (Stand(asked),) if asked in set(Stand) else (*MISSING, *LEFT_OUT)
    found = standing_so(cover, stands, after=request.GET.get("after", ""))
    context = {
        **frame(request, cover, "missing"),
        "agencies": [(each, in_words(each.stand)) for each in found[:PAGE_SIZE]],
        "asked": in_words(stands[0]) if len(stands) == 1 else "",
        "older": address_of(cover.choice, after=found[PAGE_SIZE - 1].path, stand=asked)
        if len(found) > PAGE_SIZE
        else "",
    }
    return render(request, "roll_up/missing.html", context)


@may(Permission.VIEW_ROLL_UP)
def export(request: DeskRequest, code: str, year: int, kind: str) -> HttpResponse:
    """Give the sums with the share of each branch as a file."""
    cover = cover_asked(request, code, year)
    if kind == "csv":
        data, content_type = exports.csv_text(cover).encode(), CSV
    elif kind == "xlsx":
        data, content_type = write_roll_up_xlsx(exports.paper(cover)), EXCEL
    elif kind == "docx":
        data, content_type = write_roll_up_docx(exports.paper(cover)), WORD
    else:
        raise Http404
    response = HttpResponse(data, content_type=content_type)
    name = f"{code}-{year}-roll-up.{kind}"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def area_report(cover: Cover) -> AnnualReport | None:
    """Return the area report of the agency for the year, if it was begun."""
    return (
        AnnualReport.objects.filter(agency=cover.agency, year=cover.year, scope=Scope.AREA)
        .select_related("agency", "current", "filed", "published")
        .defer("current__content", "filed__content", "published__content")
        .first()
    )
