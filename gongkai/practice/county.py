"""The practice county: agencies, offices and villages that do not exist anywhere."""

from dataclasses import dataclass
from typing import Final

from gongkai.agencies.models import AgencyLevel, Kind

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

AGENCIES: Final = (
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
