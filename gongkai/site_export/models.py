"""What was handed over to a site that is not ours, and whether it is online there."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from gongkai.accounts.models import User
from gongkai.accounts.scope import ScopedManager
from gongkai.agencies.models import Agency
from gongkai.catalog.models import InformationItem, ItemVersion
from gongkai.catalog.models.plans import ABOVE, OWN


class HandOver(models.Model):
    """One package for a site that is not ours: pages, files and what describes them; ``address`` is that of its bytes."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField("打包时间")
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    address = models.CharField("包的 SHA-256", max_length=64)
    size = models.PositiveBigIntegerField("大小")
    count = models.PositiveIntegerField("件数")

    objects = ScopedManager["HandOver"](agency="agency", own=OWN, subtree=ABOVE)

    class Meta:
        verbose_name = "移交包"
        verbose_name_plural = "移交包"
        indexes = [models.Index(fields=["agency", "-id"], name="hand_over_by_agency")]

    def __str__(self) -> str:
        return f"{self.agency} {self.made_at:%Y-%m-%d}"

    def get_absolute_url(self) -> str:
        return reverse("site_export:hand_over", kwargs={"pk": self.pk})


class HandedItem(models.Model):
    """One version in a package. Whether it is online there is what the clerk saw and entered: address and day."""

    hand_over = models.ForeignKey(HandOver, on_delete=models.PROTECT, related_name="items")
    item = models.ForeignKey(InformationItem, on_delete=models.PROTECT, related_name="+")
    version = models.ForeignKey(ItemVersion, on_delete=models.PROTECT, related_name="+")
    sha256 = models.CharField("内容的 SHA-256", max_length=64)
    online_url = models.URLField("对方网站上的网址", max_length=300, blank=True)
    online_on = models.DateField("上线日期", null=True, blank=True)
    noted_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    noted_at = models.DateTimeField("登记时间", null=True, blank=True)

    objects = ScopedManager["HandedItem"](agency="hand_over__agency", own=OWN, subtree=ABOVE)

    class Meta:
        verbose_name = "移交的信息"
        verbose_name_plural = "移交的信息"
        constraints = [
            models.UniqueConstraint(
                fields=["hand_over", "item"], name="an_item_is_once_in_a_package"
            ),
            models.CheckConstraint(
                name="what_is_online_has_address_day_and_who_saw_it",
                condition=Q(online_url="", online_on=None, noted_by=None, noted_at=None)
                | (
                    ~Q(online_url="")
                    & Q(online_on__isnull=False, noted_by__isnull=False, noted_at__isnull=False)
                ),
            ),
        ]
        indexes = [models.Index(fields=["version"], name="handed_item_by_version")]

    def __str__(self) -> str:
        return str(self.version)
