"""Run a command with a PostgreSQL server of its own: ``with_postgres.py -- COMMAND [ARG ...]``.

The server lives in a temporary folder, listens on a free loopback port, runs as an unprivileged user
and ends with the command, which finds its address in ``GONGKAI_TEST_DATABASE``.
"""

import os
import pwd
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

USUAL_FOLDER = Path("/usr/lib/postgresql/15/bin")
UNPRIVILEGED = ("postgres", "nobody")
MISSING = 3


def programs() -> Path | None:
    """Return the folder of the server's programs, or None where PostgreSQL is not installed."""
    asked = shutil.which("pg_config")
    if asked:
        told = subprocess.run([asked, "--bindir"], capture_output=True, text=True, check=False)
        folder = Path(told.stdout.strip())
        if (folder / "initdb").exists():
            return folder
    return USUAL_FOLDER if (USUAL_FOLDER / "initdb").exists() else None


def owner() -> pwd.struct_passwd | None:
    """Return the user the server runs as, or None where we are unprivileged ourselves."""
    if os.geteuid() != 0:
        return None
    for name in UNPRIVILEGED:
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    raise SystemExit("没有可用的普通用户来运行 PostgreSQL（postgres 或 nobody）")


def free_port() -> int:
    """Return a loopback port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def as_owner(command: list[str], user: pwd.struct_passwd | None, *, cwd: Path) -> None:
    """Run one program of the server as its owner."""
    extra = {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []} if user else {}
    subprocess.run(command, check=True, cwd=cwd, stdout=subprocess.DEVNULL, **extra)


def run_with_server(bindir: Path, command: list[str]) -> int:
    """Start a server, run the command with its address, stop the server."""
    user = owner()
    home = Path(tempfile.mkdtemp(prefix="gongkai-postgres-"))
    port, password = free_port(), secrets.token_hex(16)
    secret = home / "password"
    secret.write_text(password)
    if user:
        os.chown(home, user.pw_uid, user.pw_gid)
        os.chown(secret, user.pw_uid, user.pw_gid)
    data = home / "data"
    pg_ctl = [str(bindir / "pg_ctl"), "-D", str(data), "-w", "-s"]
    options = (
        f"-h 127.0.0.1 -p {port} -k {home} -c fsync=off -c synchronous_commit=off "
        "-c full_page_writes=off -c max_connections=60"
    )
    try:
        as_owner(
            [
                str(bindir / "initdb"),
                "-D",
                str(data),
                "-U",
                "gongkai",
                "-A",
                "scram-sha-256",
                "--pwfile",
                str(secret),
                "-E",
                "UTF8",
                "--locale=C.UTF-8",
                "--no-sync",
            ],
            user,
            cwd=home,
        )
        as_owner([*pg_ctl, "-l", str(home / "log"), "-o", options, "start"], user, cwd=home)
        address = f"postgresql://gongkai:{password}@127.0.0.1:{port}/postgres"
        environment = {**os.environ, "GONGKAI_TEST_DATABASE": address}
        return subprocess.run(command, env=environment, check=False).returncode
    finally:
        if (data / "postmaster.pid").exists():
            as_owner([*pg_ctl, "-m", "immediate", "stop"], user, cwd=home)
        shutil.rmtree(home, ignore_errors=True)


def main(arguments: list[str]) -> int:
    """Run the command after ``--``."""
    command = arguments[arguments.index("--") + 1 :]
    bindir = programs()
    if bindir is None:
        sys.stderr.write(
            "没有安装 PostgreSQL，跳过在它上面的测试（apt-get install postgresql-15）\n"
        )
        return MISSING if os.environ.get("GONGKAI_REQUIRE_ALL") else 0
    return run_with_server(bindir, command)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
