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


class PartnerSite(models.Model):
    """Another installation whose packages an agency takes in: known by its key, compared by telephone."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    code = models.CharField("对方机关的代码", max_length=40)
    name = models.CharField("对方机关", max_length=120)
    site_url = models.CharField("对方网站", max_length=300, blank=True)
    public_key = models.CharField("签名公钥", max_length=64)
    trusted_at = models.DateTimeField("核对指纹的时间")
    last_made_at = models.DateTimeField("最近一份包的打包时间", null=True)

    objects = ScopedManager["PartnerSite"](agency="agency", own=OWN)

    class Meta:
        verbose_name = "对方平台"
        verbose_name_plural = "对方平台"
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "public_key", "code"], name="a_partner_site_is_known_once"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class ReceivedPackage(models.Model):
    """One package that was taken in: what came, when, and what it changed."""

    site = models.ForeignKey(PartnerSite, on_delete=models.PROTECT, related_name="packages")
    sha256 = models.CharField("包的 SHA-256", max_length=64)
    made_at = models.DateTimeField("对方打包时间")
    received_at = models.DateTimeField("收下时间")
    count = models.PositiveIntegerField("件数")
    added = models.PositiveIntegerField("新增")
    changed = models.PositiveIntegerField("更新")
    withdrawn = models.PositiveIntegerField("撤下、遮盖")
    missing = models.PositiveIntegerField("包里不再有的")

    objects = ScopedManager["ReceivedPackage"](agency="site__agency", own=OWN)

    class Meta:
        verbose_name = "收到的包"
        verbose_name_plural = "收到的包"
        indexes = [models.Index(fields=["site", "-id"], name="received_by_site")]

    def __str__(self) -> str:
        return f"{self.site} {self.made_at:%Y-%m-%d}"


class ReceivedState(models.TextChoices):
    """How an item of another site stands, as its newest package says."""

    PUBLIC = "public", "公开"
    MASKED = "masked", "公示期满，已遮盖"
    WITHDRAWN = "withdrawn", "已撤下"
    MISSING = "missing", "对方最近的包里没有"


class ReceivedItem(models.Model):
    """One item of another site; ``sha256`` is that of the content its review passed."""

    site = models.ForeignKey(PartnerSite, on_delete=models.PROTECT, related_name="items")
    index_number = models.CharField("索引号", max_length=80)
    agency_code = models.CharField("发布机关的代码", max_length=40)
    agency_name = models.CharField("发布机关", max_length=120)
    title = models.CharField("标题", max_length=300)
    document_number = models.CharField("文号", max_length=100, blank=True)
    url = models.CharField("原网址", max_length=400)
    state = models.CharField("状态", max_length=20, choices=ReceivedState)
    first_published_at = models.DateTimeField("公开时间")
    why = models.TextField("撤下的原因", blank=True)
    sha256 = models.CharField("内容的 SHA-256", max_length=64, blank=True)

    objects = ScopedManager["ReceivedItem"](agency="site__agency", own=OWN)

    class Meta:
        verbose_name = "收到的信息"
        verbose_name_plural = "收到的信息"
        constraints = [
            models.UniqueConstraint(
                fields=["site", "agency_code", "index_number"], name="a_received_item_is_there_once"
            ),
            models.CheckConstraint(
                name="a_received_public_item_has_its_content",
                condition=~Q(state="public") | ~Q(sha256=""),
            ),
        ]
        indexes = [
            models.Index(fields=["site", "-first_published_at", "-id"], name="received_newest")
        ]

    def __str__(self) -> str:
        return self.title
