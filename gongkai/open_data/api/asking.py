"""What a request to the API asks for; what there is not is refused in words, never taken for something else."""

from collections.abc import Mapping

from gongkai.accounts.asked_numbers import asked_number
from gongkai.agencies.models import Agency
from gongkai.catalog.models import ItemClass
from gongkai.catalog.public_queries import Asked, is_key
from gongkai.open_data.api.openapi import AT_ONCE, MOST_AT_ONCE
from gongkai.rules.proactive import fields_table, heads_table

YEARS = range(2008, 2101)


class NotAsked(ValueError):
    """Raised for a parameter that cannot be; its text is in Chinese and says what may stand there."""


def limit_in(data: Mapping[str, str]) -> int:
    """Return how many rows a page is to have."""
    text = data.get("limit", "")
    number = asked_number(text) if text else AT_ONCE
    if number is None or not 1 <= number <= MOST_AT_ONCE:
        raise NotAsked(f"limit={text[:20]}：要写1到{MOST_AT_ONCE}的整数")
    return number


def items_asked(data: Mapping[str, str]) -> Asked:
    """Return which items are asked for."""
    agency = _agency(data.get("agency", ""))
    return Asked(
        agency=agency,
        item_class=_class(data.get("class", ""), agency),
        head=_known(data.get("head", ""), heads_table.BY_KEY, "head", "/heads"),
        standard_field=_known(data.get("field", ""), fields_table.BY_KEY, "field", "/fields"),
        year=_year(data.get("year", "")),
        before=_before(data.get("before", "")),
    )


def _agency(code: str) -> Agency | None:
    if not code:
        return None
    found: Agency | None = Agency.objects.filter(code=code[:60]).first()
    if found is None:
        raise NotAsked(f"agency={code[:60]}：没有这个代码，见 /agencies")
    return found


def _class(text: str, agency: Agency | None) -> ItemClass | None:
    if not text:
        return None
    number = asked_number(text)
    found = (
        ItemClass.objects.filter(pk=number, agency=agency).first()
        if agency and number is not None
        else None
    )
    if found is None:
        raise NotAsked(f"class={text[:20]}：没有这个类别；要和 agency 一起写，见 /agencies/代码")
    return found


def _known(key: str, keys: Mapping[str, object], name: str, where: str) -> str:
    if key and key not in keys and key != heads_table.OUTSIDE:
        raise NotAsked(f"{name}={key[:40]}：没有这个标识，见 {where}")
    return key


def _year(text: str) -> int | None:
    if not text:
        return None
    year = asked_number(text)
    if year not in YEARS:
        raise NotAsked(f"year={text[:20]}：要写{YEARS[0]}到{YEARS[-1]}的年份")
    return year


def _before(text: str) -> str:
    if text and not is_key(text):
        raise NotAsked("before：要照上一页 next 里的写")
    return text
