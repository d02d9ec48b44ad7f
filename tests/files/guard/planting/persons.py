"""Made-up persons and their numbers, with right check digits; and the ways people write them."""

import datetime as dt
from random import Random

from gongkai.files.guard.arithmetic import identity_checksum, passes_luhn
from gongkai.files.guard.dictionaries import PROVINCES

SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付邹孟熊秦邱江尹薛闫段雷侯龙"
GIVEN = "伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂华建国文辉玲红玉春梅丹宁婷雪琳志海波凤洁浩鑫晨宇航雨欣"
VILLAGES = [
    "上河村",
    "柳沟村",
    "石桥村",
    "东坡村",
    "大湾村",
    "青石村",
    "红旗村",
    "下坪村",
    "梧桐村",
    "杨家庄",
]
TOWNS = ["青山镇", "白云镇", "红石乡", "清水街道", "龙泉镇", "双河乡"]
STREETS = ["人民路", "解放街", "建设路", "和平巷", "中山路", "文化街", "新华路"]
ESTATES = ["阳光小区", "幸福家园", "和谐花园", "锦绣新城", "翠湖苑"]
ILLNESSES = [
    "尿毒症",
    "肺癌",
    "糖尿病",
    "高血压",
    "白血病",
    "脑梗死",
    "精神分裂症",
    "肝硬化",
    "冠心病",
    "先天性心脏病",
]
_FULL = str.maketrans("0123456789X", "０１２３４５６７８９Ｘ")
_CHINESE = str.maketrans("0123456789", "零一二三四五六七八九")
MOBILE_STARTS = [
    "130",
    "131",
    "135",
    "136",
    "137",
    "138",
    "139",
    "147",
    "150",
    "151",
    "155",
    "158",
    "159",
    "166",
    "173",
    "177",
    "180",
    "185",
    "187",
    "188",
    "189",
    "191",
    "198",
    "199",
]


def name(chance: Random) -> str:
    return chance.choice(SURNAMES) + "".join(chance.choices(GIVEN, k=chance.choice([1, 2, 2])))


def day(chance: Random, first: int = 1935, last: int = 2010) -> dt.date:
    return dt.date(first, 1, 1) + dt.timedelta(days=chance.randrange((last - first) * 365))


def identity(chance: Random) -> str:
    area = (
        chance.choice(sorted(PROVINCES))
        + f"{chance.randrange(1, 30):02}{chance.randrange(1, 90):02}"
    )
    first = f"{area}{day(chance):%Y%m%d}{chance.randrange(1, 999):03}"
    return first + identity_checksum(first)


def old_identity(chance: Random) -> str:
    area = (
        chance.choice(sorted(PROVINCES))
        + f"{chance.randrange(1, 30):02}{chance.randrange(1, 90):02}"
    )
    return f"{area}{day(chance, 1930, 1990):%y%m%d}{chance.randrange(1, 999):03}"


def mobile(chance: Random) -> str:
    return chance.choice(MOBILE_STARTS) + f"{chance.randrange(10**8):08}"


def card(chance: Random) -> str:
    length = chance.choice([16, 19])
    first = chance.choice(["6222", "6217", "6228", "6214", "6230"]) + "".join(
        chance.choices("0123456789", k=length - 5)
    )
    return next(first + last for last in "0123456789" if passes_luhn(first + last))


def landline(chance: Random) -> str:
    return f"0{chance.randrange(310, 999)}-{chance.randrange(2_000_000, 8_999_999)}"


def plate(chance: Random) -> str:
    tail = (
        "".join(chance.choices("ABCDEFGHJKLMNPQRSTUVWXYZ", k=1)) + f"{chance.randrange(10_000):04}"
    )
    return (
        chance.choice("京津沪渝冀豫云辽黑湘皖鲁苏浙赣鄂桂甘晋蒙陕吉闽贵粤川")
        + chance.choice("ABCDEF")
        + tail
    )


def mail(chance: Random) -> str:
    user = "".join(chance.choices("abcdefghijklmnopqrstuvwxyz", k=6)) + str(chance.randrange(100))
    return f"{user}@{chance.choice(['example.com', 'example.net', 'mail.example.org'])}"


def passport(chance: Random) -> str:
    return chance.choice(["E", "G", "EA", "EJ"]) + f"{chance.randrange(10**7, 10**8 - 1):08}"[:8]


def village_address(chance: Random) -> str:
    return f"示例县{chance.choice(TOWNS)}{chance.choice(VILLAGES)}{chance.randrange(1, 20)}组{chance.randrange(1, 200)}号"


def town_address(chance: Random) -> str:
    return (
        f"示例县{chance.choice(STREETS)}{chance.randrange(1, 300)}号{chance.choice(ESTATES)}"
        f"{chance.randrange(1, 30)}栋{chance.randrange(1, 5)}单元{chance.randrange(101, 2999)}室"
    )


def account(chance: Random) -> str:
    return f"9{chance.randrange(10**10, 10**11)}"


def plain(number: str, _chance: Random) -> str:
    return number


def spaced(number: str, _chance: Random) -> str:
    size = 4 if len(number) in (16, 19) else 0
    if size:
        return " ".join(number[at : at + size] for at in range(0, len(number), size))
    cuts = (6, 14) if len(number) > 15 else (3, 7)
    return f"{number[: cuts[0]]} {number[cuts[0] : cuts[1]]} {number[cuts[1] :]}"


def hyphened(number: str, chance: Random) -> str:
    return spaced(number, chance).replace(" ", "-")


def full_width(number: str, _chance: Random) -> str:
    return number.translate(_FULL)


def in_words(number: str, _chance: Random) -> str:
    return number.translate(_CHINESE)


def broken(number: str, chance: Random) -> str:
    at = chance.randrange(3, len(number) - 2)
    return f"{number[:at]}\n{number[at:]}"


WAYS = (plain, plain, plain, spaced, hyphened, full_width, in_words, broken)
