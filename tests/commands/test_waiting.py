"""What takes long says so, to whoever watches, and leaves nothing behind."""

import sys
from threading import Event

import pytest

from generator.commands.waiting import waiting


def say_while(seconds: float, capsys: pytest.CaptureFixture[str]) -> str:
    """Return what is written while something takes so long and patience ends after a hundredth of a second."""
    with waiting("checking", patience=0.01):
        Event().wait(seconds)
    captured = capsys.readouterr()
    assert captured.out == ""
    return captured.err


def test_after_a_while_a_terminal_is_told_and_in_the_end_the_line_is_blank(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    said = say_while(0.5, capsys)
    assert said.startswith("\rchecking … 0 s\rchecking … 0 s")
    *_, last, blank, end = said.split("\r")
    assert (blank, end) == (" " * len(last), "")


def test_what_is_done_at_once_is_not_spoken_of(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    with waiting("checking", patience=60):
        pass
    assert capsys.readouterr() == ("", "")


def test_where_nobody_watches_nothing_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert say_while(0.1, capsys) == ""


def test_an_error_comes_through_and_ends_the_waiting(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    with pytest.raises(ValueError, match="as it was"), waiting("checking", patience=60):
        raise ValueError("as it was")
    assert capsys.readouterr().err == ""
