"""Where the time goes: every stage is one that a build runs through, and together they are all of it."""

import os
from pathlib import Path

import pytest

from bench.account import ENGINE, STAGES, Clock, account_of, weighed
from bench.figures import Account, kept
from tests.built import build_with_mkdocs, copy_miniature, engine_environment


def test_a_build_spends_time_on_every_stage_and_its_files_are_counted(tmp_path: Path) -> None:
    project = tmp_path / "project"
    copy_miniature(project)
    account = account_of(project, project / "site", engine_environment(), 120.0)
    assert set(account.seconds) == {ENGINE, *STAGES}
    assert all(spent > 0 for spent in account.seconds.values())
    assert account.content_bytes > 1_000_000
    assert sum(count for count, _ in account.files.values()) == sum(
        len(names) for _, _, names in os.walk(project / "site")
    )
    build_with_mkdocs(project, tmp_path / "other")
    assert account.files == weighed(tmp_path / "other")


def test_a_stage_is_not_given_what_it_calls_of_another(monkeypatch: pytest.MonkeyPatch) -> None:
    clock, now = Clock(), [0.0]
    monkeypatch.setattr("bench.account._spent", lambda: now[0])

    def work(seconds: float) -> None:
        now[0] += seconds

    inner = clock.timed("inner", work)

    def calls() -> None:
        work(1)
        inner(2)
        work(4)

    def yields() -> object:
        work(8)
        yield 1
        work(16)

    clock.timed("outer", calls)()
    for _ in clock.timed("lazy", yields)():
        work(32)
    clock.turn()
    assert clock.seconds == {ENGINE: 32, "inner": 2, "outer": 5, "lazy": 24}


def test_accounts_are_kept_with_the_figures(tmp_path: Path) -> None:
    path = tmp_path / "bench.json"
    figures = kept(path, "machine", "abc")
    figures.accounts["M"] = Account({"a": 1.5}, 10.0, {"Pages, HTML": (2, 3)})
    figures.keep()
    assert kept(path, "machine", "abc").accounts["M"].seconds == {"a": 1.5}
