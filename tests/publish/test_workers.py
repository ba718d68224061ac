"""Work on several cores: the same results in the same order as on one."""

import os

import pytest

from generator.publish.workers import spread

MANY = 200


def test_results_come_in_order_whatever_the_number_of_processes() -> None:
    assert list(spread(lambda number: number * number, MANY)) == [number * number for number in range(MANY)]
    assert list(spread(str, 0)) == []


@pytest.mark.skipif(len(os.sched_getaffinity(0)) < 2, reason="one core has nothing to spread over")
def test_much_work_is_done_by_other_processes_which_end(capfd: pytest.CaptureFixture[str]) -> None:
    workers = set(spread(lambda _: os.getpid(), MANY))
    assert os.getpid() not in workers
    for process in workers:
        with pytest.raises(ProcessLookupError):
            os.kill(process, 0)
    assert capfd.readouterr().err == ""


def test_what_goes_wrong_there_is_raised_here() -> None:
    def work(number: int) -> int:
        if number == MANY // 2:
            raise ValueError(f"no page for {number}")
        return number

    with pytest.raises(ValueError, match=f"no page for {MANY // 2}"):
        list(spread(work, MANY))
