"""What can be written after ``gongkai report``."""

import argparse
from pathlib import Path
from typing import Final

from gongkai.report_cli.chinese_parser import ChineseParser

LEVELS: Final = {
    "state_council": "国务院部门",
    "province": "省级",
    "city": "市级",
    "county": "县级",
    "township": "乡镇",
}
KINDS: Final = {
    "government": "人民政府",
    "department": "部门",
    "street_office": "街道办事处",
    "zone": "开发区等派出机构",
    "authorized_organization": "法律法规授权的组织",
    "public_institution": "公共企事业单位",
}
REPORT_KINDS: Final = ("docx", "pdf", "xlsx", "html", "txt", "json")
TEMPLATE_KINDS: Final = ("docx", "xlsx")

_DESCRIPTION: Final = (
    "读取、检查、汇总和转换政府信息公开工作年度报告。"
    "能读 docx、pdf、xlsx、html、txt 和本程序写出的 json；文件夹里的文件都会读到。"
)
_STATUS: Final = "退出码：有文件读不了为2；都能读、但有报告存在错误为1；否则为0。"


def parser() -> ChineseParser:
    """Return the parser of the whole command; ``command`` names the subcommand."""
    whole = ChineseParser(prog="gongkai report", description=_DESCRIPTION, epilog=_STATUS)
    commands = whole.add_subparsers(
        title="命令", dest="command", metavar="命令", required=True, parser_class=ChineseParser
    )
    _read(commands.add_parser("read", help="读出报告中的表格和文字", epilog=_STATUS))
    _check(commands.add_parser("check", help="检查勾稽关系和文字", epilog=_STATUS))
    _roll_up(commands.add_parser("roll-up", help="把多个机关的报告逐格相加", epilog=_STATUS))
    _convert(commands.add_parser("convert", help="把一份报告转成另一种格式"))
    _template(commands.add_parser("template", help="生成空白报告，供填写"))
    return whole


def _read(read: ChineseParser) -> None:
    _files(read)
    _json(read, "每份报告输出一行JSON")
    _jobs(read)


def _check(check: ChineseParser) -> None:
    _files(check)
    check.options.add_argument(
        "--previous",
        metavar="FILE",
        type=Path,
        help="上一年的报告（文件；检查多份报告时可以是文件夹，按机关名称对应）",
    )
    check.options.add_argument(
        "--compare", metavar="DIR", type=Path, help="其他机关的报告，用来查找雷同的文字"
    )
    check.options.add_argument(
        "--level", choices=tuple(LEVELS), metavar="LEVEL", help=f"机关的级别：{_choices(LEVELS)}"
    )
    check.options.add_argument(
        "--kind", choices=tuple(KINDS), metavar="KIND", help=f"机关的类别：{_choices(KINDS)}"
    )
    _json(check, "每份报告输出一行JSON，含检查结果")
    _jobs(check)


def _roll_up(roll_up: ChineseParser) -> None:
    _files(roll_up)
    roll_up.options.add_argument(
        "--year", metavar="YEAR", type=_year, required=True, help="汇总哪一年的报告，必写"
    )
    roll_up.options.add_argument(
        "--agencies",
        metavar="CSV",
        type=Path,
        help="应当报送的机关名单，一行一个，列名为“名称”或 name",
    )
    roll_up.options.add_argument(
        "--include-unbalanced", action="store_true", help="有错误的报告也计入（默认不计入）"
    )
    roll_up.options.add_argument("--xlsx", metavar="FILE", type=Path, help="把汇总表写成 xlsx")
    roll_up.options.add_argument("--docx", metavar="FILE", type=Path, help="把汇总表写成 docx")
    _json(roll_up, "输出一行JSON")
    _jobs(roll_up)


def _convert(convert: ChineseParser) -> None:
    convert.things.add_argument("file", metavar="FILE", type=Path, help="一份报告")
    convert.options.add_argument(
        "--to", choices=REPORT_KINDS, metavar="FORMAT", required=True, help=_kinds(REPORT_KINDS)
    )
    _output(convert)


def _template(template: ChineseParser) -> None:
    template.options.add_argument(
        "--year", metavar="YEAR", type=_year, required=True, help="哪一年的报告，必写"
    )
    template.options.add_argument(
        "--to", choices=TEMPLATE_KINDS, metavar="FORMAT", required=True, help=_kinds(TEMPLATE_KINDS)
    )
    _output(template)


def _files(command: ChineseParser) -> None:
    command.things.add_argument(
        "files", metavar="FILE", type=Path, nargs="+", help="报告文件，或者装有报告的文件夹"
    )


def _json(command: ChineseParser, words: str) -> None:
    command.options.add_argument("--json", action="store_true", help=words)


def _jobs(command: ChineseParser) -> None:
    command.options.add_argument(
        "--jobs", metavar="N", type=_count, help="同时用几个进程（默认按处理器个数）"
    )


def _output(command: ChineseParser) -> None:
    command.options.add_argument(
        "-o", "--output", metavar="FILE", type=Path, required=True, help="写到哪里，必写"
    )


def _choices(words: dict[str, str]) -> str:
    return "、".join(f"{key}（{word}）" for key, word in words.items())


def _kinds(kinds: tuple[str, ...]) -> str:
    return f"必写，可以是：{'、'.join(kinds)}"


def _year(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) == len("2025")):
        raise argparse.ArgumentTypeError(f"年份要写成四位数字，例如2025，不能是“{text}”")
    return int(text)


def _count(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text) > 0):
        raise argparse.ArgumentTypeError(f"要写正整数，不能是“{text}”")
    return int(text)
