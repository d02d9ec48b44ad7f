"""Cases of reconsideration and litigation, what happened to them, their papers, and lessons for the report."""

from typing import Final

from django.db import models
from django.db.models import Q

from gongkai.accounts.models import User
from gongkai.accounts.permissions import CASE_ROLES
from gongkai.accounts.scope import ScopedManager
from gongkai.agencies.models import Agency
from gongkai.casework.models import DisclosureApplication
from gongkai.catalog.models import InformationItem
from gongkai.remedies.lifecycle import EventKind, State
from gongkai.rules.annual_report.remedies_table import BLOCKS, RESULTS
from gongkai.rules.remedies.outcomes_table import OUTCOMES
from gongkai.rules.remedies.stages import STAGE_LABELS, Stage

STAGE_CHOICES: Final = tuple((str(each), STAGE_LABELS[each]) for each in Stage)
OUTCOME_CHOICES: Final = tuple((each.code, each.label) for each in OUTCOMES)
BLOCK_CHOICES: Final = tuple((key, "：".join(under)) for key, under in BLOCKS.items())


class PaperKind(models.TextChoices):
    """What a paper of a case is, in the order of the bundle."""

    NOTICE = "notice", "答复通知书、应诉通知书"
    PETITION = "petition", "复议申请书、起诉状、上诉状"
    EVIDENCE = "evidence", "证据、依据"
    ANSWER = "answer", "行政复议答复书、答辩状"
    HEARING = "hearing", "听证、开庭材料"
    DECISION = "decision", "复议决定书、判决书、裁定书"
    OTHER = "other", "其他材料"


class Party(models.Model):
    """Who challenges and in which words: encrypted, with a key of its own that a key outside the database wraps.

    The same key seals the words of the events and the files of the papers, so that destroying it makes all of it unreadable.
    """

    sealed = models.BinaryField("密封的内容")
    wrapped_key = models.BinaryField("密封的密钥")

    class Meta:
        verbose_name = "复议申请人、原告"
        verbose_name_plural = "复议申请人、原告"

    def __str__(self) -> str:
        return f"当事人{self.pk}"


class RemedyCase(models.Model):
    """One stage of a challenge with its docket number. ``title`` says what is attacked and names no person.

    ``suit`` leads from later instances to the first one, which table four counts. The columns from ``state`` on follow from the
    events; only ``refresh`` writes them.
    """

    agency = models.ForeignKey(
        Agency, verbose_name="机关", on_delete=models.PROTECT, related_name="remedies"
    )
    stage = models.CharField("程序", max_length=20, choices=STAGE_CHOICES)
    title = models.CharField("被申请（被诉）的行为", max_length=120)
    body = models.CharField("复议机关、法院", max_length=120)
    docket = models.CharField("案号", max_length=80)
    party = models.OneToOneField(Party, on_delete=models.PROTECT, related_name="case")
    application = models.ForeignKey(
        DisclosureApplication, null=True, on_delete=models.PROTECT, related_name="remedies"
    )
    item = models.ForeignKey(
        InformationItem, null=True, on_delete=models.PROTECT, related_name="remedies"
    )
    previous = models.ForeignKey(
        "self", null=True, on_delete=models.PROTECT, related_name="following"
    )
    suit = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="instances")

    state = models.CharField("状态", max_length=20, choices=State, default=State.ANSWERING)
    received_on = models.DateField("收到通知之日", null=True)
    due_on = models.DateField("最迟", null=True)
    is_provisional = models.BooleanField("暂算", default=False)
    hearing_on = models.DateField("最近一次听证、开庭", null=True)
    outcome = models.CharField("结果", max_length=40, blank=True, choices=OUTCOME_CHOICES)
    decided_on = models.DateField("决定、裁判之日", null=True)
    served_on = models.DateField("收到决定、裁判之日", null=True)
    challenge_until = models.DateField("还可以起诉、上诉到哪天", null=True)
    block = models.CharField("计入年报的栏", max_length=40, blank=True, choices=BLOCK_CHOICES)
    counted_result = models.CharField("计入年报的结果", max_length=20, blank=True, choices=RESULTS)
    counted_on = models.DateField("结果从哪天起算", null=True)

    objects = ScopedManager["RemedyCase"](own=CASE_ROLES)

    class Meta:
        verbose_name = "复议、诉讼案件"
        verbose_name_plural = "复议、诉讼案件"
        constraints = [
            models.CheckConstraint(
                name="outcome_has_its_days",
                condition=Q(outcome="", decided_on=None, served_on=None)
                | Q(outcome__gt="", decided_on__isnull=False, served_on__isnull=False),
            ),
            models.CheckConstraint(
                name="counted_result_has_its_day",
                condition=Q(counted_result="", counted_on=None)
                | Q(counted_result__gt="", counted_on__isnull=False),
            ),
            models.CheckConstraint(
                name="only_one_of_application_and_item",
                condition=Q(application=None) | Q(item=None),
            ),
        ]
        indexes = [
            models.Index(fields=["agency", "state", "due_on", "id"], name="remedies_by_due_day"),
            models.Index(fields=["agency", "received_on", "id"], name="remedies_by_receipt"),
        ]

    def __str__(self) -> str:
        return self.docket


class RemedyEvent(models.Model):
    """One thing that happened to a case, on a day; appended, never changed.

    ``facts`` are days, codes and references; what was written in words may name people and is ``sealed``.
    """

    case = models.ForeignKey(RemedyCase, on_delete=models.PROTECT, related_name="events")
    kind = models.CharField("事件", max_length=20, choices=EventKind)
    on = models.DateField("日期")
    at = models.DateTimeField("登记时间")
    by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    facts = models.JSONField("事实", default=dict)
    sealed = models.BinaryField("密封的文字", null=True)

    objects = ScopedManager["RemedyEvent"](agency="case__agency", own=CASE_ROLES)

    class Meta:
        verbose_name = "复议、诉讼的经过"
        verbose_name_plural = "复议、诉讼的经过"

    def __str__(self) -> str:
        return f"{self.on} {self.get_kind_display()}"


class RemedyPaper(models.Model):
    """A paper of a case as a file: PDF or picture, kept encrypted in the store; its name is sealed, for it may name people."""

    case = models.ForeignKey(RemedyCase, on_delete=models.PROTECT, related_name="papers")
    kind = models.CharField("材料", max_length=20, choices=PaperKind)
    dated_on = models.DateField("材料的日期")
    file_kind = models.CharField("文件类型", max_length=4)
    pages = models.PositiveIntegerField("页数")
    size = models.PositiveIntegerField("大小")
    sealed_name = models.BinaryField("密封的名称")
    address = models.CharField("密文的地址", max_length=64)
    added_at = models.DateTimeField("存入时间")
    added_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    objects = ScopedManager["RemedyPaper"](agency="case__agency", own=CASE_ROLES)

    class Meta:
        verbose_name = "复议、诉讼的材料"
        verbose_name_plural = "复议、诉讼的材料"

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.dated_on}"


class Lesson(models.Model):
    """A problem that a case brought to light, for part five of the report of a year; closed once it was mended.

    The text goes into a public report and names no person.
    """

    agency = models.ForeignKey(
        Agency, verbose_name="机关", on_delete=models.PROTECT, related_name="lessons"
    )
    year = models.PositiveSmallIntegerField("年份")
    text = models.TextField("问题", max_length=1000)
    remedy = models.ForeignKey(
        RemedyCase, null=True, on_delete=models.PROTECT, related_name="lessons"
    )
    noted_at = models.DateTimeField("记下的时间")
    noted_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    closed_on = models.DateField("改好之日", null=True)
    mended = models.TextField("怎样改的", max_length=1000, blank=True)

    objects = ScopedManager["Lesson"](own=CASE_ROLES)

    class Meta:
        verbose_name = "复议、诉讼反映的问题"
        verbose_name_plural = "复议、诉讼反映的问题"
        constraints = [
            models.CheckConstraint(
                name="closed_lesson_says_what_was_mended",
                condition=Q(closed_on=None, mended="") | Q(closed_on__isnull=False, mended__gt=""),
            )
        ]
        indexes = [models.Index(fields=["agency", "-year", "id"], name="lessons_by_year")]

    def __str__(self) -> str:
        return f"{self.year}年 {self.text[:20]}"
