"""The people of the practice county. Their passwords work in practice installations only."""

from dataclasses import dataclass
from typing import Final

from gongkai.accounts.models import Role
from gongkai.practice.county import COUNTY, OFFICE, REAL_EXAMPLE


@dataclass(frozen=True, slots=True)
class SamplePerson:
    """One person: user name, name, the roles held as (agency code, role), and what to try first."""

    username: str
    name: str
    roles: tuple[tuple[str, Role], ...]
    shows: str


PEOPLE: Final = (
    SamplePerson("lin", "林文员", (("qingshan", Role.CLERK),), "青山镇信息员：填报、读入报告"),
    SamplePerson(
        "zhao",
        "赵主任",
        (("qingshan", Role.HEAD_OF_OGI_OFFICE),),
        "青山镇工作机构负责人：签批",
    ),
    SamplePerson("qian", "钱镇长", (("qingshan", Role.SIGNER),), "青山镇分管负责人：签批"),
    SamplePerson("sun", "孙审核", (("qingshan", Role.REVIEWER),), "青山镇审核人"),
    SamplePerson(
        "bao",
        "包保密",
        (("qingshan", Role.SECRECY_REVIEWER),),
        "青山镇保密审查人：逐项审查、看附件",
    ),
    SamplePerson("wang", "王文员", (("lvshui", Role.CLERK),), "绿水镇信息员（另一个机关）"),
    SamplePerson("ma", "马审核", (("lvshui", Role.REVIEWER),), "绿水镇审核人"),
    SamplePerson(
        "zhou",
        "周主任",
        (("lvshui", Role.HEAD_OF_OGI_OFFICE), ("lvshui", Role.SECRECY_REVIEWER)),
        "绿水镇工作机构负责人，兼保密审查",
    ),
    SamplePerson("wu", "吴镇长", (("lvshui", Role.SIGNER),), "绿水镇分管负责人"),
    SamplePerson(
        "zheng",
        "郑科员",
        (("shili-fagai", Role.CLERK), ("shili-jiaoyu", Role.CLERK)),
        "两个局的信息员：切换机关",
    ),
    SamplePerson("hu", "胡审核", (("shili-fagai", Role.REVIEWER),), "县发改局审核人"),
    SamplePerson(
        "feng",
        "冯局长",
        (("shili-fagai", Role.SIGNER), ("shili-jiaoyu", Role.SIGNER)),
        "两个局的分管负责人",
    ),
    SamplePerson(
        "chen",
        "陈主任",
        (
            ("shili-fagai", Role.HEAD_OF_OGI_OFFICE),
            ("shili-fagai", Role.SECRECY_REVIEWER),
            ("shili-jiaoyu", Role.HEAD_OF_OGI_OFFICE),
        ),
        "两个局的工作机构负责人，兼县发改局保密审查",
    ),
    SamplePerson(
        "he",
        "何股长",
        (
            (OFFICE, Role.COUNTY_OFFICER),
            (COUNTY, Role.COUNTY_OFFICER),
            (REAL_EXAMPLE, Role.CLERK),
        ),
        "县级主管部门：看全县的报告",
    ),
    SamplePerson("admin", "管理员", ((COUNTY, Role.ADMINISTRATOR),), "管理员：机关、人员"),
)
