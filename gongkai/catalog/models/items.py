"""Items of government information, their versions, and what happened to them."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from gongkai.accounts.models import User
from gongkai.accounts.scope import ScopedManager
from gongkai.agencies.models import Agency
from gongkai.catalog.content import ItemContent, Status, Validity, restored
from gongkai.catalog.lifecycle import EventKind, State, Step, Withdrawal
from gongkai.catalog.models.plans import ABOVE, OWN, ItemClass

LONGEST_TITLE = 300


class InformationItem(models.Model):
    """One piece of government information (政府信息), whatever versions it has.

    The columns below the line are what the public sees: they follow from the events and the published version, and
    ``catalog.actions.refresh`` alone writes them. A draft leaves no trace in them. The index number is
    given when the item is first published, so that drafts that come to nothing leave no gap.
    """

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="items")
    current = models.ForeignKey(
        "ItemVersion", null=True, on_delete=models.PROTECT, related_name="+"
    )

    # Derived
    state = models.CharField("状态", max_length=20, choices=State, default=State.DRAFT)
    withdrawal = models.CharField("撤下", max_length=20, choices=Withdrawal, blank=True, default="")
    waits_for = models.CharField("等哪一步", max_length=20, choices=Step, blank=True)
    moved_at = models.DateTimeField("最近一步的时间", null=True)
    published = models.ForeignKey(
        "ItemVersion", null=True, on_delete=models.PROTECT, related_name="+"
    )
    is_public = models.BooleanField("公开中", default=False)
    is_masked = models.BooleanField("公示期满已遮盖", default=False)
    index_number = models.CharField("索引号", max_length=80, blank=True)
    first_published_at = models.DateTimeField("首次公开时间", null=True)
    published_at = models.DateTimeField("现行版本公开时间", null=True)
    withdrawn_at = models.DateTimeField("撤下时间", null=True)
    withdrawn_why = models.TextField("撤下的原因", blank=True)
    title = models.CharField("标题", max_length=LONGEST_TITLE, blank=True)
    document_number = models.CharField("文号", max_length=100, blank=True)
    item_class = models.ForeignKey(ItemClass, null=True, on_delete=models.PROTECT, related_name="+")
    head = models.CharField("条例条项", max_length=40, blank=True)
    field = models.CharField("基层标准领域", max_length=40, blank=True)
    formed_on = models.DateField("形成日期", null=True)
    validity = models.CharField("有效性", max_length=20, choices=Validity, default=Validity.VALID)
    valid_until = models.DateField("有效期至", null=True)
    reassess_on = models.DateField("评估日期", null=True)
    showing_until = models.DateField("公示至", null=True)
    explains = models.ForeignKey(
        "self", null=True, on_delete=models.PROTECT, related_name="explanations"
    )
    explains_named = models.CharField("解读的文件（原写法）", max_length=140, blank=True)
    counted = models.JSONField("已计入的计数", default=list)

    objects = ScopedManager["InformationItem"](agency="agency", own=OWN, subtree=ABOVE)

    class Meta:
        verbose_name = "政府信息"
        verbose_name_plural = "政府信息"
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "index_number"],
                condition=~Q(index_number=""),
                name="index_numbers_of_an_agency_are_unique",
            ),
            models.CheckConstraint(
                name="a_public_item_has_version_number_and_time",
                condition=Q(is_public=False)
                | (
                    Q(published__isnull=False, first_published_at__isnull=False)
                    & ~Q(index_number="")
                ),
            ),
        ]
        indexes = [
            models.Index(fields=["agency", "-id"], name="item_by_agency"),
            models.Index(fields=["agency", "state", "-id"], name="item_by_agency_and_state"),
            models.Index(
                fields=["-first_published_at", "-id"],
                condition=Q(is_public=True),
                name="item_newest",
            ),
            models.Index(
                fields=["agency", "-first_published_at", "-id"],
                condition=Q(is_public=True),
                name="item_newest_of_agency",
            ),
            models.Index(
                fields=["agency", "head", "-first_published_at", "-id"],
                condition=Q(is_public=True),
                name="item_newest_of_head",
            ),
            models.Index(
                fields=["agency", "field", "-first_published_at", "-id"],
                condition=Q(is_public=True),
                name="item_newest_of_field",
            ),
            models.Index(
                fields=["item_class", "-first_published_at", "-id"],
                condition=Q(is_public=True),
                name="item_newest_of_class",
            ),
            models.Index(fields=["document_number"], name="item_by_document_number"),
            models.Index(
                fields=["showing_until"],
                condition=Q(is_public=True, is_masked=False, showing_until__isnull=False),
                name="item_showing_ends",
            ),
            models.Index(
                fields=["explains_named"],
                condition=Q(explains=None) & ~Q(explains_named=""),
                name="item_explains_unresolved",
            ),
            models.Index(
                fields=["item_class", "-published_at"],
                condition=Q(is_public=True),
                name="item_updated_last_of_class",
            ),
            models.Index(
                fields=["agency", "valid_until"],
                condition=Q(is_public=True, validity=Validity.VALID, valid_until__isnull=False),
                name="item_past_its_validity",
            ),
            models.Index(
                fields=["agency", "id"],
                condition=Q(is_public=True) & ~Q(explains_named=""),
                name="item_that_explains",
            ),
            models.Index(
                fields=["agency", "reassess_on"],
                condition=Q(state=State.KEPT),
                name="item_to_reassess",
            ),
        ]

    def __str__(self) -> str:
        return self.title or (self.current.title if self.current else "")

    def get_absolute_url(self) -> str:
        return reverse("catalog:item", kwargs={"pk": self.pk})

    def public_url(self) -> str:
        """The stable public address."""
        return reverse(
            "portal:item", kwargs={"code": self.agency.code, "index_number": self.index_number}
        )


class ItemVersion(models.Model):
    """One version: its content, and the address of the bytes that were sent for review.

    ``revision`` counts changes, so that two people do not overwrite each other. ``content_address`` is set when the
    version is submitted: only the bytes kept there can be passed and published.
    """

    item = models.ForeignKey(InformationItem, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField("版本")
    title = models.CharField("标题", max_length=LONGEST_TITLE)
    content = models.JSONField("内容")
    revision = models.PositiveIntegerField("改动次数", default=1)
    why = models.CharField("为什么另起一版", max_length=300, blank=True)
    publish_at = models.DateTimeField("定时发布", null=True, blank=True)
    content_address = models.CharField("送审内容的 SHA-256", max_length=64, blank=True)
    published_at = models.DateTimeField("公开时间", null=True, blank=True)
    created_at = models.DateTimeField("建立时间")
    created_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    objects = ScopedManager["ItemVersion"](agency="item__agency", own=OWN, subtree=ABOVE)

    class Meta:
        verbose_name = "信息版本"
        verbose_name_plural = "信息版本"
        constraints = [
            models.UniqueConstraint(
                fields=["item", "number"], name="version_numbers_of_an_item_are_unique"
            ),
            models.CheckConstraint(
                name="a_published_item_version_has_its_bytes",
                condition=Q(published_at=None) | ~Q(content_address=""),
            ),
        ]
        indexes = [
            models.Index(
                fields=["publish_at"],
                condition=Q(publish_at__isnull=False, published_at=None),
                name="item_version_scheduled",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} 第{self.number}版"

    def value(self) -> ItemContent:
        """The content as a value."""
        return restored(self.content)

    def is_proactive(self) -> bool:
        """Whether it is to be public."""
        return bool(self.content.get("status") == Status.PROACTIVE)


class ItemEvent(models.Model):
    """One thing that happened to an item. Appended, never changed.

    ``facts`` holds references: what changed, the reason of a return, the steps of a submission, the answers of a
    secrecy review, the hash that was passed. No personal data that a check found.
    """

    item = models.ForeignKey(InformationItem, on_delete=models.PROTECT, related_name="events")
    version = models.ForeignKey(ItemVersion, on_delete=models.PROTECT, related_name="events")
    kind = models.CharField("事项", max_length=30, choices=EventKind)
    step = models.CharField("步骤", max_length=20, choices=Step, blank=True)
    at = models.DateTimeField("时间")
    by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    revision = models.PositiveIntegerField("改动后的次数", default=0)
    facts = models.JSONField("内容", default=dict)

    objects = ScopedManager["ItemEvent"](agency="item__agency", own=OWN, subtree=ABOVE)

    class Meta:
        verbose_name = "信息经过"
        verbose_name_plural = "信息经过"
        ordering = ["item", "pk"]
        indexes = [models.Index(fields=["kind", "at"], name="item_event_by_kind")]
        constraints = [
            models.CheckConstraint(
                name="only_a_passed_or_returned_item_names_its_step",
                condition=(Q(kind=EventKind.PASSED) & ~Q(step=""))
                | Q(kind=EventKind.RETURNED)
                | (~Q(kind__in=[EventKind.PASSED, EventKind.RETURNED]) & Q(step="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.version} {self.get_kind_display()}"
