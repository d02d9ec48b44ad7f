"""Sample items of the practice county: what its agencies publish, and what is still on its way.

Numbers of persons are the printed examples of GB 11643 and telephones nobody has; every fact is made up.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from gongkai.rules.proactive.heads_table import OUTSIDE

FUNCTIONS, PLANS, NEWS, WORK, OTHER = (
    "机构职能",
    "规划计划",
    "工作动态",
    "业务工作",
    "其他",
)
# The classes every sample agency has, with the head each usually falls under
CLASSES: Final = (
    (FUNCTIONS, "20-2"),
    (PLANS, "20-3"),
    (NEWS, OUTSIDE),
    (WORK, "20-11"),
    (OTHER, "20-15"),
)


@dataclass(frozen=True, slots=True)
class SampleItem:
    """One item: its class, how many days ago it was published or drafted, its words, and other entries.

    ``explains`` names the sample it explains, published before it.
    """

    name: str
    title: str
    item_class: str
    days_ago: int
    text: str
    summary: str
    more: Mapping[str, Any] = field(default_factory=dict)
    explains: str = ""


OLD_RULES, NEW_RULES, WRONG_NAME = "old-rules", "new-rules", "wrong-name"

QINGSHAN_PUBLIC: Final = (
    SampleItem(
        OLD_RULES,
        "青山镇农村人居环境管理办法（试行）",
        WORK,
        700,
        "# 第一章　总则\n第一条　为改善农村人居环境，制定本办法。\n第二条　本办法适用于本镇各村。\n"
        "# 第二章　管理\n第三条　各村按月清运生活垃圾，费用由镇财政补助。",
        "镇里管理农村人居环境的规定，2024年试行。",
        {
            "document_number": "青政规〔{年}〕1号",
            "head": "20-1",
            "genre": "办法",
            "channels": ("website", "board"),
        },
    ),
    SampleItem(
        "functions",
        "青山镇人民政府机构职能和办公信息",
        FUNCTIONS,
        420,
        "办公地址：示例县样例路1号\n办公时间：工作日8:30—12:00，14:30—18:00\n联系电话：0000-0000000\n"
        "| 机构 | 职能 | 电话 |\n|---|---|---|\n| 党政综合办公室 | 文电、会务、政府信息公开 | 0000-0000001 |\n"
        "| 社会事务办公室 | 民政、教育、卫生 | 0000-0000002 |",
        "镇政府的地址、办公时间、电话和各办公室的职能。",
    ),
    SampleItem(
        "plan",
        "青山镇国民经济和社会发展年度计划",
        PLANS,
        300,
        "# 一、主要目标\n粮食总产量稳定，农村居民收入稳步增长。\n# 二、重点工作\n修复水渠12公里，改造村道5条。",
        "年度的主要目标和重点工作。",
    ),
    SampleItem(
        "trees",
        "青山镇组织干部群众开展春季义务植树",
        NEWS,
        250,
        "3月12日，镇机关干部和各村群众在上河村栽种杨树、刺槐800株。",
        "春季义务植树活动的情况。",
    ),
    SampleItem(
        NEW_RULES,
        "青山镇农村人居环境管理办法",
        WORK,
        60,
        "# 第一章　总则\n第一条　为改善农村人居环境，制定本办法。\n# 第二章　管理\n"
        "第二条　各村每周清运生活垃圾两次。\n第三条　本办法自公布之日起施行，试行的办法同时废止。",
        "镇里管理农村人居环境的规定，代替试行的办法。",
        {
            "document_number": "青政规〔{年}〕2号",
            "head": "20-1",
            "genre": "办法",
            "channels": ("website", "board"),
        },
    ),
    SampleItem(
        "explained",
        "图说《青山镇农村人居环境管理办法》",
        WORK,
        55,
        "新办法改了两处：清运改为每周两次；补助按户数计算。\n有问题的，打镇里的电话问，或者到便民服务中心问。",
        "新办法改了什么，怎么办理。",
        {"head": "20-1"},
        explains=NEW_RULES,
    ),
    SampleItem(
        WRONG_NAME,
        "青山镇公益性岗位招用人员名单",
        OTHER,
        40,
        "经报名、评议、公示，拟招用保洁员6人、护林员4人。",
        "公益性岗位的招用结果。",
    ),
    SampleItem(
        "subsidy",
        "青山镇高龄津贴发放情况",
        WORK,
        12,
        "本季度向80周岁以上老人发放高龄津贴，分村情况如下。\n"
        "| 村 | 人数 | 金额（元） |\n|---|---|---|\n| 上河村 | 42 | 12600 |\n| 下河村 | 35 | 10500 |\n"
        "| 石桥村 | 28 | 8400 |\n| 合计 | 105 | 31500 |",
        "本季度高龄津贴的发放人数和金额，按村统计。",
        {"head": "21-t-social_assistance", "field": "elderly_care"},
    ),
)

PERSONAL_DATA: Final = SampleItem(
    "draft",
    "青山镇临时救助发放名单",
    WORK,
    1,
    "经审核，下列人员符合临时救助条件。\n"
    "| 序号 | 姓名 | 身份证号 | 村 | 金额（元） |\n|---|---|---|---|---|\n"
    "| 1 | 张某某 | 11010519491231002X | 上河村 | 800 |\n"
    "| 2 | 李某某 | 440524188001010014 | 石桥村 | 600 |",
    "临时救助的发放名单。",
    {"head": "21-t-social_assistance", "field": "social_assistance"},
)
IN_REVIEW: Final = SampleItem(
    "in-review",
    "青山镇冬季森林防火应急预案",
    WORK,
    3,
    "# 一、组织\n镇里成立防火指挥部，各村成立巡查队。\n# 二、处置\n发现火情，先报告，再组织疏散。",
    "冬季森林防火怎样组织、怎样处置。",
    {"head": "20-12", "field": "disaster_relief"},
)
TO_SIGN: Final = SampleItem(
    "to-sign",
    "青山镇水渠修复工程竣工情况",
    WORK,
    4,
    "下河村至东坡村的水渠修复完工，全长3.2公里，受益耕地1100亩。",
    "水渠修复工程的完成情况。",
    {"head": "21-t-irrigation"},
)
RETURNED: Final = SampleItem(
    "returned",
    "青山镇城乡居民养老保险缴费通知",
    WORK,
    5,
    "请参保居民在年底前完成缴费，缴费档次和办法见村公告栏。",
    "城乡居民养老保险怎样缴费。",
    {"field": "social_insurance"},
)
SCHEDULED: Final = SampleItem(
    "scheduled",
    "青山镇腊月集市时间安排",
    OTHER,
    2,
    "腊月逢三、逢八为集市日，车辆停放在镇小学东侧空地。",
    "腊月集市的日子和停车的地方。",
)
KEPT: Final = SampleItem(
    "kept",
    "青山镇机关后勤管理的内部安排",
    OTHER,
    30,
    "机关值班、用车和食堂的安排，只在机关内部使用。",
    "机关内部的后勤安排。",
)

LVSHUI_PUBLIC: Final = (
    SampleItem(
        "functions",
        "绿水镇人民政府机构职能和办公信息",
        FUNCTIONS,
        200,
        "办公地址：示例县样例路1号\n办公时间：工作日8:30—12:00，14:30—18:00",
        "镇政府的地址和办公时间。",
    ),
    SampleItem(
        "clinic",
        "绿水镇家庭医生签约服务办法",
        WORK,
        20,
        "各村居民可以在村卫生室签约，签约不收费。",
        "家庭医生怎样签约。",
        {"field": "health"},
    ),
)
LVSHUI_DRAFT: Final = SampleItem(
    "bus",
    "绿水镇至县城客运班次调整",
    NEWS,
    1,
    "自下月起，绿水镇至县城的客运班车每天增加两班。",
    "",
)
BUREAU_PUBLIC: Final = (
    SampleItem(
        "water",
        "示例县城镇供水价格管理规定",
        WORK,
        150,
        "第一条　居民用水实行阶梯价格。\n第二条　价格调整前，依法听证。",
        "城镇供水的价格怎样定、怎样调。",
        {"document_number": "示发改规〔{年}〕1号", "head": "20-1", "genre": "规定"},
    ),
    SampleItem(
        "bridge",
        "示例县石桥改建项目批准情况",
        WORK,
        18,
        "项目总投资560万元，计划工期10个月。",
        "石桥改建项目的投资和工期。",
        {"head": "20-10", "field": "major_projects"},
    ),
)

# What supervision finds at 绿水镇: nobody looked after it
OLD_NEWS: Final = SampleItem(
    "old-news",
    "绿水镇开展秋季农田水利检修",
    NEWS,
    75,
    "镇里组织各村检修泵站6座，清理水渠4公里。",
    "秋季农田水利检修的情况。",
)
PAST_VALIDITY: Final = SampleItem(
    "past-validity",
    "绿水镇集市管理暂行办法",
    OTHER,
    330,
    "第一条　集市日车辆停放在指定地点。\n第二条　本办法有效期不到一年。",
    "集市日的管理办法，暂行。",
    {"document_number": "绿政规〔{年}〕1号", "head": "20-1"},
)
TAKEN_BACK: Final = SampleItem(
    "taken-back",
    "绿水镇秸秆利用补贴办法",
    WORK,
    90,
    "第一条　秸秆离田利用的，按亩补贴。",
    "秸秆利用怎样补贴。",
    {"document_number": "绿政规〔{年}〕2号", "head": "20-1"},
)
EXPLAINS_TAKEN_BACK: Final = SampleItem(
    "explains-taken-back",
    "一图看懂绿水镇秸秆利用补贴办法",
    WORK,
    88,
    "按亩补贴，到村里登记。",
    "秸秆利用补贴怎么领。",
    {"head": "20-1"},
)
FORGOTTEN: Final = SampleItem(
    "forgotten",
    "绿水镇村道修缮工程招标结果",
    WORK,
    60,
    "修缮村道3条，共2.4公里，中标单位已经公示。",
    "村道修缮工程的招标结果。",
    {"head": "21-t-irrigation"},
)
TO_ASSESS: Final = SampleItem(
    "to-assess",
    "绿水镇拟征求意见的垃圾分类方案（讨论稿）",
    OTHER,
    200,
    "方案还在讨论，各村意见不一。",
    "垃圾分类方案的讨论稿。",
)
