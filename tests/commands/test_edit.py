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


NEW_FACT = (
    "new", "fact", "--statement", "Norland has: a second cable.", "--about", "norland", "--themes", "energy",
    "--standing", "reported", "--source", "harbour-post-2025-06-12", "--paragraph", "3", "--find", "a cable",
    "--undated",
)  # fmt: skip


def added(project: Path, before: dict[str, bytes]) -> str:
    """Return what one file has at its end that it had not before; all else must be as it was."""
    after = read_content(project)
    (file,) = [file for file in after if after[file] != before.get(file)]
    assert after[file].startswith(before.get(file, b""))
    return f"{file}: {after[file][len(before.get(file, b'')) :].decode()}"


def test_a_fact_told_in_options_is_written_and_checked_without_a_question(project: Path) -> None:
    before = read_content(project)
    result = run(*NEW_FACT)
    assert (result.exit_code, result.output) == (0, "changed content/facts/energy.yml\n\nNo problems.\n")
    assert added(project, before) == (
        'content/facts/energy.yml: - id: norland-has-a-second-cable\n  statement: "Norland has: a second cable."\n'
        "  about: [norland]\n  themes: [energy]\n  standing: reported\n"
        "  unknown:\n    - {what: date, reason: not-stated}\n  sources:\n"
        "    - {source: harbour-post-2025-06-12, paragraph: 3, find: a cable}\n"
    )


def test_what_only_more_content_can_mend_is_written_and_reported(project: Path) -> None:
    before = read_content(project)
    result = run("new", "country", "--iso", "FR", "--region", "Western Europe")
    assert result.exit_code == 0
    assert "warning[orphan-entity]: no fact is about country 'france'" in result.output
    assert "flag" not in result.output
    entry = added(project, before)
    assert entry.endswith(": - id: france\n  name: France\n  iso: fr\n  region: Western Europe\n")


def test_a_country_that_no_flag_comes_with_needs_one_in_the_project(project: Path) -> None:
    options = ("new", "country", "--name", "Narnia", "--iso", "xz", "--region", "Western Europe")
    assert run(*options).output.endswith("The flag is missing: add site_overrides/assets/flags/xz.svg.\n")
    (project / "site_overrides" / "assets" / "flags" / "xy.svg").touch()
    assert "The flag" not in run(*options[:3], "Oz", *options[4:5], "xy", *options[6:]).output


def test_a_name_of_its_own_keeps_the_common_one_as_an_alias(project: Path) -> None:
    before = read_content(project)
    run("new", "country", "--name", "Turkey", "--iso", "tr", "--region", "Western Asia")
    assert "  name: Turkey\n  aliases: [Türkiye]\n  iso: tr\n" in added(project, before)


def test_a_record_that_would_not_load_is_shown_and_not_written(project: Path) -> None:
    before = read_content(project)
    result = run(*NEW_FACT[:-1], "--when", "2025-13", "--id", "cable")
    assert result.exit_code == 1
    assert result.output.startswith("Nothing is written, for the record would not load:\n\ncontent/facts/energy.yml:")
    assert '|   when: "2025-13"\n' in result.output
    assert "error[impossible-date]" in result.output
    assert result.output.endswith("  - {source: harbour-post-2025-06-12, paragraph: 3, find: a cable}\n")
    assert read_content(project) == before


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("country", "--name", "Narnia"), "--iso is needed"),
        (("country", "--iso", "fr"), "--region is needed"),
        (("organisation", "--name", "A"), "--type is needed"),
        (("event", "--name", "A", "--type", "visit"), "--status is needed"),
        (NEW_FACT[1:-1], "--when is needed"),
        ((*NEW_FACT[1:], "--when", "2025"), "contradict each other"),
        (("person", "--name", "A", "--position", "Envoy"), "--source is needed"),
        (("person", "--name", "A", "--position", "Envoy", "--source", "s"), "--paragraph is needed"),
        ((*NEW_FACT[1:], "--standing", "claimed"), "--said-by is needed"),
        ((*NEW_FACT[1:], "--standing", "doubted"), "Invalid value for '--standing'"),
        (("organisation", "--name", "中国", "--type", "media"), "--id is needed"),
        (("organisation", "--name", "Norland", "--type", "media"), "--id is needed"),
        (("source", "--title", "A"), "--type is needed"),
        (("brief",), "--title is needed"),
    ],
)
def test_without_a_terminal_nothing_is_asked_and_the_missing_option_is_named(
    project: Path, arguments: tuple[str, ...], message: str
) -> None:
    before = read_content(project)
    result = run("new", *arguments, answers="never read\n" * 20)
    assert result.exit_code == 2
    assert message in result.output
    assert read_content(project) == before


def test_on_a_terminal_what_is_missing_is_asked_for_and_proposals_can_be_taken(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.commands.new.is_terminal", lambda: True)
    before = read_content(project)
    answers = ["Jalapeño Öl", "nonsense", "visit", "held", "harbour-post-2025-06-12", "three", "3", "2025-06", "", ""]
    result = run("new", "event", answers="\n".join(answers) + "\n")
    assert result.exit_code == 0, result.output
    assert added(project, before).startswith(
        "content/events/events.yml: - id: jalapeno-ol\n  name: Jalapeño Öl\n  type: visit\n  status: held\n"
        '  when: "2025-06"\n  sources:\n    - {source: harbour-post-2025-06-12, paragraph: 3}\n'
    )
    assert "Id [jalapeno-ol]: " in result.output
    assert "File [content/events/events.yml]: " in result.output


def test_on_a_terminal_no_date_means_that_the_source_gives_none(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.commands.new.is_terminal", lambda: True)
    before = read_content(project)
    result = run(*NEW_FACT[:-1], answers="\n\n\n")
    assert result.exit_code == 0, result.output
    assert "{what: date, reason: not-stated}" in added(project, before)


def test_a_slip_is_put_right_before_the_next_question(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.commands.new.is_terminal", lambda: True)
    before = read_content(project)
    answers = ["A cable lies there.", "Nor land", "norland, westmark", "energy", "reported"]
    answers += ["harbour-post-2025-06-12", "3", "2025-13", "2025", "cable-lies", ""]
    result = run("new", "fact", answers="\n".join(answers) + "\n")
    assert result.exit_code == 0, result.output
    assert result.output.count("Error: ") == 2
    entry = added(project, before)
    assert "- id: cable-lies\n  statement: A cable lies there.\n  about: [norland, westmark]\n" in entry
    assert '  when: "2025"\n' in entry


def test_a_source_or_theme_that_is_not_there_is_asked_for_again(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.commands.new.is_terminal", lambda: True)
    before = read_content(project)
    answers = ["A cable lies there.", "norland", ",", "enrgy", "energy", "reported", "harbour-post", "nonsense"]
    answers += ["harbour-post-2025-06-12", "3", "2025", "cable-lies", ""]
    result = run("new", "fact", answers="\n".join(answers) + "\n")
    assert result.exit_code == 0, result.output
    assert "Error: nothing has the id 'enrgy'; did you mean 'energy'?" in result.output
    assert "Error: nothing has the id 'harbour-post'; did you mean 'harbour-post-2025-06-12'?" in result.output
    assert "Error: nothing has the id 'nonsense'; there are " in result.output
    assert "  themes: [energy]\n" in added(project, before)


def test_one_option_may_tell_several_ids_with_commas_between(project: Path) -> None:
    before = read_content(project)
    options = list(NEW_FACT)
    options[options.index("norland")] = "norland, westmark"
    assert run(*options).exit_code == 0
    assert "  about: [norland, westmark]\n" in added(project, before)


def test_a_source_is_fingerprinted_from_its_text(project: Path, tmp_path: Path) -> None:
    text = tmp_path / "gazette.txt"
    text.write_text("One.\n\nTwo.\n", encoding="utf-8")
    before = read_content(project)
    options = {
        "--title": "A gazette",
        "--type": "news report",
        "--publisher": "harbour-post",
        "--published": "2025-07-01",
        "--url": "https://example.org/g",
        "--interest": "The archived text names no funder.",
        "--text": str(text),
    }
    result = run("new", "source", *(part for option in options.items() for part in option))
    assert result.exit_code == 0, result.output
    entry = added(project, before)
    assert "- id: harbour-post-2025-07-01\n" in entry
    assert '  published: "2025-07-01"\n' in entry
    assert run("fingerprint", str(text)).output.replace('"', "") in entry.replace('"', "")


def test_a_new_brief_is_a_page_with_its_head(project: Path) -> None:
    before = read_content(project)
    result = run("new", "brief", "--title", "Cables and gas", "--themes", "energy")
    assert result.exit_code == 0, result.output
    page = "---\ntitle: Cables and gas\nthemes: [energy]\n---\n"
    assert added(project, before) == f"briefs/briefs/cables-and-gas.md: {page}"


@pytest.mark.parametrize("file", ["../facts.yml", "content/events/a.yml", "/etc/facts.yml"])
def test_a_fact_is_written_among_facts_only(project: Path, file: str) -> None:
    before = read_content(project)
    result = run(*NEW_FACT, "--file", file)
    assert (result.exit_code, "below content/facts/" in result.output) == (1, True)
    assert read_content(project) == before


def test_every_kind_explains_its_options() -> None:
    for kind in ("country", "organisation", "event", "agreement", "project", "person", "source", "fact", "brief"):
        result = run("new", kind, "--help")
        assert result.exit_code == 0
        assert "--id" in result.output
