"""Whole installations for tests of commands: a data folder, a database of their own, real processes."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit
from uuid import uuid4

import psycopg

from tests.conftest import REPOSITORY


@dataclass(frozen=True)
class Installation:
    """One installation; ``database`` is its address, empty for the embedded SQLite."""

    data: Path
    database: str = ""

    @property
    def environment(self):
        return {
            **{
                name: value for name, value in os.environ.items() if not name.startswith("GONGKAI_")
            },
            "DJANGO_SETTINGS_MODULE": "gongkai.settings.production",
            "GONGKAI_DATA": str(self.data),
            "GONGKAI_DATABASE": self.database,
            "PYTHONPATH": str(REPOSITORY),
            "PYTHONUNBUFFERED": "1",
        }

    def started(self, *arguments, **more):
        """Start a command and return its process."""
        return subprocess.Popen(  # noqa: S603
            [sys.executable, str(REPOSITORY / "manage.py"), *map(str, arguments)],
            env={**self.environment, **more},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def tried(self, *arguments, **more):
        """Run a command and return how it ended."""
        with self.started(*arguments, **more) as process:
            out, err = process.communicate(timeout=120)
        return subprocess.CompletedProcess(arguments, process.returncode, out, err)

    def run(self, *arguments, **more):
        """Run a command that has to succeed."""
        ended = self.tried(*arguments, **more)
        assert ended.returncode == 0, ended.stderr
        return ended

    def shell(self, code):
        """Run lines of Python in the installation and return what they print."""
        return self.run("shell", "-v", "0", "-c", code).stdout.strip()


def server():
    """The address of the PostgreSQL server the tests run on, empty for SQLite."""
    return os.environ.get("GONGKAI_TEST_DATABASE", "")


def address_of(database):
    return urlunsplit(urlsplit(server())._replace(path=f"/{database}"))


def on_server(statement):
    with psycopg.connect(server(), autocommit=True) as connection:
        connection.execute(statement)


def empty_installation(folder, *, template=None, on_postgresql=None):
    """Return an installation with tables and no rows; a copy of ``template`` where one is given."""
    if not (bool(server()) if on_postgresql is None else on_postgresql):
        if template:
            shutil.copytree(template.data, folder)
        made = Installation(folder)
    else:
        name = f"gongkai_{uuid4().hex[:12]}"
        source = urlsplit(template.database).path.strip("/") if template else "template0"
        on_server(f"CREATE DATABASE {name} TEMPLATE {source}")
        if template:
            shutil.copytree(template.data, folder)
        made = Installation(folder, address_of(name))
    if template is None:
        made.run("migrate", "-v", "0")
    return made


def ended(installation):
    """Take the installation's database off the server."""
    if installation.database:
        on_server(f"DROP DATABASE {urlsplit(installation.database).path.strip('/')} WITH (FORCE)")
