"""Calls for material: what is wanted of which offices by when, and what they sent."""

from django.db import models
from django.urls import reverse

from gongkai.accounts.models import User
from gongkai.accounts.scope import ScopedManager
from gongkai.agencies.models import Agency, Office
from gongkai.catalog.calls.course import CallEventKind, CallState
from gongkai.catalog.models.items import LONGEST_TITLE, InformationItem
from gongkai.catalog.models.plans import OWN, ItemClass


class OfficeContact(models.Model):
    """Who sends the material of an office; one person may do so for several."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="+")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    objects = ScopedManager["OfficeContact"](agency="agency", own=OWN)

    class Meta:
        verbose_name = "各办中心联系人"
        verbose_name_plural = "各办中心联系人"
        constraints = [
            models.UniqueConstraint(
                fields=["office", "user"], name="a_person_is_contact_of_an_office_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.office} {self.user}"


class MaterialCall(models.Model):
    """One call (材料征集) of an agency to its offices; ``due_on`` is the last day, a working day."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    title = models.CharField("征集什么", max_length=LONGEST_TITLE)
    wanted = models.TextField("要求")
    item_class = models.ForeignKey(ItemClass, null=True, on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField("最迟哪一天报")
    created_at = models.DateTimeField("发出时间")
    created_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    closed_at = models.DateTimeField("结束时间", null=True)

    objects = ScopedManager["MaterialCall"](agency="agency", own=OWN)

    class Meta:
        verbose_name = "材料征集"
        verbose_name_plural = "材料征集"
        indexes = [
            models.Index(fields=["agency", "-id"], name="calls_of_an_agency"),
            models.Index(
                fields=["due_on"], name="calls_that_are_open", condition=models.Q(closed_at=None)
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("catalog:call", kwargs={"pk": self.pk})


class AskedOffice(models.Model):
    """One office that a call asks; ``state`` and ``moved_at`` follow from the events."""

    call = models.ForeignKey(MaterialCall, on_delete=models.PROTECT, related_name="asked")
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="+")
    state = models.CharField("进展", max_length=20, choices=CallState, default=CallState.WAITING)
    moved_at = models.DateTimeField("最近一步的时间", null=True)

    objects = ScopedManager["AskedOffice"](agency="call__agency", own=OWN)

    class Meta:
        verbose_name = "征集的办、中心"
        verbose_name_plural = "征集的办、中心"
        constraints = [
            models.UniqueConstraint(fields=["call", "office"], name="a_call_asks_an_office_once"),
        ]
        indexes = [models.Index(fields=["office", "state"], name="what_an_office_is_asked")]

    def __str__(self) -> str:
        return f"{self.call} {self.office}"

    def get_absolute_url(self) -> str:
        return reverse("catalog:asked_office", kwargs={"pk": self.pk})


class CallEvent(models.Model):
    """One thing that happened between the call and an office. Appended, never changed.

    ``files`` names what was sent, as the content of an item does; ``item`` is the draft it became.
    """

    asked = models.ForeignKey(AskedOffice, on_delete=models.PROTECT, related_name="events")
    kind = models.CharField("事项", max_length=20, choices=CallEventKind)
    at = models.DateTimeField("时间")
    by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    title = models.CharField("标题", max_length=LONGEST_TITLE, blank=True)
    text = models.TextField("内容", blank=True)
    files = models.JSONField("附件", default=list)
    item = models.ForeignKey(InformationItem, null=True, on_delete=models.PROTECT, related_name="+")

    objects = ScopedManager["CallEvent"](agency="asked__call__agency", own=OWN)

    class Meta:
        verbose_name = "征集的经过"
        verbose_name_plural = "征集的经过"
        ordering = ["asked", "pk"]
        indexes = [models.Index(fields=["kind", "at"], name="call_event_by_kind")]
        constraints = [
            models.CheckConstraint(
                name="only_accepted_material_became_an_item",
                condition=models.Q(kind=CallEventKind.ACCEPTED, item__isnull=False)
                | (~models.Q(kind=CallEventKind.ACCEPTED) & models.Q(item=None)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.asked} {self.get_kind_display()}"
