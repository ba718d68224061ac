"""The only reader of disk: which files are read, under which names, and how much of them."""

from pathlib import Path

import pytest

from generator.load import tree
from generator.load.tree import read_content


def write(path: Path, text: str = "text") -> Path:
    """Write a file and the folders it needs."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_yaml_below_content_and_markdown_below_briefs_are_read_in_sorted_order(tmp_path: Path) -> None:
    for name in (
        "content/b.yml",
        "content/a/z.yaml",
        "content/a.yml",
        "briefs/x.md",
        "briefs/deep/er/y.md",
        "content/a-b.yml",
    ):
        write(tmp_path / name, name)
    found = read_content(tmp_path)
    assert list(found) == sorted(found)
    assert found == {name: name.encode() for name in found}
    assert len(found) == 6  # all that were written


def test_other_files_are_not_read(tmp_path: Path) -> None:
    for name in (
        "content/a.txt",
        "content/a.md",
        "content/yml",
        "briefs/a.yml",
        "briefs/a.html",
        "a.yml",
        "other/a.yml",
    ):
        write(tmp_path / name)
    (tmp_path / "content" / "folder.yml").mkdir()
    assert read_content(tmp_path) == {}


def test_a_project_without_folders_is_empty(tmp_path: Path) -> None:
    assert read_content(tmp_path) == {}


def test_links_that_lead_out_of_the_project_are_left_out(tmp_path: Path) -> None:
    secret = write(tmp_path / "outside" / "secret.yml", "secret")
    project = tmp_path / "project"
    inside = write(project / "content" / "inside.yml", "inside")
    (project / "content" / "file.yml").symlink_to(secret)
    (project / "content" / "folder").symlink_to(secret.parent)
    (project / "content" / "relative.yml").symlink_to("../../outside/secret.yml")
    (project / "content" / "broken.yml").symlink_to("nowhere.yml")
    (project / "content" / "twin.yml").symlink_to(inside)
    assert read_content(project) == {"content/inside.yml": b"inside", "content/twin.yml": b"inside"}


def test_a_project_may_itself_stand_behind_a_link(tmp_path: Path) -> None:
    write(tmp_path / "real" / "content" / "a.yml")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    assert list(read_content(tmp_path / "link")) == ["content/a.yml"]


def test_a_file_over_the_limit_is_cut_one_byte_beyond_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tree, "MAX_BYTES", 10)
    write(tmp_path / "content" / "large.yml", "x" * 100)
    write(tmp_path / "content" / "just.yml", "x" * 10)
    assert {name: len(data) for name, data in read_content(tmp_path).items()} == {
        "content/just.yml": 10,
        "content/large.yml": 11,
    }
