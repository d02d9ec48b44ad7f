"""Boards, the sheets made for them, and what was put up and taken down."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from gongkai.accounts.models import Role, User
from gongkai.accounts.scope import ScopedManager
from gongkai.agencies.models import Agency, Village
from gongkai.catalog.models import InformationItem, ItemVersion
from gongkai.rules.boards.duties import BY_KEY, Affairs, Duty

OWN = frozenset(Role)
ABOVE = frozenset({Role.COUNTY_OFFICER})
LONGEST_SHEET_TITLE = 300  # as long as that of an item


class BoardKind(models.TextChoices):
    """What hangs at the place."""

    PAPER = "paper", "公开栏"
    SCREEN = "screen", "电子屏"
    CORNER = "corner", "政务公开专区"


class PaperSize(models.TextChoices):
    """On what sheets are printed."""

    A4 = "a4", "A4"
    A3 = "a3", "A3"


class Board(models.Model):
    """One place where people read: of the agency itself, or of one of its villages.

    ``number`` counts within the agency and stands in the public address. The keeper is named for the public to ask;
    ``keeper`` is the account that gets the work, where there is one.
    """

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="boards")
    number = models.PositiveIntegerField("编号")
    village = models.ForeignKey(
        Village, null=True, blank=True, on_delete=models.PROTECT, related_name="boards"
    )
    name = models.CharField("名称", max_length=80)
    place = models.CharField("位置", max_length=120)
    kind = models.CharField("种类", max_length=20, choices=BoardKind, default=BoardKind.PAPER)
    paper = models.CharField("纸张", max_length=10, choices=PaperSize, default=PaperSize.A4)
    keeper = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    keeper_name = models.CharField("管理人", max_length=40)
    telephone = models.CharField("联系电话", max_length=40)
    finance_is_monthly = models.BooleanField("财务往来多，每月公布", default=False)
    set_up_on = models.DateField("启用日期")
    closed_on = models.DateField("停用日期", null=True, blank=True)

    objects = ScopedManager["Board"](agency="agency", own=OWN, subtree=ABOVE)

    class Meta:
        verbose_name = "公开栏"
        verbose_name_plural = "公开栏"
        ordering = ["agency", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "number"], name="board_numbers_of_an_agency_are_unique"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("boards:board", kwargs={"pk": self.pk})

    def public_url(self) -> str:
        """The stable public address."""
        return reverse("portal:board", kwargs={"code": self.agency.code, "number": self.number})


class Sheet(models.Model):
    """A sheet to be printed or shown: the reviewed bytes of a published item, or the text of a village.

    A sheet is never changed after it is made: a mistake is mended by a new sheet. ``text`` is empty for an item, whose
    reviewed bytes are read anew each time; ``digest`` is the SHA-256 of these bytes, or of the text of a village.
    """

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="sheets")
    year = models.PositiveSmallIntegerField("年")
    number = models.PositiveIntegerField("顺序号")
    duty = models.CharField("事项", max_length=40)
    village = models.ForeignKey(
        Village, null=True, blank=True, on_delete=models.PROTECT, related_name="sheets"
    )
    item = models.ForeignKey(
        InformationItem, null=True, blank=True, on_delete=models.PROTECT, related_name="sheets"
    )
    version = models.ForeignKey(
        ItemVersion, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    title = models.CharField("标题", max_length=LONGEST_SHEET_TITLE)
    text = models.TextField("正文", blank=True)
    shown_from = models.DateField("公示起")
    shown_until = models.DateField("公示止", null=True, blank=True)
    unit = models.CharField("公布单位", max_length=120)
    telephone = models.CharField("联系电话", max_length=40)
    checked_by = models.CharField("村务监督委员会审核人", max_length=40, blank=True)
    digest = models.CharField("内容的 SHA-256", max_length=64)
    made_at = models.DateTimeField("做好的时间")
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    objects = ScopedManager["Sheet"](agency="agency", own=OWN, subtree=ABOVE)

    class Meta:
        verbose_name = "公示页"
        verbose_name_plural = "公示页"
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "year", "number"], name="sheet_numbers_have_no_double"
            ),
            models.CheckConstraint(
                name="a_sheet_is_of_an_item_or_of_a_village",
                condition=Q(item__isnull=False, version__isnull=False, text="", checked_by="")
                | Q(item=None, version=None, village__isnull=False)
                & ~Q(checked_by="")
                & ~Q(text=""),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("boards:sheet", kwargs={"pk": self.pk})

    @property
    def number_text(self) -> str:
        """The number as printed: 公示〔2026〕3号."""
        return f"公示〔{self.year}〕{self.number}号"

    @property
    def about(self) -> Duty:
        """What it is about."""
        return BY_KEY[self.duty]

    @property
    def is_village_affairs(self) -> bool:
        """Whether it tells affairs of a village, which are not government information."""
        return self.about.affairs is Affairs.VILLAGE

    def public_url(self) -> str:
        """The stable public address; the square code on the paper leads there."""
        numbers = {"code": self.agency.code, "year": self.year, "number": self.number}
        return reverse("portal:sheet", kwargs=numbers)


class Posting(models.Model):
    """A sheet on a board: put up and taken down, each with who, when and a photograph.

    ``sent_as`` is what the telephone called the deed, so that a form sent twice over a poor line counts once. Photographs
    are drawn anew without what cameras write into them, and kept by content.
    """

    board = models.ForeignKey(Board, on_delete=models.PROTECT, related_name="postings")
    sheet = models.ForeignKey(Sheet, on_delete=models.PROTECT, related_name="postings")
    sent_as = models.UUIDField("手机上的编号", unique=True)
    put_up_on = models.DateField("上栏日期")
    put_up_at = models.DateTimeField("登记上栏的时间")
    put_up_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    photo = models.CharField("上栏照片的 SHA-256", max_length=64, blank=True)
    taken_down_on = models.DateField("取下日期", null=True, blank=True)
    taken_down_at = models.DateTimeField("登记取下的时间", null=True, blank=True)
    taken_down_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    last_photo = models.CharField("取下时照片的 SHA-256", max_length=64, blank=True)

    objects = ScopedManager["Posting"](agency="board__agency", own=OWN, subtree=ABOVE)

    class Meta:
        verbose_name = "上栏"
        verbose_name_plural = "上栏"
        ordering = ["-put_up_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["board", "sheet"],
                condition=Q(taken_down_at=None),
                name="a_sheet_hangs_once_on_a_board",
            ),
            models.CheckConstraint(
                name="what_is_taken_down_says_when",
                condition=Q(taken_down_at=None, taken_down_on=None)
                | Q(taken_down_at__isnull=False, taken_down_on__isnull=False),
            ),
        ]
        indexes = [
            models.Index(
                fields=["board", "-put_up_on"],
                condition=Q(taken_down_at=None),
                name="posting_that_hangs",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.sheet} {self.put_up_on}"


class BoardReminder(models.Model):
    """The office above reminded the keeper of a board that something was not put up."""

    board = models.ForeignKey(Board, on_delete=models.PROTECT, related_name="reminders")
    on = models.DateField("催办日期")
    at = models.DateTimeField("催办时间")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    objects = ScopedManager["BoardReminder"](agency="board__agency", own=OWN, subtree=ABOVE)

    class Meta:
        verbose_name = "催办"
        verbose_name_plural = "催办"
        constraints = [
            models.UniqueConstraint(fields=["board", "on"], name="a_board_is_reminded_once_a_day"),
        ]

    def __str__(self) -> str:
        return f"{self.board} {self.on}"
