"""The one next step of a report, in words (every report says in one line what comes next)."""

from dataclasses import dataclass

from django.urls import reverse

from gongkai.annual_reports.lifecycle import Filing, Standing, State
from gongkai.annual_reports.models import ReportVersion
from gongkai.annual_reports.places import page_of, places_in_words


@dataclass(frozen=True, slots=True)
class NextStep:
    """What comes next: who does what, why it is so, where the page for it is; ``css`` is its urgency."""

    say: str
    detail: str
    link: str = ""
    link_text: str = ""
    css: str = "k-r"


def next_step(version: ReportVersion, now: Standing) -> NextStep:
    """Return the next step of a version."""
    if now.may_change:
        return _while_editing(version)
    if now.filing is not Filing.NONE:
        return _with_the_superior(now)
    if now.state is State.SIGNING:
        waiting = "、".join(each.label for each in now.still_to_sign)
        return NextStep(
            f"等{waiting}签批", "两方都签批后才能公布。内容已经锁定，要改请先退回。", css="k-s"
        )
    if now.state is State.SIGNED:
        return NextStep("公布", "两方都已签批。公布后任何人都能看到，内容不能再改。", css="k-s")
    return NextStep("已经公布", "要更正的，写明原因重开，另起更正版；这一版仍然保留。")


def _with_the_superior(now: Standing) -> NextStep:
    if now.filing is Filing.RETURNED:
        return NextStep(
            "按退回意见更正",
            "先逐条答复。要改的，另起更正版；认为不用改的，写明理由再报送。退回不算迟报。",
            "#remarks",
            "看意见",
            "k-s",
        )
    is_public = now.state is State.PUBLISHED
    said = "已经公布，公众看得到。" if is_public else "还没有公布：公布不用等上级，最迟到期限那天。"
    if now.filing is Filing.ACCEPTED:
        return NextStep("上级已接受", f"{said}发现有错的，写明原因重开，另起更正版。")
    return NextStep("等上级接受", f"{said}上级没有答复以前，不用再做什么。")


def _while_editing(version: ReportVersion) -> NextStep:
    pk = version.report_id
    if version.unread_count:
        return NextStep(
            f"核对 {version.unread_count} 处没有读出来的数",
            "纸面上有不止一种读法，程序不猜，要人来定。",
            reverse("annual_reports:settle", kwargs={"pk": pk}),
            "去核对",
            "k-l",
        )
    if version.error_count:
        return NextStep(
            f"改好 {version.error_count} 处错误",
            "勾稽关系不平的报告不能送签。",
            "#findings",
            "看错误",
            "k-l",
        )
    if version.unfilled:
        return NextStep(
            f"填 {places_in_words(version.unfilled[:1])}",
            f"还没有填的：{places_in_words(version.unfilled)}。",
            page_of(pk, version.unfilled[0]),
            "去填",
        )
    if version.copied:
        places = [f"section.{part}" for part in version.copied]
        return NextStep(
            f"看{places_in_words(places)}的文字今年还对不对",
            "用的是上年报告的文字，要改成今年的情况，或者确认没有变。",
            page_of(pk, places[0]),
            "去看",
            "k-s",
        )
    return NextStep("送签", "数字都对得上了。送签后内容锁定，由两方负责人签批。", css="k-s")
