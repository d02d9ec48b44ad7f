"""What can be written after ``gongkai guard``."""

from pathlib import Path
from typing import Final

from gongkai.files.guard.hits import HitKind
from gongkai.report_cli.chinese_parser import ChineseParser

_DESCRIPTION: Final = (
    "公开或者送出文件之前，查里面的个人信息和看不见的内容：身份证号、手机号、银行卡号、住址、名单里的姓名，"
    "隐藏的行列和工作表、批注、修订、文件属性、白色的字、照片的拍摄地点。"
    "能查 Word、Excel、PDF、OFD、网页、文本、CSV、图片的附带信息，以及装着这些文件的压缩包。不用数据库，不联网。"
)
_STATUS: Final = "退出码：0 没有发现；1 有发现；2 有文件没能查完（没查完的，不算干净）。"


def parser() -> ChineseParser:
    """Return the parser of the command."""
    guard = ChineseParser(prog="gongkai guard", description=_DESCRIPTION, epilog=_STATUS)
    guard.things.add_argument("files", metavar="文件", nargs="+", type=Path, help="要查的文件")
    guard.options.add_argument("--json", action="store_true", help="每个文件输出一行 JSON")
    guard.options.add_argument(
        "--allow",
        metavar="WORDS",
        type=Path,
        help="可以公开的词，一行一个的文本文件（如公开的电话、任职人员姓名）",
    )
    guard.options.add_argument(
        "--mask",
        action="store_true",
        help="另写一个遮盖过的副本“原名.masked.后缀”，并说明做了什么（Word、Excel、网页、文本、CSV、图片）",
    )
    guard.options.add_argument(
        "--out", metavar="DIR", type=Path, help="副本写到这个文件夹，默认在原文件旁边"
    )
    guard.options.add_argument(
        "--keep",
        metavar="KIND",
        type=HitKind,
        choices=tuple(HitKind),
        action="append",
        default=[],
        help=f"这一种不遮，可写多次：{'、'.join(HitKind)}",
    )
    return guard
