"""Figures worked out from the records, frozen as they were on the day they were taken into a version."""

from django.db import models

from gongkai.accounts.models import Role, User
from gongkai.accounts.scope import ScopedManager
from gongkai.agencies.models import Agency
from gongkai.annual_reports.models.reports import AnnualReport, ReportVersion


class Computation(models.Model):
    """What the records said when a version took its figures and sentences from them. Appended; the last one counts.

    ``figures`` holds the value of each computed cell, ``queries`` how it was counted in words, ``phrases`` the computed
    sentences by part and key. ``digest`` is the hash over figures and queries. ``revision`` is that of the version
    just after: a file taken in later replaces what was computed.
    """

    version = models.ForeignKey(
        ReportVersion, on_delete=models.PROTECT, related_name="computations"
    )
    revision = models.PositiveIntegerField("取数以后的改动次数")
    at = models.DateTimeField("取数时间")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    figures = models.JSONField("算出的数")
    queries = models.JSONField("怎样算的")
    phrases = models.JSONField("算出的句子", default=dict)
    digest = models.CharField("算出的数的 SHA-256", max_length=64)

    objects = ScopedManager["Computation"](
        agency="version__report__agency",
        own=frozenset(Role),
        subtree=frozenset({Role.COUNTY_OFFICER}),
    )

    class Meta:
        verbose_name = "由记录取数"
        verbose_name_plural = "由记录取数"
        ordering = ["version", "pk"]

    def __str__(self) -> str:
        return f"{self.version} 取数"


class RecordsNoted(models.Model):
    """What the clock noted of the records of an agency, for the inbox; derived, and made anew each time.

    With a ``report``: how many of its computed cells the records no longer bear out. Without: how many things will not come
    right in the report of the year.
    """

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="+")
    year = models.PositiveSmallIntegerField("年度")
    report = models.OneToOneField(AnnualReport, null=True, on_delete=models.CASCADE)
    number = models.PositiveIntegerField("处数")
    seen_at = models.DateTimeField("发现时间")

    objects = ScopedManager["RecordsNoted"](
        own=frozenset(Role),
        subtree=frozenset({Role.COUNTY_OFFICER}),
    )

    class Meta:
        verbose_name = "记录和年报"
        verbose_name_plural = "记录和年报"
        ordering = ["agency", "-year", "pk"]

    def __str__(self) -> str:
        return f"{self.agency} {self.year}年：{self.number}处"
