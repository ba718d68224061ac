"""The commands that change content: what they write, what they print, and that a refusal leaves every byte."""

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from generator.load.tree import read_content
from tests.built import copy_miniature


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the current folder: a project with the miniature."""
    folder = tmp_path / "project"
    copy_miniature(folder)
    monkeypatch.chdir(folder)
    return folder


def run(*arguments: str, answers: str | None = None) -> Result:
    """Run `briefing`; nothing but an exit status may come out of it."""
    result = CliRunner().invoke(main, arguments, input=answers)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    assert "Traceback" not in result.output
    return result


def test_rename_names_what_it_changed_and_leaves_check_clean(project: Path) -> None:
    before = read_content(project)
    result = run("rename", "strait-council", "council-of-the-strait")
    after = read_content(project)
    changed = [file for file in after if after[file] != before[file]]
    assert result.exit_code == 0
    assert result.output == "\n".join(f"changed {file}" for file in changed) + "\n\nNo problems.\n"
    assert len(changed) == 3
    assert run("check").output == "No problems.\n"
    assert {path.name for path in project.rglob(".*.new")} == set()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("nowhere", "north"), "nothing has the id 'nowhere'"),
        (("norland", "westmark"), "already used at content/countries/"),
        (("norland", "Nord Land"), "is not an id"),
    ],
    ids=["unknown", "taken", "no-id"],
)
def test_a_rename_that_is_refused_writes_nothing(project: Path, arguments: tuple[str, str], message: str) -> None:
    before = read_content(project)
    result = run("rename", *arguments)
    assert (result.exit_code, result.output.startswith("Error: ")) == (1, True)
    assert message in result.output
    assert read_content(project) == before


def test_rename_reports_content_that_does_not_load_and_writes_nothing(project: Path) -> None:
    facts = project / "content/facts/energy.yml"
    facts.write_text(facts.read_text(encoding="utf-8").replace("standing:", "standng:", 1), encoding="utf-8")
    before = read_content(project)
    result = run("rename", "norland", "north")
    assert result.exit_code == 1
    assert "error[unknown-key]: a fact has no key 'standng'" in result.output
    assert read_content(project) == before


@pytest.mark.parametrize("missing", ["content", "content/site.yml"])
def test_missing_content_is_said_and_not_raised(project: Path, missing: str) -> None:
    path = project / missing
    path.unlink() if path.is_file() else shutil.rmtree(path)
    result = run("rename", "norland", "north")
    assert result.exit_code == 1
    assert result.output.strip()
