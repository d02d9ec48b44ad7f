"""The pilot fields of the standard catalogues for grass-roots disclosure (国办发〔2019〕54号): 26 of them.

The list as a whole was not read in the document; 24 names were met in catalogues of counties and townships.
The two others are marked ``is_confirmed=False``: they are offered like the rest, and a correction is a change of this table.
"""

from dataclasses import dataclass
from typing import Final

SOURCE: Final = "国办发〔2019〕54号"


@dataclass(frozen=True, slots=True)
class Field:
    """One field of the standard catalogues (基层政务公开标准目录)."""

    key: str
    label: str
    is_confirmed: bool = True


FIELDS: Final = (
    Field("major_projects", "重大建设项目"),
    Field("public_resource_trading", "公共资源交易"),
    Field("budgets_and_accounts", "财政预决算"),
    Field("work_safety", "安全生产"),
    Field("taxation", "税收管理"),
    Field("rural_land_expropriation", "农村集体土地征收", is_confirmed=False),
    Field("urban_house_expropriation", "国有土地上房屋征收与补偿"),
    Field("affordable_housing", "保障性住房"),
    Field("rural_house_renovation", "农村危房改造"),
    Field("environment", "生态环境"),
    Field("public_culture", "公共文化服务"),
    Field("public_legal_services", "公共法律服务"),
    Field("poverty_alleviation", "扶贫"),
    Field("disaster_relief", "救灾"),
    Field("food_and_drugs", "食品药品监管"),
    Field("urban_enforcement", "城市综合执法"),
    Field("employment", "就业"),
    Field("social_insurance", "社会保险"),
    Field("social_assistance", "社会救助"),
    Field("elderly_care", "养老服务"),
    Field("household_registration", "户籍管理"),
    Field("farm_subsidies", "涉农补贴"),
    Field("compulsory_education", "义务教育"),
    Field("health", "卫生健康"),
    Field("municipal_services", "市政服务"),
    Field("planning", "城乡规划", is_confirmed=False),
)
BY_KEY: Final = {field.key: field for field in FIELDS}
