"""What an agency sets for its letters, their sequences of numbers, and the letters themselves."""

from typing import Final

from django.db import models
from django.db.models import Q

from gongkai.accounts.models import Role, User
from gongkai.accounts.scope import ScopedManager
from gongkai.agencies.models import Agency
from gongkai.rules.letters.kinds import KINDS, LetterKind

HANDLERS: Final = frozenset(
    {
        Role.CLERK,
        Role.CASE_OFFICER,
        Role.HEAD_OF_OGI_OFFICE,
        Role.LEGAL_REVIEWER,
        Role.REVIEWER,
        Role.SIGNER,
    }
)
KIND_CHOICES: Final = tuple((str(kind), KINDS[kind].label) for kind in LetterKind)


class LetterSettings(models.Model):
    """An agency's own words in letters: the letters of its numbers, and where its answers are challenged.

    Empty ones follow from the tree of agencies; ``reviewing_body`` is needed where the body that reviews is not in it.
    ``is_inquiry_review_first`` is the local practice for 行政查询事项, which no text settles.
    """

    agency = models.OneToOneField(
        Agency, verbose_name="机关", on_delete=models.PROTECT, related_name="letter_settings"
    )
    number_prefix = models.CharField("机关代字", max_length=20, blank=True)
    reviewing_body = models.CharField("行政复议机关", max_length=120, blank=True)
    court = models.CharField("有管辖权的法院", max_length=120, blank=True)
    online_channel = models.CharField("网上申请行政复议的途径", max_length=200, blank=True)
    is_vertically_led = models.BooleanField("实行垂直领导", default=False)
    is_inquiry_review_first = models.BooleanField("行政查询事项复议前置", default=False)

    class Meta:
        verbose_name = "文书设置"
        verbose_name_plural = "文书设置"

    def __str__(self) -> str:
        return f"{self.agency}的文书设置"


class AgencyWording(models.Model):
    """An agency's own wording of a letter, used for letters from ``valid_from`` on until it is withdrawn; never changed."""

    agency = models.ForeignKey(
        Agency, verbose_name="机关", on_delete=models.PROTECT, related_name="letter_wordings"
    )
    kind = models.CharField("文书", max_length=40, choices=KIND_CHOICES)
    ending = models.CharField("答复结果", max_length=60, blank=True)
    title = models.CharField("标题", max_length=60)
    addressee = models.CharField("称呼", max_length=60)
    body = models.TextField("正文")
    valid_from = models.DateField("从哪天起用")
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField("写入时间")
    withdrawn_at = models.DateTimeField("停用时间", null=True)

    objects = ScopedManager["AgencyWording"](own=frozenset(Role))

    class Meta:
        verbose_name = "本机关的文书样式"
        verbose_name_plural = "本机关的文书样式"
        indexes = [models.Index(fields=["agency", "kind", "ending"], name="wordings_of_agency")]

    def __str__(self) -> str:
        return f"{self.agency}：{self.title}（{self.valid_from}起）"


class NumberSequence(models.Model):
    """The last number given out to letters of one kind, of one agency, in one year."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField("文书", max_length=40, choices=KIND_CHOICES)
    year = models.PositiveSmallIntegerField("年份")
    last = models.PositiveIntegerField("最后一个号", default=0)

    class Meta:
        verbose_name = "文书编号"
        verbose_name_plural = "文书编号"
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "kind", "year"], name="one_sequence_of_letters_for_kind_and_year"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}〔{self.year}〕{self.last}"


class Letter(models.Model):
    """One letter: a draft whose values may change, or signed, with number and hash, and then frozen.

    ``sealed`` holds, encrypted, the values of a draft and the text of a signed letter; ``wrapped_key`` is its key. Administrators
    and supervising offices do not see letters, which name applicants.
    """

    agency = models.ForeignKey(
        Agency, verbose_name="机关", on_delete=models.PROTECT, related_name="letters"
    )
    kind = models.CharField("文书", max_length=40, choices=KIND_CHOICES)
    ending = models.CharField("答复结果", max_length=60, blank=True)
    sealed = models.BinaryField("密封的内容")
    wrapped_key = models.BinaryField("密封的密钥")
    drafted_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    drafted_at = models.DateTimeField("起草时间")
    year = models.PositiveSmallIntegerField("编号年份", null=True)
    number = models.PositiveIntegerField("编号", null=True)
    number_text = models.CharField("文书编号", max_length=80, blank=True)
    signed_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    signed_at = models.DateTimeField("签发时间", null=True)
    content_hash = models.CharField("内容的校验值", max_length=64, blank=True)

    objects = ScopedManager["Letter"](own=HANDLERS)

    class Meta:
        verbose_name = "文书"
        verbose_name_plural = "文书"
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "kind", "year", "number"], name="no_letter_is_numbered_twice"
            ),
            models.CheckConstraint(
                name="signed_letter_has_number_signer_time_and_hash",
                condition=Q(
                    year=None,
                    number=None,
                    number_text="",
                    signed_by=None,
                    signed_at=None,
                    content_hash="",
                )
                | Q(
                    year__isnull=False,
                    number__gte=1,
                    number_text__gt="",
                    signed_by__isnull=False,
                    signed_at__isnull=False,
                    content_hash__gt="",
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.number_text or f"{self.get_kind_display()}（未编号）"

    @property
    def is_signed(self) -> bool:
        """Whether it is frozen."""
        return self.signed_at is not None
