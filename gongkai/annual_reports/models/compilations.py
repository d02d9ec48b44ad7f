"""From which versions of which reports an area report was compiled."""

from django.db import models

from gongkai.accounts.models import Role, User
from gongkai.accounts.scope import ScopedManager
from gongkai.annual_reports.models.reports import ReportVersion


class Compilation(models.Model):
    """The figures of a version of an area report were summed from its inputs. Appended; the last one counts.

    ``with_unbalanced`` says that reports which do not add up were taken in all the same.
    """

    version = models.ForeignKey(
        ReportVersion, on_delete=models.PROTECT, related_name="compilations"
    )
    at = models.DateTimeField("汇编时间")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    with_unbalanced = models.BooleanField("计入有错误的报告", default=False)

    objects = ScopedManager["Compilation"](
        agency="version__report__agency",
        own=frozenset(Role),
        subtree=frozenset({Role.COUNTY_OFFICER}),
    )

    class Meta:
        verbose_name = "汇编"
        verbose_name_plural = "汇编"
        ordering = ["version", "pk"]

    def __str__(self) -> str:
        return f"{self.version} 汇编"


class CompiledInput(models.Model):
    """One version that was summed: its hash that day, and the joint documents taken off, by cell."""

    compilation = models.ForeignKey(Compilation, on_delete=models.CASCADE, related_name="inputs")
    version = models.ForeignKey(ReportVersion, on_delete=models.PROTECT, related_name="+")
    content_hash = models.CharField("内容的 SHA-256", max_length=64)
    joint = models.JSONField("在牵头机关计数的件数", default=dict)

    objects = ScopedManager["CompiledInput"](
        agency="compilation__version__report__agency",
        own=frozenset(Role),
        subtree=frozenset({Role.COUNTY_OFFICER}),
    )

    class Meta:
        verbose_name = "汇编用到的版本"
        verbose_name_plural = "汇编用到的版本"
        ordering = ["compilation", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["compilation", "version"], name="a_version_is_compiled_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.compilation}：{self.version}"
