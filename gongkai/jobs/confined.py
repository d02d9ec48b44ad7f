"""Runs a function on what a stranger sent in a process of its own, with bounds of memory and time.

A parser that hangs, swells or crashes takes only its own process with it. The processes are forked from a
server that has loaded ``modules`` once, so that one costs some hundredths of a second. Function, arguments and
result travel between the processes, so they must be picklable.
"""

import multiprocessing
import resource
import signal
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Any, Final

MEGABYTE: Final = 1024 * 1024

_context: Final = multiprocessing.get_context("forkserver")


@dataclass(frozen=True, slots=True)
class Bounds:
    """What one run may take: address space in bytes, processor time and time by the clock in seconds."""

    memory: int = 2048 * MEGABYTE
    processor_seconds: int = 30
    seconds: float = 60.0


class OutOfBounds(RuntimeError):
    """Raised when a run took more memory or time than allowed, or its process crashed."""


def preload(modules: Sequence[str]) -> None:
    """Have the processes begin with these modules loaded; told before the first run."""
    multiprocessing.set_forkserver_preload(list(modules))


def run_confined(function: Callable[..., Any], *arguments: Any, bounds: Bounds) -> Any:
    """Return what the function returns; an exception of the function is raised here.

    :raises OutOfBounds: if it took too much, or its process ended without an answer
    """
    ours, theirs = _context.Pipe()
    process = _context.Process(target=_answer, args=(theirs, bounds), daemon=True)
    process.start()
    theirs.close()
    try:
        return _asked(ours, function, arguments, bounds)
    finally:
        ours.close()
        process.kill()
        process.join()
        process.close()


def _asked(
    ours: Connection, function: Callable[..., Any], arguments: tuple[Any, ...], bounds: Bounds
) -> Any:
    try:
        ours.send((function, arguments))
        if not ours.poll(bounds.seconds):
            raise OutOfBounds("time")
        returned, value = ours.recv()
    except (EOFError, OSError) as problem:
        raise OutOfBounds("the process ended") from problem
    if not returned:
        raise value
    return value


def _answer(theirs: Connection, bounds: Bounds) -> None:
    """Run in the child: take the function, call it within the bounds, answer."""
    function, arguments = theirs.recv()
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    resource.setrlimit(resource.RLIMIT_AS, (bounds.memory, bounds.memory))
    resource.setrlimit(
        resource.RLIMIT_CPU, (bounds.processor_seconds, bounds.processor_seconds + 1)
    )
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        answer = (True, function(*arguments))
    except MemoryError:
        answer = (False, OutOfBounds("memory"))
    except Exception as problem:  # noqa: BLE001  it is raised again where the caller can see it
        answer = (False, problem)
    theirs.send(answer)
