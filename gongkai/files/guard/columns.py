"""What the heads of columns, and the labels of forms, say of the cells that belong to them."""

import itertools
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from gongkai.files.guard.dictionaries import NOT_PERSONAL, is_name
from gongkai.files.guard.hits import HitKind
from gongkai.files.guard.masks import masked
from gongkai.files.guard.material import Unit
from gongkai.files.guard.stretches import Found

HEAD_ROWS: Final = 6  # rows from the top in which heads are looked for
_NOT_WORDS: Final = re.compile(r"[\s:：（）()/、*＊]+")
_LONGEST_HEAD: Final = 16
_OFFICE_HEAD: Final = re.compile(
    r"单位|机关|机构|部门|办公|企业|公司|监督|举报|咨询|服务|经办|负责人|法定代表|联系人|受理|窗口|项目"
)
_DIRECTORY: Final = re.compile(
    r"职务|职位|职称|岗位|办公室|办公电话|科室|所在单位|工作单位|分工|考号|准考证|成绩|单位名称|企业名称|执法证号"
)
_DIGITS: Final = re.compile(r"[0-9０-９]")
_MASK: Final = re.compile(r"[*＊]|某")

_HEADS: Final = (
    ("identity", re.compile(r"身份证(?!明)|公民身份号|身份号码|证件号")),
    ("mobile", re.compile(r"手机|移动电话|联系方式|联系电话|^电话(号码)?$|本人电话|家庭电话|住宅电话|家长电话|宅电|监护人电话")),
    ("account", re.compile(r"银行(卡|账|帐)号?|^卡号|银行卡|开户(账|帐)号|一卡通|^(收款|打款|发放)?(账|帐)(号|户)$|存折")),
    ("address", re.compile(r"家庭(住|地)址|住址|居住地|户籍(所在)?地|^(通讯|联系|详细)?地址$|住所")),
    ("birth", re.compile(r"出生|生日")),
    ("health", re.compile(r"疾病|病种|病情|病名|诊断|患病|残疾(类别|等级|类型|证号)|健康状况|伤残等级|致贫原因|孕")),
    ("document", re.compile(r"护照|通行证|台胞证|回乡证")),
    ("minor", re.compile(r"(学生|儿童|幼儿|孤儿|未成年人|小孩|子女|孩子|孙子|婴儿)(的)?(姓名|名字)?$")),
    ("name", re.compile(r"姓名|^户主$|^(受助|受益|申请|领取|持卡|收款|低保|救助|补贴|享受|被征收|获奖|参保|承包)(人|对象|户)$|^村民$|^名字$")),
    ("plate", re.compile(r"车牌|号牌")),
)  # fmt: skip
_VALUES: Final = {
    "identity": (HitKind.IDENTITY_NUMBER, re.compile(r"[0-9０-９\s]{14,20}[0-9XxＸｘ０-９]")),
    "account": (HitKind.ACCOUNT, re.compile(r"[0-9０-９\s\-]{8,34}")),
    "birth": (HitKind.BIRTH_DATE, re.compile(r"(?:1[89]|20)\d{2}\s?[年./\-]?\s?\d{1,2}(?:\s?[月./\-]?\s?\d{1,2})?[日月]?(?: 00:00:00)?|[一二][〇零一二三四五六七八九]{3}年.{1,3}月(?:.{1,3}日)?")),
    "document": (HitKind.TRAVEL_DOCUMENT, re.compile(r"[A-Za-z]{0,3}\d{6,12}(?:[（(]\d[）)])?")),
    "plate": (HitKind.LICENCE_PLATE, re.compile(r".{1,2}[A-Z].{5,8}")),
    "mobile": (HitKind.LANDLINE, re.compile(r"(?:[（(]?0\d{2,3}[）)]?[\s\-－—]{0,2})?[2-8]\d{6,7}")),
}  # fmt: skip
_FINE_PLACE: Final = re.compile(
    r"[0-9０-９一二三四五六七八九十]+\s?(?:号|组|社|队|栋|幢|单元|室|楼|弄|户|座)"
)
_SAYS_NOTHING: Final = re.compile(r"[\s\-—－/／\\无否空没有良好健康正常一般]*|\d{1,2}")
_CHILDREN: Final = re.compile(r"学校|班级|年级|学生|儿童|幼儿|监护人|家长|学籍|未成年")
_AGE: Final = re.compile(r"年龄|岁")


def head_of(text: str) -> str:
    """Return what a head says of the cells below it; empty where it says nothing of a person.

    >>> head_of("身份证号码"), head_of("户主姓名"), head_of("办公电话"), head_of("金额")
    ('identity', 'name', '', '')
    """
    words = _NOT_WORDS.sub("", text)
    if not words or len(words) > _LONGEST_HEAD or _OFFICE_HEAD.search(words):
        return ""
    return next((name for name, pattern in _HEADS if pattern.search(words)), "")


class Heads:
    """The heads of one table: by column from the rows near the top, else by the label to the left."""

    def __init__(self, rows: Sequence[Sequence[Unit]]) -> None:
        self._columns: dict[int, tuple[int, str, str]] = {}
        self._labels: dict[tuple[int, int], str] = {}
        top = [unit for row in rows[:HEAD_ROWS] for unit in row]
        first = next((u.row for u in top if head_of(u.text) and _has_fellows(u, top)), -1)
        for unit in top:
            if unit.row in (first, first + 1) and head_of(unit.text) and first >= 0:
                self._columns.setdefault(unit.column, (unit.row, head_of(unit.text), unit.text))
            elif unit.row == first:
                self._columns.setdefault(unit.column, (unit.row, "", unit.text))
        heads = " ".join(text for _row, _kind, text in self._columns.values())
        self.is_directory = _DIRECTORY.search(heads) is not None
        self.of_children = _CHILDREN.search(heads) is not None
        if first < 0:
            self._read_labels(rows)

    def _read_labels(self, rows: Sequence[Sequence[Unit]]) -> None:
        for row in rows:
            for label, value in itertools.pairwise(row):
                kind = head_of(label.text)
                if kind and not head_of(value.text):
                    self._labels[value.row, value.column] = kind

    def kind(self, unit: Unit) -> str:
        """Return what the head of a cell says of it."""
        head = self._columns.get(unit.column)
        if head is not None and unit.row > head[0]:
            return head[1]
        return self._labels.get((unit.row, unit.column), "")

    def denies(self, unit: Unit) -> bool:
        """Test whether the head says that the figures below are nobody's: an order number, an amount."""
        head = self._columns.get(unit.column)
        if head is None or unit.row <= head[0] or head[1]:
            return False
        return NOT_PERSONAL.search(head[2]) is not None

    @property
    def names_persons(self) -> bool:
        return "name" in {kind for _row, kind, _text in self._columns.values()}


def _has_fellows(unit: Unit, units: Sequence[Unit]) -> bool:
    """Test that a head stands in a row of heads, which holds no figures, or alone above its column."""
    row = [each for each in units if each.row == unit.row and each.text.strip()]
    return all(
        not _DIGITS.search(each.text) and len(each.text) <= 2 * _LONGEST_HEAD for each in row
    ) and (not is_form_row(row))


def is_form_row(row: Sequence[Unit]) -> bool:
    """Test for a row of a form: label, value, label, value."""
    return any(
        head_of(label.text) in ("name", "minor") and is_name(value.text)
        for label, value in pairwise(row)
    )


def by_columns(rows: Sequence[Sequence[Unit]], heads: Heads) -> Iterator[tuple[Unit, Found]]:
    """Yield what the cells hold by their heads; the same may be found by the text as well."""
    for row in rows:
        for unit in row:
            text = unit.text.strip()
            if not text or _MASK.search(text):
                continue
            kind = _kind_of_cell(heads.kind(unit), text, heads)
            if kind is not None:
                start = unit.text.index(text)
                yield unit, Found(kind, start, start + len(text), masked(text, kind), 0.85)


def _kind_of_cell(head: str, text: str, heads: Heads) -> HitKind | None:
    if not head:
        return None
    if head in _VALUES:
        kind, pattern = _VALUES[head]
        is_one = pattern.fullmatch(text) is not None
        if head == "mobile":
            is_one = is_one and not heads.is_directory
        return kind if is_one else None
    if head in ("name", "minor"):
        return _kind_of_name(head, text, heads)
    if head == "address":
        return HitKind.ADDRESS if _FINE_PLACE.search(text) and not heads.is_directory else None
    return None if _SAYS_NOTHING.fullmatch(text) else HitKind.HEALTH


def _kind_of_name(head: str, text: str, heads: Heads) -> HitKind | None:
    if not is_name(text) or (heads.is_directory and not heads.of_children):
        return None
    return HitKind.MINOR if head == "minor" or heads.of_children else HitKind.NAME_IN_LIST
