"""Personal data in the text and in every attachment, named by row (Article 15; 个人信息保护法 Article 25)."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from gongkai.catalog.checks.material import Material
from gongkai.catalog.content import Attachment
from gongkai.catalog.findings import Finding, Weight
from gongkai.files.documents import Unreadable
from gongkai.files.page_text import document_of_text
from gongkai.files.private_data import Kind, Place, scan_document, scan_text
from gongkai.files.private_data.whole_files import scan_file
from gongkai.jobs import confined
from gongkai.rules.citations import REGULATIONS
from gongkai.storage import fetch

ARTICLE: Final = f"{REGULATIONS.article(15)}；《中华人民共和国个人信息保护法》第二十五条"
MOST_PLACES: Final = 40  # named on the page; the rest is counted
KEPT: Final = 500  # files whose places are remembered, told apart by their hash
TOO_MUCH: Final = "读它用的时间或内存超过了上限，没有读完。"
NO_TEXT: Final = frozenset({"png", "jpg"})

TODO: Final = {
    Kind.IDENTITY_NUMBER: "公开一般不需要身份证号：删去整列最稳妥；确需区分同名的，遮盖为 35*************123。",
    Kind.OLD_IDENTITY_NUMBER: "这是15位旧身份证号的样子：删去或者遮盖；不是的，请审核人放行。",
    Kind.MOBILE_NUMBER: "私人手机号遮盖为 138****1234 或者删去；办公用的公开电话，请审核人写明后放行。",
    Kind.BANK_CARD: "银行卡号不能公开：删去整列。",
    Kind.HEADED_COLUMN: "这一列的标题说明下面是个人信息：删去整列，或者逐个遮盖。",
}


def personal_data(material: Material) -> Iterator[Finding]:
    """Find personal data in the title, the text and the attachments."""
    content = material.content
    words = "\n".join((content.title, content.summary, content.keywords))
    yield from _told("标题和概述", scan_text(words))
    yield from _told("正文", scan_document(document_of_text(content.text, content.title)))
    for attachment in content.attachments:
        yield from _in_attachment(attachment)


def _in_attachment(attachment: Attachment) -> Iterator[Finding]:
    where = f"附件“{attachment.name}”"
    if attachment.kind in NO_TEXT:
        yield _unseen(where, "这是图片，程序读不出里面的字。")
        return
    try:
        places = _places_in(attachment.sha256)
    except Unreadable as refusal:
        yield _unseen(where, refusal.says)
    except confined.OutOfBounds:
        yield _unseen(where, TOO_MUCH)
    else:
        yield from _told(where, places)


@lru_cache(maxsize=KEPT)
def _places_in(address: str) -> tuple[Place, ...]:
    """Read a file in a process of its own; the same bytes always hold the same."""
    places: tuple[Place, ...] = confined.run_confined(
        scan_file, fetch(address), "", bounds=confined.Bounds()
    )
    return places


def _unseen(where: str, why: str) -> Finding:
    return Finding(
        "personal.unseen",
        Weight.STOPS,
        f"{where}没有查过个人信息",
        why,
        "换成能读出文字的 Word、Excel 或者 PDF；确实只有这一种的，请审核人打开看过，写明后放行。",
        ARTICLE,
        places=(where,),
    )


def _told(where: str, places: Sequence[Place]) -> Iterator[Finding]:
    for kind in Kind:
        mine = [each for each in places if each.kind is kind]
        if not mine:
            continue
        rows = [f"{where} {each.in_words} {each.masked}".strip() for each in mine]
        more = [f"还有 {len(rows) - MOST_PLACES} 处"] if len(rows) > MOST_PLACES else []
        yield Finding(
            f"personal.{kind.name.lower()}",
            Weight.STOPS,
            f"{where}有{_named(mine)}{kind.value}"
            if kind is not Kind.HEADED_COLUMN
            else f"{where}有写着个人信息的列",
            "公开前要去掉或者遮盖。",
            TODO[kind],
            ARTICLE,
            places=(*rows[:MOST_PLACES], *more),
            field="text" if where == "正文" else "",
        )


def _named(places: Sequence[Place]) -> str:
    """Name the rows as people do: “表1第 3、7、12 行的”, or the number of places."""
    tables = {each.table for each in places}
    rows = sorted({each.row for each in places if each.row})
    if len(tables) == 1 and rows and all(each.row for each in places):
        shown = "、".join(str(row) for row in rows[:MOST_PLACES])
        return f"（表{places[0].table}第 {shown} 行）"
    return f" {len(places)} 处"
