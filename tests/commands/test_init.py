"""A new briefing is whole from the start: it is checked and built like any other, and nothing else is touched."""

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from generator.load.tree import read_content
from generator.publish.editor_schemas import ids_schema
from generator.publish.site_check import check_site, promises
from tests.archive.planted import content_of
from tests.built import REPOSITORY, build_in_memory, build_with_mkdocs, tree_of

NEEDED = {
    "--title": 'Norway\u2019s diplomacy: "<script>alert(1)</script>" # {{ x }}\n- id: y',
    "--focus": "Norway",
    "--region": "Northern Europe",
    "--url": "https://example.org/norway/",
    "--repository": "https://example.org/git/norway",
}
TITLE = 'Norway\u2019s diplomacy: "<script>alert(1)</script>" # {{ x }} - id: y'


def run(*arguments: str | Path, answers: str | None = None) -> Result:
    """Run `briefing`; nothing but an exit status may come out of it."""
    result = CliRunner().invoke(main, list(map(str, arguments)), input=answers)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def options(**changed: str | None) -> list[str]:
    """Return the options that are needed, some of them changed or left out."""
    told = NEEDED | {f"--{key}": value for key, value in changed.items()}
    return [part for key, value in told.items() if value is not None for part in (key, value)]


@pytest.fixture
def briefing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the current folder: a new briefing on Norway."""
    folder = tmp_path / "below" / "norway"
    result = run("init", folder, *options())
    assert result.exit_code == 0, result.output
    monkeypatch.chdir(folder)
    return folder


def test_a_new_briefing_is_built_strictly_by_mkdocs_and_keeps_every_promise(briefing: Path) -> None:
    build_with_mkdocs(briefing)
    site = build_in_memory(briefing)
    assert check_site(briefing / "site", promises(site), "/norway/") == []
    files = tree_of(briefing / "site")
    assert {name for name in files if name.startswith("assets/flags/")} == {
        "assets/flags/no.svg",
        "assets/flags/LICENSE.txt",
    }
    assert {"assets/images/card.png", "assets/stylesheets/briefing.css", "search/index.html"} <= set(files)
    own_card = REPOSITORY / "site_overrides" / "assets" / "images" / "card.png"
    assert files["assets/images/card.png"] != own_card.read_bytes()
    home = files["index.html"].decode()
    assert "<script>alert" not in home
    assert "&lt;script&gt;alert(1)" in home
    assert [name for name, data in files.items() if b"azerbaijan" in data.lower() or b"baku" in data.lower()] == []


def test_its_commands_find_nothing_to_complain_about(briefing: Path) -> None:
    assert content_of(read_content(briefing)).site.title == TITLE
    for command in (["check"], ["verify", "--archive", "archive"], ["coverage", "--archive", "archive"]):
        result = run(*command)
        assert (result.exit_code, "No problems." in result.output) == (0, True), result.output


@pytest.mark.usefixtures("briefing")
def test_an_article_can_be_ingested_and_the_site_exported() -> None:
    Path("archive/ships.txt").write_text("Title: Ships\nIn 2025 Norway had 5 ships.\n", encoding="utf-8")
    told = [
        "--type",
        "report",
        "--publisher",
        "example-gazette",
        "--url",
        "https://example.org/",
        "--interest",
        "None.",
    ]
    assert run("ingest", "archive/ships.txt", *told).exit_code == 0
    assert "No problems." in run("check").output
    assert run("export", "export").exit_code == 0
    assert Path("export/docs/assets/flags/no.svg").is_file()


def test_an_editor_of_yaml_finds_the_schemas_that_the_files_name(briefing: Path) -> None:
    for file in (briefing / "content").rglob("*.yml"):
        named = re.match(r"# yaml-language-server: \$schema=(\S+)\n", file.read_text(encoding="utf-8"))
        assert named is not None, file
        assert json.loads((file.parent / named[1]).read_text(encoding="utf-8"))
    ids = ids_schema(content_of(read_content(briefing)))
    assert {path: (briefing / path).read_bytes() for path in ids} == ids


def test_the_configuration_and_the_forms_are_those_of_this_repository() -> None:
    start = REPOSITORY / "generator" / "start"
    ours = (REPOSITORY / "mkdocs.yml").read_text(encoding="utf-8")
    assert (start / "mkdocs.yml").read_text(encoding="utf-8") == ours.replace("  custom_dir: site_overrides\n", "")
    assert tree_of(start / "dot-github" / "ISSUE_TEMPLATE") == tree_of(REPOSITORY / ".github" / "ISSUE_TEMPLATE")


def test_articles_are_left_out_by_git_and_the_example_is_not(briefing: Path) -> None:
    ignored = (briefing / ".gitignore").read_text(encoding="utf-8").split("\n")
    assert {"archive/*", "!archive/example-article.txt", "site/"} <= set(ignored)


def test_an_empty_folder_and_a_new_repository_are_fine(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "cloned" / ".git").mkdir(parents=True)
    for name in ("empty", "cloned"):
        assert run("init", tmp_path / name, *options()).exit_code == 0
        assert (tmp_path / name / "mkdocs.yml").is_file()


def test_a_country_is_known_by_its_code_or_told_with_it(tmp_path: Path) -> None:
    for name, changed, names in (
        ("code", {"focus": "NO"}, ("Norway",)),
        ("accent", {"focus": "turkiye"}, ("Türkiye",)),
        ("other", {"focus": "Turkey", "iso": "TR"}, ("Turkey", "Türkiye")),
        ("hostile", {"focus": 'A "<b>": x', "iso": "no", "id": "a"}, ('A "<b>": x', "Norway")),
    ):
        result = run("init", tmp_path / name, *options(**changed))
        assert result.exit_code == 0, result.output
        assert content_of(read_content(tmp_path / name)).focus.names == names


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"title": None, "url": None}, "say more: --title, --url"),
        ({"title": " \n\x07 "}, "say more: --title"),
        ({"focus": "Narnia"}, "no country is known as 'Narnia'; add --iso"),
        ({"focus": "Narnia", "iso": "xz"}, "'xz' is not the ISO 3166-1 alpha-2 code"),
        ({"focus": "Narnia", "iso": "../no"}, "is not the ISO 3166-1 alpha-2 code"),
        ({"url": "javascript:alert(1)"}, "--url: 'javascript:alert(1)' is not a web address"),
        ({"repository": "git@example.org:a"}, "--repository: "),
        ({"focus": "Example Organisation", "iso": "no"}, "these names do not do"),
        ({"id": "Nor way"}, "is not an id"),
    ],
)
def test_what_would_not_make_a_briefing_is_refused_and_nothing_is_written(
    tmp_path: Path, changed: dict[str, str | None], message: str
) -> None:
    result = run("init", tmp_path / "new", *options(**changed))
    assert result.exit_code != 0
    assert message in result.output
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_holds_anything_is_left_as_it_is(briefing: Path, tmp_path: Path) -> None:
    before = tree_of(tmp_path)
    for folder in (briefing, tmp_path, briefing / "mkdocs.yml"):
        result = run("init", folder, *options())
        assert result.exit_code == 1
        assert re.search("is not empty|is a file", result.output)
    assert tree_of(tmp_path) == before


def test_a_place_that_cannot_be_written_is_told_without_a_traceback(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    result = run("init", tmp_path / "file" / "below", *options())
    assert result.exit_code == 1
    assert "cannot be written" in result.output


def test_on_a_terminal_what_is_missing_is_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.commands.init.is_terminal", lambda: True)
    answers = [
        "",
        "A title",
        "Norge",
        "Northern Europe",
        "nowhere",
        "https://example.org/n/",
        "https://example.org/g",
        "no",
    ]
    result = run("init", tmp_path / "new", answers="\n".join(answers) + "\n")
    assert result.exit_code == 0, result.output
    assert "Error: " in result.output
    content = content_of(read_content(tmp_path / "new"))
    assert (content.site.title, content.focus.names) == ("A title", ("Norge", "Norway"))
