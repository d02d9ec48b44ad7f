"""``gongkai report convert`` and ``template``: reports and empty forms as files."""

import argparse
from pathlib import Path

from gongkai.report_cli.console import Console
from gongkai.report_cli.reading import UNREADABLE_STATUS, read_file
from gongkai.report_cli.tables_for_people import unread_line
from gongkai.rules.annual_report.report import Report

CANNOT_WRITE_STATUS = 2


def run_convert(console: Console, given: argparse.Namespace) -> int:
    """Write one report in another format."""
    from gongkai.files.annual_report_writer import CannotPrint, write_report

    readings = read_file(given.file)
    report = readings[0].report
    if report is None:
        console.warn(f"读不了 {given.file}：{readings[0].refusal}")
        return UNREADABLE_STATUS
    if len(readings) > 1:
        console.warn(f"{given.file} 里有{len(readings)}份报告；一次只能转换一份，请分成几个文件")
        return UNREADABLE_STATUS
    output = _place(given.output, given.file.stem, given.to)
    if output.resolve() == given.file.resolve():
        console.warn(f"写出的文件不能就是原来的文件（{output}），请换一个名称")
        return CANNOT_WRITE_STATUS
    _warn_of_unread(console, report)
    try:
        data = write_report(report, given.to)
    except CannotPrint as refusal:
        console.warn(str(refusal))
        return CANNOT_WRITE_STATUS
    return _write(console, output, data)


def run_template(console: Console, given: argparse.Namespace) -> int:
    """Write the empty form of a year."""
    from gongkai.files.annual_report_writer import write_template
    from gongkai.rules.annual_report.editions import NoStatutoryForm

    try:
        data = write_template(given.year, given.to)
    except NoStatutoryForm as refusal:
        console.warn(str(refusal))
        return CANNOT_WRITE_STATUS
    name = f"{given.year}年政府信息公开工作年度报告（空白）"
    return _write(console, _place(given.output, name, given.to), data)


def write_file(console: Console, path: Path, data: bytes) -> bool:
    """Write a file, or say why it cannot be written."""
    try:
        path.write_bytes(data)
    except OSError as problem:
        console.warn(f"不能写 {path}：{problem.strerror or problem}；请检查位置和权限")
        return False
    console.warn(f"已写出 {path}")
    return True


def _write(console: Console, path: Path, data: bytes) -> int:
    return 0 if write_file(console, path, data) else CANNOT_WRITE_STATUS


def _place(output: Path, name: str, kind: str) -> Path:
    return output / f"{name}.{kind}" if output.is_dir() else output


def _warn_of_unread(console: Console, report: Report) -> None:
    if report.form is None:
        return
    for each in report.unread:
        console.warn(f"没有读定，表中以“？”标出：{unread_line(report.form, each)}")
