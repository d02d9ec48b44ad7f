"""The tree of agencies, their offices, and the villages, which are not agencies."""

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from treebeard.mp_tree import MP_Node

from gongkai.rules.agency_codes import CODE_PATTERN, RESERVED_CODES
from gongkai.rules.annual_report.deadlines import DayOfYear


class Kind(models.TextChoices):
    """What sort of body it is; decides deadlines and which rules of the form apply."""

    GOVERNMENT = "government", "人民政府"
    DEPARTMENT = "department", "部门"
    STREET_OFFICE = "street_office", "街道办事处"
    ZONE = "zone", "开发区管委会"
    AUTHORIZED_ORGANIZATION = "authorized_organization", "法律法规授权组织"
    PUBLIC_INSTITUTION = "public_institution", "公共企事业单位"


class AgencyLevel(models.TextChoices):
    """The level of government it belongs to."""

    STATE_COUNCIL = "state_council", "国务院"
    PROVINCE = "province", "省级"
    CITY = "city", "市级"
    COUNTY = "county", "县级"
    TOWNSHIP = "township", "乡级"


class Agency(MP_Node):  # type: ignore[misc]
    """An administrative organ (行政机关). Its place in the tree is its superior.

    ``code`` is its public address (``/<code>/``); rows are never deleted, so that it is never reused.
    ``name`` is the one in force, earlier and coming ones are ``AgencyName``. ``competent_department`` supervises
    its disclosure (Article 3): the one named, or else the one that follows from the tree; it is derived.
    ``abolished_on`` is the first day on which the agency is no longer there. ``report_month`` and
    ``report_day`` are its own last day for the annual report, where its county set an earlier one.
    """

    code = models.SlugField(
        "代码",
        max_length=40,
        unique=True,
        validators=[RegexValidator(CODE_PATTERN, "代码用小写字母、数字和连字符，以字母开头")],
    )
    name = models.CharField("名称", max_length=120)
    short_name = models.CharField("简称", max_length=40, blank=True)
    kind = models.CharField("性质", max_length=30, choices=Kind)
    level = models.CharField("层级", max_length=20, choices=AgencyLevel)
    named_competent_department = models.ForeignKey(
        "self",
        verbose_name="指定的主管部门",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    # Derived: written by agencies.actions.refresh_competent_departments alone
    competent_department = models.ForeignKey(
        "self",
        verbose_name="主管部门",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="supervised_agencies",
    )
    address = models.CharField("地址", max_length=200, blank=True)
    postcode = models.CharField("邮政编码", max_length=6, blank=True)
    telephone = models.CharField("联系电话", max_length=40, blank=True)
    established_on = models.DateField("设立日期", null=True, blank=True)
    abolished_on = models.DateField("撤销日期", null=True, blank=True)
    successor = models.ForeignKey(
        "self",
        verbose_name="承继机关",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="predecessors",
    )

    report_month = models.PositiveSmallIntegerField("年度报告期限（月）", null=True, blank=True)
    report_day = models.PositiveSmallIntegerField("年度报告期限（日）", null=True, blank=True)

    node_order_by: list[str] = []

    class Meta:
        verbose_name = "机关"
        verbose_name_plural = "机关"
        constraints = [
            models.CheckConstraint(
                name="agency_code_is_not_reserved", condition=~Q(code__in=sorted(RESERVED_CODES))
            ),
            models.CheckConstraint(
                name="agency_is_abolished_after_it_is_established",
                condition=Q(established_on=None)
                | Q(abolished_on=None)
                | Q(abolished_on__gte=F("established_on")),
            ),
            models.CheckConstraint(
                name="only_an_abolished_agency_has_a_successor",
                condition=Q(successor=None) | Q(abolished_on__isnull=False),
            ),
            models.CheckConstraint(
                name="agency_report_day_has_month_and_day",
                condition=Q(report_month=None, report_day=None)
                | Q(
                    report_month__isnull=False,
                    report_month__range=(1, 12),
                    report_day__isnull=False,
                    report_day__range=(1, 31),
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def own_report_day(self) -> DayOfYear | None:
        """The last day for the annual report that was set for this agency, if any."""
        if self.report_month is None or self.report_day is None:
            return None
        return DayOfYear(self.report_month, self.report_day)


class AgencyName(models.Model):
    """A name that an agency has from a day on; the next one, if any, ends it.

    An agency that never changed its name has none of these. No day: its name from the beginning.
    """

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="names")
    name = models.CharField("名称", max_length=120)
    short_name = models.CharField("简称", max_length=40, blank=True)
    from_on = models.DateField("启用日期", null=True)

    class Meta:
        verbose_name = "历次名称"
        verbose_name_plural = "历次名称"
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "from_on"], name="agency_has_one_name_from_a_day"
            ),
            models.UniqueConstraint(
                fields=["agency"],
                condition=Q(from_on=None),
                name="agency_has_one_name_from_the_beginning",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class OfficeKind(models.TextChoices):
    """How an office belongs to its agency (Article 10)."""

    INTERNAL = "internal", "内设机构"
    DISPATCHED = "dispatched", "派出机构"


class Office(models.Model):
    """A part of an agency that handles its work; not an agency, it discloses nothing in its own name."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="offices")
    name = models.CharField("名称", max_length=120)
    kind = models.CharField("性质", max_length=20, choices=OfficeKind, default=OfficeKind.INTERNAL)
    is_ogi_office = models.BooleanField("是政府信息公开工作机构", default=False)
    address = models.CharField("地址", max_length=200, blank=True)
    telephone = models.CharField("联系电话", max_length=40, blank=True)
    closed_on = models.DateField("撤销日期", null=True, blank=True)

    class Meta:
        verbose_name = "内设、派出机构"
        verbose_name_plural = "内设、派出机构"
        ordering = ["agency", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "name"],
                condition=Q(closed_on=None),
                name="agency_has_one_office_of_a_name",
            ),
            models.UniqueConstraint(
                fields=["agency"],
                condition=Q(is_ogi_office=True, closed_on=None),
                name="agency_has_one_ogi_office",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class VillageKind(models.TextChoices):
    """What sort of committee; neither is an administrative organ."""

    VILLAGE = "village", "村"
    COMMUNITY = "community", "社区"


class Village(models.Model):
    """A village or community of a township; self-governing, hence not an agency and not in the tree."""

    township = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="villages")
    name = models.CharField("名称", max_length=120)
    kind = models.CharField("性质", max_length=20, choices=VillageKind, default=VillageKind.VILLAGE)
    division_code = models.CharField(
        "统计用区划代码",
        max_length=12,
        blank=True,
        validators=[RegexValidator(r"^\d{12}$", "区划代码是 12 位数字")],
    )
    telephone = models.CharField("联系电话", max_length=40, blank=True)
    closed_on = models.DateField("撤并日期", null=True, blank=True)

    class Meta:
        verbose_name = "村、社区"
        verbose_name_plural = "村、社区"
        ordering = ["township", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["township", "name"],
                condition=Q(closed_on=None),
                name="township_has_one_village_of_a_name",
            ),
        ]

    def __str__(self) -> str:
        return self.name
