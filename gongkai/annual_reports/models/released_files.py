"""The files in which a published version is given out: made once, then always the same bytes."""

from django.db import models
from django.db.models import Q

from gongkai.accounts.models import Role
from gongkai.accounts.scope import ScopedManager
from gongkai.annual_reports.models.reports import ReportVersion


class FileKind(models.TextChoices):
    """What a report can be downloaded as, beside the data."""

    PDF = "pdf", "印刷版式"
    DOCX = "docx", "可编辑文稿"
    XLSX = "xlsx", "三张表"
    TXT = "txt", "纯文本"


class ReleasedFile(models.Model):
    """A published version as one file. ``content_hash`` is that of the content it was made from.

    ``address`` is the SHA-256 of its bytes in the store.
    """

    version = models.ForeignKey(
        ReportVersion, on_delete=models.PROTECT, related_name="released_files"
    )
    kind = models.CharField("格式", max_length=10, choices=FileKind)
    address = models.CharField("文件的 SHA-256", max_length=64)
    size = models.PositiveIntegerField("字节")
    content_hash = models.CharField("内容的 SHA-256", max_length=64)
    made_at = models.DateTimeField("生成时间")

    objects = ScopedManager["ReleasedFile"](
        agency="version__report__agency",
        own=frozenset(Role),
        subtree=frozenset({Role.COUNTY_OFFICER}),
    )

    class Meta:
        verbose_name = "公布的文件"
        verbose_name_plural = "公布的文件"
        constraints = [
            models.UniqueConstraint(
                fields=["version", "kind"], name="published_version_has_one_file_of_a_kind"
            ),
            models.CheckConstraint(
                name="released_file_has_address_size_and_hash",
                condition=~Q(address="") & Q(size__gt=0) & ~Q(content_hash=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.version} {self.kind}"
