"""Where on a report something is, in the words people use for it, and the page that changes it."""

from collections.abc import Iterable

from django.urls import reverse

from gongkai.rules.annual_report.report import PARTS, TEXT_PARTS

SECTION_NAMES = {"title": "标题", "opening": "开头", **PARTS}
PART_OF_TABLE = {"proactive": "二", "applications": "三", "remedies": "四"}
TABLE_OF_PART = {part: key for key, part in PART_OF_TABLE.items()}
PART_NUMBERS = dict(zip(PARTS, "123456", strict=True))
TEXT_ADDRESSES = {
    "title": "title",
    "opening": "opening",
    **{part: PART_NUMBERS[part] for part in TEXT_PARTS},
}
PART_AT = {address: part for part, address in TEXT_ADDRESSES.items()}


def part_of(place: str) -> str:
    """Return the part a place is in: “二” for a table or its cell, “一” for ``section.一``, or nothing."""
    head, _, rest = place.partition(".")
    return rest if head == "section" else PART_OF_TABLE.get(head, "")


def places_in_words(places: Iterable[str]) -> str:
    """Name tables and texts shortly: “标题、第二部分、第五部分”."""
    named = (part_of(place) for place in places)
    return "、".join(
        SECTION_NAMES[part] if part in ("title", "opening") else f"第{part}部分"
        for part in named
        if part
    )


def page_of(report_pk: int, place: str) -> str:
    """Return the address of the page on which a place is changed.

    :raises KeyError: for a place that has none
    """
    part = part_of(place)
    if part in TABLE_OF_PART:
        return reverse("annual_reports:table", kwargs={"pk": report_pk, "key": TABLE_OF_PART[part]})
    return reverse("annual_reports:text", kwargs={"pk": report_pk, "part": TEXT_ADDRESSES[part]})
