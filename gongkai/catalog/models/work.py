"""Work in hand that is no fact yet: text not saved, attachments opened while reviewing."""

from django.db import models

from gongkai.accounts.models import User
from gongkai.accounts.scope import ScopedManager
from gongkai.catalog.models.items import InformationItem, ItemVersion
from gongkai.catalog.models.plans import OWN


class UnsavedWork(models.Model):
    """What somebody typed into the form of an item and has not saved; kept until they save or throw it away.

    Nobody else sees it.
    """

    item = models.ForeignKey(InformationItem, on_delete=models.PROTECT, related_name="+")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    typed = models.JSONField("填写的内容")
    seen_revision = models.PositiveIntegerField("打开时的改动次数", default=0)
    saved_at = models.DateTimeField("自动保存时间")

    objects = ScopedManager["UnsavedWork"](agency="item__agency", own=OWN)

    class Meta:
        verbose_name = "没有保存的填写"
        verbose_name_plural = "没有保存的填写"
        constraints = [
            models.UniqueConstraint(
                fields=["item", "user"], name="one_unsaved_work_per_item_and_user"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} {self.item_id}"


class OpenedAttachment(models.Model):
    """That somebody opened an attachment of a version: a secrecy review has seen all of them."""

    version = models.ForeignKey(ItemVersion, on_delete=models.PROTECT, related_name="opened")
    sha256 = models.CharField("附件的 SHA-256", max_length=64)
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField("时间")

    objects = ScopedManager["OpenedAttachment"](agency="version__item__agency", own=OWN)

    class Meta:
        verbose_name = "打开过的附件"
        verbose_name_plural = "打开过的附件"
        constraints = [
            models.UniqueConstraint(
                fields=["version", "sha256", "user"], name="an_attachment_is_opened_once_per_user"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.version_id} {self.sha256[:8]}"
