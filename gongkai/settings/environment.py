"""Reads settings from the environment, refusing nonsense with a word on how to put it right."""

import os
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

TRUE_WORDS = {"1", "true", "yes", "on"}
FALSE_WORDS = {"0", "false", "no", "off", ""}
MAIL_PORTS = {"smtp": 25, "smtps": 465}


def text(name: str, default: str) -> str:
    """Return the variable, or the default where it is not set."""
    return os.environ.get(name, default)


def boolean(name: str, *, default: bool) -> bool:
    """Return whether the variable says yes.

    :raises ImproperlyConfigured: unless it is one of 1, 0, true, false, yes, no, on, off
    """
    word = os.environ.get(name)
    if word is None:
        return default
    if word.lower() in TRUE_WORDS | FALSE_WORDS:
        return word.lower() in TRUE_WORDS
    raise ImproperlyConfigured(f"{name}={word!r}：只能写 1 或 0")


def integer(name: str, *, default: int, least: int = 0) -> int:
    """Return the variable as a whole number.

    :raises ImproperlyConfigured: if it is not a whole number, or less than ``least``
    """
    word = os.environ.get(name)
    if word is None:
        return default
    if not word.isascii() or not word.isdigit() or int(word) < least:
        raise ImproperlyConfigured(f"{name}={word!r}：要写不小于 {least} 的整数")
    return int(word)


def words(name: str, *, default: tuple[str, ...]) -> list[str]:
    """Return the variable split at commas, without blanks."""
    given = os.environ.get(name)
    if given is None:
        return list(default)
    return [word.strip() for word in given.split(",") if word.strip()]


def networks(name: str) -> list[IPv4Network | IPv6Network]:
    """Return the variable, addresses or networks separated by commas.

    :raises ImproperlyConfigured: if one is neither, or is a network of everybody
    """
    found = []
    for word in words(name, default=()):
        try:
            network = ip_network(word)
        except ValueError as problem:
            raise ImproperlyConfigured(
                f"{name}：{word!r} 不是地址或网段。要写 127.0.0.1 或 10.0.0.0/24，多个用逗号分开"
            ) from problem
        if network.prefixlen == 0:
            raise ImproperlyConfigured(f"{name}：{word!r} 是所有地址，等于相信任何人写的来源")
        found.append(network)
    return found


def folder(name: str, default: Path) -> Path:
    """Return the variable as an absolute path.

    :raises ImproperlyConfigured: if the path is there and is not a folder
    """
    path = Path(os.environ.get(name) or default).expanduser().resolve()
    if path.exists() and not path.is_dir():
        raise ImproperlyConfigured(f"{name}={path}：这不是文件夹")
    return path


def mail_server(name: str) -> dict[str, Any]:
    """Return Django's settings of the server that sends letters; those of none where the variable is empty.

    The address is ``smtp://user:password@host:port`` (``smtps`` where the connection is encrypted from its
    start); with a user, ``smtp`` turns to an encrypted connection before the password is sent.

    :raises ImproperlyConfigured: for any other kind of address
    """
    address = os.environ.get(name, "")
    if not address:
        return {
            "SENDS_MAIL": False,
            "EMAIL_BACKEND": "django.core.mail.backends.dummy.EmailBackend",
        }
    parts = urlsplit(address)
    if parts.scheme not in MAIL_PORTS or not parts.hostname or parts.path.strip("/"):
        raise ImproperlyConfigured(f"{name}：要写 smtp://用户:口令@主机:端口 或 smtps://…")
    return {
        "SENDS_MAIL": True,
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port or MAIL_PORTS[parts.scheme],
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_USE_TLS": parts.scheme == "smtp" and bool(parts.username),
    }


def database(name: str, *, sqlite_file: Path) -> dict[str, Any]:
    """Return Django's description of the database at an address, by default the embedded SQLite.

    The address is ``postgresql://user:password@host:port/name`` (a ``host`` parameter names a folder
    of sockets) or ``sqlite:///path``.

    :raises ImproperlyConfigured: for any other kind of address
    """
    address = os.environ.get(name, "")
    parts = urlsplit(address)
    if not address:
        return sqlite(sqlite_file)
    if parts.scheme == "sqlite":
        return sqlite(Path(parts.path))
    if parts.scheme in {"postgresql", "postgres"} and parts.path.strip("/"):
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(parts.path.strip("/")),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": parts.hostname or "",
            "PORT": parts.port or "",
            "CONN_MAX_AGE": 60,
            "CONN_HEALTH_CHECKS": True,
        }
    raise ImproperlyConfigured(
        f"{name}：要写 postgresql://用户:口令@主机:端口/库名 或 sqlite:///文件路径"
    )


def sqlite(file: Path | str) -> dict[str, Any]:
    """Return Django's description of an embedded database: one writer at a time, readers never wait."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(file),
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;"
                "PRAGMA mmap_size=134217728; PRAGMA cache_size=-16000;"
            ),
        },
    }
