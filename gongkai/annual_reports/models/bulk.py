"""Work of a county office on many reports at once, done in the background: one job, one item each."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from gongkai.accounts.models import Role, User
from gongkai.accounts.scope import ScopedManager
from gongkai.agencies.models import Agency
from gongkai.annual_reports.models.reports import AnnualReport, ReportVersion

OFFICERS = frozenset({Role.COUNTY_OFFICER})


class BulkKind(models.TextChoices):
    """What is done to the many."""

    INTAKE = "intake", "成批读入"
    CHECK = "check", "批量核对"
    PUBLISH = "publish", "批量公布"
    BOOKLET = "booklet", "装订成册"
    ARCHIVE = "archive", "打包归档"


class Outcome(models.TextChoices):
    """What came of one item."""

    WAITING = "waiting", "排队"
    TAKEN_IN = "taken_in", "已读入"
    TO_SETTLE = "to_settle", "已读入，有没读出的数"
    DONE = "done", "办好"
    DUPLICATE = "duplicate", "重复"
    BROKEN = "broken", "读不出来"
    WRONG_YEAR = "wrong_year", "年度不对"
    NO_YEAR = "no_year", "没有写年度"
    UNKNOWN_AGENCY = "unknown_agency", "认不出机关"
    OTHER_ON_FILE = "other_on_file", "已有另一份"
    OWN_PEOPLE = "own_people", "该由本机关报"
    REFUSED = "refused", "没有办成"
    SET_ASIDE = "set_aside", "决定不收"


GOOD = frozenset({Outcome.TAKEN_IN, Outcome.DONE})
TO_DECIDE = frozenset(
    {Outcome.UNKNOWN_AGENCY, Outcome.NO_YEAR, Outcome.OTHER_ON_FILE, Outcome.OWN_PEOPLE}
)


class BulkJob(models.Model):
    """One job of an office over a year's reports.

    ``runner`` marks the worker that has the job, ``beat_at`` its last sign of life: a job whose worker died
    is given to another. ``facts`` holds what the job was asked to do, ``product`` the file it made.
    """

    kind = models.CharField("事项", max_length=20, choices=BulkKind)
    office = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField("年度")
    facts = models.JSONField("要求", default=dict)
    created_at = models.DateTimeField("开始时间")
    created_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    runner = models.CharField("办理进程", max_length=36, blank=True)
    beat_at = models.DateTimeField("最近进展")
    finished_at = models.DateTimeField("办完时间", null=True, blank=True)
    failure = models.TextField("没有办成的原因", blank=True)
    product_address = models.CharField("成品的 SHA-256", max_length=64, blank=True)
    product_name = models.CharField("成品的文件名", max_length=200, blank=True)
    product_size = models.PositiveBigIntegerField("成品大小", default=0)

    objects = ScopedManager["BulkJob"](agency="office", own=OFFICERS)

    class Meta:
        verbose_name = "批量办理"
        verbose_name_plural = "批量办理"
        indexes = [
            models.Index(fields=["office", "-id"], name="bulk_jobs_of_an_office"),
            models.Index(
                fields=["beat_at"], name="bulk_jobs_under_way", condition=Q(finished_at=None)
            ),
        ]
        constraints = [
            models.CheckConstraint(
                name="bulk_product_has_name_and_address",
                condition=Q(product_address="", product_name="")
                | (~Q(product_address="") & ~Q(product_name="")),
            )
        ]

    def __str__(self) -> str:
        return f"{self.office.name} {self.year}年 {self.get_kind_display()}"

    def get_absolute_url(self) -> str:
        return reverse("annual_reports:bulk_job", kwargs={"pk": self.pk})


class BulkItem(models.Model):
    """One file or report of a job and what came of it.

    ``says`` is the reason in words, with what to do. ``tries`` counts how often reading began: a file that
    brings down its worker is given up. ``facts`` holds what was found: the agency named, the nearest names.
    """

    job = models.ForeignKey(BulkJob, on_delete=models.CASCADE, related_name="items")
    position = models.PositiveIntegerField("次序")
    name = models.CharField("名称", max_length=300)
    address = models.CharField("文件的 SHA-256", max_length=64, blank=True)
    size = models.PositiveBigIntegerField("字节数", default=0)
    report = models.ForeignKey(AnnualReport, null=True, on_delete=models.PROTECT, related_name="+")
    version = models.ForeignKey(
        ReportVersion, null=True, on_delete=models.PROTECT, related_name="bulk_items"
    )
    outcome = models.CharField("结果", max_length=20, choices=Outcome, default=Outcome.WAITING)
    says = models.TextField("说明", blank=True)
    facts = models.JSONField("查到的", default=dict)
    tries = models.PositiveSmallIntegerField("开始次数", default=0)
    settled_at = models.DateTimeField("办结时间", null=True, blank=True)

    objects = ScopedManager["BulkItem"](agency="job__office", own=OFFICERS)

    class Meta:
        verbose_name = "批量办理的一项"
        verbose_name_plural = "批量办理的各项"
        ordering = ["job", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["job", "position"], name="positions_of_a_bulk_job_are_unique"
            ),
            models.CheckConstraint(
                name="waiting_bulk_item_has_no_time",
                condition=Q(outcome=Outcome.WAITING, settled_at=None)
                | (~Q(outcome=Outcome.WAITING) & Q(settled_at__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return self.name
