"""Sheets that are taken in row by row in the background, and the rows that were left out."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from gongkai.accounts.models import User
from gongkai.accounts.scope import ScopedManager
from gongkai.agencies.models import Agency
from gongkai.catalog.models.items import InformationItem
from gongkai.catalog.models.plans import OWN
from gongkai.catalog.models.registers import RegisterKind
from gongkai.catalog.old_addresses import LONGEST as LONGEST_ADDRESS


class ImportKind(models.TextChoices):
    """What the rows become; the registers have the values of ``RegisterKind``."""

    ITEMS = "items", "信息导入"
    REVIEW = "review", "成批送审"
    PASS = "pass", "成批审查"
    PUBLISH = "publish", "成批发布"
    FOLDER = "folder", "旧网页导入"
    LICENSE = RegisterKind.LICENSE.value, "行政许可登记导入"
    PENALTY = RegisterKind.PENALTY.value, "行政处罚登记导入"
    COMPULSION = RegisterKind.COMPULSION.value, "行政强制登记导入"
    FEE = RegisterKind.FEE.value, "行政事业性收费登记导入"


def import_kinds() -> list[tuple[str, str]]:
    """Return the kinds as choices of a column; a new one needs no migration."""
    return list(ImportKind.choices)


class ImportJob(models.Model):
    """One sheet or folder taken in, items passed or published together, or the drafts of one sheet sent for review (``source`` is then the import they came by).

    ``runner`` marks the worker that has the job, ``beat_at`` its last sign of life: a job whose worker died
    is given to another, which goes on after ``last_row``. ``total`` is empty until the sheet was read. ``done``
    counts the good rows that were gone through: ``added`` and ``known`` and those that turned out bad.
    """

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField("事项", max_length=40, choices=import_kinds)
    source = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="reviews")
    file_name = models.CharField("文件名", max_length=200)
    address = models.CharField("文件的 SHA-256", max_length=64, blank=True)
    created_at = models.DateTimeField("开始时间")
    created_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    runner = models.CharField("办理进程", max_length=36, blank=True)
    beat_at = models.DateTimeField("最近进展")
    tries = models.PositiveSmallIntegerField("没有进展的开始次数", default=0)
    total = models.PositiveIntegerField("要办的行数", null=True)
    done = models.PositiveIntegerField("办过的行数", default=0)
    last_row = models.PositiveIntegerField("办到第几行", default=0)
    added = models.PositiveIntegerField("新进去的", default=0)
    known = models.PositiveIntegerField("早就有的", default=0)
    bad_rows = models.PositiveIntegerField("没有进去的行数", default=0)
    finished_at = models.DateTimeField("办完时间", null=True, blank=True)
    failure = models.TextField("没有办成的原因", blank=True)

    objects = ScopedManager["ImportJob"](agency="agency", own=OWN)

    class Meta:
        verbose_name = "导入"
        verbose_name_plural = "导入"
        indexes = [
            models.Index(fields=["agency", "-id"], name="imports_of_an_agency"),
            models.Index(
                fields=["beat_at"], name="imports_under_way", condition=Q(finished_at=None)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.file_name}"

    def get_absolute_url(self) -> str:
        return reverse("catalog:import_job", kwargs={"pk": self.pk})


class ImportFault(models.Model):
    """Why a row was left out: its number in the sheet, the column, and how to mend it."""

    job = models.ForeignKey(ImportJob, on_delete=models.PROTECT, related_name="faults")
    row = models.PositiveIntegerField("第几行")
    column = models.CharField("列", max_length=40, blank=True)
    why = models.TextField("哪里不对，怎么办")

    objects = ScopedManager["ImportFault"](agency="job__agency", own=OWN)

    class Meta:
        verbose_name = "没有进去的行"
        verbose_name_plural = "没有进去的行"
        indexes = [models.Index(fields=["job", "id"], name="faults_of_an_import")]

    def __str__(self) -> str:
        return f"第 {self.row} 行"


class ImportedItem(models.Model):
    """An item that came from a row. ``key`` says which piece of information it is, ``content_digest`` what the row said.

    The key keeps the same row, in the same file or another, from coming in twice.
    """

    job = models.ForeignKey(ImportJob, on_delete=models.PROTECT, related_name="items")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    item = models.OneToOneField(InformationItem, on_delete=models.PROTECT, related_name="imported")
    row = models.PositiveIntegerField("第几行")
    key = models.CharField("标题、文号、日期的 SHA-256", max_length=64)
    content_digest = models.CharField("内容的 SHA-256", max_length=64)

    objects = ScopedManager["ImportedItem"](agency="agency", own=OWN)

    class Meta:
        verbose_name = "导入的信息"
        verbose_name_plural = "导入的信息"
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "key"], name="an_agency_imports_an_item_once"
            ),
        ]
        indexes = [models.Index(fields=["job", "row"], name="items_of_an_import")]

    def __str__(self) -> str:
        return f"{self.item} 第 {self.row} 行"


class OldAddress(models.Model):
    """Where an item stood on an old site, without scheme: asked for there, the public is sent to the item."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    item = models.ForeignKey(
        InformationItem, on_delete=models.PROTECT, related_name="old_addresses"
    )
    address = models.CharField("原网址", max_length=LONGEST_ADDRESS, unique=True)

    objects = ScopedManager["OldAddress"](agency="agency", own=OWN)

    class Meta:
        verbose_name = "原网址"
        verbose_name_plural = "原网址"
        indexes = [models.Index(fields=["agency", "id"], name="old_addresses_of_an_agency")]

    def __str__(self) -> str:
        return self.address
