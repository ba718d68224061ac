"""What surrounds a run may be hostile: a sentence and an exit status tell of it, never a traceback."""

import os
import re
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from click import Context
from click.testing import CliRunner

from generator.cli import main
from generator.publish.sealed import FOLDER
from tests.built import copy_miniature, engine_environment

COMMANDS: dict[str, tuple[str, ...]] = {
    "challenge": (__file__,),
    "check": (),
    "coverage": ("--archive", "/"),
    "diff": ("HEAD",),
    "explain": (),
    "export": ("out",),
    "fingerprint": (__file__,),
    "fmt": (),
    "ingest": (__file__,),
    "init": ("out", "--focus", "Norway", "--title", "T", "--region", "R", "--url", "https://example.org", "--repository",
             "https://example.org/git"),
    "links": (),
    "new": ("organisation", "--name", "A", "--type", "company"),
    "reference": (),
    "rename": ("norland", "northland"),
    "schema": (),
    "set": ("fact", "statement", "It is so."),
    "todo": (),
    "tripwire": ("HEAD",),
    "verify": ("--archive", "/"),
}  # fmt: skip
WITHOUT_FOLDER = {"explain", "fingerprint", "reference"}
"""What needs no folder."""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the current folder: the miniature as a project."""
    folder = tmp_path / "project"
    copy_miniature(folder)
    monkeypatch.chdir(folder)
    return folder


def build(*options: str, before: Callable[[], object] | None = None, **values: str) -> subprocess.CompletedProcess[str]:
    """Run `mkdocs build`, in a process for which `before` is called first, and return what came of it."""
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", *options]
    given: Mapping[str, str] = engine_environment() | values
    return subprocess.run(command, env=given, capture_output=True, text=True, check=False, preexec_fn=before)  # noqa: S603  # our own arguments, no threads here


def told(output: str) -> str:
    """Return the sentence that a failed run ends with."""
    assert "Traceback" not in output
    return re.sub(r"\x1b\[\d+m", "", output).strip().splitlines()[-1]


def test_the_tests_speak_of_every_command() -> None:
    assert sorted(COMMANDS) == main.list_commands(Context(main))


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_in_a_folder_that_is_gone_ends_in_a_sentence(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()
    result = CliRunner().invoke(main, [command, *COMMANDS[command]])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    assert bool(result.exit_code) == (command not in WITHOUT_FOLDER)
    assert "Traceback" not in result.output


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize("epoch", ["tomorrow", "253402300800", "-1", ""])
@pytest.mark.parametrize("command", ["todo", "export"])
def test_a_date_that_is_none_ends_a_command_in_a_sentence(
    command: str, epoch: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    result = CliRunner().invoke(main, [command, *COMMANDS[command]])
    assert (result.exit_code, type(result.exception)) == (1, SystemExit)
    assert result.output.startswith("Error: SOURCE_DATE_EPOCH is ")
    assert result.output.count("\n") == 1


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize("epoch", ["tomorrow", ""])
def test_a_date_that_is_none_ends_a_build_in_a_sentence(epoch: str) -> None:
    outcome = build(SOURCE_DATE_EPOCH=epoch)
    assert outcome.returncode == 1
    assert told(outcome.stdout + outcome.stderr).startswith("SOURCE_DATE_EPOCH is ")


def test_a_file_in_the_place_of_the_cache_keeps_nothing_and_stops_nothing(project: Path) -> None:
    (project / FOLDER).write_text("a file")
    assert CliRunner().invoke(main, ["check"]).exit_code == 0
    for _ in range(2):
        outcome = build()
        assert (outcome.returncode, "Traceback" in outcome.stderr) == (0, False), outcome.stderr
    assert (project / FOLDER).read_text() == "a file"


@pytest.mark.usefixtures("project")
def test_without_a_home_all_is_as_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HOME", "XDG_CACHE_HOME", "USER", "LOGNAME"):
        monkeypatch.delenv(name, raising=False)
    assert CliRunner().invoke(main, ["check"]).exit_code == 0
    outcome = build()
    assert outcome.returncode == 0, outcome.stderr


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize("kilobytes", [1, 30])
def test_a_disk_that_takes_no_more_ends_a_build_in_a_sentence(kilobytes: int) -> None:
    limit = kilobytes * 1024
    outcome = build(before=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)))
    assert outcome.returncode == 1
    assert told(outcome.stdout + outcome.stderr).endswith(": File too large")


def test_a_place_where_nothing_can_be_written_ends_a_build_and_an_export_in_a_sentence(project: Path) -> None:
    (project / "taken").write_text("a file")
    outcome = build("--site-dir", "taken/site")
    assert outcome.returncode == 1
    assert told(outcome.stdout + outcome.stderr).endswith("Not a directory")
    result = CliRunner().invoke(main, ["export", "taken/site"])
    assert (result.exit_code, type(result.exception)) == (1, SystemExit)
    assert result.output.endswith("Not a directory\n")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is always full")
@pytest.mark.parametrize("command", ["check", "reference", "todo"])
def test_an_output_that_takes_nothing_ends_a_command_in_a_sentence(command: str, project: Path) -> None:
    briefing = shutil.which("briefing", path=Path(sys.executable).parent)
    assert briefing is not None
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        outcome = subprocess.run(  # noqa: S603  # our own command
            [briefing, command],
            cwd=project,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
            env=os.environ,
        )
    assert outcome.returncode == 1
    assert told(outcome.stderr) == "Error: the system says: No space left on device"
