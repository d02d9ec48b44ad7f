"""Does one kind of work in a process of its own again and again, and kills it with SIGKILL at a random moment.

Run in an installation: ``python -m tests.killing.killed_work WORK ROUNDS SEED``. After each kill everything has to be sound, and
at the end what was cut short is carried through. Prints what is wrong, as JSON. The processes are forked from one that has
the program loaded: starting it takes longer than the work.
"""

import json
import os
import random
import signal
import sys
import time
import traceback
from pathlib import Path

import django

EDGE = 1.1  # some kills come after the end


def main(work, rounds, seed):
    django.setup()
    from django.conf import settings

    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    from tests.killing.works import WORKS, Stage

    stage = Stage(settings.DATA / "copy")
    draw = random.Random(seed)  # noqa: S311  # moments, no secrets
    do = WORKS[work]
    do.prepare(stage, "准备")
    needed = done_in(lambda: do.whole(stage))
    found = []
    killed = 0
    for number in range(rounds):
        do.prepare(stage, number)
        killed += killed_within(lambda: do.whole(stage), draw.uniform(0, needed * EDGE))
        found += [f"round {number}: {said}" for said in stage.faults()]
    do.whole(stage)
    found += [f"in the end: {said}" for said in [*stage.faults(), *do.unfinished(stage)]]
    print(json.dumps({"found": found, "killed": killed, "needed": needed}))  # noqa: T201


def child(call):
    """Fork a process that does something, and return its number."""
    from django.db import connections

    connections.close_all()
    pid = os.fork()
    if pid:
        return pid
    try:
        call()
        os._exit(0)
    except BaseException:  # noqa: BLE001  # told, whatever it is; the fork ends here
        traceback.print_exc()
        os._exit(1)


def done_in(call):
    """Do it once to the end in a process of its own; return the seconds."""
    began = time.monotonic()
    _pid, status = os.waitpid(child(call), 0)
    if status:
        raise SystemExit("the work fails even when nobody kills it")
    return time.monotonic() - began


def killed_within(call, seconds):
    """Kill a process that does it after so many seconds; return whether it was still at work."""
    pid = child(call)
    time.sleep(seconds)
    os.kill(pid, signal.SIGKILL)
    _pid, status = os.waitpid(pid, 0)
    if os.WIFEXITED(status) and os.WEXITSTATUS(status):
        raise SystemExit("the work failed by itself")
    return os.WIFSIGNALED(status)


if __name__ == "__main__":
    sys.path.insert(0, str(Path.cwd()))
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
