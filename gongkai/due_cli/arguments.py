"""What can be written after ``gongkai due``, made into facts."""

import argparse
import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from gongkai.report_cli.chinese_parser import ChineseParser
from gongkai.rules.consultation import CONSULTED_LABELS, Consultation, Consulted
from gongkai.rules.correction import CorrectionRequest
from gongkai.rules.fees import FeeNotice
from gongkai.rules.receipt import CHANNEL_LABELS, Arrival, Channel
from gongkai.rules.reckoning import Deferral, Facts
from gongkai.rules.refusals import NotAllowed
from gongkai.rules.reply_time_limit import MAX_EXTENSION_WORKING_DAYS, Extension

SOMEBODY: Final = "政府信息公开工作机构负责人"  # the command asks for no name
_DESCRIPTION: Final = (
    "计算政府信息公开申请的答复期限：收到之日起20个工作日，按国务院的节假日安排逐日计算，"
    "扣除征求意见的时间，加上延长的期限。日期写成 2026-03-02；后面的日期不知道的可以不写。"
)
_STATUS: Final = "退出码：依法不能这样办的为1；写法不对的为2；否则为0。"


def parser() -> ChineseParser:
    """Return the parser of the command."""
    due = ChineseParser(prog="gongkai due", description=_DESCRIPTION, epilog=_STATUS)
    due.things.add_argument(
        "arrived_on", metavar="日期", type=_day, help="申请当面提交、签收、寄到或者网上提交的日期"
    )
    _receipt(due)
    _events(due)
    due.options.add_argument("--days", action="store_true", help="列出每一天计不计、为什么")
    due.options.add_argument("--json", action="store_true", help="输出一行JSON，含每一天")
    due.options.add_argument("--pdf", metavar="FILE", type=Path, help="把期限计算说明写成PDF")
    return due


def _receipt(due: ChineseParser) -> None:
    options = due.options.add_argument
    options(
        "--channel",
        metavar="CHANNEL",
        type=Channel,
        choices=tuple(Channel),
        default=Channel.IN_PERSON,
        help=f"怎样提交的，默认当面：{_choices(CHANNEL_LABELS)}",
    )
    options(
        "--confirmed",
        metavar="DAY",
        type=_day,
        help="双方确认的日期（平常信函、网上、电子邮件、传真）",
    )
    options("--at-office", metavar="DAY", type=_day, help="送到别的科室的，工作机构收到的日期")


def _events(due: ChineseParser) -> None:
    options = due.options.add_argument
    options(
        "--correction",
        metavar="DAYS",
        type=_correction,
        help="补正：告知日期,补正期限[,收到补正日期]",
    )
    options(
        "--consult",
        metavar="WHO,DAYS",
        type=_consultation,
        action="append",
        default=[],
        help=f"征求意见，可写多次：谁,发出日期[,对方收到日期[,答复日期]]；谁：{_choices(CONSULTED_LABELS)}",
    )
    options(
        "--extend",
        metavar="N,DAY",
        type=_extension,
        help=f"延长的工作日数（1至{MAX_EXTENSION_WORKING_DAYS}）,告知申请人日期",
    )
    options("--fee", metavar="DAYS", type=_fee, help="收费：收到通知日期[,缴费日期]")
    options(
        "--defer",
        metavar="DAYS",
        type=_deferral,
        help="延迟答复（第三十五条）：延迟到,告知日期,收到理由日期",
    )


def facts_from(given: argparse.Namespace) -> Facts:
    """Return the facts that were written after the command."""
    return Facts(
        arrival=Arrival(given.channel, given.arrived_on, given.confirmed, given.at_office),
        correction=given.correction,
        consultations=tuple(given.consult),
        extension=given.extend,
        fee=given.fee,
        deferral=given.defer,
    )


def _choices(labels: dict[Channel, str] | dict[Consulted, str]) -> str:
    return "、".join(f"{key}（{label}）" for key, label in labels.items())


def _day(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text.strip())
    except ValueError:
        raise argparse.ArgumentTypeError(f"日期要写成2026-03-02这样，不能是“{text}”") from None


def _days(text: str, least: int, most: int) -> list[dt.date | None]:
    parts = text.split(",")
    if not least <= len(parts) <= most:
        raise argparse.ArgumentTypeError(f"“{text}”要写{least}至{most}个日期，用英文逗号分开")
    days = [_day(part) if part.strip() else None for part in parts]
    if None in days[:least]:
        raise argparse.ArgumentTypeError(f"“{text}”的前{least}个日期不能空着")
    return days + [None] * (most - len(days))


def _known(days: Sequence[dt.date | None]) -> list[dt.date]:
    return [day for day in days if day is not None]


def _correction(text: str) -> CorrectionRequest:
    days = _days(text, 2, 3)
    asked_on, due_on = _known(days[:2])
    return CorrectionRequest(asked_on, due_on, days[2])


def _consultation(text: str) -> Consultation:
    who, _, rest = text.partition(",")
    if who not in tuple(Consulted):
        raise argparse.ArgumentTypeError(
            f"征求谁的意见要写{_choices(CONSULTED_LABELS)}，不能是“{who}”"
        )
    days = _days(rest, 1, 3)
    [sent_on] = _known(days[:1])
    try:
        return Consultation(Consulted(who), sent_on, days[1], days[2])
    except NotAllowed as refusal:
        raise argparse.ArgumentTypeError(str(refusal)) from None


def _extension(text: str) -> Extension:
    count, _, day = text.partition(",")
    if not (count.isascii() and count.isdigit()):
        raise argparse.ArgumentTypeError(
            f"延长的工作日数要写数字，例如“10,2026-03-20”，不能是“{text}”"
        )
    noticed_on = _day(day)
    return Extension(int(count), SOMEBODY, noticed_on, noticed_on)


def _fee(text: str) -> FeeNotice:
    days = _days(text, 1, 2)
    [received_on] = _known(days[:1])
    return FeeNotice(received_on, days[1])


def _deferral(text: str) -> Deferral:
    until, told_on, reasons_on = _known(_days(text, 3, 3))
    return Deferral(reasons_on, told_on, until)
