"""What ran by the clock, and when."""

from django.db import models


class ClockEntry(models.Model):
    """One work by the clock: its last run, and what went wrong with it."""

    name = models.CharField("事项", max_length=80, primary_key=True)
    last_run_at = models.DateTimeField("最近一次运行", null=True)
    running_since = models.DateTimeField("正在运行，开始于", null=True)
    succeeded_at = models.DateTimeField("最近一次成功", null=True)
    retry_at = models.DateTimeField("失败后再试的时间", null=True)
    failure = models.TextField("失败原因", blank=True)
    run_count = models.PositiveBigIntegerField("运行次数", default=0)

    class Meta:
        verbose_name = "定时事项"
        verbose_name_plural = "定时事项"

    def __str__(self) -> str:
        return self.name
