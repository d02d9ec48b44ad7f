"""The tree of agencies, their offices, and the villages, which are not agencies."""

from django.db import models
from treebeard.mp_tree import MP_Node


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

    ``code`` is its public address (``/<code>/``) and is never reused. ``competent_department`` supervises its
    disclosure (Article 3); where none is named it follows from the tree.
    """

    code = models.SlugField("代码", max_length=40, unique=True)
    name = models.CharField("名称", max_length=120)
    short_name = models.CharField("简称", max_length=40, blank=True)
    kind = models.CharField("性质", max_length=30, choices=Kind)
    level = models.CharField("层级", max_length=20, choices=AgencyLevel)
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

    node_order_by: list[str] = []

    class Meta:
        verbose_name = "机关"
        verbose_name_plural = "机关"

    def __str__(self) -> str:
        return self.name
