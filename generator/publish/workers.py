"""Work spread over the processor's cores: processes that share what was made before they were forked."""

import ctypes
import gc
import multiprocessing
import os
import threading
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from itertools import pairwise
from typing import Any, TypeVar

_Done = TypeVar("_Done")
_PIECES_AT_ONCE = 16
# The first are given out one by one, so that those that take long can stand there.
_ALONE = 64
# In a forked process: what it was started for.
_work: Callable[[int], Any] | None = None


def spread(work: Callable[[int], _Done], count: int) -> Iterator[tuple[int, _Done]]:
    """Yield each number below `count` with what `work` makes of it, as they are done, on as many cores as there are.

    Other processes that this one forks, where the system can, begin with the first and go on at once; between two results
    it does its share itself, from the last on. What `work` changes in the others is lost, what it returns is kept.
    """
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    can_fork = "fork" in multiprocessing.get_all_start_methods() and threading.active_count() == 1
    if min(count, cores) < 2 or not can_fork:  # noqa: PLR2004  # one gains nothing, two pieces may take long
        return enumerate(map(work, range(count)))
    return _forked(work, count, cores - 1)


def _forked(work: Callable[[int], _Done], count: int, helpers: int) -> Iterator[tuple[int, _Done]]:
    give_back()
    gc.freeze()  # the collector would touch, and so copy, every page of memory that is shared
    # Forked processes inherit the arguments of their start; nothing is sent to them.
    pool = ProcessPoolExecutor(helpers, multiprocessing.get_context("fork"), initializer=_begin, initargs=(work,))
    starts = [*range(min(_ALONE, count)), *range(_ALONE, count, _PIECES_AT_ONCE)]
    waiting = deque((start, pool.submit(_run, start, end), end) for start, end in pairwise([*starts, count]))

    def results() -> Iterator[tuple[int, _Done]]:
        try:
            while waiting:
                start, promise, end = waiting.pop()
                if promise.cancel():  # nobody has begun it
                    yield from ((number, work(number)) for number in range(start, end))
                else:
                    yield from enumerate(promise.result(), start)
                while waiting and waiting[0][1].done():
                    start, promise, _ = waiting.popleft()
                    yield from enumerate(promise.result(), start)
        finally:
            pool.shutdown(cancel_futures=True)
            gc.unfreeze()

    return results()


def give_back() -> None:
    """Give memory that lies free back to the system where the C library can: each process would come to fill it anew."""
    with suppress(AttributeError, OSError, TypeError):  # not glibc
        ctypes.CDLL(None).malloc_trim(0)


def _begin(work: Callable[[int], Any]) -> None:
    global _work  # noqa: PLW0603  # a process has one piece of work in its life
    _work = work


def _run(start: int, end: int) -> list[Any]:
    assert _work is not None  # noqa: S101  # set when the process began
    return [_work(number) for number in range(start, end)]
