"""Functions in a process of their own: what hangs, swells or crashes is ended and said."""

import os
import time

import pytest

from gongkai.files.documents import Unreadable
from gongkai.jobs.confined import MEGABYTE, Bounds, OutOfBounds, run_confined

SHORT = Bounds(seconds=1.0)


def swell(size):
    return len(bytearray(size))


def spin():
    while True:
        pass


def refuse():
    raise Unreadable("broken", "文件已损坏")


def test_the_answer_comes_back_from_another_process():
    assert run_confined(os.getpid, bounds=Bounds()) != os.getpid()


def test_a_refusal_of_the_function_is_raised_here_as_it_was():
    with pytest.raises(Unreadable, match="文件已损坏") as refusal:
        run_confined(refuse, bounds=Bounds())

    assert refusal.value.code == "broken"


def test_what_sleeps_too_long_is_ended():
    begun = time.monotonic()

    with pytest.raises(OutOfBounds):
        run_confined(time.sleep, 30, bounds=SHORT)

    assert time.monotonic() - begun < 10


def test_what_computes_too_long_is_ended_by_the_processor_time():
    with pytest.raises(OutOfBounds, match="ended"):
        run_confined(spin, bounds=Bounds(processor_seconds=1))


def test_what_takes_too_much_memory_is_ended():
    with pytest.raises(OutOfBounds, match="memory"):
        run_confined(swell, 600 * MEGABYTE, bounds=Bounds(memory=400 * MEGABYTE))


def test_what_crashes_is_told():
    with pytest.raises(OutOfBounds, match="ended"):
        run_confined(os._exit, 1, bounds=Bounds())
