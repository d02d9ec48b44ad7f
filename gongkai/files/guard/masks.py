"""How much of each kind may be shown in a public notice (公示), and how the rest is hidden.

Mobile numbers ``138****1234``; identity numbers with the first two and last three; addresses down to the township.
The way of one county; others may be stricter.
"""

import re
from typing import Final

from gongkai.files.guard.hits import HitKind

_GAPS: Final = re.compile(r"[\s\-－–—‐‑\u200b-\u200f\u2060\ufeff\u00ad]+")
_TOWNSHIP: Final = re.compile(r".*?(?:乡|镇|街道|苏木)")
_COUNTY: Final = re.compile(r".*?(?:省|市|县|(?<![小社])区|旗)")
_MOBILE_LENGTH: Final = 11
_KEPT: Final = {
    HitKind.IDENTITY_NUMBER: (2, 3),
    HitKind.MOBILE: (3, 4),
    HitKind.BANK_CARD: (4, 4),
    HitKind.ACCOUNT: (2, 2),
    HitKind.TRAVEL_DOCUMENT: (1, 2),
    HitKind.LICENCE_PLATE: (2, 1),
    HitKind.LANDLINE: (0, 2),
}


def masked(found: str, kind: HitKind) -> str:
    """Return what may be shown of something found.

    >>> masked("138 0013 8000", HitKind.MOBILE), masked("11010519491231002X", HitKind.IDENTITY_NUMBER)
    ('138****8000', '11*************02X')
    >>> masked("示例县青山镇上河村3组12号", HitKind.ADDRESS), masked("张建国", HitKind.NAME_IN_LIST)
    ('示例县青山镇****', '张**')
    """
    if kind in _KEPT:
        if kind is HitKind.MOBILE:
            found = _GAPS.sub("", found)[-_MOBILE_LENGTH:]
        return _middle(_GAPS.sub("", found), *_KEPT[kind])
    if kind is HitKind.ADDRESS:
        shown = _TOWNSHIP.match(found) or _COUNTY.match(found)
        return f"{shown[0] if shown else ''}****"
    if kind is HitKind.E_MAIL:
        return f"{found[0]}***@***"
    if kind is HitKind.NAME_IN_LIST:
        bare = "".join(found.split())
        return bare[0] + "*" * (len(bare) - 1)
    if kind is HitKind.MINOR:
        return found[0] + "*" * min(len(found) - 1, 5)
    return "****"


def _middle(text: str, first: int, last: int) -> str:
    hidden = len(text) - first - last
    if hidden <= 0:
        return "*" * len(text)
    return text[:first] + "*" * hidden + (text[-last:] if last else "")
