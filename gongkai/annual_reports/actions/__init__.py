"""What can be done to an annual report: one function per thing somebody does."""

from gongkai.annual_reports.actions.drafting import change_cells, change_text, upload
from gongkai.annual_reports.actions.filing import (
    accept,
    answer,
    begin_correction,
    reopen,
    return_with_remarks,
    submit,
)
from gongkai.annual_reports.actions.recording import SUBJECT, refresh
from gongkai.annual_reports.actions.signing import (
    publish,
    send_back,
    send_for_signature,
    sign,
    take_over,
)
from gongkai.annual_reports.actions.starting import start

__all__ = [
    "SUBJECT",
    "accept",
    "answer",
    "begin_correction",
    "change_cells",
    "change_text",
    "publish",
    "refresh",
    "reopen",
    "return_with_remarks",
    "send_back",
    "send_for_signature",
    "sign",
    "start",
    "submit",
    "take_over",
    "upload",
]
