"""The reader of annual reports: from an opened document to figures, texts and what is not settled.

Stages, each a module: characters, the page as rows (``page``), parts by their headings (``parts``),
labels (``labels``), events of a table region (``events``), what a row may mean (``row_readings``,
``torn_blocks``), and settling by the sums the form prints (``settling``). No number is guessed: a cell
on which the readings of the page do not agree is left unread with all of them.
"""

from gongkai.files.annual_report_reader.reader import read_report

__all__ = ["read_report"]
