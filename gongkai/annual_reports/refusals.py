"""Why something cannot be done to a report: what, why, and how to mend it."""

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass


class ReportRefusal(ValueError):
    """A step that the report's state or the rules do not permit; the message is for the person."""


class NotEditable(ReportRefusal):
    """Raised when figures or text of a version that is signed or published would change."""

    def __init__(self) -> None:
        super().__init__(
            "这一版已经送签、报送或公布，内容不能再改。怎么办：待签的请签批人退回；"
            "已报送、已公布的，在报告页面写明原因重开，另起更正版。"
        )


class NotComputable(ReportRefusal):
    """Raised when figures would be worked out for a report without a statutory form, or for a whole area."""

    def __init__(self) -> None:
        super().__init__(
            "这份报告不能由记录取数：只有本机关自己的、按全国统一格式的报告可以（国办公开办函〔2021〕30号）。"
            "怎么办：本地区的报告由下级报告汇编；早年的报告照原样登记。"
        )


class OverrideWithoutReason(ReportRefusal):
    """Raised when a computed figure would be replaced by another one and no reason was given."""

    def __init__(self, cells: Sequence[tuple[str, str, str]]) -> None:
        self.reasons = tuple(
            f"{label}：按记录是 {computed}，您填的是 {typed}" for label, computed, typed in cells
        )
        label, computed, typed = cells[0]
        more = f"等 {len(cells)} 格" if len(cells) > 1 else ""
        super().__init__(
            f"{label}{more}是由记录算出的：按记录是 {computed}，您填的是 {typed}，还没有写为什么不用算出的数"
            "（数据要准确，条例第五十条）。怎么办：记录有错的，先改记录再重新取数；"
            "确实不用算出的数的，在表下面写明理由再保存，两个数都会给签批人看。"
        )


class NotReady(ReportRefusal):
    """Raised when a report with errors or unread cells would be sent for signature."""

    def __init__(self, errors: int, unread: int) -> None:
        parts = []
        if errors:
            parts.append(f"还有 {errors} 处错误")
        if unread:
            parts.append(f"还有 {unread} 处没有读出来的数")
        super().__init__(
            f"还不能送签：{'，'.join(parts)}（勾稽关系由国办公开办函〔2021〕30号表内规定）。"
            "怎么办：按下面列出的格子逐处改好。"
        )


class NotFilledIn(ReportRefusal):
    """Raised when a report with an empty table or part would be sent for signature."""

    def __init__(self, places: str) -> None:
        super().__init__(
            f"还不能送签：{places}还没有填（六个部分都要有，条例第五十条）。"
            "怎么办：没有发生的填 0 或者写明没有；拿不准怎么写的，看各部分的“写什么”。"
        )


class CopiedTextWaits(ReportRefusal):
    """Raised when a part still holds last year's text and nobody said that it still fits."""

    def __init__(self, parts: str) -> None:
        super().__init__(
            f"还不能送签：{parts}还是上年报告的文字（照抄的报告要追究，条例第四十七条、国办公开办函〔2021〕30号）。"
            "怎么办：改成今年的情况；确实没有变的，在那一部分点“看过了，今年仍然是这样”。"
        )


class NotAllZero(ReportRefusal):
    """Raised when blanks would become 0 though last year's report says that some are not."""

    def __init__(self, reasons: Sequence[str]) -> None:
        self.reasons = tuple(reasons)
        super().__init__(
            f"不能全部填 0：上年报告里有 {len(self.reasons)} 处延续到今年。"
            "怎么办：看下面每一处，可以按上年的数填这几格，其余填 0。"
        )


class YearNotOffered(ReportRefusal):
    """Raised when the report of a year would be begun that the agency has none of."""

    def __init__(self, year: int, years: Sequence[int]) -> None:
        offered = (
            f"可以起草{years[-1]}年至{years[0]}年的报告" if years else "本机关没有可以起草的年度"
        )
        super().__init__(
            f"不能起草{year}年的报告：全国统一格式从2019年度报告起施行，年度要已经开始，机关要在。"
            f"怎么办：{offered}。"
        )


class YearNotOver(ReportRefusal):
    """Raised when the report of a year that is still running would be sent for signature."""

    def __init__(self, year: int) -> None:
        super().__init__(
            f"{year}年还没有过完，报告要统计到12月31日（条例第五十条）。怎么办：{year + 1}年1月1日起再送签。"
        )


class NotToBeSigned(ReportRefusal):
    """Raised when a version that is not waiting for this signature would be signed."""


class SamePersonSigns(ReportRefusal):
    """Raised when one person would sign as both responsible sides."""

    def __init__(self) -> None:
        super().__init__(
            "不能由您再签：另一个签批是您签的。国办公开办函〔2021〕30号分别要求分管负责人和工作机构负责人负责。"
            "怎么办：请另一位负责人签批。"
        )


class NotSigned(ReportRefusal):
    """Raised when a version that both have not signed would be published."""


class SeenContentChanged(ReportRefusal):
    """Raised when the content on screen is no longer the one that waits for signature."""

    def __init__(self) -> None:
        super().__init__(
            "您打开这一页以后，报告退回修改过，现在待签的不是您看到的那一份。怎么办：看过下面现在的内容再签。"
        )


class ContentChanged(ReportRefusal):
    """Raised when content no longer has the hash under which it was sent for signature."""

    def __init__(self) -> None:
        super().__init__(
            "内容和送签时不一致，已停止。怎么办：退回修改后重新送签，并告诉管理员核对审计记录。"
        )


@dataclass(frozen=True, slots=True)
class Clash:
    """One cell that somebody else changed meanwhile: its label, their value, and mine."""

    where: str
    label: str
    theirs: str
    mine: str


class ChangedMeanwhile(ReportRefusal):
    """Raised when cells that I changed were changed by somebody else since I opened the page.

    ``left_alone`` are the cells of my page that only others changed: theirs stand.
    """

    def __init__(
        self, clashes: Sequence[Clash], *, left_alone: Collection[str] = (), says: str = ""
    ) -> None:
        self.clashes = tuple(clashes)
        self.left_alone = frozenset(left_alone)
        super().__init__(
            says
            or f"您打开这一页以后，别人也改了其中 {len(self.clashes)} 处，还没有存您的。"
            "怎么办：两个数都列在下面，核对后再保存。"
        )


class ReplacedMeanwhile(ChangedMeanwhile):
    """Raised when a file was taken in since I opened the page: what I saw is no longer the draft."""

    def __init__(self, clashes: Sequence[Clash]) -> None:
        super().__init__(
            clashes,
            left_alone={each.where for each in clashes},
            says="您打开这一页以后，有人重新读入了文件，表里现在是新文件的数，还没有存您的。"
            "怎么办：和您页面上不同的都列在下面，要用您的数，请填上再保存。",
        )


class AnsweredMeanwhile(ReportRefusal):
    """Raised when a question about the upload was answered by somebody else meanwhile."""

    def __init__(self) -> None:
        super().__init__(
            "您打开这一页以后，别人已经定了其中几格，您对这几格的选择没有存。"
            "怎么办：看一看现在的数对不对；还没有定的接着定。"
        )


class NothingChosen(ReportRefusal):
    """Raised when the page of unread cells comes back without an answer."""

    def __init__(self) -> None:
        super().__init__(
            "还没有选，也没有填，什么都没有存。怎么办：对照原件，每一处选一种或者填上数。"
        )


class NotToBeFiled(ReportRefusal):
    """Raised when a version that is not signed, or was submitted already, would be submitted."""


class NotToBeReviewed(ReportRefusal):
    """Raised when the superior would accept or return a version that does not wait for it."""


class RemarksMissing(ReportRefusal):
    """Raised when a report would be returned without saying where and what."""

    def __init__(self) -> None:
        super().__init__(
            "还没有退回：一条意见也没有写。对方要知道改哪里、为什么。"
            "怎么办：在要改的格子或者部分点“加意见”，写清楚再退回。"
        )


class RemarkUnknown(ReportRefusal):
    """Raised when a remark is answered, or placed, that does not exist."""


class AnswersMissing(ReportRefusal):
    """Raised when a returned report would be submitted again while remarks have no answer."""

    def __init__(self, number: int) -> None:
        super().__init__(
            f"还不能报送：还有 {number} 条退回意见没有答复。"
            "怎么办：每一条写明怎么改的；认为不用改的，写明理由。"
        )


class ReasonMissing(ReportRefusal):
    """Raised when a filed report would be reopened without a reason."""

    def __init__(self) -> None:
        super().__init__(
            "还没有重开：请写明原因，例如哪个数统计错了。更正版公布后，原来的版本照旧留着，公众看得到原因和两版有什么不同。"
        )


class NotToBeReopened(ReportRefusal):
    """Raised when a report that is not filed yet, or is being corrected already, would be reopened."""


class NothingToRemind(ReportRefusal):
    """Raised when an agency would be reminded of a report that is filed, or by somebody who does not receive it."""


class RemindedToday(ReportRefusal):
    """Raised when an agency would be reminded twice on one day."""

    def __init__(self, name: str, at: dt.datetime) -> None:
        super().__init__(
            f"{name}今天 {at:%H:%M} 已经催办过，不再催第二次。怎么办：急的话打电话；明天还没有报的，可以再催。"
        )
