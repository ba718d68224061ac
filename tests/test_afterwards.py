"""What can wait in a preview waits for a rest, gives way to edits, and is done in the end."""

import os
import time
from collections.abc import Iterator
from pathlib import Path
from threading import Event, Thread

import pytest

from generator.mkdocs_plugin.afterwards import Afterwards, Work, in_own_process

REST = 0.3
LONG = 60


@pytest.fixture
def afterwards() -> Iterator[Afterwards]:
    """Return one with a short rest."""
    made = Afterwards(REST)
    yield made
    made.stop()


def setting(sign: Event) -> Work:
    """Return work that sets `sign`, and is done."""

    def work(_given_up: Event) -> bool:
        sign.set()
        return True

    return work


def test_nothing_begins_while_somebody_asks_for_something(afterwards: Afterwards) -> None:
    begun = Event()
    afterwards.do(setting(begun))
    for _ in range(4):
        assert not begun.wait(REST / 2)
        afterwards.wait()
    assert begun.wait(LONG)


def test_what_gave_way_to_an_edit_is_begun_anew_and_ends(afterwards: Afterwards) -> None:
    begun: list[int] = []
    is_begun, is_done = Event(), Event()

    def work(given_up: Event) -> bool:
        begun.append(1)
        is_begun.set()
        if len(begun) == 1:
            return not given_up.wait(LONG)
        is_done.set()
        return True

    afterwards.do(work)
    assert is_begun.wait(LONG)
    afterwards.give_way()  # an edit with a mistake in it: nothing new is to be done
    assert is_done.wait(LONG)
    time.sleep(REST * 2)
    assert len(begun) == 2


def test_only_the_latest_is_done(afterwards: Afterwards) -> None:
    before, after = Event(), Event()
    afterwards.do(setting(before))
    afterwards.do(setting(after))
    assert after.wait(LONG)
    assert not before.wait(REST * 2)


def test_a_failure_does_not_keep_what_is_wanted_next_from_being_done(afterwards: Afterwards) -> None:
    is_failing, is_done = Event(), Event()

    def failing(_given_up: Event) -> bool:
        is_failing.set()
        raise ValueError("for example")

    afterwards.do(failing)
    assert is_failing.wait(LONG)
    afterwards.do(setting(is_done))
    assert is_done.wait(LONG)


def test_after_the_stop_nothing_begins(afterwards: Afterwards) -> None:
    begun = Event()
    afterwards.do(setting(begun))
    afterwards.stop()
    assert not begun.wait(REST * 3)


def test_the_stop_waits_until_what_is_being_done_has_ended(afterwards: Afterwards) -> None:
    is_begun, has_ended = Event(), Event()

    def work(given_up: Event) -> bool:
        is_begun.set()
        given_up.wait(LONG)
        time.sleep(REST)
        has_ended.set()
        return False

    afterwards.do(work)
    assert is_begun.wait(LONG)
    afterwards.stop()
    assert has_ended.is_set()


def _noting(folder: Path) -> None:
    (folder / "priority").write_text(str(os.nice(0)), encoding="utf-8")


def _lasting(folder: Path) -> None:
    (folder / "begun").touch()
    try:
        time.sleep(LONG)
    finally:
        (folder / "tidied").touch()


def _failing() -> None:
    raise ValueError("for example")


def test_a_process_of_its_own_has_the_lowest_priority(tmp_path: Path) -> None:
    assert in_own_process(_noting, (tmp_path,), Event())
    assert (tmp_path / "priority").read_text(encoding="utf-8") == "19"


def test_a_process_that_is_given_up_ends_at_once_and_tidies_up(tmp_path: Path) -> None:
    given_up, outcome = Event(), []
    thread = Thread(target=lambda: outcome.append(in_own_process(_lasting, (tmp_path,), given_up)))
    thread.start()
    end = time.monotonic() + LONG
    while not (tmp_path / "begun").exists() and time.monotonic() < end:
        time.sleep(0.05)
    given_up.set()
    thread.join(LONG / 2)
    assert outcome == [False]
    assert (tmp_path / "tidied").exists()


def test_a_process_that_fails_is_no_work_done() -> None:
    with pytest.raises(RuntimeError, match="_failing ended with status 1"):
        in_own_process(_failing, (), Event())
