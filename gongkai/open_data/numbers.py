"""Open data of applications by month: CSV and JSON of a year, with their schemas."""

import csv
import io
from typing import Any, Final

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from gongkai.annual_reports.gate import BYTE_ORDER_MARK
from gongkai.annual_reports.public_numbers.keeping import rows_of_year, years_with_numbers
from gongkai.open_data.fields import Field, table_schema
from gongkai.open_data.views import ANYBODY, FORMATS, JSON_LOOK
from gongkai.rules.outcomes import OUTCOME_LABELS, Outcome

SCHEMA: Final = "gongkai-applications-by-month/1"
SO_FAR: Final = (
    "从1月到这个月底；只在比上一次多办结5件以上的月份有，其余的月份空着，免得看出是哪一个人"
)

FIELDS: Final = (
    Field("agency_code", "机关代码", "string", "机关在本站的固定地址"),
    Field("agency_name", "机关名称", "string", "现在的名称"),
    Field("year", "年度", "integer", "自然年"),
    Field("month", "月份", "integer", "1到12"),
    Field("received", "新收", "integer", "这个月收到的申请，件"),
    Field("concluded", "办结", "integer", "这个月第一次作出决定的申请，件"),
    Field("open", "月底在办", "integer", "月底还没有作出决定的申请，件"),
    Field("concluded_so_far", "累计办结", "integer", SO_FAR),
    *(
        Field(f"{each.value}_so_far", f"累计{OUTCOME_LABELS[each]}", "integer", SO_FAR)
        for each in Outcome
    ),
    Field("median_days", "中位天数", "integer", f"从收到到决定的自然日，半数在这以内；{SO_FAR}"),
    Field("ninetieth_days", "九成天数", "integer", f"九成在这以内；{SO_FAR}"),
    Field("extended_so_far", "累计延长答复期限", "integer", SO_FAR),
    Field("reviews_ended_so_far", "累计审结的复议、诉讼", "integer", SO_FAR),
    Field("reviews_overturned_so_far", "其中结果纠正", "integer", SO_FAR),
)


@require_safe
def file(_request: HttpRequest, year: int, kind: str) -> HttpResponse:
    """Send the numbers of every agency and month of a year."""
    if kind not in FORMATS:
        raise Http404
    rows = list(rows_of_year(year))
    if not rows:
        raise Http404
    name = f"applications-{year}.{kind}"
    if kind == "csv":
        response: HttpResponse = HttpResponse(_csv(rows), content_type="text/csv; charset=utf-8")
    else:
        response = _json(
            {"schema": SCHEMA, "year": year, "licence": settings.DATA_LICENCE, "months": rows}
        )
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    for header, value in ANYBODY.items():
        response.headers[header] = value
    return response


def _csv(rows: list[dict[str, Any]]) -> str:
    text = io.StringIO()
    writer = csv.DictWriter(text, [field.name for field in FIELDS], lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    return BYTE_ORDER_MARK + text.getvalue()


@require_safe
def index(request: HttpRequest) -> JsonResponse:
    """List the years and the addresses of their files, for programs."""
    years = [
        {
            "year": year,
            **{
                kind: request.build_absolute_uri(
                    reverse("open_data:numbers", kwargs={"year": year, "kind": kind})
                )
                for kind in FORMATS
            },
        }
        for year in years_with_numbers()
    ]
    return _json({"schema": SCHEMA, "licence": settings.DATA_LICENCE, "years": years})


@require_safe
def schema(_request: HttpRequest) -> JsonResponse:
    """Give the Table Schema of the files; the objects of the JSON have the same fields."""
    return _json(table_schema(FIELDS))


def _json(data: dict[str, Any]) -> JsonResponse:
    return JsonResponse(data, json_dumps_params=JSON_LOOK, headers=ANYBODY)
