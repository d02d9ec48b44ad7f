"""Registers of decisions that part two of the annual report counts (Article 50; Articles 20(5), (6), (8))."""

from django.db import models
from django.db.models import Q

from gongkai.accounts.models import User
from gongkai.accounts.scope import ScopedManager
from gongkai.agencies.models import Agency
from gongkai.catalog.models.plans import ABOVE, OWN


class RegisterKind(models.TextChoices):
    """What is registered."""

    LICENSE = "administrative_license", "行政许可"
    PENALTY = "administrative_penalty", "行政处罚"
    COMPULSION = "administrative_compulsion", "行政强制"
    FEE = "administrative_fee", "行政事业性收费"


class RegisterEntry(models.Model):
    """One decision, or one sum collected. The report counts all of them, published or lawfully not.

    No name of the person concerned is kept: the number of the document leads to the file of the case.
    """

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="register_entries")
    kind = models.CharField("种类", max_length=40, choices=RegisterKind)
    number = models.CharField("文书号或票据号", max_length=80)
    matter = models.CharField("事项", max_length=200)
    decided_on = models.DateField("决定（收取）日期")
    amount = models.DecimalField(
        "金额（元）", max_digits=14, decimal_places=2, null=True, blank=True
    )
    is_public = models.BooleanField("已公开", default=False)
    voided_on = models.DateField("注销日期", null=True, blank=True)
    voided_why = models.CharField("注销的原因", max_length=200, blank=True)
    added_at = models.DateTimeField("登记时间")
    added_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    objects = ScopedManager["RegisterEntry"](agency="agency", own=OWN, subtree=ABOVE)

    class Meta:
        verbose_name = "登记"
        verbose_name_plural = "登记"
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "kind", "number"],
                condition=Q(voided_on=None),
                name="one_standing_register_entry_per_number",
            ),
            models.CheckConstraint(
                name="a_fee_has_an_amount",
                condition=~Q(kind=RegisterKind.FEE) | Q(amount__isnull=False),
            ),
            models.CheckConstraint(
                name="a_voided_entry_says_why",
                condition=Q(voided_on=None) | ~Q(voided_why=""),
            ),
        ]
        indexes = [
            models.Index(fields=["agency", "kind", "-decided_on", "-id"], name="register_newest"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.number}"
