"""`briefing todo`: what it prints in each form, and that nothing of the content does harm where it is printed."""

import json
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from generator.derive.todo import Kind
from generator.render.todo_words import HEADINGS
from tests.built import copy_miniature, copy_repository, engine_html
from tests.html_tree import read_html

EXPECTED = """\
Plans whose date has passed (1)
  Record what came of it, or the date it was moved to, from a source that says so.
  content/facts/diplomacy.yml:32:9: consulates-planned-for-2026: planned for about September 2026; outcome not recorded

Sources to compare with their facts again (4)
  Compare its facts with the text, then write the day into `checked`.
  content/sources/sources.yml:1:3: harbour-post-2025-06-12: no comparison is recorded
  content/sources/sources.yml:26:3: norland-gazette-2025-12-20: no comparison is recorded
  content/sources/sources.yml:49:3: sudland-courier-2025-12-28: no comparison is recorded
  content/sources/sources.yml:68:3: strait-institute-cables: no comparison is recorded

5 things due.
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the current folder: a project with the miniature, as it stands in November 2026."""
    folder = tmp_path / "project"
    copy_miniature(folder)
    monkeypatch.chdir(folder)
    set_day(monkeypatch, 2026, 11, 21)
    return folder


def set_day(monkeypatch: pytest.MonkeyPatch, *day: int) -> None:
    """Make it another day."""
    year, month, number = day
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(datetime(year, month, number, tzinfo=UTC).timestamp())))


def run(*arguments: str) -> Result:
    """Run `briefing todo`; it always succeeds."""
    result = CliRunner().invoke(main, ["todo", *arguments])
    assert (result.exit_code, result.exception) == (0, None), result.output
    return result


def edit(path: Path, old: str, new: str) -> None:
    """Replace a text that stands in a file once."""
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.mark.usefixtures("project")
def test_what_is_due_is_told_by_day_with_the_place_to_click_and_the_way_out() -> None:
    output = run("--due").output
    assert output == EXPECTED


@pytest.mark.usefixtures("project")
def test_json_holds_everything_with_places_that_are_there(project: Path) -> None:
    found = json.loads(run("--format", "json").output)
    assert {entry["kind"] for entry in found} <= {kind.value for kind in Kind}
    assert {entry["due"] for entry in found} == {True, False}
    for entry in found:
        assert list(entry) == ["column", "due", "file", "id", "kind", "line", "record", "text"]
        lines = (project / entry["file"]).read_text(encoding="utf-8").splitlines()
        assert lines[entry["line"] - 1][entry["column"] - 1 :].strip()
        assert entry["id"] in "\n".join(lines[: entry["line"]])


def test_long_groups_show_their_first_few_and_all_of_them_on_request(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy_repository(tmp_path / "project")
    monkeypatch.chdir(tmp_path / "project")
    short, whole, entries = run().output, run("--all").output, json.loads(run("--format", "json").output)
    for kind in {Kind(entry["kind"]) for entry in entries}:
        count = sum(entry["kind"] == kind.value for entry in entries)
        block = short[short.index(f"{HEADINGS[kind]} ({count})") :].split("\n\n")[0].splitlines()[2:]
        assert len(block) == min(count, 6)
        if count > 5:
            assert block[-1] == f"  … and {count - 5} more; `briefing todo --all` lists them."
        assert all(re.match(r"  content/\S+:\d+:\d+: [a-z0-9-]+: \S", line) for line in block[:5])
    assert "more; `briefing todo --all`" not in whole
    assert len([line for line in whole.splitlines() if line.startswith("  content/")]) == len(entries)


@pytest.mark.usefixtures("project")
def test_where_nothing_is_due_every_form_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    set_day(monkeypatch, 2026, 4, 1)
    for file in Path("content/sources").glob("*.yml"):
        text = re.sub(r"(?m)^  checked:.*\n", "", file.read_text(encoding="utf-8"))
        file.write_text(re.sub(r"(?m)^(- id: .*\n)", '\\1  checked: "2026-03-01"\n', text), encoding="utf-8")
    outputs = [run("--due", "--format", form).output for form in ("text", "markdown", "json")]
    assert outputs == ["Nothing to do.\n", "", "[]\n"]


def test_a_saved_report_of_addresses_is_listed_only_where_it_is_named(project: Path) -> None:
    source = re.findall(r"(?m)^- id: (.+)$", (project / "content/sources/sources.yml").read_text(encoding="utf-8"))[0]
    report = project / "links.md"
    report.write_text(f"Some words.\n\n- [ ] `{source}`: `https://example.org/` is gone\n- [ ] `other`: `x` is gone\n")
    assert HEADINGS[Kind.ADDRESS] not in run().output
    output = run("--links", str(report)).output
    assert f"{HEADINGS[Kind.ADDRESS]} (1)" in output
    assert f": {source}: `https://example.org/` is gone\n" in output
    assert CliRunner().invoke(main, ["todo", "--links", "nowhere.md"]).exit_code == 2


def test_what_the_content_says_is_no_markup_of_an_issue_and_calls_nobody(project: Path) -> None:
    facts = project / "content/facts/neighbours.yml"
    text = facts.read_text(encoding="utf-8")
    strange = r'"@everyone <b>bold</b> [a](https://example.org) `code` *x*"'
    facts.write_text(
        text.replace("\n  sources:", f"\n  unknown: [{{what: {strange}, reason: unclear}}]\n  sources:", 1)
    )
    markdown = run("--format", "markdown", "--all").output
    assert re.search(r"@\w", markdown) is None
    tree = read_html(engine_html(markdown))
    assert tree.all("b", "a", "em", "script") == []
    assert any(
        "[a](https://example.org) `code` *x*" in item.text.replace("\N{WORD JOINER}", "") for item in tree.all("li")
    )


def test_content_with_errors_is_refused_as_by_every_command_that_reads_it(project: Path) -> None:
    edit(project / "content/facts/energy.yml", "themes: [energy, neighbours]", "themes: [enrgy, neighbours]")
    result = CliRunner().invoke(main, ["todo"])
    assert (result.exit_code, result.output) == (1, "Error: the content has errors; `briefing check` says which\n")
