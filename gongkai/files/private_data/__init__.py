"""PURE: finds personal data in text and tables before they are published, and says in which row."""

from gongkai.files.private_data.numbers import Kind
from gongkai.files.private_data.scanning import Place, scan_document, scan_text

__all__ = ["Kind", "Place", "scan_document", "scan_text"]
