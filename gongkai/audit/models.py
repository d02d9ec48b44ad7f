"""The audit chain: records one after the other per agency, and daily links across all chains."""

import json
from typing import Any

from django.db import models

from gongkai.audit.hashing import chained, written


class NeverChanged(TypeError):
    """Raised when a record that is only ever appended would be changed or deleted."""

    def __init__(self) -> None:
        super().__init__("审计记录只能增加，不能修改或删除")


class AppendOnlyQuerySet(models.QuerySet[Any]):
    """Reads and appends; the database itself refuses the rest too (migration 0002)."""

    def update(self, **_values: Any) -> int:
        raise NeverChanged

    def delete(self) -> tuple[int, dict[str, int]]:
        raise NeverChanged

    def bulk_update(self, *_arguments: Any, **_options: Any) -> int:
        raise NeverChanged


class AppendOnly(models.Model):
    """A row that is written once."""

    objects = AppendOnlyQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise NeverChanged
        super().save(*args, **kwargs)

    def delete(self, *_arguments: Any, **_options: Any) -> tuple[int, dict[str, int]]:
        raise NeverChanged


class AuditRecord(AppendOnly):
    """One deed: who, when, what, to which object. Facts hold references, no personal data of applicants.

    ``facts_text`` is canonical JSON kept as text, so that no database reorders it under its hash.
    """

    agency_code = models.CharField("机关代码", max_length=40, blank=True)
    sequence = models.PositiveBigIntegerField("序号")
    at = models.DateTimeField("时间")
    actor_id = models.CharField("人员标识", max_length=60)
    actor_name = models.CharField("人员", max_length=60)
    actor_role = models.TextField("身份", blank=True)
    actor_agency_code = models.CharField("人员所在机关", max_length=40, blank=True)
    action = models.CharField("事项", max_length=100)
    subject_kind = models.CharField("对象种类", max_length=60)
    subject_id = models.CharField("对象编号", max_length=100)
    facts_text = models.TextField("内容")
    previous_hash = models.CharField("前一条的校验值", max_length=64)
    hash = models.CharField("校验值", max_length=64)

    class Meta:
        verbose_name = "审计记录"
        verbose_name_plural = "审计记录"
        constraints = [
            models.UniqueConstraint(
                fields=["agency_code", "sequence"], name="audit_sequence_unique_in_chain"
            ),
        ]
        indexes = [
            models.Index(fields=["subject_kind", "subject_id", "id"], name="audit_by_subject"),
        ]

    def __str__(self) -> str:
        return f"{self.agency_code}#{self.sequence} {self.action}"

    @property
    def facts(self) -> dict[str, Any]:
        """The facts as they were given."""
        facts: dict[str, Any] = json.loads(self.facts_text)
        return facts

    def content(self) -> dict[str, Any]:
        """Everything the hash covers besides the hash before."""
        return {
            "agency_code": self.agency_code,
            "sequence": self.sequence,
            "at": written(self.at),
            "actor": [self.actor_id, self.actor_name, self.actor_role, self.actor_agency_code],
            "action": self.action,
            "subject": [self.subject_kind, self.subject_id],
            "facts": self.facts_text,
        }

    def own_hash(self) -> str:
        """The hash this record should have."""
        return chained(self.previous_hash, self.content())


class ChainHead(models.Model):
    """The end of one chain; its row is locked while a record is appended."""

    agency_code = models.CharField("机关代码", max_length=40, primary_key=True)
    sequence = models.PositiveBigIntegerField("最后序号", default=0)
    hash = models.CharField("最后校验值", max_length=64)

    class Meta:
        verbose_name = "审计链末端"
        verbose_name_plural = "审计链末端"

    def __str__(self) -> str:
        return f"{self.agency_code}#{self.sequence}"


class DailyLink(AppendOnly):
    """Ties together where all chains stood, and the link before: a tail cut off later is seen."""

    number = models.PositiveBigIntegerField("序号", unique=True)
    day = models.DateField("日期")
    at = models.DateTimeField("时间")
    previous_hash = models.CharField("前一条的校验值", max_length=64)
    hash = models.CharField("校验值", max_length=64)

    class Meta:
        verbose_name = "每日链接"
        verbose_name_plural = "每日链接"

    def __str__(self) -> str:
        return f"{self.day} #{self.number}"


class LinkedHead(AppendOnly):
    """Where one chain stood at a daily link; only chains that grew since the link before."""

    link = models.ForeignKey(DailyLink, on_delete=models.PROTECT, related_name="heads")
    agency_code = models.CharField("机关代码", max_length=40, blank=True)
    sequence = models.PositiveBigIntegerField("序号")
    hash = models.CharField("校验值", max_length=64)

    class Meta:
        verbose_name = "每日链接的末端"
        verbose_name_plural = "每日链接的末端"
        constraints = [
            models.UniqueConstraint(
                fields=["agency_code", "sequence"], name="audit_head_linked_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agency_code}#{self.sequence}"
