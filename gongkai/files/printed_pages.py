"""A page as PDF on A4, for papers that are signed and filed. Nothing is fetched from anywhere."""

import warnings
from typing import Final

ARCHIVAL_VARIANT: Final = "pdf/a-2u"  # ISO 19005-2: for keeping, every character readable as text


class CannotPrint(RuntimeError):
    """Raised where pages cannot be drawn; what to do, in Chinese."""


def pdf_of(html: str) -> bytes:
    """Return the page as PDF/A-2u, tagged, its fonts inside.

    :raises CannotPrint: if the libraries that draw pages are not installed
    """
    try:
        import weasyprint  # takes a second or two: only those who print pay for it
    except (ImportError, OSError) as problem:
        raise CannotPrint(
            "服务器没有安装生成PDF所需的排版组件（Pango）和中文字体。怎么办：请管理员安装后再试。"
        ) from problem
    page = weasyprint.HTML(string=html, url_fetcher=_refuse)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # it leaves its colour profile open
        data = page.write_pdf(pdf_variant=ARCHIVAL_VARIANT, pdf_tags=True)
    assert isinstance(data, bytes)  # without a target the library returns the file  # noqa: S101
    return data


def _refuse(url: str, *_: object, **__: object) -> None:
    raise ValueError(f"a paper needs no other file, but asked for {url}")
