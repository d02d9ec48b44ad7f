"""The practice county with the city and the province above it: agencies and villages that do not exist anywhere.

``CORE`` is the county as a beginner meets it, without anything above; ``AGENCIES`` all that the practice holds.
"""

from dataclasses import dataclass, replace
from typing import Final

from gongkai.agencies.models import AgencyLevel, Kind

PROVINCE: Final = "shili-sheng"
CITY: Final = "shili-shi"
COUNTY: Final = "shili"
OFFICE: Final = "shili-fuban"
REAL_EXAMPLE: Final = "fancheng"  # a real township, with its published figures of 2023 only


@dataclass(frozen=True, slots=True)
class SampleAgency:
    """One agency of the practice county; ``superior`` is the code of the one above."""

    code: str
    name: str
    short_name: str
    kind: Kind
    level: AgencyLevel
    superior: str = COUNTY
    offices: tuple[str, ...] = ()
    villages: tuple[str, ...] = ()


_TOWN_OFFICES: Final = ("党政综合办公室", "经济发展办公室", "社会事务办公室", "便民服务中心")

CORE: Final = (
    SampleAgency(
        COUNTY, "示例县人民政府", "示例县政府", Kind.GOVERNMENT, AgencyLevel.COUNTY, superior=""
    ),
    SampleAgency(
        OFFICE,
        "示例县人民政府办公室",
        "县政府办",
        Kind.DEPARTMENT,
        AgencyLevel.COUNTY,
        offices=("政务公开股", "综合股", "文电股"),
    ),
    SampleAgency(
        "shili-fagai", "示例县发展和改革局", "县发改局", Kind.DEPARTMENT, AgencyLevel.COUNTY
    ),
    SampleAgency("shili-jiaoyu", "示例县教育局", "县教育局", Kind.DEPARTMENT, AgencyLevel.COUNTY),
    SampleAgency("shili-minzheng", "示例县民政局", "县民政局", Kind.DEPARTMENT, AgencyLevel.COUNTY),
    SampleAgency(
        "qingshan",
        "示例县青山镇人民政府",
        "青山镇",
        Kind.GOVERNMENT,
        AgencyLevel.TOWNSHIP,
        offices=_TOWN_OFFICES,
        villages=("上河村", "下河村", "石桥村", "东坡村", "李家庄村"),
    ),
    SampleAgency(
        "lvshui",
        "示例县绿水镇人民政府",
        "绿水镇",
        Kind.GOVERNMENT,
        AgencyLevel.TOWNSHIP,
        offices=_TOWN_OFFICES,
        villages=("柳林村", "南湾村", "大堰村"),
    ),
    SampleAgency(
        "baiyun",
        "示例县白云乡人民政府",
        "白云乡",
        Kind.GOVERNMENT,
        AgencyLevel.TOWNSHIP,
        offices=_TOWN_OFFICES,
        villages=("云峰村", "茶山村"),
    ),
    SampleAgency(
        "pingan",
        "示例县平安街道办事处",
        "平安街道",
        Kind.STREET_OFFICE,
        AgencyLevel.TOWNSHIP,
        offices=("党政综合办公室", "社区建设办公室"),
    ),
    SampleAgency(
        REAL_EXAMPLE,
        "繁城镇人民政府",
        "繁城镇",
        Kind.GOVERNMENT,
        AgencyLevel.TOWNSHIP,
        superior="",
    ),
)

ABOVE: Final = (
    SampleAgency(
        PROVINCE, "示例省人民政府", "示例省政府", Kind.GOVERNMENT, AgencyLevel.PROVINCE, superior=""
    ),
    SampleAgency(
        f"{PROVINCE}-fuban",
        "示例省人民政府办公厅",
        "省政府办公厅",
        Kind.DEPARTMENT,
        AgencyLevel.PROVINCE,
        superior=PROVINCE,
    ),
    SampleAgency(
        CITY,
        "示例市人民政府",
        "示例市政府",
        Kind.GOVERNMENT,
        AgencyLevel.CITY,
        superior=PROVINCE,
    ),
    SampleAgency(
        f"{CITY}-fuban",
        "示例市人民政府办公室",
        "市政府办",
        Kind.DEPARTMENT,
        AgencyLevel.CITY,
        superior=CITY,
    ),
)


def _bureau(code: str, name: str) -> SampleAgency:
    return SampleAgency(
        f"shili-{code}", f"示例县{name}", f"县{name}", Kind.DEPARTMENT, AgencyLevel.COUNTY
    )


def _town(code: str, name: str, *villages: str) -> SampleAgency:
    return SampleAgency(
        code,
        f"示例县{name}人民政府",
        name,
        Kind.GOVERNMENT,
        AgencyLevel.TOWNSHIP,
        offices=_TOWN_OFFICES,
        villages=villages,
    )


MORE: Final = (
    _bureau("caizheng", "财政局"),
    _bureau("gongan", "公安局"),
    _bureau("ziran", "自然资源局"),
    _bureau("zhujian", "住房和城乡建设局"),
    _bureau("jiaotong", "交通运输局"),
    _bureau("nongye", "农业农村局"),
    _bureau("weijian", "卫生健康局"),
    _bureau("shichang", "市场监督管理局"),
    _town("hongqi", "红旗镇", "前进村", "团结村"),
    _town("shiqiao", "石桥镇", "桥头村", "桥南村"),
    _town("dongpo", "东坡镇", "坡上村", "坡下村"),
    _town("liulin", "柳林镇", "大柳村", "小柳村"),
    _town("nanwan", "南湾乡", "湾里村"),
    SampleAgency(
        "xicheng",
        "示例县西城街道办事处",
        "西城街道",
        Kind.STREET_OFFICE,
        AgencyLevel.TOWNSHIP,
        offices=("党政综合办公室", "社区建设办公室"),
    ),
)


def _beneath_the_city(sample: SampleAgency) -> SampleAgency:
    return replace(sample, superior=CITY) if sample.code == COUNTY else sample


AGENCIES: Final = (*ABOVE, *(_beneath_the_city(each) for each in CORE), *MORE)
