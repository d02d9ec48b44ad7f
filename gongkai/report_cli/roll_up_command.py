"""``gongkai report roll-up``: many reports added up cell by cell."""

import argparse
import json
from typing import TYPE_CHECKING

from gongkai.files.annual_report_writer.printed import PrintedReport
from gongkai.files.annual_report_writer.shares import main_share_rows
from gongkai.report_cli.agency_list import UnusableList, agency_names
from gongkai.report_cli.checking import Known
from gongkai.report_cli.choosing import choose
from gongkai.report_cli.console import Console
from gongkai.report_cli.convert_command import CANNOT_WRITE_STATUS, write_file
from gongkai.report_cli.drawing import draw
from gongkai.report_cli.many_files import readings_of
from gongkai.report_cli.reading import ERROR_STATUS, UNREADABLE_STATUS
from gongkai.report_cli.roll_up_json import roll_up_json
from gongkai.report_cli.summing import Summing, remarks, summing_of
from gongkai.report_cli.tables_for_people import LABEL_WIDTH, table_lines

if TYPE_CHECKING:
    from gongkai.files.annual_report_writer import RollUpPaper


def run_roll_up(console: Console, given: argparse.Namespace) -> int:
    """Add the reports of one year, show and write the sums, and return the exit status."""
    try:
        listed = agency_names(given.agencies) if given.agencies else None
    except UnusableList as refusal:
        console.warn(str(refusal))
        return UNREADABLE_STATUS
    readings = list(readings_of(console, given.files, Known(), given.jobs))
    unreadable = [reading for reading in readings if reading.report is None]
    chosen = choose(
        (reading for reading in readings if reading.report),
        year=given.year,
        include_unbalanced=given.include_unbalanced,
    )
    summing = summing_of(given.year, chosen, unreadable=unreadable, listed=listed)
    _show(console, summing, as_json=given.json)
    return max(_status(summing), _write(console, given, summing))


def _show(console: Console, summing: Summing, *, as_json: bool) -> None:
    if as_json:
        console.say(json.dumps(roll_up_json(summing), ensure_ascii=False))
        return
    console.say(f"== {summing.year}年政府信息公开工作年度报告汇总")
    for rolled in summing.sums:
        console.say(f"\n{rolled.table.title}（{len(rolled.agencies)}个机关）")
        printed = PrintedReport("", "", (), (), rolled.figures)
        for line in table_lines(rolled.table, printed):
            console.say(line)
    if summing.sums:
        console.say("\n各机关数据")
        for line in draw(list(main_share_rows(summing.sums)), label_width=LABEL_WIDTH):
            console.say(line)
    console.say("")
    for remark in remarks(summing):
        console.say(remark)


def _status(summing: Summing) -> int:
    if summing.unreadable:
        return UNREADABLE_STATUS
    has_error = any(reading.has_error for reading in summing.chosen.readings)
    is_held_back = any(each.is_error for each in summing.chosen.left_out)
    return ERROR_STATUS if has_error or is_held_back else 0


def _write(console: Console, given: argparse.Namespace, summing: Summing) -> int:
    if not (given.xlsx or given.docx):
        return 0
    from gongkai.files.annual_report_writer import write_roll_up_docx, write_roll_up_xlsx

    paper = _paper(summing)
    outputs = [(given.xlsx, write_roll_up_xlsx), (given.docx, write_roll_up_docx)]
    written = [write_file(console, path, write(paper)) for path, write in outputs if path]
    return 0 if all(written) else CANNOT_WRITE_STATUS


def _paper(summing: Summing) -> "RollUpPaper":
    from gongkai.files.annual_report_writer import RollUpPaper

    return RollUpPaper(summing.year, summing.sums, tuple(remarks(summing)))
