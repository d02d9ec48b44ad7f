"""Problems that reviews and lawsuits brought to light, for part five."""

from collections.abc import Iterator
from typing import Final

from gongkai.agencies.models import Agency
from gongkai.remedies.queries import lessons_for_report
from gongkai.rules.annual_report.drafting import Place, Told

ENDS: Final = "。；;. 　"


def told_by_lessons(agency: Agency, year: int) -> Iterator[Told]:
    """Yield each lesson noted for the year as a sentence, with what was done about it where it was closed."""
    for each in lessons_for_report(agency, year):
        problem = " ".join(each.text.split()).strip(ENDS)
        mended = " ".join(each.mended.split()).strip(ENDS)
        says = f"{problem}；改进情况：{mended}。" if mended else f"{problem}。"
        yield Told(str(each.pk), Place.PROBLEMS, says)
