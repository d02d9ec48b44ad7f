"""The answers from which the texts of a quiet year are composed."""

from django.db import models

from gongkai.accounts.models import Role, User
from gongkai.accounts.scope import ScopedManager
from gongkai.annual_reports.models.reports import ReportVersion


class YearAnswers(models.Model):
    """What somebody answered of the year, for one version; kept as typed, also while incomplete.

    ``answers`` is what the page sent back, by field. ``texts`` are the parts as they were last
    composed from complete answers, so that a part changed by hand since then is not overwritten.
    """

    version = models.OneToOneField(
        ReportVersion, on_delete=models.PROTECT, related_name="year_answers"
    )
    answers = models.JSONField("回答", default=dict)
    texts = models.JSONField("写成的文字", default=dict)
    at = models.DateTimeField("时间")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    objects = ScopedManager["YearAnswers"](
        agency="version__report__agency",
        own=frozenset(Role),
        subtree=frozenset({Role.COUNTY_OFFICER}),
    )

    class Meta:
        verbose_name = "年度情况的回答"
        verbose_name_plural = "年度情况的回答"

    def __str__(self) -> str:
        return f"{self.version} 年度情况"
