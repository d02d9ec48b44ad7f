"""What running text says of persons besides numbers: mailboxes, plates, addresses, birth dates, documents, illness, children.

Each rule names the signs without which it cannot hold; where none of them stands in a text, it is not run.
"""

import re
from collections.abc import Callable, Iterator
from typing import Final

from gongkai.files.guard.context import SENTENCE_END, line_around, words_before, wrapped_before
from gongkai.files.guard.dictionaries import HAN, HOME, OFFICE, SURNAME, WORDS, dictionary, is_name
from gongkai.files.guard.hits import HitKind
from gongkai.files.guard.masks import masked
from gongkai.files.guard.stretches import Found

Rule = Callable[[str], Iterator[Found]]
_NEAR: Final = 40  # characters before something in which its owner is named
_D: Final = "0-9０-９"
_CN: Final = "〇零一二三四五六七八九十"

_MAIL: Final = re.compile(
    r"(?<![A-Za-z0-9._%+-])[A-Za-z0-9][A-Za-z0-9._%+-]{0,63}\s?[@＠]\s?(?:[A-Za-z0-9-]{1,63}[.．。]){1,5}[A-Za-z]{2,10}(?![A-Za-z0-9])"
)
_OFFICE_MAIL: Final = re.compile(r"[.．。]gov(?:[.．。]cn)?\Z|xxgk|zwgk|zfxxgk|zfwz|dzzw")
_LETTERHEAD: Final = 120  # characters in which an office gives its address, telephone and mailbox
_PLATE: Final = re.compile(
    rf"[{WORDS['plates']}][A-HJ-NP-ZＡ-Ｚ][\s·•・.\-]?(?:[A-HJ-NP-Z0-9０-９]\s?){{5,6}}(?![A-Za-z0-9０-９-])"
)
_PLATE_TAIL: Final = re.compile(
    rf"[{WORDS['plates']}][A-HJ-NP-Z][\s·•・.\-]?[A-HJ-NP-Z0-9]{{4}}[警学挂港澳]"
)
_LANDLINE: Final = re.compile(
    r"(?<![0-9A-Za-z.\-])(?:[（(]?0\d{2,3}[）)]?[\s\-－—]{0,2})?[2-8]\d{2,3}[\s\-－—]?\d{4}(?![0-9A-Za-z])"
)
_NUMBER: Final = rf"[{_D}{_CN}]{{1,5}}(?:[-－—之][{_D}]{{1,4}})?"
_DOOR: Final = re.compile(
    rf"{_NUMBER}(?:号|弄|组(?!织)|社(?!会|区)|队(?!伍)|栋|幢|座(?!谈)|单元|巷|门(?!诊|类|槛)|楼)"
    rf"(?:[{HAN}{_D}A-Za-z\-－—]{{0,12}}?(?:{_NUMBER}|[A-Z])(?:号楼|号院|号|弄|栋|幢|座|单元|室|房|楼|层|户|门)"
    rf"|[{_D}]{{3,4}}(?![{_D}])){{0,5}}"
)
_STREET: Final = re.compile(rf"[{HAN}{_D}A-Za-z]{{2,40}}\Z")
_FINE: Final = re.compile(
    rf"[{_D}]{{1,5}}(?:室|房|户)|(?:单元|栋|幢|楼|座)[\s\-－—]?[{_D}]{{3,4}}(?![{_D}年月日号])"
)
_PLACE_WORD: Final = re.compile(
    r"路|街|巷|弄|胡同|大道|村|社区|小区|花园|苑|乡|镇|屯|寨|里|组|新城|公寓|宿舍|家园|庄|湾"
)
_HOME_LABEL: Final = re.compile(
    r"住址|家庭地址|居住地|户籍|现住|居住于|居住在|家住|住所地?|户口|住(?:在|于)?\s*[:：]?\s*\Z|住\Z"
)
_WORK_PLACE: Final = re.compile(
    r"大厦|写字楼|办公|公司|中心|大厅|厂|局|院|店|银行|项目|工程|工地|注册|经营|营业|邮寄|收件"
)
_ADDRESS_NOT: Final = re.compile(r"第\s*\Z")
_DATE: Final = (
    rf"(?:1[89]|2[01])[{_D}]{{2}}\s?[年./\-．－]\s?[{_D}]{{1,2}}\s?[月./\-．－]\s?[{_D}]{{1,2}}\s?[日号]?"
    rf"|[１２][{_D}]{{3}}\s?年\s?[{_D}]{{1,2}}\s?月\s?[{_D}]{{1,2}}\s?[日号]"
    rf"|[一二][{_CN}]{{3}}年[{_CN}]{{1,2}}月[{_CN}]{{1,3}}[日号]|(?:19|20)\d{{2}}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d)"
)
_BORN: Final = re.compile(
    rf"(?:出生(?:日期|年月日?|时间)?|生日|(?<![发产])生于|诞生)[\s:：为是于（(|]{{0,6}}(?P<a>{_DATE})|(?P<b>{_DATE})\s?(?:出生|生(?![{HAN}])|生人|生于)"
)
_DOCUMENT: Final = re.compile(
    r"(?:护照|通行证|台胞证|回乡证|旅行证|居留证|居留许可|往来港澳|往来台湾|签证)[^。；;\n]{0,16}?(?<![A-Za-z0-9])(?P<n>[A-Z]{1,3}\s?\d(?:\s?\d){5,11}|[A-Z]\d{6}[（(]\d[）)]|[A-Z][A-Z]\d{7}|\d{8}(?:\d{2})?)(?![A-Za-z0-9])",
    re.IGNORECASE,
)
_ACCOUNT: Final = re.compile(
    r"(?:账号|帐号|账户|帐户|一卡通号?|存折号?|卡号|支付宝|微信号)[^。；;\n\t\x1e\d]{0,12}(?P<n>\d(?:[ \-]?\d){7,29})(?![\dA-Za-z])"
)
_ORGANIZATION: Final = re.compile(
    r"财政|局|公司|委员会|政府|中心|单位|机关|学校|医院|合作社|专户|工会|协会|村委|居委|村民委|银行存款|保证金"
)
_ILLNESS: Final = re.compile(
    r"患(?!者)有?(?:[^，。；、\n]{0,8}?(?:病|癌|症|瘤|炎|中风|瘫痪|障碍|衰竭|艾滋|结核|梅毒|尿毒)|[\u4e00-\u9fff]{2,8}?(?=[，。；、\s]|致|导致|\Z))|确诊[^，。；\n]{0,10}|诊断[为：:是][^，。；\n]{1,12}"
    r"|(?:精神|智力|肢体|听力|视力|言语|多重)(?:残疾)?[一二三四]级(?:残疾)?|因[\u4e00-\u9fff]{1,8}(?=住院|去世|病故|手术|致贫|治疗)|HIV|艾滋病|乙肝|白血病|尿毒症|恶性肿瘤|癌症|精神分裂症|抑郁症|怀孕|流产|糖尿病|高血压|脑梗"
)
_NAMED: Final = re.compile(
    rf"(?:姓名|被监护人|患者|病人|村民|居民|户主|学生|儿童|申请人|受助人|家长|同学|被救助人|当事人|受害人|伤者|孕妇|其子|其女|儿子|女儿|孤儿|男孩|女孩|新生|幼儿|被害人|未成年人|之子|之女)"
    rf"[\s:：|“\"（(]{{0,3}}(?P<a>{SURNAME}[{HAN}]{{1,2}})(?=[，,、（(：:\s\d”\"）)。；;|患因系被男女在现住（的身出为同]|\Z)"
    rf"|(?<![{HAN}])(?P<b>{SURNAME}[{HAN}]{{1,2}})(?=[，,（(\s]{{0,2}}(?:男|女)[，,。；;、\s）)]|[，,]?(?:因?患|确诊|被诊断|经诊断|现年|今年|年仅|身份证|\d{{1,3}}岁|[（(]\d{{1,2}}周?岁|因[{HAN}]{{1,8}}(?:住院|死亡|去世|病故|手术|致贫|治疗)|(?:肢体|视力|听力|智力|精神|言语|多重)[一二三四残]))"
    rf"|(?<=[病症癌瘤炎]的)(?P<c>{SURNAME}[{HAN}]{{1,2}})(?=[，,。；;\s]|\Z)"
)
_RARE: Final = frozenset(dictionary("surnames")["rarely_names"])
_CHILD: Final = re.compile(
    r"未成年|未满十[四六八]周?岁|未满1[468]周?岁|小学|幼儿园|初中|年级|学前|中学|(?<!\d)(?:1[0-7]|\d)周?岁|[一二三四五六七八九]周?岁|十[一二三四五六七]?周?岁|留守儿童|孤儿|困境儿童|男童|女童|幼儿"
)
_LIST: Final = re.compile(
    rf"(?:名单|人员|如下|名额|户主|对象|受助者|学生|获得者)[^。；;\n]{{0,12}}[:：]\s*(?P<n>[{HAN}·]{{2,12}}(?:[ \u3000]?[、，,；; \u3000]\s?[{HAN}·]{{2,12}}){{2,}})"
)
_ONE_NAME: Final = re.compile(rf"[{HAN}·]{{2,12}}")


def statements(text: str) -> Iterator[Found]:
    """Yield what the text says of persons, rule by rule."""
    for signs, rule in _RULES:
        if any(sign in text for sign in signs):
            yield from rule(text)


def _found(kind: HitKind, text: str, start: int, end: int, confidence: float) -> Found:
    return Found(kind, start, end, masked(text[start:end], kind), confidence)


def belongs_to_office(text: str, start: int) -> bool:
    """Test whether the last word before says that it is an office's and not a person's."""
    before = words_before(text, start, 30)
    office = max((each.end() for each in OFFICE.finditer(before)), default=0)
    home = max((each.end() for each in HOME.finditer(before)), default=0)
    return office > home


def _mails(text: str) -> Iterator[Found]:
    for match in _MAIL.finditer(text):
        if not _is_public_mailbox(text, match):
            yield _found(HitKind.E_MAIL, text, match.start(), match.end(), 0.95)


def _is_public_mailbox(text: str, match: re.Match[str]) -> bool:
    """Test for a mailbox of an office: by its domain or name, or after the office's address and telephone."""
    if _OFFICE_MAIL.search(match[0].lower()):
        return True
    before = text[max(0, match.start() - _LETTERHEAD) : match.start()]
    before = re.split(r"[\x1e\n]", before)[-1]
    office = max((each.end() for each in OFFICE.finditer(before)), default=0)
    home = max((each.end() for each in HOME.finditer(before)), default=0)
    return office > home


def _plates(text: str) -> Iterator[Found]:
    for pattern in (_PLATE, _PLATE_TAIL):
        for match in pattern.finditer(text):
            if sum(sign.isdigit() for sign in match[0]) >= 2:
                end = match.end() - (len(match[0]) - len(match[0].rstrip()))
                yield _found(HitKind.LICENCE_PLATE, text, match.start(), end, 0.95)


def _landlines(text: str) -> Iterator[Found]:
    for match in _LANDLINE.finditer(text):
        before = words_before(text, match.start(), _NEAR)
        if "电话" not in before and "宅电" not in before and "联系方式" not in before:
            continue
        if HOME.search(before) and not belongs_to_office(text, match.start()):
            yield _found(HitKind.LANDLINE, text, match.start(), match.end(), 0.9)


def _addresses(text: str) -> Iterator[Found]:
    last = 0
    for match in _DOOR.finditer(text):
        street = _STREET.search(text[max(last, match.start() - 40) : match.start()])
        if street is None:
            continue
        start = _after_label(text, match.start() - len(street[0]), match.end())
        found = text[start : match.end()]
        before = words_before(text, start, 16)
        is_home = _HOME_LABEL.search(before) is not None
        if _PLACE_WORD.search(found) is None or _ADDRESS_NOT.search(before):
            continue
        is_office = _WORK_PLACE.search(found) or belongs_to_office(text, start)
        if is_home and not (is_office and "住" not in before and "户" not in before):
            yield _found(HitKind.ADDRESS, text, start, match.end(), 0.95)
        elif _FINE.search(found) and not is_office and not _WORK_PLACE.search(before):
            yield _found(HitKind.ADDRESS, text, start, match.end(), 0.8)
        last = match.end()


_LABEL_INSIDE: Final = re.compile(
    r".*?(?:家庭住址|家庭地址|户籍地址|居住地址|住址|户籍所在地|户籍地|户籍|现居住在|现居住于|居住于|居住在|现住|家住|住所地|住所|住在|住于|地址|(?<=[，,：:\s])住|^住)(?:为|是|在)?"
)


def _after_label(text: str, start: int, end: int) -> int:
    label = _LABEL_INSIDE.match(text, start, end)
    return label.end() if label and label.end() < end - 3 else start


def _births(text: str) -> Iterator[Found]:
    for match in _BORN.finditer(text):
        group = "a" if match["a"] else "b"
        after = text[match.end() : match.end() + 4]
        if not after.startswith(("以后", "以前", "之后", "之前", "后出生", "前出生")):
            yield _found(HitKind.BIRTH_DATE, text, *match.span(group), 0.95)


def _documents(text: str) -> Iterator[Found]:
    for match in _DOCUMENT.finditer(text):
        yield _found(HitKind.TRAVEL_DOCUMENT, text, *match.span("n"), 0.95)


def _accounts(text: str) -> Iterator[Found]:
    for match in _ACCOUNT.finditer(text):
        around = line_around(text, match.start(), match.end(), _NEAR)
        is_persons = bool(HOME.search(around)) or any(
            is_name(name)
            for name in re.findall(
                rf"(?:户名|持卡人|收款人|开户人)[\s:：|]*([{HAN}·]{{2,6}})", around
            )
        )
        if is_persons and not _ORGANIZATION.search(around):
            yield _found(HitKind.ACCOUNT, text, *match.span("n"), 0.9)


def _names(text: str) -> list[tuple[int, int]]:
    """Return where persons are named, by a label before or by what follows.

    A word such as 和 or 劳 that is a rare family name, but mostly none, counts only after a colon or a space.
    """
    names = []
    for match in _NAMED.finditer(text):
        start, end = match.span(str(match.lastgroup))
        is_set_off = start > 0 and text[start - 1] in ':：“"（( \t|'
        if is_name(text[start:end]) and (is_set_off or text[start] not in _RARE):
            names.append((start, end))
    return names


def _told_of_persons(text: str) -> Iterator[Found]:
    """Yield children by their names, and illnesses by the words for them, where a person is named in the clause."""
    names = _names(text)
    if names:
        yield from _beside_names(text, names, _ILLNESS, HitKind.HEALTH)
        yield from _beside_names(text, names, _CHILD, HitKind.MINOR)


def _beside_names(
    text: str, names: list[tuple[int, int]], pattern: re.Pattern[str], kind: HitKind
) -> Iterator[Found]:
    taken: set[tuple[int, int]] = set()
    for match in pattern.finditer(text):
        owner = _owner(text, names, match)
        where = owner if kind is HitKind.MINOR else match.span()
        if owner is not None and where is not None and where not in taken:
            taken.add(where)
            yield _found(kind, text, *where, 0.85)


def _owner(text: str, names: list[tuple[int, int]], match: re.Match[str]) -> tuple[int, int] | None:
    """Return the name the sentence gives before the words, nearest first; else the first after them."""
    begin = match.start() - len(wrapped_before(text, match.start(), _NEAR * 2))
    after = SENTENCE_END.split(text[match.end() : match.end() + _NEAR])[0].partition("\n")[0]
    near = [each for each in names if begin <= each[0] < match.end() + len(after)]
    before = [each for each in near if each[0] < match.end()]
    return before[-1] if before else next(iter(near), None)


def _lists(text: str) -> Iterator[Found]:
    for match in _LIST.finditer(text):
        names = [each for each in _ONE_NAME.finditer(text, *match.span("n")) if is_name(each[0])]
        total = len(_ONE_NAME.findall(match["n"]))
        if len(names) >= 3 and len(names) * 10 >= total * 8:
            for each in names:
                yield _found(HitKind.NAME_IN_LIST, text, each.start(), each.end(), 0.85)


_RULES: Final[tuple[tuple[tuple[str, ...], Rule], ...]] = (
    (("@", "＠"), _mails),
    (tuple("ABCDEFGHJKLMNPQRSTUVWXYZ"), _plates),
    (("电话", "宅电", "联系方式"), _landlines),
    (("室", "单元", "栋", "幢", "住", "户籍", "户口"), _addresses),
    (("出生", "生日", "生于", "日生", "号生"), _births),
    (("护照", "通行证", "台胞证", "回乡证", "旅行证", "居留", "往来", "签证"), _documents),
    (("账号", "帐号", "账户", "帐户", "一卡通", "存折", "卡号", "支付宝", "微信号"), _accounts),
    (
        (
            "岁",
            "年级",
            "未成年",
            "小学",
            "中学",
            "初中",
            "幼儿",
            "孤儿",
            "童",
            "患",
            "住院",
            "诊断",
            "确诊",
            "级",
            "HIV",
            "病",
            "癌",
            "瘤",
            "怀孕",
            "流产",
            "症",
        ),
        _told_of_persons,
    ),
    (("名单", "人员", "如下", "名额", "户主", "对象", "受助者", "学生", "获得者"), _lists),
)
