"""What can be done to an annual report: one function per thing somebody does."""

from gongkai.annual_reports.actions.computing import compute
from gongkai.annual_reports.actions.copying import confirm_text, copy_text
from gongkai.annual_reports.actions.drafting import change_cells, change_text, upload
from gongkai.annual_reports.actions.filing import (
    RETURNABLE,
    accept,
    answer,
    begin_correction,
    reopen,
    return_with_remarks,
    submit,
)
from gongkai.annual_reports.actions.quiet_year import fill_zeros, keep_answers, write_texts
from gongkai.annual_reports.actions.recording import SUBJECT, refresh
from gongkai.annual_reports.actions.releasing import release_file, release_files, signed_on
from gongkai.annual_reports.actions.scans import keep_scan, show_scan, sign_on_paper
from gongkai.annual_reports.actions.season import REMINDED, remind, remind_by_clock, set_season
from gongkai.annual_reports.actions.signing import (
    publish,
    send_back,
    send_for_signature,
    sign,
    take_over,
)
from gongkai.annual_reports.actions.starting import start

__all__ = [
    "REMINDED",
    "RETURNABLE",
    "SUBJECT",
    "accept",
    "answer",
    "begin_correction",
    "change_cells",
    "change_text",
    "compute",
    "confirm_text",
    "copy_text",
    "fill_zeros",
    "keep_answers",
    "keep_scan",
    "publish",
    "refresh",
    "release_file",
    "release_files",
    "remind",
    "remind_by_clock",
    "reopen",
    "return_with_remarks",
    "send_back",
    "send_for_signature",
    "set_season",
    "show_scan",
    "sign",
    "sign_on_paper",
    "signed_on",
    "start",
    "submit",
    "take_over",
    "upload",
    "write_texts",
]
