"""`briefing check --fix`: what it says and writes, and that it writes all or nothing."""

import json
from pathlib import Path

import pytest

from generator.load.tree import read_content
from tests.commands.test_edit import project, run

__all__ = ["project"]
FACTS = "content/facts/energy.yml"
EVENTS = "content/events/events.yml"


def spoil(project: Path) -> dict[str, bytes]:
    """Put slips into two files and a fault into one of them; return the content as it was."""
    before = read_content(project)
    (project / FACTS).write_bytes(before[FACTS].replace(b"standing:", b"standng:", 1).replace(b"energy]", b"enrgy]", 1))
    (project / EVENTS).write_bytes(before[EVENTS].replace(b"  name:", b"\tname:", 1))
    return before


def test_it_says_line_by_line_what_it_mended_and_then_what_remains(project: Path) -> None:
    before = spoil(project)
    result = run("check", "--fix")
    assert result.exit_code == 1
    assert result.output.startswith(
        f"mended {EVENTS}:2: indented with spaces\n"
        f"mended {FACTS}:7: the key 'standng' is meant to be 'standing'\n\n"
        f"{FACTS}:4:12: error[unknown-theme]: 'enrgy' is not a theme\n"
    )
    assert "\n1 error in 1 file.\n" in result.output
    assert read_content(project) == {**before, FACTS: before[FACTS].replace(b"energy]", b"enrgy]", 1)}
    assert "mended" not in run("check", "--fix").output


def test_with_nothing_to_mend_nothing_is_written(project: Path) -> None:
    before = read_content(project)
    assert run("check", "--fix").output == "No problems.\n"
    assert read_content(project) == before


@pytest.mark.parametrize("form", ["json", "github"])
def test_programs_read_the_problems_alone(project: Path, form: str) -> None:
    spoil(project)
    result = run("check", "--fix", "--format", form)
    assert result.stderr.count("mended ") == 2
    assert "mended " not in result.stdout
    if form == "json":
        assert [problem["rule"] for problem in json.loads(result.stdout)] == ["unknown-theme"]


def test_where_one_file_cannot_be_written_none_is(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    spoil(project)
    spoilt = read_content(project)
    replace = Path.replace

    def refuse(path: Path, target: Path) -> Path:
        if target.name == "energy.yml":
            raise OSError("disk full")
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", refuse)
    result = run("check", "--fix")
    assert (result.exit_code, "nothing is changed: disk full" in result.output) == (1, True)
    assert read_content(project) == spoilt


def test_without_fix_nothing_is_written(project: Path) -> None:
    spoil(project)
    spoilt = read_content(project)
    assert run("check").exit_code == 1
    assert read_content(project) == spoilt
