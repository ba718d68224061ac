"""`mkdocs build` after `mkdocs build`: what the first made is taken over, and never anything else."""

import shutil
from pathlib import Path

import pytest

from generator.mkdocs_plugin.warm import ASIDE, FILE
from generator.publish.sealed import FOLDER
from tests.built import EPOCH, build_with_mkdocs, run_mkdocs, tree_of

FACTS = "content/facts/diplomacy.yml"
A_DAY = 86_400


@pytest.fixture
def project(miniature_project: Path, tmp_path: Path) -> Path:
    """Return a project of its own that was built once, from nothing."""
    folder = tmp_path / "project"
    shutil.copytree(miniature_project, folder)
    assert (folder / FOLDER / FILE).is_file()
    return folder


def edit(project: Path) -> None:
    """Change one word of one fact."""
    file = project / FACTS
    file.write_text(file.read_text(encoding="utf-8").replace("statement: ", "statement: Indeed ", 1), encoding="utf-8")


def assert_as_from_nothing(project: Path, other: Path) -> None:
    """Build a copy of `project` that has no cache at `other`, and compare."""
    shutil.copytree(project, other, ignore=shutil.ignore_patterns(FOLDER, "site"))
    build_with_mkdocs(other)
    assert_same(project, other)


def assert_same(project: Path, other: Path) -> None:
    """Compare the sites of two projects."""
    here, there = tree_of(project / "site"), tree_of(other / "site")
    assert set(here) == set(there)
    assert [name for name in here if here[name] != there[name]] == []


def when_written(project: Path) -> dict[str, int]:
    """Return for each page when it was written."""
    site = project / "site"
    return {path.relative_to(site).as_posix(): path.stat().st_mtime_ns for path in site.rglob("index.html.md")}


def test_after_an_edit_the_site_is_as_from_nothing_and_most_of_it_was_taken_over(project: Path, tmp_path: Path) -> None:
    before = when_written(project)
    edit(project)
    build_with_mkdocs(project)
    assert_as_from_nothing(project, tmp_path / "other")
    after = when_written(project)
    same = [name for name in before if after[name] == before[name]]
    assert len(before) / 4 < len(same) < len(before)
    assert not (project / FOLDER / ASIDE).exists()


def test_on_another_day_pages_tell_the_new_day(project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.built.EPOCH", EPOCH + 30 * A_DAY)
    build_with_mkdocs(project)
    assert_as_from_nothing(project, tmp_path / "other")
    assert b"21 December 2026" in (project / "site" / "index.html").read_bytes()


def test_a_change_of_the_theme_reaches_every_page(project: Path, tmp_path: Path) -> None:
    header = project / "site_overrides" / "partials" / "header.html"
    header.parent.mkdir()
    header.write_text("<p>of the theme</p>", encoding="utf-8")
    build_with_mkdocs(project)
    assert_as_from_nothing(project, tmp_path / "other")
    assert b"of the theme" in (project / "site" / "countries" / "norland" / "index.html").read_bytes()


def test_after_a_build_that_failed_nothing_is_taken_over(project: Path, miniature_project: Path) -> None:
    flag = project / "site_overrides" / "assets" / "flags" / "xb.svg"
    kept = flag.read_bytes()
    flag.unlink()
    assert run_mkdocs(project, "build").returncode == 1
    assert not (project / FOLDER / FILE).exists()
    flag.write_bytes(kept)
    build_with_mkdocs(project)
    assert_same(project, miniature_project)


@pytest.mark.parametrize("damage", ["cut", "changed", "another site", "no cache"])
def test_what_is_damaged_is_not_believed(project: Path, miniature_project: Path, damage: str) -> None:
    index = project / FOLDER / FILE
    match damage:
        case "cut":
            index.write_bytes(index.read_bytes()[:-100])
        case "changed":
            index.write_bytes(index.read_bytes().replace(b"Norland", b"Nowhere"))
        case "another site":
            for page in (project / "site").rglob("index.html"):
                page.write_text("<p>another</p>", encoding="utf-8")
        case _:
            shutil.rmtree(project / FOLDER)
    build_with_mkdocs(project)
    assert_same(project, miniature_project)


def test_what_lies_behind_a_link_is_left_alone(project: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    (project / FOLDER).rename(elsewhere)
    (elsewhere / ASIDE).mkdir()
    (elsewhere / ASIDE / "letter.txt").write_text("mine", encoding="utf-8")
    (project / FOLDER).symlink_to(elsewhere)
    before = tree_of(elsewhere)
    build_with_mkdocs(project)
    assert tree_of(elsewhere) == before
    assert (project / "site" / "index.html").is_file()


def test_a_site_that_is_a_link_stays_one(project: Path, tmp_path: Path) -> None:
    moved = tmp_path / "moved"
    (project / "site").rename(moved)
    (project / "site").symlink_to(moved)
    edit(project)
    build_with_mkdocs(project)
    assert (project / "site").readlink() == moved
    assert_as_from_nothing(project, tmp_path / "other")
