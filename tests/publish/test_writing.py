"""Files are written below their folder and nowhere else; they are replaced all or none, and only what is known."""

from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

import pytest

from generator.publish import journal
from generator.publish.writing import replace_files, write_files, write_pieces

Write = Callable[[Path, Iterable[tuple[str, bytes]]], None]


def in_pieces(folder: Path, files: Iterable[tuple[str, bytes]]) -> None:
    """Write files a byte at a time."""
    write_pieces(folder, ((path, (data[at : at + 1] for at in range(len(data)))) for path, data in files))


@pytest.fixture(params=[write_files, in_pieces], ids=["whole", "in pieces"])
def write(request: pytest.FixtureRequest) -> Write:
    """Return each way to write files."""
    found: Write = request.param
    return found


def listing(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_files_are_replaced_and_made_and_keep_their_mode(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_bytes(b"old")
    (tmp_path / "a.yml").chmod(0o640)
    replace_files(tmp_path, {"a.yml": b"old"}, {"a.yml": b"new", "b/c.yml": b"made"})
    assert listing(tmp_path) == {"a.yml": b"new", "b/c.yml": b"made"}
    assert (tmp_path / "a.yml").stat().st_mode & 0o777 == 0o640


def test_where_one_file_cannot_be_written_none_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = {"a.yml": b"a", "b.yml": b"b"}
    for name, data in before.items():
        (tmp_path / name).write_bytes(data)
    replace = Path.replace

    def full(self: Path, target: Path) -> Path:
        if target.name == "c.yml":
            raise OSError("no space left")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="no space"):
        replace_files(tmp_path, before, {"a.yml": b"A", "b.yml": b"B", "c.yml": b"C"})
    assert listing(tmp_path) == before


@pytest.mark.parametrize("known", [{"a.yml": b"what was read"}, {}], ids=["changed", "made"])
def test_a_file_that_is_not_as_it_was_read_is_left_alone(tmp_path: Path, known: dict[str, bytes]) -> None:
    (tmp_path / "a.yml").write_bytes(b"changed since")
    with pytest.raises(ValueError, match="changed in the meantime"):
        replace_files(tmp_path, known, {"a.yml": b"new"})
    assert listing(tmp_path) == {"a.yml": b"changed since"}


def test_nothing_is_written_outside_the_folder(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "link").symlink_to(tmp_path)
    for path in ("../a.yml", "link/a.yml"):
        with pytest.raises(ValueError, match="lies outside"):
            replace_files(tmp_path / "in", {}, {path: b"x"})
    assert listing(tmp_path) == {}


@pytest.mark.parametrize("draft", [".a.yml.new", ".briefing-0123456789abcdef.new", "a.yml"])
def test_no_link_is_followed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, draft: str) -> None:
    outside = tmp_path / "outside"
    outside.write_bytes(b"theirs")
    folder = tmp_path / "in"
    folder.mkdir()
    before = {} if draft == "a.yml" else {"a.yml": b"a"}
    for name, data in before.items():
        (folder / name).write_bytes(data)
    (folder / draft).symlink_to(outside)
    monkeypatch.setattr(journal, "token_hex", lambda _: "0123456789abcdef")  # as if somebody had guessed it
    with suppress(ValueError, OSError):
        replace_files(folder, before or {"a.yml": b"theirs"}, {"a.yml": b"new"})
    assert outside.read_bytes() == b"theirs"
    assert (folder / draft).is_symlink() or draft.startswith(".briefing")
    assert before == {} or not (folder / "a.yml").is_symlink()


def test_what_cannot_be_read_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "a.yml").mkdir()
    with pytest.raises(ValueError, match="cannot be read"):
        replace_files(tmp_path, {}, {"a.yml": b"new"})


def test_files_are_written_with_the_folders_they_need(tmp_path: Path, write: Write) -> None:
    files = {"a.html": b"1", "b/c/d.html": b"2", "b/c/e.html": b"3", "b/f.html": b"4"}
    write(tmp_path, files.items())
    assert listing(tmp_path) == files
    write(tmp_path, [("b/f.html", b"")])
    assert listing(tmp_path) == {**files, "b/f.html": b""}


@pytest.mark.parametrize(
    "path", ["../a", "b/../../a", "/etc/a", "link/a", "b/../link/a", "..", ".", "", "b/", "b/..", "onward"]
)
def test_no_file_is_written_but_below_the_folder(tmp_path: Path, path: str, write: Write) -> None:
    folder = tmp_path / "in"
    (folder / "b").mkdir(parents=True)
    (folder / "link").symlink_to(tmp_path)
    (folder / "onward").symlink_to(tmp_path / "a")
    with pytest.raises((ValueError, OSError)):
        write(folder, [(path, b"x")])
    assert listing(tmp_path) == {}
