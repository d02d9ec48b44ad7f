"""A process that is killed in the middle of its work leaves nothing half done (SIGKILL, real processes, real database)."""

import json
import random
import subprocess
import sys

import pytest

from tests.conftest import REPOSITORY

WORKS = ("publishing", "indexing", "exporting")
SHORT = {"publishing": 4, "indexing": 3, "exporting": 3}
LONG = {"publishing": 40, "indexing": 30, "exporting": 30}
SETTINGS = {"GONGKAI_SITE_URL": "http://127.0.0.1", "GONGKAI_EXPORT_SERVER": "http://127.0.0.2"}


def killed(installation, work, rounds, seed):
    """Kill a work in an installation so many times; return what was found."""
    command = [sys.executable, "-m", "tests.killing.killed_work", work, str(rounds), str(seed)]
    ended = subprocess.run(  # noqa: S603  # our own program
        command,
        env={**installation.environment, **SETTINGS},
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        timeout=900,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    return json.loads(ended.stdout.splitlines()[-1])


@pytest.mark.parametrize("work", WORKS)
def test_whoever_is_killed_at_a_random_moment_leaves_nothing_half_done(installation, work):
    told = killed(installation, work, SHORT[work], seed=20261125)

    assert told["found"] == []
    assert told["killed"] > 0


@pytest.mark.long
@pytest.mark.parametrize("work", WORKS)
def test_a_hundred_kills_leave_nothing_half_done(installation, work):
    told = killed(installation, work, LONG[work], seed=random.randrange(2**32))  # noqa: S311

    assert told["found"] == []
