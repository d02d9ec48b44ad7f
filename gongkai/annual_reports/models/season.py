"""What a competent department sets for the season, and who was reminded of a report."""

from django.db import models
from django.db.models import Q

from gongkai.accounts.models import Role, User
from gongkai.accounts.scope import ScopedManager
from gongkai.agencies.models import Agency


class SeasonSettings(models.Model):
    """The last days an agency sets for those whose reports it receives, and when they are reminded.

    ``days`` holds a month and a day by group of bodies (``rules…deadlines.Group``); a group not in it keeps the usual
    day. ``remind_before`` are working days before the last day.
    """

    agency = models.OneToOneField(Agency, on_delete=models.PROTECT, related_name="season_settings")
    days = models.JSONField("期限", default=dict)
    remind_before = models.JSONField("提前几个工作日提醒", default=list)

    objects = ScopedManager["SeasonSettings"](agency="agency", own=frozenset(Role))

    class Meta:
        verbose_name = "年度报告期限设置"
        verbose_name_plural = "年度报告期限设置"

    def __str__(self) -> str:
        return f"{self.agency.name}定的年度报告期限"


class Reminder(models.Model):
    """An agency was reminded that a report is not filed: by the clock at a stage, or by its superior.

    ``stage`` is the number of working days before the last day that the clock reminds at.
    """

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="report_reminders")
    year = models.PositiveSmallIntegerField("年度")
    due_on = models.DateField("期限")
    at = models.DateTimeField("时间")
    by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    stage = models.PositiveSmallIntegerField("期限前几个工作日", null=True, blank=True)
    email_count = models.PositiveSmallIntegerField("发出的邮件", default=0)

    objects = ScopedManager["Reminder"](
        agency="agency", own=frozenset(Role), subtree=frozenset({Role.COUNTY_OFFICER})
    )

    class Meta:
        verbose_name = "年度报告催办"
        verbose_name_plural = "年度报告催办"
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "year", "stage"],
                condition=Q(by=None),
                name="clock_reminds_once_at_each_stage",
            ),
            models.CheckConstraint(
                name="reminder_is_by_somebody_or_at_a_stage",
                condition=Q(by=None, stage__isnull=False) | Q(by__isnull=False, stage=None),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agency.name}{self.year}年度报告 {self.at:%Y-%m-%d}"
