"""The index: what is public as the search shows it, what is still to be indexed, and by which analyser it was."""

from django.db import models


class SearchDocument(models.Model):
    """One document in the index. All of it is derived from what is public and made anew at will.

    ``place`` is its row in the engine and its place in the order by time: newer is higher. ``tokens`` is what the engine
    was given, compressed, where the engine needs it to forget the document.
    """

    place = models.BigIntegerField("次序", primary_key=True)
    source = models.CharField("来源", max_length=20)
    key = models.CharField("来源中的编号", max_length=40)
    kind = models.CharField("种类", max_length=20)
    title = models.CharField("标题", max_length=400)
    number = models.CharField("文号、索引号", max_length=200, blank=True)
    agency_name = models.CharField("机关", max_length=120)
    url = models.CharField("地址", max_length=300)
    at = models.DateTimeField("公开时间")
    text = models.TextField("正文")
    files = models.JSONField("附件文字", default=list)
    analysed_as = models.CharField("分词版本", max_length=40)
    tokens = models.BinaryField("索引内容", default=bytes)

    class Meta:
        verbose_name = "检索文档"
        verbose_name_plural = "检索文档"
        constraints = [
            models.UniqueConstraint(fields=["source", "key"], name="search_document_of_a_key"),
        ]
        indexes = [models.Index(fields=["analysed_as"], name="search_by_analyser")]

    def __str__(self) -> str:
        return self.title


class SearchDue(models.Model):
    """Something that changed and is to be indexed: noted in the transaction that changed it.

    ``stamp`` is another with every change, so that one who indexes sees that it changed meanwhile.
    """

    source = models.CharField("来源", max_length=20)
    key = models.CharField("来源中的编号", max_length=40)
    stamp = models.PositiveIntegerField("改动标记", default=0)
    failures = models.PositiveSmallIntegerField("失败次数", default=0)
    failure = models.TextField("失败原因", blank=True)

    class Meta:
        verbose_name = "待建索引"
        verbose_name_plural = "待建索引"
        constraints = [
            models.UniqueConstraint(fields=["source", "key"], name="search_due_once"),
        ]
        indexes = [models.Index(fields=["failures", "id"], name="search_due_order")]

    def __str__(self) -> str:
        return f"{self.source} {self.key}"


class SearchState(models.Model):
    """The names that are words, as the index has them. One row; none: nothing was indexed yet.

    ``renewing`` is how many documents a change of the analyser left to be indexed anew, 0 when that is done.
    """

    names = models.JSONField("作为词的名称", default=list)
    signature = models.CharField("分词版本", max_length=40)
    renewing = models.PositiveIntegerField("要重建的件数", default=0)

    class Meta:
        verbose_name = "检索状态"
        verbose_name_plural = "检索状态"
        constraints = [
            models.CheckConstraint(name="search_has_one_state", condition=models.Q(pk=1)),
        ]

    def __str__(self) -> str:
        return self.signature
