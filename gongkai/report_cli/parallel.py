"""Work on many files in several processes, in order, and whatever happens to one of them."""

import os
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from typing import Any, Final, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")
Shared = TypeVar("Shared")

FEW: Final = 8  # files; below that, starting processes takes longer than reading
AHEAD: Final = 4  # tasks a process is given before the first answer is taken

_shared: Any = None  # what every task of this process is given beside its item


def process_count(asked: int | None, item_count: int) -> int:
    """Choose the number of processes: as asked, else by cores, and one for a few files."""
    if asked is None and item_count < FEW:
        return 1
    return max(1, min(asked or os.cpu_count() or 1, item_count))


def in_order(
    task: Callable[[Item, Shared], Result],
    items: Sequence[Item],
    shared: Shared,
    *,
    processes: int,
    lost: Callable[[Item], Result],
) -> Iterator[Result]:
    """Yield ``task(item, shared)`` for every item, in the order of the items.

    ``lost`` makes the result of an item whose process died (a crash inside a library); the items
    after it are taken up by new processes.
    """
    if processes == 1:
        for item in items:
            yield task(item, shared)
        return
    start = 0
    while start < len(items):
        for result in _until_a_process_dies(task, items[start:], shared, processes):
            start += 1
            yield result
        if start < len(items):
            yield _alone(task, items[start], shared, lost)
            start += 1


def _until_a_process_dies(
    task: Callable[[Item, Shared], Result], items: Sequence[Item], shared: Shared, processes: int
) -> Iterator[Result]:
    with _pool(processes, shared) as pool:
        waiting: deque[Future[Result]] = deque()
        rest = iter(items)
        try:
            for item in rest:
                waiting.append(pool.submit(_call, task, item))
                if len(waiting) > processes * AHEAD:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        except BrokenProcessPool:
            return
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def _alone(
    task: Callable[[Item, Shared], Result],
    item: Item,
    shared: Shared,
    lost: Callable[[Item], Result],
) -> Result:
    """Try the item again in a process of its own: it may have been a neighbor that crashed."""
    with _pool(1, shared) as pool:
        try:
            return pool.submit(_call, task, item).result()
        except BrokenProcessPool:
            return lost(item)


def _pool(processes: int, shared: object) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(
        processes, mp_context=get_context("spawn"), initializer=_receive, initargs=(shared,)
    )


def _receive(shared: object) -> None:
    global _shared  # sent once to each process, not with every task
    _shared = shared


def _call(task: Callable[[Any, Any], Result], item: object) -> Result:
    return task(item, _shared)
