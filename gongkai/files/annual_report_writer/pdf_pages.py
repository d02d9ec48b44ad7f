"""A report as PDF/A-2u: the HTML page printed on A4, tagged, with its fonts inside."""

import warnings

from gongkai.files.annual_report_writer.html_page import html_text
from gongkai.files.annual_report_writer.printed import PrintedReport

ARCHIVAL_VARIANT = "pdf/a-2u"  # ISO 19005-2: for keeping, every character readable as text


def write_pdf(printed: PrintedReport) -> bytes:
    """Print the report; nothing is fetched from anywhere."""
    import weasyprint  # takes a second or two: only those who print pay for it

    page = weasyprint.HTML(string=html_text(printed), url_fetcher=_refuse)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # it leaves its colour profile open
        data = page.write_pdf(pdf_variant=ARCHIVAL_VARIANT, pdf_tags=True)
    assert isinstance(data, bytes)  # without a target the library returns the file  # noqa: S101
    return data


def _refuse(url: str, *_: object, **__: object) -> None:
    raise ValueError(f"a report needs no other file, but asked for {url}")
