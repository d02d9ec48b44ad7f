"""Whether the same thing is public already: the same number, the same title, nearly the same text."""

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Final

from gongkai.catalog.checks.material import Material
from gongkai.catalog.findings import Finding, Weight
from gongkai.catalog.models import InformationItem

COMPARED: Final = 100  # of the newest items of the agency
ALIKE: Final = 0.9  # share of the title that is the same
SHORTEST: Final = 6  # characters; shorter titles are alike by chance


def duplicates(material: Material) -> Iterator[Finding]:
    """Find items of the agency that are public and look like this one."""
    content = material.content
    public = InformationItem.objects.filter(agency=material.agency, is_public=True).exclude(
        pk=material.item_id
    )
    number = content.document_number.strip()
    if number and (other := public.filter(document_number=number).first()):
        yield Finding(
            "duplicate.number",
            Weight.STOPS,
            f"文号{number}已经公开过：{other.title}（{other.index_number}）",
            "同一文号公开两次，公众不知道以哪一份为准。",
            "要改的，在原来那条上另起一版；文号写错的，改过来。",
            field="document_number",
        )
        return
    newest = public.order_by("-first_published_at", "-pk").values_list("title", "index_number")
    for title, index_number in newest[:COMPARED]:
        if _alike(title, content.title):
            yield Finding(
                "duplicate.title",
                Weight.MIND,
                f"和已公开的“{title}”（{index_number}）标题几乎相同",
                "可能是同一件公开两次。",
                "是同一件的，在原来那条上另起一版；每期一份、格式相同的，可以不管。",
                field="title",
            )
            return


def _alike(one: str, other: str) -> bool:
    if min(len(one), len(other)) < SHORTEST:
        return one == other
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return (
        matcher.real_quick_ratio() >= ALIKE
        and matcher.quick_ratio() >= ALIKE
        and matcher.ratio() >= ALIKE
    )
