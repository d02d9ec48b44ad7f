"""Commands as an administrator runs them, in processes of their own."""

import signal
import socket
import time
import urllib.error
import urllib.request
from functools import cache

import pytest

from gongkai.jobs.management.commands.serve import refuse_unprepared_database
from tests.installations import empty_installation, ended, server

FILL = """
from tests.audit.chains import appended, NINE
from gongkai.audit.actions import link_day
from gongkai.agencies.models import Agency
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
Agency.objects.add_root({"code": "shili", "name": "示例县人民政府", "kind": "government", "level": "county"})
appended(4)
link_day(day=NINE.date(), at=NINE)
default_storage.save("ab/cd/abcd", ContentFile(b"%PDF sample"))
"""
GO_ON = """
from django.core.management import call_command
from tests.audit.chains import appended
appended(1)
call_command("audit", "verify")
"""
SECRET = {"GONGKAI_BACKUP_PASSPHRASE": "青山绿水-2026-一处也不少"}


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def answer(address, *, seconds=40):
    """Return the status a page answers with, waiting until somebody answers."""
    until = time.monotonic() + seconds
    while True:
        try:
            with urllib.request.urlopen(address, timeout=10) as page:  # noqa: S310
                return page.status
        except urllib.error.HTTPError as answered:
            answered.close()
            return answered.code
        except OSError:
            assert time.monotonic() < until, "nobody answers"
            time.sleep(0.3)


@pytest.mark.parametrize(
    "number", [signal.SIGTERM, pytest.param(signal.SIGINT, marks=pytest.mark.one_engine)]
)
def test_serve_answers_and_stops_cleanly(installation, number):
    port = free_port()
    with installation.started("serve", f"--bind=127.0.0.1:{port}", "--workers=1") as process:
        status = answer(f"http://127.0.0.1:{port}/robots.txt")
        process.send_signal(number)
        out, err = process.communicate(timeout=40)

    assert (status, process.returncode) == (200, 0), err
    assert "已停止。" in out
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # closed connections linger
        probe.bind(("127.0.0.1", port))


@pytest.mark.one_engine
def test_serve_killed_outright_takes_its_children_along(installation):
    port = free_port()
    with installation.started("serve", f"--bind=127.0.0.1:{port}", "--workers=1") as process:
        answer(f"http://127.0.0.1:{port}/robots.txt")
        process.kill()
        process.communicate(timeout=60)

    with pytest.raises(AssertionError, match="nobody answers"):
        answer(f"http://127.0.0.1:{port}/", seconds=0)


def test_serve_refuses_a_database_without_tables(tmp_path, installation_template):
    made = empty_installation(tmp_path / "var", template=installation_template)
    made.run("migrate", "jobs", "zero", "-v", "0")

    refusal = made.tried("serve", "--bind=127.0.0.1:1")

    assert refusal.returncode == 1
    assert "先备份，再运行 gongkai migrate" in refusal.stderr
    ended(made)


@pytest.mark.django_db
def test_a_prepared_database_is_not_refused():
    assert refuse_unprepared_database() is None


def test_a_database_that_cannot_be_reached_is_told(installation):
    unreachable = {"GONGKAI_DATABASE": "postgresql://nobody@127.0.0.1:1/none"}

    refusal = installation.tried("serve", **unreachable)

    assert refusal.returncode == 1
    assert "连不上数据库" in refusal.stderr


def test_the_worker_does_what_is_queued_and_ends(installation):
    assert installation.run("work", "--batch").returncode == 0


MOVES = (
    [("server", "server"), ("server", "embedded"), ("embedded", "server")]
    if server()
    else [("embedded", "embedded")]
)


@pytest.fixture(scope="session")
def templates(installation_template, tmp_path_factory):
    """Return the migrated installation of an engine, made once."""
    made = {"server" if server() else "embedded": installation_template}

    def template(engine):
        if engine not in made:
            folder = tmp_path_factory.mktemp("embedded") / "var"
            made[engine] = empty_installation(folder, on_postgresql=False)
        return made[engine]

    return template


@pytest.fixture(scope="session")
def backups(templates, tmp_path_factory):
    """Return the backup of an installation with sample rows on an engine, and its key."""

    @cache
    def backup(engine):
        folder = tmp_path_factory.mktemp("backups")
        made = empty_installation(
            folder / "var", template=templates(engine), on_postgresql=engine == "server"
        )
        made.shell(FILL)
        made.run("backup", folder / "b.tar.gz", **SECRET)
        key = (made.data / "keys" / "secret_key").read_bytes()
        ended(made)
        return folder / "b.tar.gz", key

    return backup


@pytest.mark.parametrize(("taken_on", "restored_on"), MOVES)
def test_a_backup_comes_back_whole_on_either_engine(
    backups, templates, tmp_path, taken_on, restored_on
):
    backup, key = backups(taken_on)
    other = empty_installation(
        tmp_path / "other", template=templates(restored_on), on_postgresql=restored_on == "server"
    )
    other.run("restore", backup, **SECRET)

    assert "审计链完整：5 条记录，1 条每日链接" in other.shell(GO_ON)
    assert (other.data / "files/ab/cd/abcd").read_bytes() == b"%PDF sample"
    assert (other.data / "keys" / "secret_key").read_bytes() == key
    ended(other)


def test_a_backup_is_consistent_while_others_write(installation, installation_template, tmp_path):
    writes = "from tests.audit.chains import appended\nfor each in range(300): appended()"
    with installation.started("shell", "-c", writes) as writer:
        installation.run("backup", tmp_path / "b.tar.gz", "--without-keys")
        writer.communicate(timeout=120)
    other = empty_installation(
        tmp_path / "other", template=installation_template, on_postgresql=bool(server())
    )
    other.run("restore", tmp_path / "b.tar.gz", "--without-keys")

    assert "审计链完整" in other.run("audit", "verify").stdout
    ended(other)
