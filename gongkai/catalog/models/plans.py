"""How an agency publishes: its classes, its steps of review, its index numbers."""

from django.db import models
from django.db.models import Q

from gongkai.accounts.models import Role
from gongkai.accounts.scope import ScopedManager
from gongkai.agencies.models import Agency
from gongkai.catalog.lifecycle import Step
from gongkai.rules.proactive.index_numbers import DEFAULT_PATTERN, LONGEST

DEFAULT_STEPS = (Step.REVIEW.value, Step.SECRECY.value, Step.SIGN.value)
OWN = frozenset(Role)
ABOVE = frozenset({Role.COUNTY_OFFICER})


class ItemClass(models.Model):
    """A class of the agency's own catalogue (本机关目录), with the head of the Regulations it usually falls under."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="item_classes")
    name = models.CharField("名称", max_length=60)
    head = models.CharField("通常对应的条例条项", max_length=40, blank=True)
    position = models.PositiveSmallIntegerField("次序", default=0)
    closed_on = models.DateField("停用日期", null=True, blank=True)

    objects = ScopedManager["ItemClass"](agency="agency", own=OWN, subtree=ABOVE)

    class Meta:
        verbose_name = "目录类别"
        verbose_name_plural = "目录类别"
        ordering = ["agency", "position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "name"],
                condition=Q(closed_on=None),
                name="agency_has_one_item_class_of_a_name",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class CatalogPlan(models.Model):
    """The agency's own arrangements; where there is no row, the defaults of the fields hold."""

    agency = models.OneToOneField(Agency, on_delete=models.PROTECT, related_name="catalog_plan")
    unit_code = models.CharField("索引号里的单位代码", max_length=40, blank=True)
    index_pattern = models.CharField("索引号的写法", max_length=LONGEST, default=DEFAULT_PATTERN)
    steps = models.JSONField("审查步骤", default=list)
    same_person_may = models.BooleanField("允许同一人办两步", default=False)
    review_working_days = models.PositiveSmallIntegerField("每一步几个工作日内办完", default=5)

    objects = ScopedManager["CatalogPlan"](agency="agency", own=OWN, subtree=ABOVE)

    class Meta:
        verbose_name = "信息发布安排"
        verbose_name_plural = "信息发布安排"

    def __str__(self) -> str:
        return f"{self.agency} 信息发布安排"

    @property
    def own_steps(self) -> tuple[str, ...]:
        """The steps in their order; the default where none were chosen."""
        return tuple(self.steps) or DEFAULT_STEPS


class IndexCounter(models.Model):
    """The last serial given in a period; its row is locked while the next one is given, so that none is left out."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    period = models.CharField("期间", max_length=6, blank=True)
    last = models.PositiveIntegerField("最后序号", default=0)

    objects = ScopedManager["IndexCounter"](agency="agency", own=OWN)

    class Meta:
        verbose_name = "索引号计数"
        verbose_name_plural = "索引号计数"
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "period"], name="one_index_counter_per_agency_and_period"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agency} {self.period} {self.last}"
