"""Work on several cores: the same results in the same order as on one."""

import os
import subprocess
import sys
from threading import Event, Thread

import pytest

from generator.publish.workers import spread

MANY = 200


def test_results_come_in_order_whatever_the_number_of_processes() -> None:
    assert list(spread(lambda number: number * number, MANY)) == [number * number for number in range(MANY)]
    assert list(spread(str, 0)) == []


# In a process of its own: where a test's process has threads, nothing is forked.
ALONE = """
import os
from generator.publish.workers import spread
workers = set(spread(lambda _: os.getpid(), 200))
print(os.getpid() in workers, *workers)
assert list(spread(lambda number: -number, 200)) == [-number for number in range(200)]
def fault(number):
    raise ValueError(f"no page for {number}")
list(spread(fault, 200))
"""


@pytest.mark.skipif(len(os.sched_getaffinity(0)) < 2, reason="one core has nothing to spread over")
def test_much_work_is_done_by_other_processes_which_end_and_say_what_goes_wrong() -> None:
    outcome = subprocess.run(  # noqa: S603  # our own
        [sys.executable, "-c", ALONE], capture_output=True, text=True, check=False, timeout=60
    )
    is_own, *workers = outcome.stdout.split()
    assert (is_own, outcome.returncode) == ("False", 1)
    assert outcome.stderr.rstrip().endswith("ValueError: no page for 0")
    for process in map(int, workers):
        with pytest.raises(ProcessLookupError):
            os.kill(process, 0)


def test_threads_are_not_forked() -> None:
    held = Event()
    thread = Thread(target=held.wait)
    thread.start()
    try:
        assert set(spread(lambda _: os.getpid(), MANY)) == {os.getpid()}
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
