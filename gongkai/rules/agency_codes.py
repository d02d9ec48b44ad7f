"""The code of an agency: its public address for good, so that it is chosen with care and never reused."""

import re
from typing import Final

CODE_PATTERN: Final = r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$"
LONGEST_CODE: Final = 40

# First words of the site's own addresses, now and perhaps later
RESERVED_CODES: Final = frozenset(
    [
        "about",
        "accessibility",
        "account",
        "admin",
        "agencies",
        "altcha",
        "api",
        "apply",
        "assets",
        "boards",
        "captcha",
        "cases",
        "catalog",
        "check",
        "contact",
        "content",
        "data",
        "deadline",
        "desk",
        "dumps",
        "feed",
        "feeds",
        "files",
        "guide",
        "health",
        "help",
        "home",
        "inbox",
        "items",
        "language",
        "letters",
        "login",
        "logout",
        "map",
        "media",
        "notices",
        "oauth",
        "opendata",
        "portal",
        "reading-aid",
        "reports",
        "robots",
        "rules",
        "schema",
        "search",
        "security",
        "sitemap",
        "static",
        "status",
        "system",
        "village",
        "villages",
        "web",
        "well-known",
        "www",
    ]
)


def code_fault(code: str) -> str:
    """Return what is wrong with a code and how to mend it; empty for a good one."""
    if not code:
        return "没有填代码。怎么办：填小写字母、数字，例如 qingshan"
    if len(code) > LONGEST_CODE:
        return f"代码有 {len(code)} 个字符，最多 {LONGEST_CODE} 个。怎么办：写短一些"
    if not re.fullmatch(CODE_PATTERN, code):
        return f"代码“{code}”不合要求：只能用小写字母、数字和连字符，以字母开头。怎么办：改成如 qingshan-zhen"
    if code in RESERVED_CODES:
        return f"代码“{code}”是网站自己用的地址。怎么办：换一个，例如 {code}-office"
    return ""
