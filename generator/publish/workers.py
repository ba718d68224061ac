"""Work spread over the processor's cores: processes that share what was made before they were forked."""

import gc
import multiprocessing
import os
import threading
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
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


def spread(work: Callable[[int], _Done], count: int) -> Iterator[_Done]:
    """Yield what `work` makes of the numbers below `count`, in their order, on as many cores as there are.

    `work` runs in processes of its own where the system can fork them: what it changes is lost, what it returns is kept.
    The processes start at once and work on while the caller does something else between two results.
    """
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    can_fork = "fork" in multiprocessing.get_all_start_methods() and threading.active_count() == 1
    if count < _FEWEST or cores < 2 or not can_fork:  # noqa: PLR2004  # one core gains nothing
        return map(work, range(count))
    return _forked(work, count, cores)


def _forked(work: Callable[[int], _Done], count: int, cores: int) -> Iterator[_Done]:
    gc.freeze()  # the collector would touch, and so copy, every page of memory that is shared
    # Forked processes inherit the arguments of their start; nothing is sent to them.
    pool = ProcessPoolExecutor(cores, multiprocessing.get_context("fork"), initializer=_begin, initargs=(work,))
    starts = [*range(_ALONE), *range(_ALONE, count, _PIECES_AT_ONCE)]
    promised = deque(pool.submit(_run, start, end) for start, end in pairwise([*starts, count]))

    def results() -> Iterator[_Done]:
        try:
            while promised:
                yield from promised.popleft().result()
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
