"""Why something cannot be done to an item: what, why, and how to mend it."""

from collections.abc import Sequence
from typing import Any


class ItemRefusal(ValueError):
    """A step that the item's state or the rules do not permit; the message is for the person."""


class NotEditable(ItemRefusal):
    """Raised when the text of a version that is under review or public would change."""

    def __init__(self) -> None:
        super().__init__(
            "这一版已经送审或者公开，内容不能再改（条例第十七条：先审查、后公开）。"
            "怎么办：在审的请审查人退回；已公开的另起一版，重新送审。"
        )


class ChangedMeanwhile(ItemRefusal):
    """Raised when somebody else saved the draft since the form was opened; ``theirs`` is what stands there now."""

    def __init__(self, theirs: Any, fields: Sequence[str]) -> None:
        self.theirs = theirs
        self.fields = tuple(fields)
        super().__init__(
            "您打开这一页以后，别人存过这份稿子，还没有存您的。"
            "怎么办：不同的地方两份都列在下面，核对后再保存。"
        )


class NotReady(ItemRefusal):
    """Raised when a draft with findings that nobody let through would be submitted."""

    def __init__(self, findings: Sequence[Any]) -> None:
        self.findings = tuple(findings)
        super().__init__(
            f"还不能送审：差 {len(self.findings)} 样。怎么办：按下面列出的逐项处理；"
            "您认为不该拦的，请审核人写明理由放行。"
        )


class NotYourStep(ItemRefusal):
    """Raised when a step would be passed or returned that the version does not wait for."""

    def __init__(self, waiting: str) -> None:
        super().__init__(f"这一版现在不等这一步（{waiting}）。怎么办：看“经过”里最后一步是什么。")


class SamePerson(ItemRefusal):
    """Raised when one person would take two steps on a version and the agency does not allow it."""

    def __init__(self) -> None:
        super().__init__(
            "不能由您办：这一版的起草或者前面的审查有一步是您办的，本单位规定各步不同人（条例第十七条）。"
            "怎么办：请另一位有这项职责的人办；人手不够的，请工作机构负责人在“信息发布安排”里调整。"
        )


class ContentChanged(ItemRefusal):
    """Raised when the content is no longer the bytes that were sent for review, or not those on screen."""

    def __init__(self) -> None:
        super().__init__(
            "现在待审的内容不是您看到的那一份，没有记下您的意见。怎么办：看过下面现在的内容再办。"
        )


class NotAnswered(ItemRefusal):
    """Raised when a secrecy review leaves a question open, or an attachment unseen."""

    def __init__(self, questions: int, attachments: int) -> None:
        missing = []
        if questions:
            missing.append(f"{questions} 项没有选“没有”")
        if attachments:
            missing.append(f"{attachments} 个附件没有打开看")
        super().__init__(
            f"还不能通过：{'，'.join(missing)}。保密审查要逐项进行（保守国家秘密法实施条例第四十二条）。"
            "怎么办：逐项看过再选；有的、拿不准的，退回并写明。"
        )


class ReasonMissing(ItemRefusal):
    """Raised where a reason has to be given and none was."""

    def __init__(self, of_what: str) -> None:
        super().__init__(f"没有写{of_what}。怎么办：写明原因，经手人和公众要知道为什么。")


class NotPublic(ItemRefusal):
    """Raised when an item would be withdrawn that is not public, or decided on that nobody asked about."""

    def __init__(self) -> None:
        super().__init__(
            "这条信息现在没有可以这样办的事。怎么办：刷新页面，看“经过”里最后一步是什么。"
        )


class BadAttachment(ItemRefusal):
    """Raised for a file that cannot be published."""


class BadRegisterEntry(ItemRefusal):
    """Raised for an entry of a register that cannot be right."""
