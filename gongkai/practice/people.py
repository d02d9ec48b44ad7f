"""The people of the practice county. Their passwords work in practice installations only.

``CORE`` are the cast of the county as a beginner meets it; ``EVERYBODY`` adds those above it, the roles the cast does
not hold, and three people for each of the other agencies: ``<code>-1`` the clerk, ``-2`` the leader, ``-3`` the head.
"""

from dataclasses import dataclass
from typing import Final

from gongkai.accounts.models import Role
from gongkai.practice.county import AGENCIES, CITY, COUNTY, OFFICE, PROVINCE, REAL_EXAMPLE


@dataclass(frozen=True, slots=True)
class SamplePerson:
    """One person: user name, name, the roles held as (agency code, role), what to try first, and the group listed in."""

    username: str
    name: str
    roles: tuple[tuple[str, Role], ...]
    shows: str
    group: str = ""


TOWN: Final = "青山镇（先从这里试）"
SUPERIORS: Final = "主管部门"
NEIGHBOURS: Final = "别的单位"
OTHERS: Final = "其他角色"
GROUPS: Final = (TOWN, SUPERIORS, NEIGHBOURS, OTHERS)

CORE: Final = (
    SamplePerson(
        "lin", "林文员", (("qingshan", Role.CLERK),), "青山镇信息员：填报、读入报告", group=TOWN
    ),
    SamplePerson(
        "zhao",
        "赵主任",
        (("qingshan", Role.HEAD_OF_OGI_OFFICE),),
        "青山镇工作机构负责人：签批",
        group=TOWN,
    ),
    SamplePerson(
        "qian", "钱镇长", (("qingshan", Role.SIGNER),), "青山镇分管负责人：签批", group=TOWN
    ),
    SamplePerson("sun", "孙审核", (("qingshan", Role.REVIEWER),), "青山镇审核人", group=TOWN),
    SamplePerson(
        "bao",
        "鲍保密",
        (("qingshan", Role.SECRECY_REVIEWER),),
        "青山镇保密审查人：逐项审查、看附件",
        group=TOWN,
    ),
    SamplePerson(
        "wang", "王文员", (("lvshui", Role.CLERK),), "绿水镇信息员（另一个机关）", group=NEIGHBOURS
    ),
    SamplePerson("ma", "马审核", (("lvshui", Role.REVIEWER),), "绿水镇审核人", group=NEIGHBOURS),
    SamplePerson(
        "zhou",
        "周主任",
        (("lvshui", Role.HEAD_OF_OGI_OFFICE), ("lvshui", Role.SECRECY_REVIEWER)),
        "绿水镇工作机构负责人，兼保密审查",
        group=NEIGHBOURS,
    ),
    SamplePerson("wu", "吴镇长", (("lvshui", Role.SIGNER),), "绿水镇分管负责人", group=NEIGHBOURS),
    SamplePerson(
        "zheng",
        "郑科员",
        (("shili-fagai", Role.CLERK), ("shili-jiaoyu", Role.CLERK)),
        "两个局的信息员：切换机关",
        group=NEIGHBOURS,
    ),
    SamplePerson(
        "hu", "胡审核", (("shili-fagai", Role.REVIEWER),), "县发改局审核人", group=NEIGHBOURS
    ),
    SamplePerson(
        "feng",
        "冯局长",
        (("shili-fagai", Role.SIGNER), ("shili-jiaoyu", Role.SIGNER)),
        "两个局的分管负责人",
        group=NEIGHBOURS,
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
        group=NEIGHBOURS,
    ),
    SamplePerson(
        "he",
        "何股长",
        (
            (OFFICE, Role.COUNTY_OFFICER),
            (COUNTY, Role.COUNTY_OFFICER),
            (REAL_EXAMPLE, Role.CLERK),
        ),
        "县级主管部门：审看、接受、退回，看全县的报告",
        group=SUPERIORS,
    ),
    SamplePerson(
        "admin", "管理员", ((COUNTY, Role.ADMINISTRATOR),), "管理员：机关、人员", group=OTHERS
    ),
)

MORE: Final = (
    SamplePerson(
        "lv",
        "吕处长",
        ((f"{CITY}-fuban", Role.COUNTY_OFFICER), (CITY, Role.COUNTY_OFFICER)),
        "市级主管部门：看全市的报告",
        SUPERIORS,
    ),
    SamplePerson(
        "shi",
        "施处长",
        ((f"{PROVINCE}-fuban", Role.COUNTY_OFFICER), (PROVINCE, Role.COUNTY_OFFICER)),
        "省级主管部门：看全省的报告",
        SUPERIORS,
    ),
    SamplePerson("cao", "曹科员", ((COUNTY, Role.CLERK),), "县政府信息员：全县的报告", NEIGHBOURS),
    SamplePerson("yan", "严副县长", ((COUNTY, Role.SIGNER),), "县政府分管负责人", NEIGHBOURS),
    SamplePerson(
        "tao", "陶主任", ((COUNTY, Role.HEAD_OF_OGI_OFFICE),), "县政府工作机构负责人", NEIGHBOURS
    ),
    SamplePerson("fa", "范法务", ((COUNTY, Role.LEGAL_REVIEWER),), "县合法性审核人", OTHERS),
    SamplePerson("cheng", "程承办", (("qingshan", Role.CASE_OFFICER),), "青山镇承办人", OTHERS),
    SamplePerson(
        "du", "杜经办", (("qingshan", Role.HANDLING_UNIT_MEMBER),), "青山镇承办单位经办人", OTHERS
    ),
    SamplePerson("lan", "兰管理", (("qingshan", Role.BOARD_KEEPER),), "青山镇公开栏管理员", OTHERS),
    SamplePerson(
        "town-admin", "镇管理员", (("qingshan", Role.ADMINISTRATOR),), "青山镇管理员", OTHERS
    ),
)

SURNAMES: Final = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏"
THREE: Final = (
    ("1", "文员", Role.CLERK),
    ("2", "领导", Role.SIGNER),
    ("3", "主任", Role.HEAD_OF_OGI_OFFICE),
)


def _three_each() -> tuple[SamplePerson, ...]:
    """Return a clerk, a leader and a head for each agency of the county that has none of the cast for it."""
    staffed = {(code, role) for person in (*CORE, *MORE) for code, role in person.roles}
    return tuple(
        SamplePerson(
            f"{agency.code}-{number}",
            SURNAMES[(place * len(THREE) + int(number)) % len(SURNAMES)] + title,
            ((agency.code, role),),
            f"{agency.short_name}{role.label}",
        )
        for place, agency in enumerate(AGENCIES)
        for number, title, role in THREE
        if (agency.code, role) not in staffed and agency.code != REAL_EXAMPLE
    )


EVERYBODY: Final = (*CORE, *MORE, *_three_each())
