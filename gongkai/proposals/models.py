"""Proposals by the public to publish something, and what happened to them."""

from typing import Final

from django.db import models
from django.db.models import Q
from django.urls import reverse

from gongkai.accounts.models import User
from gongkai.accounts.permissions import PROPOSAL_ROLES
from gongkai.accounts.scope import ScopedManager
from gongkai.agencies.models import Agency
from gongkai.catalog.models import InformationItem
from gongkai.proposals.lifecycle import Decision, EventKind, State

LONGEST_ANSWER: Final = 1000
LONGEST_PUBLIC_TITLE: Final = 100


class ProposalSequence(models.Model):
    """The last number given to proposals to an agency in one year."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField("年份")
    last = models.PositiveIntegerField("最后一个号", default=0)

    class Meta:
        verbose_name = "公开建议编号"
        verbose_name_plural = "公开建议编号"
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "year"], name="one_sequence_of_proposals_for_year"
            )
        ]

    def __str__(self) -> str:
        return f"{self.agency_id} {self.year} {self.last}"


class Proposal(models.Model):
    """One proposal. What the person wrote, and how to reach them, is encrypted with a key of its own.

    The columns from ``state`` on follow from the events; only ``refresh`` writes them. ``code_mark`` is the keyed hash
    of the code that opens the answer.
    """

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="proposals")
    year = models.PositiveSmallIntegerField("编号年份")
    number = models.PositiveIntegerField("编号")
    number_text = models.CharField("建议编号", max_length=80)
    sealed = models.BinaryField("密封的内容")
    wrapped_key = models.BinaryField("密封的密钥")
    code_mark = models.CharField("查询码的标记", max_length=64)
    received_at = models.DateTimeField("收到时间")
    answer_by = models.DateField("答复的日子")

    state = models.CharField("状态", max_length=20, choices=State, default=State.WAITING)
    answered_at = models.DateTimeField("答复时间", null=True)
    decision = models.CharField("结果", max_length=20, choices=Decision, blank=True)
    answer = models.TextField("答复", blank=True)
    public_title = models.CharField("公布时的题目", max_length=LONGEST_PUBLIC_TITLE, blank=True)
    item = models.ForeignKey(
        InformationItem, null=True, on_delete=models.PROTECT, related_name="proposals"
    )
    is_erased = models.BooleanField("内容已删除", default=False)

    objects = ScopedManager["Proposal"](agency="agency", own=PROPOSAL_ROLES)

    class Meta:
        verbose_name = "公开建议"
        verbose_name_plural = "公开建议"
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "year", "number"], name="no_proposal_is_numbered_twice"
            ),
            models.CheckConstraint(
                name="an_answered_proposal_has_time_decision_and_answer",
                condition=Q(state=State.WAITING, answered_at=None, decision="", answer="")
                | (
                    Q(state=State.ANSWERED, answered_at__isnull=False)
                    & ~Q(decision="")
                    & ~Q(answer="")
                ),
            ),
        ]
        indexes = [
            models.Index(fields=["agency", "state", "-id"], name="proposals_of_an_agency"),
            models.Index(
                fields=["agency", "-answered_at", "-id"],
                condition=~Q(public_title=""),
                name="proposals_listed",
            ),
            models.Index(
                fields=["answered_at"], condition=Q(is_erased=False), name="proposals_to_erase"
            ),
        ]

    def __str__(self) -> str:
        return self.number_text

    def get_absolute_url(self) -> str:
        """The page of the desk."""
        return reverse("proposals:proposal", kwargs={"pk": self.pk})


class ProposalEvent(models.Model):
    """One thing that happened to a proposal. Appended, never changed; ``facts`` hold nothing the person wrote."""

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="events")
    kind = models.CharField("事项", max_length=20, choices=EventKind)
    at = models.DateTimeField("时间")
    by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    facts = models.JSONField("内容", default=dict)

    objects = ScopedManager["ProposalEvent"](agency="proposal__agency", own=PROPOSAL_ROLES)

    class Meta:
        verbose_name = "建议经过"
        verbose_name_plural = "建议经过"
        ordering = ["proposal", "pk"]

    def __str__(self) -> str:
        return f"{self.proposal} {self.get_kind_display()}"
