"""One process tree: children that are started, watched, started again, and stopped together."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

PARENT: Final = "GONGKAI_SERVE_PID"  # tells a child whose end is its own
STOP_SECONDS: Final = 25.0  # what a child has for finishing its requests
LONGEST_PAUSE: Final = 30.0
STEADY_SECONDS: Final = 60.0  # who lived that long is started again at once
WATCH_SECONDS: Final = 0.5


@dataclass
class Child:
    """One process of the tree, by the words of its command."""

    name: str
    command: Sequence[str]
    process: subprocess.Popen[bytes] | None = None
    started_at: float = 0.0
    pause: float = 0.0
    start_at: float = 0.0

    def died(self, now: float) -> int | None:
        """Note a death and when to start again; return its exit code, or None while alive."""
        if self.process is None:
            return None
        code = self.process.poll()
        if code is None:
            return None
        self.process = None
        steady = now - self.started_at >= STEADY_SECONDS
        self.pause = 0.0 if steady else min(LONGEST_PAUSE, self.pause * 2 or 1.0)
        self.start_at = now + self.pause
        return code

    def start(self, now: float, environment: Mapping[str, str]) -> None:
        """Start the process in a session of its own: the keyboard's interrupt reaches us alone."""
        self.process = subprocess.Popen(  # noqa: S603
            self.command, env=dict(environment), start_new_session=True
        )
        self.started_at = now


@dataclass
class ProcessTree:
    """Children that live until one of the usual signals asks the tree to stop."""

    children: Sequence[Child]
    tell: Callable[[str], None]
    stopping: threading.Event = field(default_factory=threading.Event)

    def run(self) -> None:
        """Start all, start again what dies, and return when everything has ended."""
        for each in (signal.SIGTERM, signal.SIGINT):
            signal.signal(each, lambda _number, _frame: self.stopping.set())
        try:
            while not self.stopping.is_set():
                self.look_after()
                self.stopping.wait(WATCH_SECONDS)
        finally:
            self.stop()

    def look_after(self) -> None:
        """Start whatever should run and does not."""
        now = time.monotonic()
        environment = {**os.environ, PARENT: str(os.getpid())}
        for child in self.children:
            code = child.died(now)
            if code is not None:
                self.tell(f"{child.name} 已退出（代码 {code}），{child.pause:.0f} 秒后重新启动")
            if child.process is None and now >= child.start_at:
                child.start(now, environment)

    def stop(self) -> None:
        """Ask all children to end, and end those that do not in time."""
        living = [child.process for child in self.children if child.process is not None]
        for process in living:
            process.terminate()
        deadline = time.monotonic() + STOP_SECONDS
        for process in living:
            try:
                process.wait(max(0.0, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def end_with_parent() -> None:
    """End this process in good order once the tree that started it is gone, however it went."""
    parent = os.environ.get(PARENT)
    if parent is None:
        return

    def watch() -> None:
        while os.getppid() == int(parent):
            time.sleep(WATCH_SECONDS)
        os.kill(os.getpid(), signal.SIGTERM)

    threading.Thread(target=watch, daemon=True).start()


def django_command(*words: str) -> list[str]:
    """Return the words that run one of our commands in a new process."""
    return [sys.executable, "-m", "django", *words]
