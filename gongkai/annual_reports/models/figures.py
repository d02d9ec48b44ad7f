"""The figures of a version as columns, so that any number of reports is added by the database.

One table for each edition of the form, its columns made from the declared form. The rows are derived from the
content of the version, by the same function that ``gongkai rebuild`` uses. NULL is a blank cell, or one that the
report does not have. Whole numbers stand as they are; amounts (万元, at most six decimals) as whole numbers of
millionths, because SQLite adds decimals as floating point and loses a cent of a large sum.
"""

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Any, ClassVar, Final, cast

from django.db import models

from gongkai.accounts.models import Role
from gongkai.accounts.scope import ScopedManager
from gongkai.annual_reports.models.reports import AnnualReport, ReportVersion
from gongkai.rules.annual_report import applications_table
from gongkai.rules.annual_report.cell_values import AMOUNT_DECIMALS
from gongkai.rules.annual_report.editions import FORM_2019, FORM_2021
from gongkai.rules.annual_report.form import CellId, Edition, Form, Table, ValueKind
from gongkai.rules.annual_report.joint_documents import COUNTED_CELLS
from gongkai.rules.annual_report.report import Value

MILLIONTHS: Final = 10**AMOUNT_DECIMALS
LARGEST_COUNT: Final = 2 * 10**9  # what a column of 32 bits holds; no province counts so many
LARGEST_AMOUNT: Final = (
    10**15
)  # millionths of 万元; nine thousand of these fit the 64 bits of a sum


class Figures(models.Model):
    """The cells of one version, and what decides whether it is added: no other table of versions need be read.

    ``is_whole`` says that every cell of its tables was read and stands here, ``is_balanced`` that the checks find
    no error in the report.
    The columns that begin with ``joint_`` say how many of the documents counted in the cell were issued
    jointly and are counted at the lead agency; a sum takes them off. ``BLANK`` is a row
    without a figure.
    """

    BLANK: ClassVar[Mapping[str, int | None]]

    version = models.OneToOneField(ReportVersion, on_delete=models.CASCADE, primary_key=True)
    report = models.ForeignKey(AnnualReport, on_delete=models.CASCADE, related_name="+")
    edition = models.CharField("格式", max_length=10)
    is_whole = models.BooleanField("每一格都有数")
    is_balanced = models.BooleanField("没有错误")

    objects = ScopedManager["Figures"](
        agency="report__agency",
        own=frozenset(Role),
        subtree=frozenset({Role.COUNTY_OFFICER}),
    )

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.version} 数字"


def column_name(cell: CellId) -> str:
    """Return the column that holds a cell: its keys, the applicant by its first word (63 characters at most)."""
    column = cell.column
    if cell.table == applications_table.KEY:
        column = column.partition("_")[0]
    return f"{cell.table[:1]}_{cell.row}_{column}"


def joint_column_name(cell: CellId) -> str:
    """Return the column that holds how many of the documents in a cell are counted elsewhere."""
    return f"joint_{cell.row}_{cell.column}"


def joint_cells(form: Form) -> tuple[CellId, ...]:
    """Return the cells of a form that count documents."""
    return tuple(cell for cell in form.cells() if cell in COUNTED_CELLS)


def _figures_model(name: str, form: Form) -> type[Figures]:
    attributes: dict[str, Any] = {
        "__module__": __name__,
        "__qualname__": name,
        "__doc__": f"The cells of versions in the form of {form.document}.",
        "Meta": type(
            "Meta",
            (),
            {
                "verbose_name": f"{form.edition}年格式的数字",
                "verbose_name_plural": f"{form.edition}年格式的数字",
            },
        ),
    }
    blank: dict[str, int | None] = {column_name(cell): None for cell in form.cells()}
    blank |= {joint_column_name(cell): 0 for cell in joint_cells(form)}
    attributes["BLANK"] = MappingProxyType(blank)
    for cell in form.cells():
        is_amount = form.kind_of(cell) is ValueKind.AMOUNT
        field = models.BigIntegerField if is_amount else models.IntegerField
        attributes[column_name(cell)] = field(null=True)
    for cell in joint_cells(form):
        attributes[joint_column_name(cell)] = models.IntegerField(default=0)
    return cast("type[Figures]", type(name, (Figures,), attributes))


Figures2019 = _figures_model("Figures2019", FORM_2019)
Figures2021 = _figures_model("Figures2021", FORM_2021)

FIGURES: Final[Mapping[str, type[Figures]]] = MappingProxyType(
    {FORM_2019.edition: Figures2019, FORM_2021.edition: Figures2021}
)

# The tables of a report by where their cells stand: a hybrid has part three of 2019, the rest of 2021
PLACES: Final[Mapping[Edition, Mapping[type[Figures], tuple[Table, ...]]]] = MappingProxyType(
    {
        Edition.TRIAL_2019: {Figures2019: FORM_2019.tables},
        Edition.FORMAL_2021: {Figures2021: FORM_2021.tables},
        Edition.HYBRID: {
            Figures2019: (FORM_2019.applications,),
            Figures2021: (FORM_2021.proactive, FORM_2021.remedies),
        },
    }
)


class DoesNotFit(ValueError):
    """Raised for a number that no column holds: too large to be true, or with decimals that may not be."""


def as_stored(value: Value, kind: ValueKind) -> int | None:
    """Return a value as its column holds it.

    :raises DoesNotFit: for a number that is larger than any true one, or not whole where it has to be
    """
    if value is None:
        return None
    is_amount = kind is ValueKind.AMOUNT
    exact = value * MILLIONTHS if is_amount else value
    number = int(exact)
    if number != exact or abs(number) > (LARGEST_AMOUNT if is_amount else LARGEST_COUNT):
        raise DoesNotFit(str(value))
    return number


def from_stored(number: int | None, kind: ValueKind) -> Value:
    """Return the value that a column, or a sum over a column, holds."""
    if number is None:
        return None
    whole = int(number)  # PostgreSQL adds 64-bit numbers as decimals
    return Decimal(whole) / MILLIONTHS if kind is ValueKind.AMOUNT else whole
