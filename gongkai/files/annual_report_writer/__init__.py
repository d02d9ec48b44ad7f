"""Writes annual reports (Article 50) as docx, xlsx, html, txt, pdf and json in the statutory layout."""

from gongkai.files.annual_report_writer.roll_up_tables import (
    RollUpPaper,
    write_roll_up_docx,
    write_roll_up_xlsx,
)
from gongkai.files.annual_report_writer.writing import (
    REPORT_KINDS,
    TEMPLATE_KINDS,
    UnknownKind,
    write_report,
    write_template,
)
from gongkai.files.printing import CannotPrint

__all__ = [
    "REPORT_KINDS",
    "TEMPLATE_KINDS",
    "CannotPrint",
    "RollUpPaper",
    "UnknownKind",
    "write_report",
    "write_roll_up_docx",
    "write_roll_up_xlsx",
    "write_template",
]
