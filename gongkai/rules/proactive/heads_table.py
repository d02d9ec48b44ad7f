"""Heads of proactive disclosure: the fifteen items of Article 20 and what Article 21 adds.

Article 22 lets superior organs add to the list, so that heads are dated data: a revised Regulation adds
heads with their own first day and ends the old ones. ``short`` names the sub-column of 法定主动公开内容; the
names follow what government sites use, not a document (the notice 国办公开办函〔2019〕61号 was not read in full).
"""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from gongkai.rules.citations import REGULATIONS, Citation

IN_FORCE_FROM: Final = REGULATIONS.in_force_from


class For(StrEnum):
    """Whose duty a head is."""

    EVERY_AGENCY = "every_agency"
    CITY_AND_COUNTY = (
        "city_and_county"  # governments of 设区的市 and counties, and their departments
    )
    TOWNSHIP = "township"


@dataclass(frozen=True, slots=True)
class Head:
    """One thing the Regulations want published. ``item`` is the number of the item (项), None in Article 21.

    ``key`` is stored with items and never changes its meaning. Both ends of the time in force are included.
    """

    key: str
    article: int
    item: int | None
    label: str
    short: str
    whose: For = For.EVERY_AGENCY
    in_force_from: dt.date = IN_FORCE_FROM
    in_force_until: dt.date | None = None

    @property
    def citation(self) -> Citation:
        """Where it stands; the heads of Article 21 have no items."""
        return REGULATIONS.article(self.article, item=self.item)

    def is_in_force_on(self, day: dt.date) -> bool:
        """Test whether the head applies on the day."""
        return self.in_force_from <= day and (
            self.in_force_until is None or day <= self.in_force_until
        )


HEADS: Final = (
    Head("20-1", 20, 1, "行政法规、规章和规范性文件", "履职依据"),
    Head(
        "20-2",
        20,
        2,
        "机关职能、机构设置、办公地址、办公时间、联系方式、负责人姓名",
        "机构职能",
    ),
    Head("20-3", 20, 3, "国民经济和社会发展规划、专项规划、区域规划及相关政策", "规划信息"),
    Head("20-4", 20, 4, "国民经济和社会发展统计信息", "统计信息"),
    Head(
        "20-5",
        20,
        5,
        "办理行政许可和其他对外管理服务事项的依据、条件、程序以及办理结果",
        "行政许可和管理服务",
    ),
    Head(
        "20-6",
        20,
        6,
        "实施行政处罚、行政强制的依据、条件、程序以及本行政机关认为具有一定社会影响的行政处罚决定",
        "行政处罚、行政强制",
    ),
    Head("20-7", 20, 7, "财政预算、决算信息", "财政预算、决算"),
    Head("20-8", 20, 8, "行政事业性收费项目及其依据、标准", "行政事业性收费"),
    Head("20-9", 20, 9, "政府集中采购项目的目录、标准及实施情况", "政府集中采购"),
    Head("20-10", 20, 10, "重大建设项目的批准和实施情况", "重大建设项目"),
    Head(
        "20-11",
        20,
        11,
        "扶贫、教育、医疗、社会保障、促进就业等方面的政策、措施及其实施情况",
        "民生政策与实施",
    ),
    Head("20-12", 20, 12, "突发公共事件的应急预案、预警信息及应对情况", "应急预案与预警"),
    Head(
        "20-13",
        20,
        13,
        "环境保护、公共卫生、安全生产、食品药品、产品质量的监督检查情况",
        "监督检查",
    ),
    Head(
        "20-14",
        20,
        14,
        "公务员招考的职位、名额、报考条件等事项以及录用结果",
        "公务员招考",
    ),
    Head(
        "20-15",
        20,
        15,
        "法律、法规、规章和国家有关规定规定应当主动公开的其他政府信息",
        "其他法定信息",
    ),
    Head("21-municipal_works", 21, None, "市政建设", "市政建设", For.CITY_AND_COUNTY),
    Head("21-public_services", 21, None, "公共服务", "公共服务", For.CITY_AND_COUNTY),
    Head("21-public_welfare", 21, None, "公益事业", "公益事业", For.CITY_AND_COUNTY),
    Head("21-land_expropriation", 21, None, "土地征收", "土地征收", For.CITY_AND_COUNTY),
    Head("21-house_expropriation", 21, None, "房屋征收", "房屋征收", For.CITY_AND_COUNTY),
    Head("21-public_order", 21, None, "治安管理", "治安管理", For.CITY_AND_COUNTY),
    Head("21-social_assistance", 21, None, "社会救助", "社会救助", For.CITY_AND_COUNTY),
    Head("21-t-rural_policy", 21, None, "贯彻落实农业农村政策", "农业农村政策", For.TOWNSHIP),
    Head("21-t-irrigation", 21, None, "农田水利工程建设运营", "农田水利", For.TOWNSHIP),
    Head("21-t-land_transfer", 21, None, "农村土地承包经营权流转", "土地流转", For.TOWNSHIP),
    Head("21-t-house_sites", 21, None, "宅基地使用情况审核", "宅基地", For.TOWNSHIP),
    Head("21-t-land_expropriation", 21, None, "土地征收", "土地征收", For.TOWNSHIP),
    Head("21-t-house_expropriation", 21, None, "房屋征收", "房屋征收", For.TOWNSHIP),
    Head("21-t-funds_and_labor", 21, None, "筹资筹劳", "筹资筹劳", For.TOWNSHIP),
    Head("21-t-social_assistance", 21, None, "社会救助", "社会救助", For.TOWNSHIP),
)

# 工作动态 and the like: counted in part one of the report, shown outside 法定主动公开内容
OUTSIDE: Final = "outside"

BY_KEY: Final = {head.key: head for head in HEADS}
NORMATIVE_DOCUMENTS: Final = "20-1"
