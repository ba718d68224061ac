"""A session goes on whatever becomes of one peer, and keeps each figure as soon as it is there."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from bench.aside import FOLDER, delete_all
from bench.figures import Figure, Figures, What, kept
from bench.peers.peer import Peer
from bench.session import Session
from bench.trees import subject_of
from tests.built import REPOSITORY

SUBJECT = subject_of(REPOSITORY)
PAGE = f"site/{SUBJECT.folder}/{SUBJECT.entity}/index.html"


@dataclass(frozen=True)
class Scripted(Peer):
    """A generator whose build is a line of the shell."""

    script: str = ""

    def prepare(self, project: Path, folder: Path, *, with_search: bool) -> None:  # noqa: ARG002  # it has no search
        """Take the file that is edited."""
        (folder / SUBJECT.file).parent.mkdir(parents=True)
        (folder / SUBJECT.file).write_bytes((project / SUBJECT.file).read_bytes())

    @property
    def build(self) -> Sequence[str]:
        """The line."""
        return ["sh", "-c", self.script]

    def serve(self, port: int) -> Sequence[str]:  # noqa: ARG002  # it ends at once
        """Return a server that does not start."""
        return ["sh", "-c", "echo no server today; exit 1"]


def test_a_peer_that_fails_is_noted_with_its_last_lines_and_the_others_are_measured(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Scripted, "versions", lambda self: f"{self.name} 1")
    copy = f"mkdir -p $(dirname {PAGE}) && echo 'id=\"fact-{SUBJECT.fact}\"' | cat - {SUBJECT.file} >{PAGE}"
    peers = [
        Scripted("broken", "Broken", (), has_search=False, script="echo cannot build; exit 1"),
        Scripted("plain", "Plain", (), has_search=False, script=copy),
    ]
    kept_at, workshop = tmp_path / "bench.json", tmp_path / "bench"
    aside: list[int] = []

    def noted(folder: Path) -> None:
        aside.append(len(list(folder.glob(f"S/{FOLDER}/*"))))
        delete_all(folder)

    monkeypatch.setattr("bench.session.delete_all", noted)
    Session(kept(kept_at, "machine", "abc"), workshop, peers, ["S"], 2).run()
    # The second round takes away what the first built; files are deleted at the end of all rounds and not before.
    assert len(aside) == 1
    assert aside[0] >= 1
    assert not list(workshop.rglob(FOLDER))
    figures = kept(kept_at, "machine", "abc")
    faults = {(fault.peer, fault.what): fault.fault for fault in figures.faults()}
    assert set(faults) == {("broken", What.COLD), ("plain", What.BROWSER)}
    assert "ended with status 1\ncannot build" in faults["broken", What.COLD]
    assert len([figure for figure in figures.taken if figure.peer == "broken"]) == 1
    assert "no server today" in faults["plain", What.BROWSER]
    assert figures.values("plain", "S", What.PAGES) == [1, 1]
    for what in (What.COLD, What.WARM, What.DISK):
        assert len(figures.values("plain", "S", what)) == 2
    assert figures.versions["plain"] == "plain 1"


def test_a_peer_that_takes_long_has_one_round(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Scripted, "versions", lambda self: f"{self.name} 1")
    build = f"mkdir -p $(dirname {PAGE}) && echo 'id=\"fact-{SUBJECT.fact}\"' >{PAGE}"
    peers = [Scripted(name, name, (), has_search=False, script=build) for name in ("slow", "quick")]
    figures = Figures("machine", "abc")
    # Of an earlier run, so that nothing hangs on how long this machine takes.
    for name, seconds in (("slow", 1e6), ("quick", 0.0)):
        figures.add(Figure(name, "S", What.COLD, seconds))
    Session(figures, tmp_path / "bench", peers, ["S"], 2, wanted=()).run()
    assert len(figures.values("slow", "S", What.COLD)) == 1 + 1
    assert len(figures.values("quick", "S", What.COLD)) == 1 + 2


def test_where_a_peer_is_measured_cold_alone_nothing_else_is_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Scripted, "versions", lambda self: f"{self.name} 1")
    build = f"mkdir -p $(dirname {PAGE}) && echo 'id=\"fact-{SUBJECT.fact}\"' >{PAGE}"
    peer = Scripted("read", "Read", (), sizes=(), sizes_cold=("S",), script=build)
    figures = Figures("machine", "abc")
    Session(figures, tmp_path / "bench", [peer], ["S", "M"], 1).run()
    assert {(figure.size, figure.what) for figure in figures.taken} >= {("S", What.COLD), ("S", What.PAGE)}
    others = {What.COLD_BARE, What.WARM, What.DISK, What.BROWSER}
    assert not [figure for figure in figures.taken if figure.size != "S" or figure.what in others]
