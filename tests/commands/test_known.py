"""`briefing check` a second time: the same words from what is kept on disk, and never from anything else."""

import os
import random
import shutil
import subprocess
import sys
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.clock import today
from generator.commands.known import FILE, Outcome, keep_outcome, key_of, known_outcome
from generator.load.tree import read_content
from generator.load.unread import UnreadFile
from generator.problem import Location, Problem, Severity
from generator.publish.sealed import FOLDER
from tests.built import REPOSITORY, TODAY
from tests.load.test_memory import EDITS_OF_ALL_KINDS
from tests.make import MINIATURE

OUTCOME = Outcome((Problem(Location("a", 2, 3), "rule", "“words”", Severity.WARNING, "a way"),), "https://example.org/")
TEXTS = {"content/site.yml": b"title: T\n"}


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the current folder: a project with the content of the miniature."""
    folder = tmp_path / "project"
    for name in ("content", "briefs"):
        shutil.copytree(MINIATURE / name, folder / name)
    monkeypatch.chdir(folder)
    return folder


def told(form: str = "text") -> tuple[int, str]:
    """Return the exit status of `briefing check` and what it prints."""
    result = CliRunner().invoke(main, ["check", "--format", form])
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result.exit_code, result.output


def forbid_checking(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make everything fail that would check the content anew."""
    monkeypatch.setattr("generator.commands.check._found", lambda _: pytest.fail("it was checked anew"))


@pytest.mark.parametrize("seed", range(3))
def test_after_any_edits_the_second_run_says_what_the_first_says(
    project: Path, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    draw = random.Random(seed)  # noqa: S311  # a sample, not a secret
    texts = read_content(project)
    for _ in range(12):
        draw.choice([edit for edit in EDITS_OF_ALL_KINDS if edit.__name__ not in {"mend_all", "mend_the_site"}])(
            draw, texts
        )
        for name in ("content", "briefs"):
            shutil.rmtree(project / name, ignore_errors=True)
        for file, data in texts.items():
            (project / file).parent.mkdir(parents=True, exist_ok=True)
            (project / file).write_bytes(data)
        form = draw.choice(["text", "github", "json"])
        after_another, kept = told(form), (project / FOLDER / FILE).read_bytes()
        with monkeypatch.context() as patched:
            forbid_checking(patched)
            warm = told(form)
        assert (project / FOLDER / FILE).read_bytes() == kept
        shutil.rmtree(project / FOLDER)
        assert after_another == warm == told(form)


@pytest.mark.usefixtures("project")
def test_a_second_run_imports_nothing_that_checks() -> None:
    heavy = "{'pydantic', 'jinja2', 'generator.check.registry'} & sys.modules.keys()"
    code = f"import sys\nfrom generator.cli import main\ntry:\n    main(['check'])\nfinally:\n    print({heavy})"
    first, second = (
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60).stdout  # noqa: S603  # our own
        for _ in range(2)
    )
    assert "pydantic" in first
    assert second == "No problems.\nset()\n"


def test_what_is_damaged_is_found_anew(project: Path) -> None:
    (project / "content/themes.yml").write_bytes(b"- id: x\n")
    right = told()
    file = project / FOLDER / FILE
    kept = file.read_bytes()
    draw = random.Random(1)  # noqa: S311  # a sample, not a secret
    damages = [b"", b"\n", kept[:-1], kept + b" ", b"{}", kept.partition(b"\n")[2]]
    for at in draw.sample(range(len(kept)), 8):
        damages.append(kept[:at] + bytes([kept[at] ^ 1]) + kept[at + 1 :])
    for damaged in damages:
        file.write_bytes(damaged)
        assert known_outcome(project, key_of(read_content(project), today())) is None
        assert told() == right
        assert file.read_bytes() == kept


def test_what_another_folder_holds_is_not_taken_for_this_one(tmp_path: Path) -> None:
    key = key_of(TEXTS, TODAY)
    keep_outcome(tmp_path, key, OUTCOME)
    assert known_outcome(tmp_path, key) == OUTCOME
    assert known_outcome(tmp_path, key_of({"content/site.yml": b"title: U\n"}, TODAY)) is None
    assert known_outcome(tmp_path, key_of({"content/sites.yml": b"title: T\n"}, TODAY)) is None
    assert known_outcome(tmp_path, key_of({**TEXTS, "content/themes.yml": b""}, TODAY)) is None


@pytest.mark.parametrize("source", ["problem.py", "model/when.py", "load/reader.py", "check/rules/missing_date.py"])
def test_another_generator_finds_for_itself(tmp_path: Path, source: str) -> None:
    package = tmp_path / "generator"
    shutil.copytree(REPOSITORY / "generator", package, ignore=shutil.ignore_patterns("__pycache__", "*.svg", "*.woff2"))
    key = key_of(TEXTS, TODAY, package)
    assert key == key_of(TEXTS, TODAY, package)
    assert key != key_of(TEXTS, TODAY)
    with (package / source).open("r+b") as file:
        file.write(b"#")
    assert key != key_of(TEXTS, TODAY, package)


def test_the_same_generator_on_another_machine_is_another(tmp_path: Path) -> None:
    """Otherwise a stranger could commit that nothing is wrong."""
    source = tmp_path / "problem.py"
    source.write_bytes(b"pass\n")
    key = key_of(TEXTS, TODAY, tmp_path)
    source.rename(tmp_path / "old.py")
    source.write_bytes(b"pass\n")
    assert key != key_of(TEXTS, TODAY, tmp_path)


def test_an_outcome_that_somebody_else_sealed_is_not_believed(project: Path) -> None:
    """The seal needs the key, and the key what only this machine knows."""
    (project / "content/themes.yml").write_bytes(b"- id: x\n")
    nothing = b'{"problems": [], "site_url": ""}'
    digest = sha256(b"".join(read_content(project).values())).digest()
    (project / FOLDER).mkdir()
    (project / FOLDER / FILE).write_bytes(sha256(digest + nothing).hexdigest().encode() + b"\n" + nothing)
    assert told()[0] == 1


def test_nothing_is_kept_without_the_sources_that_found_it_or_without_content(tmp_path: Path) -> None:
    assert key_of(TEXTS, TODAY, tmp_path) is None
    assert key_of({}, TODAY) is None
    keep_outcome(tmp_path, None, OUTCOME)
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_cannot_be_opened_is_another_than_an_empty_one() -> None:
    keys = {key_of({"a": one}, TODAY) for one in (b"", UnreadFile("m", "h"), UnreadFile("n", "h"))}
    assert len(keys) == 3


def test_git_leaves_the_folder_alone(project: Path) -> None:
    told()
    assert (project / FOLDER / ".gitignore").read_text(encoding="utf-8") == "*\n"
    assert sorted(path.name for path in (project / FOLDER).iterdir()) == [".gitignore", FILE]


def test_a_folder_that_is_a_link_is_neither_written_nor_read(project: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    keep_outcome(tmp_path, key_of(TEXTS, TODAY), OUTCOME)
    (project / FOLDER).symlink_to(elsewhere)
    assert told() == (0, "No problems.\n")
    assert list(elsewhere.iterdir()) == []
    (project / FOLDER).unlink()
    (project / FOLDER).symlink_to(tmp_path / FOLDER)
    assert known_outcome(project, key_of(TEXTS, TODAY)) is None


def test_what_stands_in_the_way_stops_nothing(project: Path) -> None:
    (project / FOLDER).write_bytes(b"")
    assert told() == (0, "No problems.\n")
    (project / FOLDER).unlink()
    (project / FOLDER / FILE).mkdir(parents=True)
    assert told() == (0, "No problems.\n")
    (project / FOLDER / FILE).rmdir()
    os.mkfifo(project / FOLDER / FILE)  # reading it would wait for ever
    assert told() == (0, "No problems.\n")


def test_what_was_found_on_one_day_is_not_known_of_another(tmp_path: Path) -> None:
    keep_outcome(tmp_path, key_of(TEXTS, TODAY), OUTCOME)
    assert known_outcome(tmp_path, key_of(TEXTS, TODAY + timedelta(days=1))) is None
