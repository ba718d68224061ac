"""Edits that are killed, at every step of the write: the next command finishes them or takes them back."""

import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.publish.journal import NAME, finish
from generator.publish.writing import replace_files
from tests.built import REPOSITORY

BEFORE = {"content/a.yml": b"a", "content/facts/b.yml": b"b"}
CHANGED = {"content/a.yml": b"A", "content/facts/b.yml": b"B", "content/facts/new.yml": b"C"}
# Steps of a write that Python tells of while it runs.
STEPS = {"open", "os.mkdir", "os.rename", "os.remove", "os.chmod", "fcntl.flock"}
ENOUGH = 100


def listing(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def project(folder: Path) -> Path:
    for path, data in BEFORE.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    return folder


def killed_at(folder: Path, step: int) -> bool:
    """Write the changes in a process that is killed before its step of this number; return whether it came so far."""
    child = os.fork()
    if child == 0:
        left = [step]

        def kill(event: str, _: tuple[object, ...]) -> None:
            if event in STEPS:
                left[0] -= 1
                if left[0] < 0:
                    os.kill(os.getpid(), signal.SIGKILL)

        try:
            sys.addaudithook(kill)
            replace_files(folder, BEFORE, CHANGED)
            os._exit(0)
        finally:
            os._exit(1)  # whatever goes wrong, the rest of the tests is not run twice
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0
    return os.WIFSIGNALED(status)


def test_killed_at_any_step_it_is_finished_or_taken_back(tmp_path: Path) -> None:
    outcomes = []
    for step in range(ENOUGH):
        folder = project(tmp_path / str(step))
        was_killed = killed_at(folder, step)
        finish(folder)
        outcomes.append(listing(folder))
        assert outcomes[-1] in (BEFORE, CHANGED), step
        if not was_killed:
            break
    assert outcomes[-1] == CHANGED
    assert len(outcomes) > 12, "it was killed between all files"
    assert outcomes == sorted(outcomes, key=lambda outcome: outcome == CHANGED), "once finished, always"
    assert outcomes.count(CHANGED) > 3
    assert outcomes.count(BEFORE) > 3


def test_the_next_edit_deals_with_it_too(tmp_path: Path) -> None:
    folder = project(tmp_path)
    assert killed_at(folder, 2)
    replace_files(folder, BEFORE, {"content/a.yml": b"other"})
    assert listing(folder) == BEFORE | {"content/a.yml": b"other"}


def half_way(folder: Path) -> None:
    """Leave an edit behind of which one file is in its place and others are not."""
    for step in range(ENOUGH):
        shutil.rmtree(folder)
        project(folder)
        assert killed_at(folder, step)
        if (folder / "content/a.yml").read_bytes() == b"A":
            return


def test_the_next_command_says_in_a_sentence_what_it_finished(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "project"
    half_way(project(folder))
    assert (folder / "content/facts/b.yml").read_bytes() == b"b"
    monkeypatch.chdir(folder)
    said = CliRunner().invoke(main, ["check"]).output
    assert f"an edit that was broken off is finished: {', '.join(CHANGED)}" in said
    assert listing(folder).items() >= CHANGED.items()
    assert not (folder / NAME).exists()
    assert "broken off" not in CliRunner().invoke(main, ["check"]).output


def test_what_was_changed_since_is_left_alone_and_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "project"
    half_way(project(folder))
    (folder / "content/facts/b.yml").write_bytes(b"by hand")
    monkeypatch.chdir(folder)
    result = CliRunner().invoke(main, ["check"])
    assert result.exit_code == 1
    assert f"some of these files have been changed since; look at them, then delete {NAME}" in result.output
    assert (folder / "content/facts/b.yml").read_bytes() == b"by hand"


def test_two_edits_at_once_do_not_mix(tmp_path: Path) -> None:
    folder = tmp_path / "project"
    half_way(project(folder))
    with (folder / NAME).open("rb") as journal:
        fcntl = pytest.importorskip("fcntl")
        fcntl.flock(journal, fcntl.LOCK_EX)
        with pytest.raises(ValueError, match="another edit is at work"):
            replace_files(folder, BEFORE, {"content/a.yml": b"x"})


@pytest.mark.parametrize(
    ("path", "draft"),
    [
        (".git/hooks/post-checkout", ".briefing-0123456789abcdef.new"),
        ("content/../.git/hooks/x.yml", ".briefing-0123456789abcdef.new"),
        ("content/.git/x.yml", ".briefing-0123456789abcdef.new"),
        ("/etc/x.yml", ".briefing-0123456789abcdef.new"),
        ("content/a.yml", "../secret"),
        ("content/link/a.yml", ".briefing-0123456789abcdef.new"),
        ("content/link.yml", ".briefing-0123456789abcdef.new"),
    ],
)
def test_a_journal_that_came_with_a_repository_writes_nowhere_else(tmp_path: Path, path: str, draft: str) -> None:
    folder, outside = project(tmp_path / "project"), tmp_path / "outside"
    outside.mkdir()
    (folder / ".git" / "hooks").mkdir(parents=True)
    (folder / "content" / "link").symlink_to(outside)
    (folder / "content" / "link.yml").symlink_to(outside / "a.yml")
    for where in (folder / ".git" / "hooks", folder / "content", outside):
        (where / ".briefing-0123456789abcdef.new").write_bytes(b"")
    (folder / NAME).write_text(
        json.dumps([[path, draft, None, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"]])
    )
    before = listing(folder), listing(outside)
    with pytest.raises(ValueError, match=r"delete it|lies outside|is a link"):
        finish(folder)
    assert (listing(folder), listing(outside)) == before


def test_git_ignores_drafts_and_the_journal() -> None:
    names = [NAME, "content/facts/.briefing-0123456789abcdef.new"]
    command = ["git", "check-ignore", "--no-index", *names]
    ignored = subprocess.check_output(command, cwd=REPOSITORY, text=True)  # noqa: S603  # git of the machine
    assert ignored.split() == names
    start = (REPOSITORY / "generator/start/dot-gitignore").read_text(encoding="utf-8")
    assert ".briefing-*" in start.split()
