"""A letter as one page of HTML for A4 in the layout of official documents (GB/T 9704-2012), and as PDF."""

from collections.abc import Iterator
from html import escape
from typing import Final

from gongkai.files.annual_report_writer.html_style import FANGSONG, SONG
from gongkai.files.printing import print_html
from gongkai.rules.letters.composing import LetterContent

SEAL_PLACE: Final = "（印章）"

STYLE: Final = f"""\
@page {{
  size: A4; margin: 37mm 26mm 35mm 28mm;
  @bottom-center {{ content: "— " counter(page) " —"; font: 14pt {SONG}; }}
}}
body {{ margin: 0; color: #000; font: 16pt/28pt {FANGSONG}; }}
h1 {{ font: 700 22pt/34pt {SONG}; text-align: center; margin: 0 0 14pt; text-wrap: balance; word-break: keep-all; overflow-wrap: anywhere; }}
h1 .kept {{ display: inline-block; }}
p {{ margin: 0; text-indent: 2em; text-align: justify; orphans: 2; widows: 2; overflow-wrap: anywhere; }}
.number {{ text-align: center; text-indent: 0; margin-bottom: 14pt; }}
.to {{ text-indent: 0; }}
.mark {{ text-align: center; text-indent: 0; font-size: 10.5pt; line-height: 16pt; border: .8pt solid #7d4600; color: #7d4600; margin: 0 0 10pt; }}
.sign {{ margin-top: 42pt; break-inside: avoid; break-before: avoid; }}
.sign p {{ text-align: right; text-indent: 0; padding-right: 2em; }}
.sign .day {{ padding-right: 4em; }}
.sign .seal {{ color: #888; font-size: 10.5pt; line-height: 14pt; padding-right: 8em; }}
table {{ width: 100%; border-collapse: collapse; table-layout: fixed; font: 12pt/20pt {SONG}; }}
th, td {{ border: .5pt solid #000; padding: 5pt 6pt; text-align: left; vertical-align: top; font-weight: 400; overflow-wrap: anywhere; }}
td {{ white-space: pre-line; }}
th {{ width: 30%; }}
tr {{ break-inside: avoid; }}
"""


def letter_pdf(letter: LetterContent, *, mark: str = "") -> bytes:
    """Print a letter; ``mark`` stands above it where it is no real one.

    :raises CannotPrint: if the libraries that draw the pages are not installed
    """
    return print_html(letter_html(letter, mark=mark))


def letter_html(letter: LetterContent, *, mark: str = "") -> str:
    """Return the letter as one complete page."""
    return (
        '<!doctype html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
        f'<title>{escape(letter.title)}</title>\n<meta name="author" content="{escape(letter.agency)}">\n'
        f"<style>\n{STYLE}</style>\n</head>\n<body>\n{''.join(_body(letter, mark))}</body>\n</html>\n"
    )


def _body(letter: LetterContent, mark: str) -> Iterator[str]:
    if mark:
        yield f'<p class="mark">{escape(mark)}</p>\n'
    name = letter.title.removeprefix(letter.agency)
    yield f'<h1><span class="kept">{escape(letter.agency)}</span><wbr><span class="kept">{escape(name)}</span></h1>\n'
    if letter.number:
        yield f'<p class="number">{escape(letter.number)}</p>\n'
    if letter.addressee:
        yield f'<p class="to">{escape(letter.addressee)}：</p>\n'
    yield from (f"<p>{escape(paragraph)}</p>\n" for paragraph in letter.paragraphs)
    if letter.rows:
        rows = "".join(
            f'<tr><th scope="row">{escape(label)}</th><td>{escape(value)}</td></tr>\n'
            for label, value in letter.rows
        )
        yield f"<table>\n{rows}</table>\n"
    if letter.paragraphs:
        yield f'<div class="sign"><p>{escape(letter.agency)}</p><p class="seal">{SEAL_PLACE}</p>'
        yield f'<p class="day">{escape(letter.signed_on)}</p></div>\n'
