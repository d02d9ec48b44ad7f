"""Annual reports of agencies, their versions, and what happened to each version."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from gongkai.accounts.models import Role, User
from gongkai.accounts.scope import ScopedManager
from gongkai.agencies.models import Agency
from gongkai.annual_reports.content import restored
from gongkai.annual_reports.lifecycle import (
    EventKind,
    Filing,
    SignedAs,
    Standing,
    State,
    event_kinds,
    words_of,
)
from gongkai.rules.annual_report.form import Edition
from gongkai.rules.annual_report.report import Report


class Scope(models.TextChoices):
    """Whose figures a report holds."""

    OWN = "own", "本机关"
    AREA = "area", "本地区汇总"


class AnnualReport(models.Model):
    """The annual report of one agency for one calendar year (政府信息公开工作年度报告).

    ``current`` is the version worked on; ``published`` the one the public sees; ``filed`` the latest that left the
    agency with both signatures (or was public before), whatever the superior says of it. ``filed_at`` is when the
    first one did: it alone decides whether the report was late.
    """

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="annual_reports")
    year = models.PositiveSmallIntegerField("年度")
    scope = models.CharField("范围", max_length=10, choices=Scope, default=Scope.OWN)
    current = models.ForeignKey(
        "ReportVersion", null=True, on_delete=models.PROTECT, related_name="+"
    )
    published = models.ForeignKey(
        "ReportVersion", null=True, on_delete=models.PROTECT, related_name="+"
    )
    # Derived, like ``published``: written by annual_reports.actions.refresh alone
    filed = models.ForeignKey(
        "ReportVersion", null=True, on_delete=models.PROTECT, related_name="+"
    )
    filed_at = models.DateTimeField("首次报送或公布的时间", null=True, blank=True)

    objects = ScopedManager["AnnualReport"](
        agency="agency",
        own=frozenset(Role),
        subtree=frozenset({Role.COUNTY_OFFICER}),
    )

    class Meta:
        verbose_name = "年度报告"
        verbose_name_plural = "年度报告"
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "year", "scope"], name="one_report_per_agency_year_and_scope"
            ),
            models.CheckConstraint(
                name="filed_report_has_version_and_time",
                condition=Q(filed=None, filed_at=None)
                | Q(filed__isnull=False, filed_at__isnull=False),
            ),
            models.CheckConstraint(
                name="report_year_is_plausible", condition=Q(year__range=(2008, 2100))
            ),
        ]
        indexes = [
            models.Index(
                fields=["year", "agency"],
                name="published_by_year",
                condition=Q(published__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        of_area = "（本地区）" if self.scope == Scope.AREA else ""
        return f"{self.agency.name}{self.year}年政府信息公开工作年度报告{of_area}"

    def get_absolute_url(self) -> str:
        return reverse("annual_reports:report", kwargs={"pk": self.pk})

    def public_url(self, name: str = "report", **more: object) -> str:
        """The stable public address of the report, or of a file or version of it; area reports have their own."""
        prefix = "area_" if self.scope == Scope.AREA else ""
        where = {"code": self.agency.code, "year": self.year, **more}
        return reverse(f"portal:{prefix}{name}", kwargs=where)


class ReportVersion(models.Model):
    """One version: its content, and the columns that follow from content and events.

    ``content`` is in the vocabulary of the open data (``report_json``). ``revision`` counts changes, so that
    two people do not overwrite each other. ``entered_by`` is the supervising office that took the report in for
    an agency that does not use the program; None where the agency did so itself. ``content_hash`` is the hash of
    what was sent for signature: only content of that hash can be signed and published.
    """

    report = models.ForeignKey(AnnualReport, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField("版本")
    content = models.JSONField("内容")
    revision = models.PositiveIntegerField("改动次数", default=0)
    source_name = models.CharField("上传的文件名", max_length=200, blank=True)
    source_kind = models.CharField("文件类型", max_length=10, blank=True)
    source_address = models.CharField("文件的 SHA-256", max_length=64, blank=True)
    created_at = models.DateTimeField("建立时间")
    created_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    entered_by = models.ForeignKey(
        Agency,
        verbose_name="代为读入的机关",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )

    # Derived: written by annual_reports.actions.refresh alone
    state = models.CharField("状态", max_length=20, choices=State, default=State.DRAFT)
    edition = models.CharField(
        "格式", max_length=10, choices=[(each.value, each.value) for each in Edition], blank=True
    )
    error_count = models.PositiveIntegerField("错误", default=0)
    warning_count = models.PositiveIntegerField("警告", default=0)
    notice_count = models.PositiveIntegerField("提示", default=0)
    unread_count = models.PositiveIntegerField("没有读出的格子", default=0)
    unfilled = models.JSONField("还没有填的部分", default=list)
    copied = models.JSONField("照抄上年、没有确认的部分", default=list)
    content_hash = models.CharField("签批内容的 SHA-256", max_length=64, blank=True)
    published_at = models.DateTimeField("公布时间", null=True, blank=True)
    filing = models.CharField(
        "报送", max_length=20, choices=Filing, default=Filing.NONE, blank=True
    )
    submitted_at = models.DateTimeField("报送时间", null=True, blank=True)
    returned_at = models.DateTimeField("退回时间", null=True, blank=True)
    accepted_at = models.DateTimeField("接受时间", null=True, blank=True)

    objects = ScopedManager["ReportVersion"](
        agency="report__agency",
        own=frozenset(Role),
        subtree=frozenset({Role.COUNTY_OFFICER}),
    )

    class Meta:
        verbose_name = "年度报告版本"
        verbose_name_plural = "年度报告版本"
        constraints = [
            models.UniqueConstraint(
                fields=["report", "number"], name="version_numbers_of_a_report_are_unique"
            ),
            models.CheckConstraint(
                name="published_version_has_time_and_hash",
                condition=(
                    Q(state=State.PUBLISHED, published_at__isnull=False) & ~Q(content_hash="")
                )
                | (~Q(state=State.PUBLISHED) & Q(published_at=None)),
            ),
            models.CheckConstraint(
                name="submitted_version_has_time_and_hash",
                condition=Q(filing=Filing.NONE, submitted_at=None)
                | (~Q(filing=Filing.NONE) & Q(submitted_at__isnull=False) & ~Q(content_hash="")),
            ),
            models.CheckConstraint(
                name="returned_version_has_time",
                condition=Q(filing=Filing.RETURNED, returned_at__isnull=False)
                | (~Q(filing=Filing.RETURNED) & Q(returned_at=None)),
            ),
            models.CheckConstraint(
                name="accepted_version_has_time",
                condition=Q(filing=Filing.ACCEPTED, accepted_at__isnull=False)
                | (~Q(filing=Filing.ACCEPTED) & Q(accepted_at=None)),
            ),
        ]
        indexes = [
            models.Index(
                fields=["report"],
                name="submitted_and_waiting",
                condition=Q(filing=Filing.SUBMITTED),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.report} 第{self.number}版"

    @property
    def may_change(self) -> bool:
        """Whether figures and text may still be edited, by the columns that follow from the events."""
        return Standing(State(self.state), filing=Filing(self.filing)).may_change

    @property
    def is_filed(self) -> bool:
        """Whether it has left the agency, by the columns that follow from the events."""
        return Standing(State(self.state), filing=Filing(self.filing)).is_filed

    def public_url(self) -> str:
        """The stable public address of this version."""
        return self.report.public_url("report_version", number=self.number)

    @property
    def words(self) -> tuple[str, ...]:
        """The words its state is shown with."""
        return words_of(self.state, self.filing)

    def value(self) -> Report:
        """The content as a value that rules understand."""
        return restored(self.content)


class ReportEvent(models.Model):
    """One thing that happened to a version. Appended, never changed.

    ``facts`` holds, for changes, what stood there before and after, by place; for a return, its reason and, where
    the superior returns, its remarks, each with its place; for an answer, the number of the remark.
    """

    version = models.ForeignKey(ReportVersion, on_delete=models.PROTECT, related_name="events")
    kind = models.CharField("事项", max_length=30, choices=event_kinds)
    at = models.DateTimeField("时间")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    revision = models.PositiveIntegerField("改动后的次数", default=0)
    signed_as = models.CharField("签批身份", max_length=30, choices=SignedAs, blank=True)
    facts = models.JSONField("内容", default=dict)

    objects = ScopedManager["ReportEvent"](
        agency="version__report__agency",
        own=frozenset(Role),
        subtree=frozenset({Role.COUNTY_OFFICER}),
    )

    class Meta:
        verbose_name = "年度报告经过"
        verbose_name_plural = "年度报告经过"
        ordering = ["version", "pk"]
        constraints = [
            models.CheckConstraint(
                name="only_a_signature_says_as_whom",
                condition=(Q(kind=EventKind.SIGNED) & ~Q(signed_as=""))
                | (~Q(kind=EventKind.SIGNED) & Q(signed_as="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.version} {self.get_kind_display()}"


NEWEST_FIRST = (F("year").desc(), F("agency__path"))
