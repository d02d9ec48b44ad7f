"""The command ``gongkai due``: from what was written after it to an exit status."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from gongkai.due_cli.arguments import facts_from, parser
from gongkai.due_cli.showing import as_json, lines
from gongkai.report_cli.console import Console, console_in_utf8
from gongkai.rules.day_sheet import day_sheet
from gongkai.rules.reckoning import Reckoning, reckon
from gongkai.rules.refusals import NotAllowed
from gongkai.rules.work_calendar import WorkCalendar, national_calendar

REFUSED: Final = 1


def run(arguments: Sequence[str]) -> int:
    """Run ``gongkai due`` with these arguments and return its exit status.

    :raises SystemExit: for ``--help`` and for arguments that make no sense
    """
    console = console_in_utf8(sys.stdout, sys.stderr)
    given = parser().parse_args(arguments)
    calendar = national_calendar()
    try:
        reckoning = reckon(facts_from(given), calendar.provisional())
    except NotAllowed as refusal:
        console.warn(str(refusal))
        return REFUSED
    if given.json:
        console.say(json.dumps(as_json(reckoning, calendar), ensure_ascii=False))
    else:
        for line in lines(reckoning, calendar, with_days=given.days):
            console.say(line)
    return _print(reckoning, calendar, given.pdf, console) if given.pdf else 0


def _print(reckoning: Reckoning, calendar: WorkCalendar, path: Path, console: Console) -> int:
    from gongkai.files.day_sheet_page import SheetFrame, day_sheet_pdf
    from gongkai.files.printing import CannotPrint

    if reckoning.due is None:
        console.warn("还没有收到申请之日，没有可以打印的期限计算说明")
        return REFUSED
    try:
        path.write_bytes(day_sheet_pdf(day_sheet(reckoning, calendar), SheetFrame()))
    except CannotPrint as refusal:
        console.warn(str(refusal))
        return REFUSED
    except OSError as problem:
        console.warn(f"写不了 {path}：{problem.strerror}，请换一个地方")
        return REFUSED
    return 0
