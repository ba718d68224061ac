"""The command `briefing`: what it prints, its exit status, and that no mistake of use ends in a traceback."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click import Context
from click.testing import CliRunner, Result

from generator.archive.archive_rules import ARCHIVE_RULES
from generator.check.examples import EXAMPLES
from generator.check.registry import explanations
from generator.cli import main
from tests.built import REPOSITORY, copy_miniature
from tests.make import MINIATURE

PAGE = "https://example.org/norland-briefing/about/rules/unknown-theme/"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the current folder: a project with the miniature and its archive."""
    folder = tmp_path / "project"
    copy_miniature(folder)
    shutil.copytree(MINIATURE / "archive", folder / "archive")
    monkeypatch.chdir(folder)
    monkeypatch.delenv("BRIEFING_ARCHIVE", raising=False)
    return folder


def run(*arguments: str) -> Result:
    """Run `briefing`; nothing but an exit status may come out of it."""
    result = CliRunner().invoke(main, arguments)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    assert "Traceback" not in result.output
    return result


def edit(path: Path, old: str, new: str) -> None:
    """Replace a text that stands in a file once."""
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.mark.usefixtures("project")
def test_check_finds_nothing_in_good_content() -> None:
    result = run("check")
    assert (result.exit_code, result.output) == (0, "No problems.\n")


def test_check_says_what_is_wrong_where_and_how_to_mend_it(project: Path) -> None:
    edit(project / "content/facts/energy.yml", "themes: [energy, neighbours]", "themes: [enrgy, neighbours]")
    result = run("check")
    assert result.exit_code == 1
    assert re.fullmatch(
        r"content/facts/energy\.yml:17:12: error\[unknown-theme\]: 'enrgy' is not a theme\n"
        r"  17 \|   themes: \[enrgy, neighbours\]\n"
        r"     \|            \^\n"
        r"  help: did you mean 'energy'\?\n\n1 error in 1 file\.\n`briefing explain unknown-theme` says more\.\n",
        result.output,
    )


def test_a_warning_is_printed_and_does_not_fail(project: Path) -> None:
    edit(project / "content/facts/energy.yml", "about: [strait-cable, westmark]", "about: [strait-cable]")
    result = run("check")
    assert result.exit_code == 0
    assert "warning[unlisted-entity]" in result.output
    assert "1 warning in 1 file.\n`briefing explain unlisted-entity` says more.\n" in result.output
    assert result.output.endswith("\nA warning is no fault yet, but the site is built only without one.\n")
    assert "built only" not in run("check", "--format", "github").output


def test_the_list_of_commands_says_whole_sentences() -> None:
    assert "..." not in run("--help").output.partition("Commands:")[2]


def test_every_command_stands_in_the_table_under_its_own_name() -> None:
    context = Context(main)
    names = main.list_commands(context)
    commands = [main.get_command(context, name) for name in names]
    assert [command.name for command in commands if command] == names
    assert main.get_command(context, "no-such-command") is None


def break_theme(project: Path) -> None:
    edit(project / "content/facts/energy.yml", "themes: [energy, neighbours]", "themes: [enrgy, neighbours]")


def test_check_writes_annotations_for_github(project: Path) -> None:
    break_theme(project)
    result = run("check", "--format", "github")
    assert result.exit_code == 1
    assert result.output == (
        "::error file=content/facts/energy.yml,line=17,col=12,title=unknown-theme::'enrgy' is not a theme"
        f"%0Ahelp: did you mean 'energy'?%0Arule: {PAGE}\n1 error in 1 file.\n"
    )


def test_check_writes_json_for_other_programs(project: Path) -> None:
    break_theme(project)
    result = run("check", "--format", "json")
    assert result.exit_code == 1
    assert json.loads(result.output) == [
        {
            "column": 12,
            "file": "content/facts/energy.yml",
            "hint": "did you mean 'energy'?",
            "line": 17,
            "message": "'enrgy' is not a theme",
            "page": PAGE,
            "rule": "unknown-theme",
            "severity": "error",
        }
    ]


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize(
    "command", [["check"], ["verify", "--archive", "archive"]], ids=lambda command: str(command[0])
)
def test_without_problems_every_form_says_so_and_succeeds(command: list[str]) -> None:
    outcomes = [run(*command, "--format", form) for form in ("text", "github", "json")]
    assert [(outcome.exit_code, outcome.output) for outcome in outcomes] == [
        (0, "No problems.\n"),
        (0, "No problems.\n"),
        (0, "[]\n"),
    ]


@pytest.mark.usefixtures("project")
def test_a_form_that_does_not_exist_is_a_mistake_of_use() -> None:
    assert run("check", "--format", "xml").exit_code == 2


def output_on_a_terminal(**environment: str) -> str:
    """Return what `briefing check` writes to a terminal."""
    ours, theirs = os.openpty()
    kept = {name: value for name, value in os.environ.items() if name != "NO_COLOR"} | {"TERM": "xterm"}
    command = [sys.executable, "-m", "generator.cli", "check"]
    with os.fdopen(ours, "rb") as terminal:
        subprocess.run(command, stdout=theirs, env=kept | environment, check=False, timeout=60)  # noqa: S603  # our own
        os.close(theirs)
        return os.read(terminal.fileno(), 100_000).decode()


def test_colours_are_for_terminals_whose_user_has_not_declined_them(project: Path) -> None:
    break_theme(project)
    assert "\x1b[31m" in output_on_a_terminal()
    assert "\x1b[31m" in output_on_a_terminal(NO_COLOR="")
    assert "\x1b" not in output_on_a_terminal(NO_COLOR="1")
    assert "\x1b" not in run("check").output


def test_explain_lists_every_rule_with_its_first_line() -> None:
    known = explanations() | ARCHIVE_RULES
    result = run("explain")
    assert result.exit_code == 0
    assert [line.split()[0] for line in result.output.splitlines()] == sorted(known)
    assert all(known[line.split()[0]].startswith(line.split(maxsplit=1)[1]) for line in result.output.splitlines())


@pytest.mark.parametrize("rule", ["unknown-theme", "open-item", "bad-slug"])
def test_explain_prints_one_rule_in_full(rule: str) -> None:
    output = run("explain", rule).output
    assert output.startswith(f"{rule}\n\n{(explanations() | ARCHIVE_RULES)[rule]}\n")
    example = EXAMPLES.get(rule)
    assert ("\nWrong:\n\n    " in output) is (example is not None)
    assert example is None or output.endswith(f"\n    {example.right}\n")


def test_explain_says_where_all_rules_are_when_one_is_unknown() -> None:
    result = run("explain", "no-such-rule")
    assert (result.exit_code, result.output) == (
        1,
        "Error: there is no rule 'no-such-rule'; `briefing explain` lists all\n",
    )


@pytest.mark.usefixtures("project")
def test_verify_finds_nothing_in_good_content() -> None:
    result = run("verify", "--archive", "archive")
    assert (result.exit_code, result.output) == (0, "No problems.\n")


def test_the_archive_may_be_named_by_the_environment(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BRIEFING_ARCHIVE", str(project / "archive"))
    assert run("verify").exit_code == 0
    assert run("coverage").exit_code == 0


def test_verify_shows_the_line_of_a_number_that_the_source_does_not_give(project: Path) -> None:
    edit(project / "content/facts/diplomacy.yml", "from Ada Quill", "and 7 more from Ada Quill")
    result = run("verify", "--archive", "archive")
    assert result.exit_code == 1
    assert "diplomacy.yml:40:14: error[unsupported-number]: the cited paragraphs do not contain 7" in result.output
    assert result.output.endswith("1 error in 1 file.\n`briefing explain unsupported-number` says more.\n")


@pytest.mark.parametrize("command", ["verify", "coverage"])
def test_content_with_errors_is_sent_to_check_first(project: Path, command: str) -> None:
    edit(project / "content/facts/diplomacy.yml", "value: 48", "value: 49")
    result = run(command, "--archive", "archive")
    assert (result.exit_code, result.output) == (1, "Error: the content has errors; `briefing check` says which\n")


@pytest.mark.usefixtures("project")
def test_coverage_prints_a_table_and_that_nothing_is_open() -> None:
    result = run("coverage", "--archive", "archive")
    assert result.exit_code == 0
    lines = result.output.splitlines()
    assert lines[0] == "source                      paragraphs  cited  set aside  open  open items"
    assert lines[1] == "harbour-post-2025-06-12              9      5          4     0           0"
    assert lines[-2:] == ["", "No problems."]


def test_coverage_lists_what_is_open_with_an_excerpt_and_fails(project: Path) -> None:
    edit(project / "content/sources/sources.yml", '    - {paragraphs: "8", reason: repeats, repeats: 4}\n', "")
    result = run("coverage", "--archive", "archive")
    assert result.exit_code == 1
    assert "paragraph 8 is neither cited nor set aside: “To say it again: all three have signed.”" in result.output
    assert result.output.endswith("1 error in 1 file.\n`briefing explain open-paragraph` says more.\n")


def test_what_fingerprint_prints_makes_a_new_text_verify_once_it_is_pasted_into_the_source(project: Path) -> None:
    text = project / "archive" / "sudland-courier-2025-12-28.txt"
    edit(text, "could not check", "had no way to check")
    assert run("verify", "--archive", "archive").exit_code == 1
    entry = run("fingerprint", str(text)).output
    sources = project / "content/sources/sources.yml"
    written = sources.read_text(encoding="utf-8")
    old = re.compile(r"  archive:\n    file: sudland-courier.*\n    sha256: .*\n    paragraphs: .*\n")
    assert len(old.findall(written)) == 1
    sources.write_text(old.sub(entry, written), encoding="utf-8")
    assert run("verify", "--archive", "archive").output == "No problems.\n"


def test_fingerprint_refuses_a_text_that_verify_would_refuse(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("Türkiye".encode("latin-1"))
    result = run("fingerprint", str(tmp_path / "a.txt"))
    assert (result.exit_code, result.output) == (1, "Error: a.txt is not UTF-8; save it with that encoding\n")


def test_export_writes_the_site_once_and_says_how_many_pages(project: Path, tmp_path: Path) -> None:
    folder = tmp_path / "export"
    result = run("export", str(folder))
    assert result.exit_code == 0, result.output
    count = re.match(r"(\d+) pages written to ", result.output)
    assert count
    assert int(count[1]) > 30
    assert list(folder.rglob("*.md"))
    assert project.is_dir()


def test_export_of_content_with_errors_reports_them_and_writes_nothing(project: Path, tmp_path: Path) -> None:
    edit(project / "content/facts/diplomacy.yml", "value: 48", "value: 49")
    result = run("export", str(tmp_path / "export"))
    assert result.exit_code == 1
    assert "error[figure-not-in-statement]" in result.output
    assert not (tmp_path / "export").exists()


@pytest.mark.usefixtures("project")
def test_export_into_a_folder_of_something_else_is_refused(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("Dear", encoding="utf-8")
    result = run("export", str(tmp_path / "mine"))
    assert result.exit_code == 1
    assert result.output.startswith("Error: ")
    assert [path.name for path in (tmp_path / "mine").iterdir()] == ["letter.txt"]


def test_the_written_reference_is_the_one_that_the_model_gives() -> None:
    written = (REPOSITORY / "docs" / "content.md").read_text(encoding="utf-8")
    assert run("reference").output == written, "renew it: .venv/bin/briefing reference > docs/content.md"


def test_schema_writes_one_for_each_kind_of_file_and_the_ids_of_this_content(project: Path) -> None:
    assert run("schema").output == "12 files written to schema/\n"
    committed = {path.name: path.read_bytes() for path in (REPOSITORY / "schema").glob("*.json")}
    written = {path.name: path.read_bytes() for path in (project / "schema").glob("*.json")}
    assert [name for name in committed if written[name] != committed[name]] == ["ids.json"]
    assert b'"norland"' in written["ids.json"]


def test_ids_alone_are_renewed_when_only_content_has_changed(project: Path) -> None:
    assert run("schema", "--ids").output == "1 file written to schema/\n"
    before = (project / "schema/ids.json").read_bytes()
    edit(
        project / "content/themes.yml",
        "- id: neighbours",
        "- {id: new-theme, name: New, description: New.}\n- id: neighbours",
    )
    run("schema", "--ids")
    assert before.count(b"new-theme") == 0
    assert (project / "schema/ids.json").read_bytes().count(b"new-theme") == 1
    assert [path.name for path in (project / "schema").iterdir()] == ["ids.json"]


def test_schema_is_written_from_what_can_be_read(project: Path) -> None:
    edit(project / "content/site.yml", "focus: norland", "focus: [norland]")
    result = run("schema")
    assert result.exit_code == 0, result.output
    assert "norland" in (project / "schema" / "ids.json").read_text(encoding="utf-8")


def test_schema_is_written_inside_the_project_only(project: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (project / "schema").symlink_to(tmp_path / "elsewhere")
    result = run("schema")
    assert result.exit_code == 1
    assert "lies outside" in result.output
    assert list((tmp_path / "elsewhere").iterdir()) == []


COMMANDS = [["check"], ["verify", "--archive", "archive"], ["coverage", "--archive", "archive"], ["export", "export"]]


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: str(command[0]))
@pytest.mark.parametrize("missing", ["content", "content/site.yml", "content/facts", "content/sources"])
def test_missing_content_is_said_and_not_raised(project: Path, command: list[str], missing: str) -> None:
    path = project / missing
    path.unlink() if path.is_file() else shutil.rmtree(path)
    result = run(*command)
    assert result.exit_code == 1
    assert result.output.strip()


@pytest.mark.usefixtures("project")
def test_check_says_that_the_site_file_is_missing() -> None:
    Path("content/site.yml").unlink()
    assert "error[missing-field]: there is no content/site.yml" in run("check").output


@pytest.mark.parametrize("command", ["verify", "coverage"])
@pytest.mark.usefixtures("project")
def test_a_missing_archive_is_a_mistake_of_use(command: str) -> None:
    for arguments in ([], ["--archive", "nowhere"], ["--archive", "mkdocs.yml"]):
        result = run(command, *arguments)
        assert result.exit_code == 2
        assert "archive" in result.output


@pytest.mark.parametrize("command", ["verify", "coverage"])
@pytest.mark.usefixtures("project")
def test_an_empty_archive_is_said_source_by_source(tmp_path: Path, command: str) -> None:
    (tmp_path / "empty").mkdir()
    result = run(command, "--archive", str(tmp_path / "empty"))
    assert result.exit_code == 1
    assert result.output.count("error[archive-missing]") == 4
