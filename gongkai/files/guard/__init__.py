"""PURE: finds personal data and hidden content in a file before it leaves, and writes a masked copy.

>>> from gongkai.files.guard import examine
>>> [hit.masked for hit in examine("电话 13800138000".encode(), "note.txt").hits]
['138****8000']
"""

from gongkai.files.guard.examining import examine
from gongkai.files.guard.hits import Examination, Hit, HitKind

__all__ = ["Examination", "Hit", "HitKind", "examine"]
