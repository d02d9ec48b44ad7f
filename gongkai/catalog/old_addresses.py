"""Addresses that pages had on an old site, compared as browsers ask for them."""

from urllib.parse import unquote, urlsplit

LONGEST = 500


class NoAddress(ValueError):
    """Raised for what is no address of a page; says why, in Chinese."""


def bare_address(text: str) -> str:
    """Return an address without scheme, ``www.`` and place within the page, host in small letters.

    :raises NoAddress: if it names no host
    """
    words = text.strip()
    try:
        parts = urlsplit(words if "://" in words else f"//{words.lstrip('/')}")
        host = (parts.hostname or "").removeprefix("www.")
        port = f":{parts.port}" if parts.port else ""
    except ValueError as problem:
        raise NoAddress("不是网址。怎么办：照浏览器地址栏里的写") from problem
    if "." not in host:
        raise NoAddress(
            "没有网站的域名。怎么办：照浏览器地址栏里的写，例如 www.example.cn/a/1.html"
        )
    query = f"?{parts.query}" if parts.query else ""
    bare = f"{host}{port}{unquote(parts.path) or '/'}{query}"
    if len(bare) > LONGEST:
        raise NoAddress(f"网址有 {len(bare)} 个字，最多 {LONGEST} 个。怎么办：这一格空着")
    return bare
