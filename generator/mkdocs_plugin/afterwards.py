"""What can wait in a preview: it begins when nobody asks for anything, and gives way as soon as somebody edits."""

import logging
import multiprocessing
import os
import signal
import sys
import time
from collections.abc import Callable
from threading import Event, Lock, Thread

log = logging.getLogger("mkdocs.plugins.briefing")
# Who saves every few seconds would have an index begun, at six seconds of the processor with 10,000 facts, and thrown away.
_SECONDS_OF_REST = 3.0
_SECONDS_BETWEEN_LOOKS = 0.05
_MOST_SECONDS_TO_END = 5.0
# Of the priorities from -20 to 19 that systems with `nice` have, the last.
_LOWEST_PRIORITY = 19

Work = Callable[[Event], bool]
"""Something to be done, given the sign to give it up; returns whether it was done, and is called again where it was not."""


class Afterwards:
    """Does the latest of what can wait, in a thread of its own, after a while without edits and requests."""

    def __init__(self, seconds_of_rest: float = _SECONDS_OF_REST) -> None:
        """Wait for something to do."""
        self._rest = seconds_of_rest
        self._work: Work | None = None
        self._wanted, self._given_up = Event(), Event()
        self._asked = time.monotonic()
        self._lock, self._at_work = Lock(), Lock()
        self._thread = Thread(target=self._run, daemon=True)

    def do(self, work: Work) -> None:
        """Do `work` in place of what was wanted before."""
        with self._lock:
            self._work = work
            self._wanted.set()
            if not self._thread.is_alive():
                self._thread.start()
        self.give_way()

    def wait(self) -> None:
        """Begin nothing for a while: somebody asks for something."""
        self._asked = time.monotonic()

    def give_way(self) -> None:
        """Give up what is being done; it is begun anew after a while."""
        self.wait()
        self._given_up.set()

    def stop(self) -> None:
        """Do nothing more; give up what is being done, and wait until it has ended, for its files are in the way."""
        with self._lock:
            self._work = None
            self._wanted.clear()
        self._given_up.set()
        if self._at_work.acquire(timeout=_MOST_SECONDS_TO_END):
            self._at_work.release()

    def _run(self) -> None:
        while True:
            self._wanted.wait()
            self._given_up.clear()  # first, so that no sign from now on is missed
            left = self._asked + self._rest - time.monotonic()
            if left > 0:
                time.sleep(left)
                continue
            with self._at_work:
                work = self._work
                is_done = work is None or self._is_done(work)
            with self._lock:
                if is_done and self._work is work:
                    self._wanted.clear()

    def _is_done(self, work: Work) -> bool:
        try:
            return work(self._given_up)
        except Exception:  # whatever it is, the preview goes on
            log.exception("What was to be done after an edit failed")
            return True


def in_own_process(work: Callable[..., object], arguments: tuple[object, ...], given_up: Event) -> bool:
    """Run `work` in a process of the lowest priority until it ends or is given up; return whether it was done.

    Pages are made and served meanwhile as if nothing were.

    Raises:
        RuntimeError: it failed; what went wrong is printed.

    """
    process = multiprocessing.get_context("spawn").Process(target=_run_alone, args=(work, *arguments), daemon=True)
    process.start()
    try:
        while process.is_alive() and not given_up.is_set():
            process.join(_SECONDS_BETWEEN_LOOKS)
        if process.is_alive():
            return False
    finally:
        process.terminate()
        process.join()
    if process.exitcode:
        raise RuntimeError(f"{work.__name__} ended with status {process.exitcode}")
    return True


def _run_alone(work: Callable[..., object], *arguments: object) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who ends the server ends this process by `terminate`
    signal.signal(signal.SIGTERM, lambda number, _frame: sys.exit(128 + number))  # temporary files are removed
    if hasattr(os, "nice"):
        os.nice(_LOWEST_PRIORITY)
    work(*arguments)
