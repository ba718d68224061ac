"""`briefing challenge`, run as the workflow runs it."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from generator.load.tree import read_content
from tests.edit.test_challenge import FILE, issue
from tests.make import miniature_texts
from tests.repository_of import write


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the miniature as the current folder."""
    write(tmp_path, miniature_texts())
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(text: str) -> Result:
    Path("issue.md").write_text(text, encoding="utf-8")
    return CliRunner().invoke(main, ["challenge", "issue.md"], catch_exceptions=False)


def test_what_is_made_is_told_with_what_is_left_to_do(project: Path) -> None:
    passage = "norland-gazette-2025-12-20, paragraph 3"
    result = run(issue(part="Number", value="documents-signed: 49", passage=passage))
    assert result.exit_code == 0
    assert result.output.splitlines() == [
        "documents-by-minister: figures.0.value is now 49",
        f"changed {FILE}",
        f"The passage that is named: {passage}, which the fact cites.",
        "To be changed by hand: briefs/briefs/strait-cable.md:16:21: fact 'documents-by-minister' does not give '48'",
    ]
    changed = {file: data for file, data in read_content(project).items() if data != miniature_texts().get(file)}
    assert list(changed) == [FILE]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Hello", "Nothing is changed: no fact is named: the answer to “Fact” is missing.\n"),
        (issue(fact="x\n\x1b[31m@y\u2028z"), "Nothing is changed: there is no fact 'x\\n\\x1b[31m@y\\u2028z'.\n"),
        (issue(part="Statement\x07!", value="v"), "Nothing is changed: 'Statement\\x07!' is no part of a fact"),
    ],
)
def test_what_is_not_made_is_told_in_one_line_and_changes_nothing(project: Path, text: str, line: str) -> None:
    result = run(text)
    assert result.exit_code == 1
    assert result.output.startswith(line)
    assert result.output.count("\n") == 1
    assert read_content(project) == miniature_texts()


@pytest.mark.usefixtures("project")
def test_signs_that_turn_a_line_around_are_refused_and_not_told() -> None:
    result = run(issue("gazette-paid-by-government", "Statement", "The state\u202e pays for the Norland Gazette."))
    assert result.output.startswith("Nothing is changed: ")
    assert "control-character" in result.output
    assert "\u202e" not in result.output


@pytest.mark.usefixtures("project")
def test_a_long_line_is_cut() -> None:
    assert len(run(issue(part="Date", value="9" * 60_000)).output) < 600


def test_content_with_errors_is_said_to_have_them(project: Path) -> None:
    (project / FILE).write_bytes((project / FILE).read_bytes().replace(b"standing:", b"standng:", 1))
    result = run(issue(part="Date", value="2025-12"))
    assert (result.exit_code, result.output) == (
        1,
        "Nothing is changed: the content itself has errors; `briefing check` says which.\n",
    )


@pytest.mark.usefixtures("project")
def test_a_file_that_is_not_there_is_a_wrong_call() -> None:
    assert CliRunner().invoke(main, ["challenge", "nowhere.md"]).exit_code == 2
