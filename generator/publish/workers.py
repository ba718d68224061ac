"""Work spread over the processor's cores: processes that share what was made before they were forked."""

import gc
import multiprocessing
import os
import threading
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import pairwise
from typing import Any, TypeVar

_Done = TypeVar("_Done")
# For fewer pieces a process costs more than it gains.
_FEWEST = 64
_PIECES_AT_ONCE = 16
# The first are given out one by one, so that those that take long can stand there.
_ALONE = 16
# In a forked process: what it was started for.
_work: Callable[[int], Any] | None = None


def spread(work: Callable[[int], _Done], count: int) -> Iterator[tuple[int, _Done]]:
    """Yield each number below `count` with what `work` makes of it, as they are done, on as many cores as there are.

    This process does its share between two results, and others that it forks, where the system can, do theirs at once and
    all the time: what `work` changes there is lost, what it returns is kept.
    """
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    can_fork = "fork" in multiprocessing.get_all_start_methods() and threading.active_count() == 1
    if count < _FEWEST or cores < 2 or not can_fork:  # noqa: PLR2004  # one core gains nothing
        return enumerate(map(work, range(count)))
    return _forked(work, count, cores - 1)


def _forked(work: Callable[[int], _Done], count: int, helpers: int) -> Iterator[tuple[int, _Done]]:
    gc.freeze()  # the collector would touch, and so copy, every page of memory that is shared
    # Forked processes inherit the arguments of their start; nothing is sent to them.
    pool = ProcessPoolExecutor(helpers, multiprocessing.get_context("fork"), initializer=_begin, initargs=(work,))
    starts = [*range(_ALONE), *range(_ALONE, count, _PIECES_AT_ONCE)]
    waiting = deque((start, pool.submit(_run, start, end), end) for start, end in pairwise([*starts, count]))

    def results() -> Iterator[tuple[int, _Done]]:
        begun: list[tuple[int, Future[list[_Done]]]] = []
        try:
            while waiting:
                start, promise, end = waiting.popleft()
                if promise.cancel():  # nobody has begun it
                    yield from ((number, work(number)) for number in range(start, end))
                else:
                    begun.append((start, promise))
                for done in [each for each in begun if each[1].done()]:
                    begun.remove(done)
                    yield from enumerate(done[1].result(), done[0])
            for start, promise in begun:
                yield from enumerate(promise.result(), start)
        finally:
            pool.shutdown(cancel_futures=True)
            gc.unfreeze()

    return results()


def _begin(work: Callable[[int], Any]) -> None:
    global _work  # noqa: PLW0603  # a process has one piece of work in its life
    _work = work


def _run(start: int, end: int) -> list[Any]:
    assert _work is not None  # noqa: S101  # set when the process began
    return [_work(number) for number in range(start, end)]
