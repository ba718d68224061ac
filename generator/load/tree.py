"""The only reader of disk: content, hand-written pages and templates as texts under their paths."""

import os
from collections.abc import Iterable, Iterator
from importlib.resources import files
from pathlib import Path

from generator.load.nodes import MAX_BYTES
from generator.load.unread import UnreadFile

_FOLDERS = (("content", {".yml", ".yaml"}), ("briefs", {".md"}))


def read_content(project: Path) -> dict[str, bytes]:
    """Return the bytes of every YAML file in `content/` and Markdown file in `briefs/`, under its path.

    Paths are relative to `project`, with forward slashes, in sorted order. A file over the size limit is cut one byte
    beyond it, so that the limit is seen without reading the rest. Nothing outside the project is read. What looks like
    such a file and cannot be read has an `UnreadFile` for its bytes, which `load` reports.
    """
    root = project.resolve()
    found = {}
    for folder, suffixes in _FOLDERS:
        for path, is_plain in _paths(root / folder, root):
            data = _read(path, root, suffixes, is_plain=is_plain)
            if data is not None:
                found[path.relative_to(root).as_posix()] = data
    return dict(sorted(found.items()))


def _paths(folder: Path, root: Path) -> Iterator[tuple[Path, bool]]:
    """Yield all that stands at any depth below `folder`, and whether it is known for a file of the project, no link."""
    try:
        is_inside = folder.resolve().is_relative_to(root)
        with os.scandir(folder) as entries:
            for entry in entries:
                path = folder / entry.name
                yield path, is_inside and entry.is_file(follow_symlinks=False)
                if entry.is_dir(follow_symlinks=False):
                    yield from _paths(path, root)
    except OSError:  # there is no such folder, or it may not be read
        return


def _read(path: Path, root: Path, suffixes: set[str], *, is_plain: bool) -> bytes | None:
    """Return what is read at a path; None where nothing is meant to be."""
    if path.suffix not in suffixes:
        return _unread_by_name(path, suffixes)
    if path.name.startswith(".#"):  # a link that Emacs keeps beside a file while it is edited
        return None
    try:
        unread = None if is_plain else _no_file(path, root)
        if unread is not None:
            return unread
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except (OSError, RuntimeError) as error:  # RuntimeError: a link that leads to itself
        if path.is_symlink():
            return UnreadFile("this is a link that leads nowhere", "put the file itself here")
        reason = getattr(error, "strerror", None) or "for a reason unknown"
        return UnreadFile(f"the file cannot be opened: {reason.lower()}", "allow everybody to read it")


def _no_file(path: Path, root: Path) -> UnreadFile | None:
    if not path.resolve(strict=True).is_relative_to(root):
        return UnreadFile("this is a link that leads out of the project", "put the file itself here")
    if path.is_dir():
        return UnreadFile("this is a folder with the name of a file", f"rename it: {path.stem}")
    if not path.is_file():
        return UnreadFile("this is neither a file nor a folder", "remove it")
    return None


def _unread_by_name(path: Path, suffixes: set[str]) -> UnreadFile | None:
    """Return what to say of a path that has another name than those that are read, but was meant to be."""
    right = min(suffixes, key=len)
    if path.suffix.lower() in suffixes and path.is_file():
        return UnreadFile(f"only files named …{right} are read", f"rename it: {path.stem}{right}")
    if path.suffix.lower() == ".txt" and Path(path.stem).suffix.lower() in suffixes and path.is_file():
        return UnreadFile(f"only files named …{right} are read", f"rename it: {Path(path.stem).stem}{right}")
    if path.is_symlink() and path.is_dir():
        return UnreadFile("this is a link to a folder, which is not followed", "put the folder itself here")
    return None


def read_archive(folder: Path) -> dict[str, bytes]:
    """Return the bytes of every plain text in the archive `folder`, under its file name."""
    return {path.name: path.read_bytes() for path in sorted(folder.glob("*.txt")) if path.is_file()}


def read_templates() -> dict[str, str]:
    """Return the text of every Jinja template, and of the outlines that they draw, under its file name."""
    return {
        item.name: item.read_text(encoding="utf-8")
        for item in templates_folder().iterdir()
        if item.name.endswith((".j2", ".json"))
    }


def templates_folder() -> Path:
    """Return the folder of the templates that pages are made with."""
    return Path(str(files("generator.render") / "templates"))


def overrides_folder() -> Path:
    """Return the folder of what stands in the place of the theme's own templates, styles and scripts."""
    return Path(str(files("generator") / "site_overrides"))


def read_flags(codes: Iterable[str]) -> dict[str, bytes]:
    """Return the flags of the countries with these ISO codes, under their file names, with their licence.

    A code that no country has is left out; nothing is returned where none is left.
    """
    folder = files("generator") / "flags"
    names = sorted({f"{code}.svg" for code in codes if code.isascii() and code.isalnum()})
    found = {name: (folder / name).read_bytes() for name in names if (folder / name).is_file()}
    return found | {"LICENSE.txt": (folder / "LICENSE.txt").read_bytes()} if found else {}


def read_start() -> dict[str, str]:
    """Return the text of every file that a new briefing starts with, under its path; Jinja templates end in `.j2`.

    A name that starts with a dot is kept as `dot-…`, as packages leave hidden files out.
    """
    folder = Path(str(files("generator") / "start"))
    return {
        path.relative_to(folder).as_posix().replace("dot-", "."): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
