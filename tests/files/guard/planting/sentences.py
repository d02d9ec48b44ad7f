"""Sentences with one thing planted, and sentences that only look like it."""

from collections.abc import Callable
from random import Random

from gongkai.files.guard.hits import HitKind as K
from tests.files.guard.planting import persons as p

Planted = tuple[
    str, list[tuple[K, str]]
]  # a sentence, and what is planted in it as it is usually written
Maker = Callable[[Random], Planted]


def _number(kind: K, make: Callable[[Random], str], *labels: str) -> Maker:
    def planted(chance: Random) -> Planted:
        number = make(chance)
        written = chance.choice(p.WAYS)(number, chance)
        before, after = (
            chance.choice(labels),
            chance.choice(["。", "，特此证明。", "", "；其余见附件。"]),
        )
        return f"{before}{written}{after}", [(kind, number)]

    return planted


def _said(kind: K, make: Callable[[Random], str], *frames: str) -> Maker:
    def planted(chance: Random) -> Planted:
        value = make(chance)
        return chance.choice(frames).format(value, name=p.name(chance)), [(kind, value)]

    return planted


def _birth(chance: Random) -> str:
    born = p.day(chance)
    return chance.choice([f"{born.year}年{born.month}月{born.day}日", born.isoformat()])


def _child(chance: Random) -> Planted:
    name = p.name(chance)
    frame = chance.choice(
        ["学生{}，{}岁，就读于示例小学。", "儿童{}，今年{}岁。", "姓名：{}，{}周岁，监护人已签字。"]
    )
    return frame.format(name, chance.randrange(3, 14)), [(K.MINOR, name)]


def _listed(chance: Random) -> Planted:
    names = list(dict.fromkeys(p.name(chance) for _ in range(chance.randrange(3, 8))))
    while len(names) < 3:
        names.append(p.name(chance))
    frame = chance.choice(["救助对象名单：{}。", "本批困难户名单如下：{}", "获得补贴的人员：{}。"])
    return frame.format("、".join(names)), [(K.NAME_IN_LIST, name) for name in names]


MAKERS: dict[K, Maker] = {
    K.IDENTITY_NUMBER: _number(K.IDENTITY_NUMBER, p.identity, "身份证号：", "公民身份号码", "", "证件号码为"),
    K.MOBILE: _number(K.MOBILE, p.mobile, "手机：", "联系电话", "电话是", "请拨打本人手机"),
    K.BANK_CARD: _number(K.BANK_CARD, p.card, "银行卡号：", "卡号", "打入"),
    K.LANDLINE: _said(K.LANDLINE, p.landline, "家庭电话：{}", "{name}，住宅电话{}。", "姓名：{name}，联系电话：{}"),
    K.TRAVEL_DOCUMENT: _said(K.TRAVEL_DOCUMENT, p.passport, "护照号码{}", "持护照（{}）入境", "护照：{}，有效期内"),
    K.E_MAIL: _said(K.E_MAIL, p.mail, "邮箱：{}", "发到{}即可", "电子邮件 {}。"),
    K.LICENCE_PLATE: _said(K.LICENCE_PLATE, p.plate, "车牌号{}", "驾驶{}小型客车", "车辆（{}）违停"),
    K.ADDRESS: _said(K.ADDRESS, p.village_address, "家住{}。", "住址：{}", "{name}，现住{}，", "户籍地址：{}"),
    K.BIRTH_DATE: _said(K.BIRTH_DATE, _birth, "{name}，女，{}出生。", "出生日期：{}", "{name}，男，生于{}，"),
    K.ACCOUNT: _said(K.ACCOUNT, p.account, "户名：{name}，账号：{}", "姓名：{name}，一卡通账号{}"),
    K.HEALTH: _said(K.HEALTH, lambda c: c.choice(p.ILLNESSES), "患者{name}，确诊{}。", "{name}患{}，丧失劳动能力", "村民{name}，因患{}致贫"),
    K.MINOR: _child,
    K.NAME_IN_LIST: _listed,
}  # fmt: skip


def _wrong_identity(c: Random) -> str:
    number = p.identity(c)
    return number[:17] + c.choice([each for each in "0123456789" if each != number[17]])


def _town_home(c: Random) -> Planted:
    value = p.town_address(c)
    return f"{value}", [(K.ADDRESS, value)]


INNOCENT: tuple[Callable[[Random], str], ...] = (
    lambda c: f"订单号{p.mobile(c)}",
    lambda c: f"流水号：{c.randrange(10**15, 10**16)}",
    lambda c: f"合同编号：HT-2026-{c.randrange(10**10, 10**11)}",
    lambda c: f"示政发〔{c.randrange(2010, 2027)}〕{c.randrange(1, 300)}号",
    lambda c: f"索引号 000014349/2026-{c.randrange(10**5):05}",
    lambda c: f"统一社会信用代码：9{c.randrange(10**7):07}MA{c.randrange(10**8):08}"[:26],
    lambda c: f"金额{c.randrange(10**10, 10**11)}元",
    lambda c: f"总投资{c.randrange(10**6):,}.{c.randrange(100):02}万元",
    lambda c: f"发布日期：{p.day(c, 2010, 2026)}",
    lambda c: f"{c.randrange(2000, 2026)}年{c.randrange(1, 13)}月{c.randrange(1, 28)}日起施行",
    lambda c: f"咨询电话：{p.landline(c)}",
    lambda c: f"办公室电话{p.landline(c)}，监督电话12345",
    lambda c: f"联系单位：示例县民政局，联系电话：{p.landline(c)}",
    lambda c: f"办公地址：示例县{c.choice(p.STREETS)}{c.randrange(1, 300)}号政务服务中心三楼",
    lambda c: f"注册地址：示例市东大路{c.randrange(1, 99)}号创新大厦{c.randrange(100, 2000)}室",
    lambda c: f"项目代码：2026-{c.randrange(10**6):06}-50-01-{c.randrange(10**6):06}",
    lambda c: f"统计代码{c.randrange(110000, 659000)}{c.randrange(10**6):06}",
    lambda c: f"条形码69{c.randrange(10**11):011}",
    lambda c: f"户名：示例县财政局，账号：{c.randrange(10**15, 10**16)}",
    lambda c: f"公开邮箱：xxgk{c.randrange(100)}@example.gov.cn",
    lambda c: f"编号{_wrong_identity(c)}",
    lambda c: f"同比增长{c.randrange(1, 99)}.{c.randrange(10)}%，占地{c.randrange(10**5)}平方米",
    lambda c: "劳动者患职业病的，由用人单位依法负责，未成年人和家长可以申请。",
    lambda c: f"第{c.randrange(1, 90)}条 {c.randrange(1, 20)}组织机构应当依法公开。",
    lambda c: f"申报名单如下：{'、'.join(c.sample(p.TOWNS, 4))}。",
)
