"""PURE: the text of a page as a clerk writes it, and the clean HTML that is published.

Written text: a line is a paragraph; ``# `` and ``## `` begin headings; ``>> `` begins a line of the signature; lines that
begin with ``|`` are rows of a table, the first rows being its head when a line ``|---|`` follows. In a table ``<`` joins a
cell with the one to its left and ``^`` with the one above. Rows pasted from a spreadsheet (tabs) are a table as well.
"""

from gongkai.files.page_text.from_documents import text_of_document, text_of_file
from gongkai.files.page_text.html_pages import document_of_text, html_of_text
from gongkai.files.page_text.saved_pages import SavedPage, saved_page, saved_pages

__all__ = [
    "SavedPage",
    "document_of_text",
    "html_of_text",
    "saved_page",
    "saved_pages",
    "text_of_document",
    "text_of_file",
]
