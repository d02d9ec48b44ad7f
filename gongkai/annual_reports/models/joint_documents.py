"""Documents an agency issued together with others and that count at the agency that led."""

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q

from gongkai.accounts.models import Role, User
from gongkai.accounts.scope import ScopedManager
from gongkai.agencies.models import Agency
from gongkai.annual_reports.models.reports import AnnualReport


class JointDocuments(models.Model):
    """So many of the documents counted in one cell of a report are counted at the lead agency (Article 10).

    Declared beside the report, so that what was signed stays as it is. Withdrawn, a declaration stays in sight and
    takes nothing off any more.
    """

    report = models.ForeignKey(
        AnnualReport, on_delete=models.PROTECT, related_name="joint_documents"
    )
    where = models.CharField("格子", max_length=80)
    count = models.PositiveIntegerField("件数", validators=[MinValueValidator(1)])
    lead_agency = models.ForeignKey(
        Agency, verbose_name="牵头机关", on_delete=models.PROTECT, related_name="+"
    )
    reason = models.TextField("哪些文件（名称、文号）")
    declared_at = models.DateTimeField("登记时间")
    declared_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField("撤销时间", null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = ScopedManager["JointDocuments"](
        agency="report__agency",
        own=frozenset(Role),
        subtree=frozenset({Role.COUNTY_OFFICER}),
    )

    class Meta:
        verbose_name = "联合制发的文件"
        verbose_name_plural = "联合制发的文件"
        ordering = ["report", "pk"]
        constraints = [
            models.CheckConstraint(name="joint_documents_are_some", condition=Q(count__gte=1)),
            models.CheckConstraint(
                name="joint_documents_withdrawn_have_time_and_person",
                condition=Q(withdrawn_at=None, withdrawn_by=None)
                | Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.report} 联合制发 {self.count} 件"
