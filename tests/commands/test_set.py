"""`briefing set`: what it writes and says, and that a refusal leaves every byte."""

from pathlib import Path

import pytest

from generator.load.tree import read_content
from tests.commands.test_edit import project, run

__all__ = ["project"]
FACTS = "content/facts/diplomacy.yml"


def test_it_writes_one_line_names_the_file_and_checks_what_stands_there_now(project: Path) -> None:
    before = read_content(project)
    result = run("set", "documents-by-minister", "said_by", "mira-holm")
    assert (result.exit_code, result.output) == (0, f"changed {FACTS}\n\nNo problems.\n")
    after = read_content(project)
    assert {file for file in after if after[file] != before[file]} == {FACTS}
    assert after[FACTS] == before[FACTS].replace(b"said_by: olaf-brandt", b"said_by: mira-holm", 1)


def test_what_check_finds_afterwards_is_said(project: Path) -> None:
    result = run("set", "documents-by-minister", "figures.0.value", "49")
    assert result.exit_code == 0
    assert result.output.startswith(f"changed {FACTS}\n\n{FACTS}:9:")
    assert "error[figure-not-in-statement]: the statement does not contain 49" in result.output
    assert b"{measure: documents-signed, value: 49}" in (project / FACTS).read_bytes()


def test_a_value_may_start_with_a_hyphen(project: Path) -> None:
    assert run("set", "documents-by-minister", "figures.0.value", "-5").exit_code == 0
    assert b"{measure: documents-signed, value: -5}" in (project / FACTS).read_bytes()


@pytest.mark.parametrize(
    ("field", "value", "exit_code", "message"),
    [
        ("standing", "maybe", 1, "Nothing is changed, for the record would not load:\n\ncontent/facts/diplomacy.yml:6:13:"),
        ("figres", "1", 1, "Error: a fact has no field 'figres'; did you mean 'figures'?"),
        ("standing", "claimed", 0, "documents-by-minister has this standing already."),
    ],
)  # fmt: skip
def test_what_is_refused_or_the_same_changes_nothing(
    project: Path, field: str, value: str, exit_code: int, message: str
) -> None:
    before = read_content(project)
    result = run("set", "documents-by-minister", field, value)
    assert (result.exit_code, result.output.startswith(message)) == (exit_code, True)
    assert read_content(project) == before


def test_content_that_does_not_load_is_reported(project: Path) -> None:
    path = project / FACTS
    path.write_bytes(path.read_bytes().replace(b"standing:", b"standng:", 1))
    before = read_content(project)
    result = run("set", "norland", "name", "Nordland")
    assert (result.exit_code, "error[unknown-key]" in result.output) == (1, True)
    assert read_content(project) == before
