"""What the public is told of how an agency deals with applications; derived from the register, month by month."""

from django.db import models

from gongkai.accounts.models import Role
from gongkai.accounts.scope import ScopedManager
from gongkai.agencies.models import Agency


class PublicNumbers(models.Model):
    """The numbers of an agency and year, after the last month that ended; made anew by the clock.

    ``numbers`` is ``rules.public_numbers.Numbers`` as plain data.
    """

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="public_numbers")
    year = models.PositiveSmallIntegerField("年度")
    until_month = models.PositiveSmallIntegerField("到哪个月")
    numbers = models.JSONField("数")
    made_at = models.DateTimeField("算出的时间")

    objects = ScopedManager["PublicNumbers"](
        own=frozenset(Role), subtree=frozenset({Role.COUNTY_OFFICER})
    )

    class Meta:
        verbose_name = "依申请公开的公开数字"
        verbose_name_plural = "依申请公开的公开数字"
        ordering = ["year", "agency"]
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "year"], name="public_numbers_of_agency_and_year"
            )
        ]

    def __str__(self) -> str:
        return f"{self.agency} {self.year}年"
