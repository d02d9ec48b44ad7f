import os
import signal
import sys
import threading
import time

import pytest

from gongkai.jobs import processes
from gongkai.jobs.processes import PARENT, Child, ProcessTree, end_with_parent
from gongkai.jobs.web_server import WebServer, server_settings

SLEEPS = [sys.executable, "-c", "import time; time.sleep(60)"]
ENDS = [sys.executable, "-c", "raise SystemExit(3)"]
DEAF = [
    sys.executable,
    "-c",
    "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print(flush=True); time.sleep(60)",
]


@pytest.fixture
def handlers():
    """Signal handlers as they were, put back after the test."""
    before = {each: signal.getsignal(each) for each in (signal.SIGTERM, signal.SIGINT)}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.fixture
def told():
    return []


@pytest.fixture
def started(told):
    """Start a tree of commands; all of them are stopped after the test."""
    trees = []

    def start(*commands):
        tree = ProcessTree([Child("子进程", each) for each in commands], told.append)
        trees.append(tree)
        tree.look_after()
        return tree

    yield start
    for tree in trees:
        tree.stop()


def test_all_children_are_stopped_together(started):
    tree = started(SLEEPS, SLEEPS)

    tree.stop()

    assert [child.process.poll() for child in tree.children] == [-signal.SIGTERM] * 2


def test_a_child_that_does_not_stop_in_time_is_ended(started, monkeypatch):
    monkeypatch.setattr(processes, "STOP_SECONDS", 0.0)
    tree = started(DEAF)
    time.sleep(0.5)

    tree.stop()

    assert tree.children[0].process.poll() == -signal.SIGKILL


def test_a_dead_child_is_told_and_started_again_after_a_pause(started, told):
    tree = started(ENDS)
    child = tree.children[0]
    child.process.wait()

    tree.look_after()

    assert told == ["子进程 已退出（代码 3），1 秒后重新启动"]
    assert child.process is None
    child.start_at = 0.0
    tree.look_after()
    assert child.process is not None


def test_the_pause_doubles_up_to_half_a_minute_and_ends_once_the_child_is_steady(started):
    child = started(ENDS).children[0]
    child.process.wait()
    ended = child.process
    pauses = []
    for lived in (0, 0, 0, 0, 0, 0, 100):
        child.process, child.started_at = ended, 1000.0 - lived
        child.died(1000.0)
        pauses.append(child.pause)

    assert pauses == [1, 2, 4, 8, 16, 30, 0]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_stops_the_tree(number, handlers, told, monkeypatch):
    monkeypatch.setattr(processes, "WATCH_SECONDS", 0.05)
    tree = ProcessTree([Child("子进程", SLEEPS)], told.append)
    threading.Timer(0.3, os.kill, (os.getpid(), number)).start()

    tree.run()

    assert tree.children[0].process.poll() == -signal.SIGTERM


def test_a_process_outside_a_tree_watches_nobody(monkeypatch):
    monkeypatch.delenv(PARENT, raising=False)
    before = threading.active_count()

    end_with_parent()

    assert threading.active_count() == before


def test_a_child_whose_tree_is_gone_ends_itself(handlers, monkeypatch):
    ended = threading.Event()
    signal.signal(signal.SIGTERM, lambda _number, _frame: ended.set())
    monkeypatch.setenv(PARENT, "0")

    end_with_parent()

    assert ended.wait(5)


def test_the_web_server_is_set_up_from_here():
    server = WebServer("application", server_settings(bind="127.0.0.1:8123", workers=3, threads=5))

    assert server.cfg.bind == ["127.0.0.1:8123"]
    assert (server.cfg.workers, server.cfg.threads) == (3, 5)
    assert server.cfg.worker_class_str == "gthread"
    assert server.load() == "application"
