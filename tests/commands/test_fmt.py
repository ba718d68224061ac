"""`briefing fmt`: what it changes, what it leaves alone, and what it says and returns."""

from pathlib import Path

import pytest

from generator.load.tree import read_content
from tests.commands.test_edit import project, run

__all__ = ["project"]
FACTS = "content/facts/energy.yml"


def test_it_names_what_it_changed_and_has_nothing_to_do_afterwards(project: Path) -> None:
    before = read_content(project)
    result = run("fmt")
    after = read_content(project)
    changed = [file for file in after if after[file] != before[file]]
    assert len(changed) > 3
    assert (result.exit_code, result.output) == (0, "".join(f"changed {file}\n" for file in changed))
    assert run("fmt").output == f"{sum(file.startswith('content/') for file in after)} files are in the usual form.\n"
    assert run("check").output == "No problems.\n"


def test_check_names_what_would_change_fails_and_changes_nothing(project: Path) -> None:
    before = read_content(project)
    result = run("fmt", "--check", FACTS)
    assert result.exit_code == 1
    assert result.output == f"would change {FACTS}\n\n`briefing fmt` changes them.\n"
    assert read_content(project) == before
    run("fmt")
    result = run("fmt", "--check")
    assert (result.exit_code, result.output.endswith(" files are in the usual form.\n")) == (0, True)


def test_only_the_files_and_folders_named_are_changed(project: Path) -> None:
    before = read_content(project)
    assert run("fmt", FACTS, str(project / "content" / "events")).exit_code == 0
    after = read_content(project)
    assert {file for file in after if after[file] != before[file]} == {FACTS, "content/events/events.yml"}


@pytest.mark.parametrize("named", ["README.md", "content/nowhere.yml", "briefs/index.md", "/etc"])
def test_what_is_no_file_of_the_content_is_a_mistake_of_use(project: Path, named: str) -> None:
    before = read_content(project)
    result = run("fmt", named)
    assert (result.exit_code, "is no YAML file of the content" in result.output) == (2, True)
    assert read_content(project) == before


def test_a_file_that_does_not_load_is_reported_and_left_alone_while_others_are_changed(project: Path) -> None:
    path = project / FACTS
    path.write_bytes(path.read_bytes().replace(b"standing:", b"standng:", 1))
    broken = path.read_bytes()
    result = run("fmt")
    assert result.exit_code == 1
    assert "changed content/events/events.yml\n" in result.output
    assert "Left alone, for they do not load:" in result.output
    assert "error[unknown-key]: a fact has no key 'standng'" in result.output
    assert f"changed {FACTS}" not in result.output
    assert path.read_bytes() == broken


def test_a_file_that_cannot_be_written_leaves_all_as_they_were(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError("disk full")

    before = read_content(project)
    monkeypatch.setattr("os.fsync", refuse)
    result = run("fmt")
    assert (result.exit_code, result.output) == (1, "Error: nothing is changed: disk full\n")
    assert read_content(project) == before
