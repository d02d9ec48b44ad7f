"""How many items there are: kept counters, and what was public before the program was used."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce

from gongkai.accounts.scope import ScopedManager
from gongkai.agencies.models import Agency
from gongkai.catalog.models.plans import ABOVE, OWN, ItemClass


class Measure(models.TextChoices):
    """What a counter counts; the year is that of the first publication, or of the withdrawal."""

    NEW = "new", "新公开"
    GONE = "gone", "撤下"


class Axis(models.TextChoices):
    """By what items are counted."""

    ALL = "all", "全部"
    CLASS = "class", "本机关目录类别"
    HEAD = "head", "条例条项"
    FIELD = "field", "基层标准领域"
    CHANNEL = "channel", "渠道"


class Tally(models.Model):
    """A counter: items of an agency, in a year, with a key of an axis. Moved by ``catalog.tallies`` alone."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    measure = models.CharField("计什么", max_length=10, choices=Measure)
    year = models.PositiveSmallIntegerField("年")
    axis = models.CharField("按什么", max_length=10, choices=Axis)
    key = models.CharField("值", max_length=60, blank=True)
    count = models.IntegerField("件数", default=0)

    objects = ScopedManager["Tally"](agency="agency", own=OWN, subtree=ABOVE)

    class Meta:
        verbose_name = "信息计数"
        verbose_name_plural = "信息计数"
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "measure", "year", "axis", "key"], name="one_tally_per_key"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agency_id} {self.year} {self.axis}:{self.key} {self.count}"


class OpeningBalance(models.Model):
    """Items that were public before the program was used, by class; no year: all that is older.

    ``in_force_count`` says how many of them are rules or normative documents still in force.
    """

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="opening_balances")
    year = models.PositiveSmallIntegerField("年度", null=True, blank=True)
    item_class = models.ForeignKey(
        ItemClass,
        verbose_name="类别",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    count = models.PositiveIntegerField("件数")
    in_force_count = models.PositiveIntegerField("其中现行有效的规范性文件", default=0)
    source = models.CharField("出处", max_length=200)

    objects = ScopedManager["OpeningBalance"](agency="agency", own=OWN, subtree=ABOVE)

    class Meta:
        verbose_name = "期初数"
        verbose_name_plural = "期初数"
        ordering = ["agency", "year", "item_class"]
        constraints = [
            models.UniqueConstraint(
                "agency",
                Coalesce("year", 0),
                Coalesce("item_class", 0),
                name="one_opening_balance_per_year_and_class",
            ),
            models.CheckConstraint(
                name="opening_balance_year_is_plausible",
                condition=Q(year=None) | Q(year__range=(2008, 2100)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agency} {self.year or ''} {self.count}"
