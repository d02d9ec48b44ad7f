"""Applications for disclosure, the people behind them, and what happened."""

from typing import Final

from django.db import models
from django.db.models import Q

from gongkai.accounts.models import User
from gongkai.accounts.permissions import CASE_ROLES
from gongkai.accounts.scope import ScopedManager
from gongkai.agencies.models import Agency
from gongkai.casework.lifecycle import State, case_event_kinds
from gongkai.notices.models import Letter
from gongkai.rules.annual_report.applications_table import APPLICANT_KINDS, COLUMNS
from gongkai.rules.outcomes import ENDING_BY_CODE
from gongkai.rules.receipt import CHANNEL_LABELS, Channel

CHANNEL_CHOICES: Final = tuple((str(each), CHANNEL_LABELS[each]) for each in Channel)
KIND_CHOICES: Final = tuple(
    (column.key, column.label) for column in COLUMNS if column.key in APPLICANT_KINDS
)
ENDING_CHOICES: Final = tuple((code, ending.label) for code, ending in ENDING_BY_CODE.items())


class CaseSequence(models.Model):
    """The last number given out to applications of an agency in one year."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField("年份")
    last = models.PositiveIntegerField("最后一个号", default=0)

    class Meta:
        verbose_name = "申请编号"
        verbose_name_plural = "申请编号"
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "year"], name="one_sequence_of_applications_for_year"
            )
        ]

    def __str__(self) -> str:
        return f"{self.agency}〔{self.year}〕{self.last}"


class Applicant(models.Model):
    """Who applied and in which words: encrypted, with a key of its own that a key outside the database wraps.

    ``sealed`` holds name, identity, contact, description and form wanted. Destroying ``wrapped_key`` makes
    it, and what was written in words on the way of the case, unreadable for good.
    """

    sealed = models.BinaryField("密封的内容")
    wrapped_key = models.BinaryField("密封的密钥")

    class Meta:
        verbose_name = "申请人"
        verbose_name_plural = "申请人"

    def __str__(self) -> str:
        return f"申请人{self.pk}"

    @property
    def is_erased(self) -> bool:
        """Whether the key was destroyed and nothing can be read any more."""
        return not self.wrapped_key


class DisclosureApplication(models.Model):
    """One application. ``title`` says in a few words what is asked for and names no person.

    The columns from ``state`` on follow from the events; only ``refresh`` writes them.
    """

    agency = models.ForeignKey(
        Agency, verbose_name="机关", on_delete=models.PROTECT, related_name="applications"
    )
    year = models.PositiveSmallIntegerField("编号年份")
    number = models.PositiveIntegerField("编号")
    number_text = models.CharField("申请编号", max_length=80)
    title = models.CharField("申请事项", max_length=120)
    channel = models.CharField("提交方式", max_length=20, choices=CHANNEL_CHOICES)
    is_spoken = models.BooleanField("口头申请，由本机关代为填写", default=False)
    is_help_needed = models.BooleanField("需要帮助", default=False)
    applicant_kind = models.CharField("申请人类别", max_length=40, choices=KIND_CHOICES)
    applicant = models.OneToOneField(Applicant, on_delete=models.PROTECT, related_name="case")

    state = models.CharField("状态", max_length=30, choices=State, default=State.IN_HAND)
    handler = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    received_on = models.DateField("收到申请之日", null=True)
    due_on = models.DateField("答复期限", null=True)
    is_provisional = models.BooleanField("暂算", default=False)
    ending = models.CharField("办理结果", max_length=60, blank=True, choices=ENDING_CHOICES)
    report_row = models.CharField("计入年报的行", max_length=60, blank=True)
    closed_on = models.DateField("办结之日", null=True)
    counted_on = models.DateField("计入年报之日", null=True)
    kept_until = models.DateField("保管到", null=True)

    objects = ScopedManager["DisclosureApplication"](own=CASE_ROLES)

    class Meta:
        verbose_name = "依申请公开的申请"
        verbose_name_plural = "依申请公开的申请"
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "year", "number"], name="no_application_is_numbered_twice"
            ),
            models.CheckConstraint(
                name="closed_application_has_ending_and_one_row",
                condition=Q(closed_on=None)
                | Q(closed_on__isnull=False, ending__gt="", report_row__gt=""),
            ),
            models.CheckConstraint(
                name="report_row_has_its_day",
                condition=Q(counted_on=None, report_row="")
                | Q(counted_on__isnull=False, report_row__gt=""),
            ),
            models.CheckConstraint(
                name="due_day_follows_from_receipt",
                condition=Q(received_on=None, due_on=None)
                | Q(received_on__isnull=False, due_on__isnull=False),
            ),
        ]
        indexes = [
            models.Index(
                fields=["agency", "due_on", "id"],
                condition=Q(closed_on=None),
                name="open_applications_by_due_day",
            ),
            models.Index(fields=["agency", "closed_on", "id"], name="applications_by_closing"),
            models.Index(fields=["agency", "received_on"], name="applications_by_receipt"),
            models.Index(
                fields=["kept_until"],
                condition=Q(kept_until__isnull=False),
                name="applications_by_end_of_keeping",
            ),
        ]

    def __str__(self) -> str:
        return self.number_text


class CaseEvent(models.Model):
    """One thing that happened to an application, on a day; appended, never changed.

    ``facts`` are days, codes and references; what was written in words may name people and is ``sealed`` with the
    key of the applicant.
    """

    case = models.ForeignKey(DisclosureApplication, on_delete=models.PROTECT, related_name="events")
    kind = models.CharField("事件", max_length=40, choices=case_event_kinds)
    on = models.DateField("日期")
    at = models.DateTimeField("登记时间")
    by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    facts = models.JSONField("事实", default=dict)
    sealed = models.BinaryField("密封的文字", null=True)

    objects = ScopedManager["CaseEvent"](agency="case__agency", own=CASE_ROLES)

    class Meta:
        verbose_name = "申请的经过"
        verbose_name_plural = "申请的经过"

    def __str__(self) -> str:
        return f"{self.on} {self.get_kind_display()}"


class CaseLetter(models.Model):
    """A letter written on an application; a reply says whether it is for service online, which its remedy needs."""

    case = models.ForeignKey(
        DisclosureApplication, on_delete=models.PROTECT, related_name="letters"
    )
    letter = models.OneToOneField(Letter, on_delete=models.PROTECT, related_name="of_case")
    is_for_online = models.BooleanField("网上送达", default=False)

    objects = ScopedManager["CaseLetter"](agency="case__agency", own=CASE_ROLES)

    class Meta:
        verbose_name = "申请的文书"
        verbose_name_plural = "申请的文书"

    def __str__(self) -> str:
        return str(self.letter)


class QueryCode(models.Model):
    """The code with which an applicant follows a case without an account; only its keyed hash is kept."""

    case = models.OneToOneField(
        DisclosureApplication, on_delete=models.PROTECT, related_name="query_code"
    )
    code_hash = models.CharField("查询码的校验值", max_length=64)

    class Meta:
        verbose_name = "查询码"
        verbose_name_plural = "查询码"

    def __str__(self) -> str:
        return f"{self.case}的查询码"


class OpinionCode(models.Model):
    """The code with which those who were asked for their opinion answer a letter online, until it is used or its time is over.

    ``place`` is which consultation of the case it answers; only the keyed hash of the code is kept.
    """

    letter = models.OneToOneField(CaseLetter, on_delete=models.PROTECT, related_name="opinion_code")
    place = models.PositiveSmallIntegerField("第几份征求意见")
    code_hash = models.CharField("查询码的校验值", max_length=64)
    expires_on = models.DateField("用到哪天")

    class Meta:
        verbose_name = "征求意见的查询码"
        verbose_name_plural = "征求意见的查询码"

    def __str__(self) -> str:
        return f"{self.letter}的查询码"


class CodeAttempts(models.Model):
    """Wrong codes tried for one number, there or not, since ``since``.

    The number stands as a keyed hash: a list of numbers tried says nothing about who applied.
    """

    number_hash = models.CharField("编号的校验值", max_length=64, unique=True)
    failures = models.PositiveSmallIntegerField("没有对上的次数", default=0)
    since = models.DateTimeField("从什么时候起数")

    class Meta:
        verbose_name = "查询码试错"
        verbose_name_plural = "查询码试错"

    def __str__(self) -> str:
        return f"{self.failures}次"


class ApplicationDraft(models.Model):
    """What somebody is filling in, encrypted, until it is sent or forgotten.

    ``secret_hash`` is that of the word in the visitor's cookie, the only way to it. Once sent, ``case`` is what it became;
    its key goes on as that of the applicant.
    """

    agency = models.ForeignKey(
        Agency, verbose_name="机关", on_delete=models.CASCADE, related_name="+"
    )
    secret_hash = models.CharField("凭据的校验值", max_length=64, unique=True)
    sealed = models.BinaryField("密封的内容")
    wrapped_key = models.BinaryField("密封的密钥")
    kept_at = models.DateTimeField("最近保存", db_index=True)
    case = models.OneToOneField(
        DisclosureApplication, null=True, on_delete=models.PROTECT, related_name="draft"
    )

    class Meta:
        verbose_name = "没有提交的申请"
        verbose_name_plural = "没有提交的申请"

    def __str__(self) -> str:
        return f"草稿{self.pk}"


class AttachmentKind(models.TextChoices):
    """What an applicant hands in."""

    IDENTITY = "identity", "身份证明"
    CORRECTION = "correction", "补正材料"


class Attachment(models.Model):
    """A file of the applicant, kept encrypted with the applicant's key; without a name, which could name people.

    It belongs to a draft until that is sent.
    """

    draft = models.ForeignKey(
        ApplicationDraft, null=True, on_delete=models.CASCADE, related_name="attachments"
    )
    case = models.ForeignKey(
        DisclosureApplication, null=True, on_delete=models.PROTECT, related_name="attachments"
    )
    kind = models.CharField("材料", max_length=20, choices=AttachmentKind)
    file_kind = models.CharField("文件类型", max_length=10)
    address = models.CharField("密封的文件", max_length=64)
    size = models.PositiveIntegerField("字节数")
    pages = models.PositiveSmallIntegerField("页数")
    added_at = models.DateTimeField("交来的时间")

    objects = ScopedManager["Attachment"](agency="case__agency", own=CASE_ROLES)

    class Meta:
        verbose_name = "申请人的材料"
        verbose_name_plural = "申请人的材料"
        constraints = [
            models.CheckConstraint(
                name="attachment_is_of_draft_or_case",
                condition=Q(draft=None, case__isnull=False) | Q(draft__isnull=False, case=None),
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}{self.pk}"
