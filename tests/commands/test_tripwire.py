"""The tripwire, in real repositories."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from tests.make import miniature_texts
from tests.repository_of import commit, make_repository


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a repository whose only commit is the miniature, as the current folder."""
    monkeypatch.chdir(make_repository(tmp_path / "project", miniature_texts()))
    return tmp_path / "project"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["tripwire", *arguments], catch_exceptions=False)


@pytest.mark.usefixtures("project")
def test_nothing_lost_passes_with_its_counts() -> None:
    outcome = run("HEAD")
    assert outcome.exit_code == 0
    assert "facts that stand: 15 → 15" in outcome.output


def test_a_lost_file_fails_with_what_to_do(project: Path) -> None:
    (project / "content/facts/energy.yml").unlink()
    commit(project, "Tidied up")
    outcome = run("HEAD~1")
    assert outcome.exit_code == 1
    assert "too few" in outcome.output
    assert "say why in a line `Loss: …`" in outcome.output


def test_a_commit_that_says_why_passes_and_the_reason_is_shown(project: Path) -> None:
    (project / "content/facts/energy.yml").unlink()
    commit(project, "Energy moves to a briefing of its own\n\nLoss: energy has its own briefing now.")
    commit(project, "Something else")
    outcome = run("HEAD~2")
    assert outcome.exit_code == 0
    assert "Loss: energy has its own briefing now." in outcome.output


def test_an_empty_reason_is_none(project: Path) -> None:
    (project / "content/facts/energy.yml").unlink()
    commit(project, "Tidied up\n\nLoss:\n")
    assert run("HEAD~1").exit_code == 1


def test_the_share_can_be_set(project: Path) -> None:
    (project / "content/facts/energy.yml").unlink()
    assert run("HEAD", "--share", "100").exit_code == 0


@pytest.mark.usefixtures("project")
def test_a_new_branch_has_nothing_to_compare_with() -> None:
    assert run("0" * 40).exit_code == 0


@pytest.mark.usefixtures("project")
def test_an_unknown_revision_fails() -> None:
    assert run("no-such-revision").exit_code == 1
