"""Personal data in the text and in every attachment, named by row (Article 15; 个人信息保护法 Article 25)."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from gongkai.catalog.checks.material import Material
from gongkai.catalog.content import Attachment
from gongkai.catalog.findings import Finding, Weight
from gongkai.files.documents import Unreadable
from gongkai.files.guard.hits import KIND_LABELS, HitKind
from gongkai.files.guard.telling import Told, told_of_blocks, told_of_file
from gongkai.files.page_text import document_of_text
from gongkai.jobs import confined
from gongkai.rules.citations import REGULATIONS
from gongkai.storage import fetch

ARTICLE: Final = (
    f"{REGULATIONS.article(15)}；《中华人民共和国个人信息保护法》第二十五条、第二十八条"
)
MOST_PLACES: Final = 40  # named on the page; the rest is counted
KEPT: Final = 500  # files whose places are remembered, told apart by their hash
TOO_MUCH: Final = "读它用的时间或内存超过了上限，没有读完。"
NO_TEXT: Final = frozenset({"png", "jpg"})
MASK: Final = "删去或者遮盖；确需公开的，请审核人写明后放行。"

TODO: Final = {
    HitKind.IDENTITY_NUMBER: "公开一般不需要身份证号：删去整列最稳妥；确需区分同名的，遮盖为 35*************123。",
    HitKind.MOBILE: "私人手机号遮盖为 138****1234 或者删去；办公用的公开电话，请审核人写明后放行。",
    HitKind.BANK_CARD: "银行卡号不能公开：删去整列。",
    HitKind.ACCOUNT: "个人账号不能公开：删去整列。",
    HitKind.ADDRESS: "住址只写到乡镇、街道。",
    HitKind.HEALTH: "健康状况是敏感个人信息：删去。",
    HitKind.MINOR: "未成年人的信息是敏感个人信息：删去或者遮盖姓名。",
    HitKind.NAME_IN_LIST: "名单要不要写全名，按这件事的规定；可以不写的，遮盖为“张**”。",
    HitKind.HIDDEN_CONTENT: "打开文件看不见，别人下载以后看得见：在原文件里删去，或者用“检查文件”生成遮盖过的副本。",
    HitKind.METADATA: "在原文件的属性里删去，或者用“检查文件”生成遮盖过的副本。",
}
ONLY_MIND: Final = frozenset({HitKind.NAME_IN_LIST, HitKind.METADATA})  # often rightly there


def personal_data(material: Material) -> Iterator[Finding]:
    """Find personal data in the title, the text and the attachments."""
    content = material.content
    words = "\n".join((content.title, content.summary, content.keywords))
    yield from _told("标题和概述", told_of_blocks(document_of_text(words, "").blocks))
    yield from _told("正文", told_of_blocks(document_of_text(content.text, content.title).blocks))
    for attachment in content.attachments:
        yield from _in_attachment(attachment)


def _in_attachment(attachment: Attachment) -> Iterator[Finding]:
    where = f"附件“{attachment.name}”"
    try:
        told, unread = _told_in(attachment.sha256, attachment.name)
    except Unreadable as refusal:
        yield _unseen(where, refusal.says)
    except confined.OutOfBounds:
        yield _unseen(where, TOO_MUCH)
    else:
        if attachment.kind in NO_TEXT:
            unread = "这是图片，程序读不出里面的字。"
        if unread:
            yield _unseen(where, unread)
        yield from _told(where, told)


@lru_cache(maxsize=KEPT)
def _told_in(address: str, name: str) -> tuple[tuple[Told, ...], str]:
    """Read a file in a process of its own; the same bytes always hold the same."""
    told: tuple[tuple[Told, ...], str] = confined.run_confined(
        told_of_file, fetch(address), name, bounds=confined.Bounds()
    )
    return told


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


def _told(where: str, told: Sequence[Told]) -> Iterator[Finding]:
    for kind in HitKind:
        mine = [each for each in told if each.hit.kind is kind]
        if not mine:
            continue
        rows = [f"{where} {each.where} {each.hit.masked}".strip() for each in mine]
        more = [f"还有 {len(rows) - MOST_PLACES} 处"] if len(rows) > MOST_PLACES else []
        yield Finding(
            f"personal.{kind}",
            Weight.MIND if kind in ONLY_MIND else Weight.STOPS,
            f"{where}有 {len(mine)} 处{KIND_LABELS[kind]}",
            "公开前要去掉或者遮盖。",
            TODO.get(kind, MASK),
            ARTICLE,
            places=(*rows[:MOST_PLACES], *more),
            field="text" if where == "正文" else "",
        )
