"""Work on several cores: the same results as on one."""

import os
import subprocess
import sys
from threading import Event, Thread

import pytest

from generator.publish.workers import give_back, spread

MANY = 200


def test_every_number_comes_once_with_its_result_whatever_the_number_of_processes() -> None:
    assert sorted(spread(lambda number: number * number, MANY)) == [(number, number**2) for number in range(MANY)]
    assert list(spread(str, 0)) == []


# In a process of its own: where a test's process has threads, nothing is forked.
ALONE = """
import os, time
from generator.publish.workers import spread
def work(number):
    time.sleep(0.01)
    return os.getpid()
by = dict(spread(work, 200))
workers = set(by.values())
print(os.getpid() in workers, by[0] != os.getpid() == by[199], *(workers - {os.getpid()}))
for count in (0, 1, 2, 3, 63, 64, 65, 80, 200):
    assert sorted(spread(lambda number: -number, count)) == [(number, -number) for number in range(count)], count
two = dict(spread(lambda number: time.sleep(0.3) or os.getpid(), 2))
assert two[0] != os.getpid() == two[1], "two pieces may be heavy"
own = os.getpid()
def fault(number):
    if os.getpid() != own:
        raise ValueError(f"no page for {number}")
    time.sleep(0.01)
list(spread(fault, 200))
"""


@pytest.mark.skipif(len(os.sched_getaffinity(0)) < 2, reason="one core has nothing to spread over")
def test_much_work_is_shared_with_other_processes_which_end_and_say_what_goes_wrong() -> None:
    outcome = subprocess.run(  # noqa: S603  # our own
        [sys.executable, "-c", ALONE], capture_output=True, text=True, check=False, timeout=60
    )
    assert "AssertionError" not in outcome.stderr
    does_its_share, from_the_end, *workers = outcome.stdout.split()
    assert (does_its_share, from_the_end) == ("True", "True")
    assert (len(workers), outcome.returncode) == (len(os.sched_getaffinity(0)) - 1, 1)
    assert "ValueError: no page for " in outcome.stderr.splitlines()[-1]
    for process in map(int, workers):
        with pytest.raises(ProcessLookupError):
            os.kill(process, 0)


def test_threads_are_not_forked() -> None:
    held = Event()
    thread = Thread(target=held.wait)
    thread.start()
    try:
        assert {process for _, process in spread(lambda _: os.getpid(), MANY)} == {os.getpid()}
    finally:
        held.set()
        thread.join()


def test_what_goes_wrong_there_is_raised_here() -> None:
    def work(number: int) -> int:
        if number == MANY // 2:
            raise ValueError(f"no page for {number}")
        return number

    with pytest.raises(ValueError, match=f"no page for {MANY // 2}"):
        list(spread(work, MANY))


@pytest.mark.parametrize(
    "library", [object(), OSError("none"), TypeError("none")], ids=["without it", "none", "no name"]
)
def test_where_memory_cannot_be_given_back_the_work_is_done(library: object, monkeypatch: pytest.MonkeyPatch) -> None:
    def load(_: object) -> object:
        if isinstance(library, Exception):
            raise library
        return library

    monkeypatch.setattr("generator.publish.workers.ctypes.CDLL", load)
    give_back()
