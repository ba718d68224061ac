"""The only reader of disk: which files are read, under which names, and how much of them."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from generator.load import tree
from generator.load.tree import read_content
from generator.load.unread import UnreadFile


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
        "content/README",
        "content/facts/README.md",
        "content/.gitkeep",
        "content/.DS_Store",
        "content/facts/._energy.yml",
        "content/facts/energy.yml~",
        "content/facts/.energy.yml.swp",
        "content/facts/#energy.yml#",
        "a.yml",
        "other/a.yml",
    ):
        write(tmp_path / name)
    assert read_content(tmp_path) == {}


def test_a_project_without_folders_is_empty(tmp_path: Path) -> None:
    assert read_content(tmp_path) == {}


def unread(project: Path) -> dict[str, tuple[str, str]]:
    """Return what is said of each path that could not be read: what is there, and the way out."""
    return {
        path: (data.message, data.hint) for path, data in read_content(project).items() if isinstance(data, UnreadFile)
    }


def test_links_are_followed_within_the_project_and_said_where_they_lead_out_of_it(tmp_path: Path) -> None:
    secret = write(tmp_path / "outside" / "secret.yml", "secret")
    project = tmp_path / "project"
    inside = write(project / "content" / "inside.yml", "inside")
    write(project / "content" / "real" / "within.yml", "within")
    (project / "content" / "file.yml").symlink_to(secret)
    (project / "content" / "folder").symlink_to(secret.parent)
    (project / "content" / "folder-within").symlink_to(project / "content" / "real")
    (project / "content" / "relative.yml").symlink_to("../../outside/secret.yml")
    (project / "content" / "broken.yml").symlink_to("nowhere.yml")
    (project / "content" / "loop.yml").symlink_to("loop.yml")
    (project / "content" / ".#inside.yml").symlink_to("somebody@here.1234")  # Emacs, while it edits inside.yml
    (project / "content" / "twin.yml").symlink_to(inside)
    (project / "content" / "facts").symlink_to("nowhere")
    out, folder = "this is a link that leads out of the project", "this is a link to a folder, which is not followed"
    assert unread(project) == {
        "content/broken.yml": ("this is a link that leads nowhere", "put the file itself here"),
        "content/facts": ("this is a link that leads nowhere", "put the file itself here"),
        "content/file.yml": (out, "put the file itself here"),
        "content/folder": (folder, "put the folder itself here"),
        "content/folder-within": (folder, "put the folder itself here"),
        "content/loop.yml": ("this is a link that leads nowhere", "put the file itself here"),
        "content/relative.yml": (out, "put the file itself here"),
    }
    read = {path: data for path, data in read_content(project).items() if data}
    assert read == {
        "content/inside.yml": b"inside",
        "content/real/within.yml": b"within",
        "content/twin.yml": b"inside",
    }


def test_what_is_named_like_a_file_of_content_and_is_none_is_said(tmp_path: Path) -> None:
    write(tmp_path / "content" / "folder.yml" / "within.yml", "within")
    os.mkfifo(tmp_path / "content" / "pipe.yml")
    for name in ("LOUD.YML", "windows.yml.txt", "windows.YAML.TXT", "kept.yml.bak", "notes.txt"):
        write(tmp_path / "content" / name)
    write(tmp_path / "briefs" / "page.MD")
    assert unread(tmp_path) == {
        "briefs/page.MD": ("only files named ….md are read", "rename it: page.md, or put it elsewhere"),
        "content/LOUD.YML": ("only files named ….yml are read", "rename it: LOUD.yml, or put it elsewhere"),
        "content/folder.yml": ("this is a folder with the name of a file", "rename it: folder"),
        "content/pipe.yml": ("this is neither a file nor a folder", "remove it"),
        "content/windows.YAML.TXT": ("only files named ….yml are read", "rename it: windows.yml, or put it elsewhere"),
        "content/windows.yml.txt": ("only files named ….yml are read", "rename it: windows.yml, or put it elsewhere"),
    }
    assert read_content(tmp_path)["content/folder.yml/within.yml"] == b"within"


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("facts.yml ", "rename it: facts.yml"),
        ("facts.yml.", "rename it: facts.yml"),
        ("facts .yml\u200b", "rename it: facts.yml"),
        (".yml", "rename it: NAME.yml"),
        ("facts.yml.old", "rename it: facts.yml"),
        ("facts.Yaml", "rename it: facts.yml"),
        ("facts.json", "rename it: facts.yml"),
        ("facts.ymI", "rename it: facts.yml"),
        ("facts", "rename it: facts.yml"),
        ("notes.csv", "rename it: notes.yml"),
    ],
)
def test_whatever_has_another_name_than_files_of_content_is_said(tmp_path: Path, name: str, hint: str) -> None:
    write(tmp_path / "content" / "facts" / name)
    assert unread(tmp_path) == {
        f"content/facts/{name}": ("only files named ….yml are read", f"{hint}, or put it elsewhere")
    }


def test_a_note_in_which_records_stand_is_said(tmp_path: Path) -> None:
    for name in ("facts.txt", "facts.md", "README.md"):
        write(tmp_path / "content" / name, "# Facts\n- id: one\n  statement: S.\n")
    assert list(unread(tmp_path)) == ["content/facts.md", "content/facts.txt"]


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """Return a folder that everybody may enter, as those of pytest are closed to others."""
    with TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


@contextmanager
def as_one_who_may_not() -> Iterator[None]:
    """Be somebody else where whoever runs the tests may open everything."""
    is_root = os.geteuid() == 0
    if is_root:
        os.seteuid(65_534)  # nobody
    try:
        yield
    finally:
        if is_root:
            os.seteuid(0)


@pytest.mark.parametrize("mode", [0o000, 0o311, 0o444], ids=["closed", "not to be listed", "not to be entered"])
def test_a_folder_that_may_not_be_opened_is_said(open_folder: Path, mode: int) -> None:
    write(open_folder / "content" / "facts" / "deep" / "a.yml")
    write(open_folder / "content" / "themes.yml")
    closed = open_folder / "content" / "facts"
    closed.chmod(mode)
    try:
        with as_one_who_may_not():
            found = read_content(open_folder)
    finally:
        closed.chmod(0o755)
    said = {path: data.message for path, data in found.items() if isinstance(data, UnreadFile)}
    assert said == {"content/facts": "the folder cannot be opened: permission denied"}
    assert found["content/themes.yml"]


def test_a_folder_of_content_that_is_none_is_said(tmp_path: Path) -> None:
    write(tmp_path / "content")
    (tmp_path / "briefs").symlink_to("briefs")
    assert unread(tmp_path) == {
        "briefs": ("this is a link that leads nowhere", "put the folder itself here"),
        "content": ("the folder cannot be opened: not a directory", "put a folder here"),
    }


def test_a_file_that_may_not_be_opened_is_said(open_folder: Path) -> None:
    path = write(open_folder / "content" / "locked.yml")
    path.chmod(0)
    with as_one_who_may_not():
        assert unread(open_folder) == {
            "content/locked.yml": ("the file cannot be opened: permission denied", "allow everybody to read it")
        }


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


def test_a_folder_of_content_that_is_a_link_leads_nowhere_but_into_the_project(tmp_path: Path) -> None:
    write(tmp_path / "outside" / "facts" / "secret.yml", "secret")
    project = tmp_path / "project"
    write(project / "kept" / "facts" / "inside.yml", "inside")
    (project / "briefs").mkdir()
    (project / "content").symlink_to(tmp_path / "outside")
    out = "this is a link that leads out of the project"
    assert unread(project) == {"content/facts/secret.yml": (out, "put the file itself here")}
    (project / "content").unlink()
    (project / "content").symlink_to(project / "kept")
    assert read_content(project) == {"content/facts/inside.yml": b"inside"}


def test_a_file_is_read_without_asking_where_it_leads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(9):
        write(tmp_path / "content" / f"{number}.yml")
    asked: list[Path] = []
    monkeypatch.setattr(tree, "_no_file", lambda path, _root: asked.append(path))
    assert len(read_content(tmp_path)) == 9
    assert asked == []


@pytest.mark.parametrize(
    "name",
    [
        "assets/javascripts/search.js",
        "x.svg",
        "x.html",
        "CNAME",
        "x.markdown",
        "x.yml",
        "Big Picture.png",
        "a#b.png",
        "assets/x.png",
    ],
)
def test_what_no_page_may_bring_along_is_named(tmp_path: Path, name: str) -> None:
    file = tmp_path / "briefs" / name
    file.parent.mkdir(parents=True)
    file.write_bytes(b"x")
    found = read_content(tmp_path)[f"briefs/{name}"]
    assert isinstance(found, UnreadFile)
    assert found.message
    assert found.hint


@pytest.mark.parametrize("name", ["figures/a-map.png", "report.pdf", "data-2025.csv", ".gitkeep"])
def test_pictures_and_documents_beside_pages_are_let_be(tmp_path: Path, name: str) -> None:
    file = tmp_path / "briefs" / name
    file.parent.mkdir(parents=True)
    file.write_bytes(b"x")
    assert read_content(tmp_path) == {}
