"""A report as PDF/A-2u: the HTML page printed on A4."""

from gongkai.files.annual_report_writer.html_page import html_text
from gongkai.files.annual_report_writer.printed import PrintedReport
from gongkai.files.printing import print_html


def write_pdf(printed: PrintedReport) -> bytes:
    """Print the report.

    :raises CannotPrint: if the libraries that draw the pages are not installed
    """
    return print_html(html_text(printed))
