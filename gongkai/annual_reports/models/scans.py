"""The signed and sealed paper of a version, kept as a scan beside the data."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from gongkai.accounts.models import Role, User
from gongkai.accounts.scope import ScopedManager
from gongkai.annual_reports.models.reports import ReportVersion


class ScanKind(models.TextChoices):
    """What kind of file a scan is."""

    PDF = "pdf", "PDF"
    JPEG = "jpeg", "JPEG"
    PNG = "png", "PNG"


class SignedScan(models.Model):
    """A scan of the paper that was signed and sealed, kept by its hash.

    Rows are added, and never changed but for ``is_public``. ``preview`` is the address of a picture of the first
    page, drawn anew by the program.
    """

    version = models.ForeignKey(ReportVersion, on_delete=models.PROTECT, related_name="scans")
    name = models.CharField("文件名", max_length=200)
    kind = models.CharField("文件类型", max_length=10, choices=ScanKind)
    address = models.CharField("文件的 SHA-256", max_length=64)
    size = models.PositiveBigIntegerField("字节数")
    pages = models.PositiveSmallIntegerField("页数")
    preview = models.CharField("首页图片的 SHA-256", max_length=64)
    is_public = models.BooleanField("公众看得到", default=False)
    added_at = models.DateTimeField("上传时间")
    added_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    objects = ScopedManager["SignedScan"](
        agency="version__report__agency",
        own=frozenset(Role),
        subtree=frozenset({Role.COUNTY_OFFICER}),
    )

    class Meta:
        verbose_name = "签章扫描件"
        verbose_name_plural = "签章扫描件"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["version", "address"], name="scan_is_kept_once_for_a_version"
            ),
            models.CheckConstraint(name="scan_has_pages", condition=Q(pages__gte=1)),
        ]

    def __str__(self) -> str:
        return f"{self.version} {self.name}"

    def get_absolute_url(self) -> str:
        return reverse("annual_reports:scan_file", kwargs={"pk": self.pk})
