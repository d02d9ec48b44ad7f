"""Carrying out what a table of agencies asks for, in a number of queries that does not grow with its rows."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any, Final

from django.db import transaction

from gongkai.agencies import queries
from gongkai.agencies.actions import SUBJECT, refresh_competent_departments
from gongkai.agencies.importing import (
    CODE,
    COMPETENT,
    ESTABLISHED,
    HEADINGS,
    KIND,
    KINDS,
    LEVEL,
    LEVELS,
    NAME,
    POSTCODE,
    SUPERIOR,
    Cells,
    Change,
    Plan,
    plan,
)
from gongkai.agencies.models import Agency, AgencyName
from gongkai.agencies.spreadsheets import Rows
from gongkai.audit.actions import record
from gongkai.audit.actor import Actor

BATCH: Final = 500
FIELDS: Final = {
    NAME: "name",
    "简称": "short_name",
    KIND: "kind",
    LEVEL: "level",
    "地址": "address",
    POSTCODE: "postcode",
    "联系电话": "telephone",
    ESTABLISHED: "established_on",
}


class HasBadRows(ValueError):
    """Raised when all rows or none were asked for, and some are bad."""


def exported_rows(root: Agency) -> Rows:
    """Return the agencies in being of a part of the tree as a table that can be imported again; two queries."""
    return [
        list(HEADINGS),
        *([cells[each] for each in HEADINGS] for cells in cells_of(root).values()),
    ]


def cells_of(root: Agency) -> dict[str, Cells]:
    """Return the cells of every agency in being of a part of the tree, by code, superiors first."""
    agencies = list(
        queries.subtree(root).filter(abolished_on=None).select_related("named_competent_department")
    )
    above = queries.superior_of(root)
    codes = {each.path: each.code for each in agencies}
    if above is not None:
        codes[above.path] = above.code
    return {
        each.code: _cells(each, codes.get(each.path[: -Agency.steplen], "")) for each in agencies
    }


def _cells(agency: Agency, superior: str) -> Cells:
    named = agency.named_competent_department
    return {
        CODE: agency.code,
        SUPERIOR: superior,
        COMPETENT: named.code if named else "",
        **{heading: _text(agency, field) for heading, field in FIELDS.items()},
    }


def _text(agency: Agency, field: str) -> str:
    if field == "kind":
        return str(agency.get_kind_display())
    if field == "level":
        return str(agency.get_level_display())
    value = getattr(agency, field)
    return "" if value is None else str(value)


def plan_for(root: Agency, rows: Rows) -> Plan:
    """Return what a table would do to a part of the tree; nothing is changed."""
    existing = cells_of(root)
    codes = frozenset(Agency.objects.values_list("code", flat=True))
    return plan(rows, existing=existing, root=root.code, taken=codes - existing.keys())


@transaction.atomic
def import_agencies(
    *, root: Agency, rows: Rows, good_rows_only: bool, by: Actor, at: dt.datetime
) -> Plan:
    """Carry out what a table asks for; doing it twice changes nothing the second time.

    :raises HasBadRows: if some rows are bad, unless only the good ones are asked for
    """
    Agency.objects.select_for_update().get(pk=root.pk)
    asked = plan_for(root, rows)
    if asked.bad and not good_rows_only:
        raise HasBadRows(f"有 {len({each.row for each in asked.bad})} 行有错，一行也没有导入。")
    if not asked.changes:
        return asked
    _add(root, asked.added)
    _edit(asked.edited)
    record(
        action="agencies.imported",
        subject_kind=SUBJECT,
        subject_id=root.code,
        agency_code=root.code,
        by=by,
        at=at,
        added=[each.code for each in asked.added],
        added_count=len(asked.added),
        changed={each.code: dict(each.cells) for each in asked.edited},
        changed_count=len(asked.edited),
    )
    _name_competent_departments(asked.changes)
    refresh_competent_departments()
    return asked


def _values(cells: Cells) -> dict[str, Any]:
    values: dict[str, Any] = {
        field: cells[heading] for heading, field in FIELDS.items() if heading in cells
    }
    if KIND in cells:
        values["kind"] = KINDS[cells[KIND]]
    if LEVEL in cells:
        values["level"] = LEVELS[cells[LEVEL]]
    if ESTABLISHED in cells:
        text = cells[ESTABLISHED]
        values["established_on"] = dt.date.fromisoformat(text) if text else None
    return values


def _add(root: Agency, added: list[Change]) -> None:
    """Append new agencies below their superiors: paths are numbered on from the last child of each."""
    places = dict(Agency.objects.values_list("code", "path"))
    last_step = _last_steps(places.values())
    children: dict[str, int] = {}
    new = []
    for each in added:
        above = places[each.cells[SUPERIOR]]
        last_step[above] = last_step.get(above, 0) + 1
        children[above] = children.get(above, 0) + 1
        depth = len(above) // Agency.steplen + 1
        path = Agency._get_path(above, depth, last_step[above])  # noqa: SLF001
        places[each.code] = path
        new.append(Agency(code=each.code, path=path, depth=depth, **_values(each.cells)))
    for agency in new:
        agency.numchild = children.pop(agency.path, 0)
    Agency.objects.bulk_create(new, batch_size=BATCH)
    grown = list(Agency.objects.filter(path__in=list(children)))
    for agency in grown:
        agency.numchild += children[agency.path]
    Agency.objects.bulk_update(grown, ["numchild"], batch_size=BATCH)


def _last_steps(paths: Iterable[str]) -> dict[str, int]:
    """Return, by path, the number of the last child in use."""
    last: dict[str, int] = {}
    for path in paths:
        above, step = path[: -Agency.steplen], Agency._str2int(path[-Agency.steplen :])  # noqa: SLF001
        last[above] = max(last.get(above, 0), step)
    return last


def _edit(edited: list[Change]) -> None:
    by_code = {each.code: each for each in Agency.objects.filter(code__in=[e.code for e in edited])}
    former = {agency.pk: agency.name for agency in by_code.values()}
    for each in edited:
        for name, value in _values(each.cells).items():
            setattr(by_code[each.code], name, value)
    Agency.objects.bulk_update(by_code.values(), list(FIELDS.values()), batch_size=BATCH)
    _put_names_right({agency.pk: agency for agency in by_code.values()}, former)
    for each in edited:
        if SUPERIOR in each.cells:
            agency = Agency.objects.get(code=each.code)
            Agency.objects.move(agency, Agency.objects.get(code=each.cells[SUPERIOR]), "last-child")


def _put_names_right(agencies: Mapping[int, Agency], former: Mapping[int, str]) -> None:
    """Let a name put right stand in the list of names too; a change of name from a day on is no import."""
    current = [
        name
        for name in AgencyName.objects.filter(agency__in=agencies)
        if name.name == former[name.agency_id]
    ]
    for name in current:
        agency = agencies[name.agency_id]
        name.name, name.short_name = agency.name, agency.short_name
    AgencyName.objects.bulk_update(current, ["name", "short_name"], batch_size=BATCH)


def _name_competent_departments(changes: Iterable[Change]) -> None:
    named = {each.code: each.cells[COMPETENT] for each in changes if COMPETENT in each.cells}
    if not any(named.values()) and all(each.is_new for each in changes):
        return
    keys = dict(Agency.objects.values_list("code", "pk"))
    agencies = list(Agency.objects.filter(code__in=list(named)))
    for agency in agencies:
        agency.named_competent_department_id = keys.get(named[agency.code])
    Agency.objects.bulk_update(agencies, ["named_competent_department"], batch_size=BATCH)
