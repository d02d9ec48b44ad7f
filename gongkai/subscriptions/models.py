"""Who wants to hear of what is published, and the letters that are on their way to them."""

from django.db import models
from django.db.models import Q

LONGEST_LABEL = 400


class Frequency(models.TextChoices):
    """How often somebody wants a letter, where there is something to say."""

    SOON = "soon", "有新的就发（一小时内的合成一封）"
    DAILY = "daily", "每天早上一封"


class Subscription(models.Model):
    """One address that follows one search or column.

    The address is kept encrypted (``sealed``, with a key of its own); ``address_mark`` is its keyed hash, by which the
    same address is known again. ``wish`` is what is followed, as the parameters of a search, ``label`` the same in words.
    ``seen_event`` is the last event of an item that was looked at for it. Nothing is sent before ``confirmed_at``.
    """

    sealed = models.BinaryField("密封的地址")
    wrapped_key = models.BinaryField("密封的密钥")
    address_mark = models.CharField("地址的标记", max_length=64)
    wish = models.JSONField("订阅的条件")
    wish_mark = models.CharField("条件的标记", max_length=64)
    label = models.CharField("订阅的内容", max_length=LONGEST_LABEL)
    frequency = models.CharField("多久一封", max_length=10, choices=Frequency)
    asked_at = models.DateTimeField("提出时间")
    confirmed_at = models.DateTimeField("确认时间", null=True)
    ends_on = models.DateField("订阅到", null=True)
    seen_event = models.BigIntegerField("看到哪一条经过", default=0)
    looked_at = models.DateTimeField("最近一次查看", null=True)
    lost_letters = models.PositiveSmallIntegerField("连续没有送到的封数", default=0)

    class Meta:
        verbose_name = "订阅"
        verbose_name_plural = "订阅"
        constraints = [
            models.UniqueConstraint(
                fields=["address_mark", "wish_mark"],
                name="one_subscription_of_an_address_to_a_wish",
            ),
            models.CheckConstraint(
                name="a_confirmed_subscription_ends",
                condition=Q(confirmed_at=None, ends_on=None)
                | Q(confirmed_at__isnull=False, ends_on__isnull=False),
            ),
        ]
        indexes = [
            models.Index(fields=["frequency", "id"], name="subscription_by_frequency"),
            models.Index(
                fields=["asked_at"], name="subscription_unconfirmed", condition=Q(confirmed_at=None)
            ),
        ]

    def __str__(self) -> str:
        return f"订阅{self.pk}"


class LetterKind(models.TextChoices):
    """What a letter is for."""

    CONFIRMATION = "confirmation", "请确认订阅"
    DIGEST = "digest", "新公开的信息"


class OutgoingLetter(models.Model):
    """One letter to be sent, written when it goes: it says what is public then.

    ``items`` are rows of items, ``more`` how many there are beside them. ``try_at`` is when it is next tried.
    """

    subscription = models.ForeignKey(Subscription, on_delete=models.CASCADE, related_name="letters")
    kind = models.CharField("种类", max_length=20, choices=LetterKind)
    items = models.JSONField("信息", default=list)
    more = models.PositiveIntegerField("另有", default=0)
    made_at = models.DateTimeField("形成时间")
    try_at = models.DateTimeField("下次发送")
    tries = models.PositiveSmallIntegerField("发送次数", default=0)
    sent_at = models.DateTimeField("送出时间", null=True)

    class Meta:
        verbose_name = "订阅邮件"
        verbose_name_plural = "订阅邮件"
        indexes = [
            models.Index(
                fields=["try_at", "id"], name="letters_waiting", condition=Q(sent_at=None)
            ),
            models.Index(fields=["made_at"], name="letters_by_time"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.pk}"
