"""The only reader of disk: content, hand-written pages and templates as texts under their paths."""

import os
import re
from collections.abc import Iterable, Iterator
from fnmatch import fnmatchcase
from importlib.resources import files
from pathlib import Path

from generator.load.nodes import MAX_BYTES
from generator.load.unread import UnreadFile

_FOLDERS = (("content", {".yml", ".yaml"}), ("briefs", {".md"}))
# What editors, file managers and git leave beside the files that people write.
_LEFT_BEHIND = (
    "*~", "*.bak", "*.orig", "*.rej", "*.sw?", "*.kate-swp", "*.tmp", "#*#", ".#*", "._*", ".~*", "Thumbs.db",
    "desktop.ini",
)  # fmt: skip
# Notes to colleagues, unless records stand in them.
_NOTES = ("*.md", "*.txt")
_README = ("README*", "LICENSE*", "LICENCE*")
_RECORD = re.compile(rb"^(?:- |  )id:", re.MULTILINE)
# What is published beside hand-written pages: nothing that a browser would run.
_PUBLISHED = {".avif", ".csv", ".gif", ".jpeg", ".jpg", ".pdf", ".png", ".webp"}
_PLAIN_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\.[a-z]+")
_SITES_OWN = {"assets", "data", "pagefind", "schema", "search"}
_START = 65_536  # bytes of a note that are searched for a record


def read_content(project: Path) -> dict[str, bytes]:
    """Return the bytes of every YAML file in `content/` and Markdown file in `briefs/`, under its path.

    Paths are relative to `project`, with forward slashes, in sorted order. A file over the size limit is cut one byte
    beyond it, so that the limit is seen without reading the rest. Nothing outside the project is read. What looks like
    such a file and cannot be read has an `UnreadFile` for its bytes, which `load` reports; so has all else in `content/`
    but notes and what programs leave behind.
    """
    root = project.resolve()
    found = {}
    for folder, suffixes in _FOLDERS:
        for path, data in _below(root / folder, root, suffixes):
            found[path.relative_to(root).as_posix()] = data
    return dict(sorted(found.items()))


def _below(folder: Path, root: Path, suffixes: set[str]) -> Iterator[tuple[Path, bytes]]:
    """Yield what is read at any depth below `folder`, with its path; the folder itself where it cannot be opened."""
    try:
        is_inside = folder.resolve().is_relative_to(root)
        with os.scandir(folder) as entries:
            for entry in entries:
                path = folder / entry.name
                data = _read(path, root, suffixes, is_plain=is_inside and entry.is_file(follow_symlinks=False))
                if data is not None:
                    yield path, data
                if entry.is_dir(follow_symlinks=False):
                    yield from _below(path, root, suffixes)
    except (FileNotFoundError, RuntimeError):  # RuntimeError: a link that leads to itself
        if folder.is_symlink():
            yield folder, UnreadFile("this is a link that leads nowhere", "put the folder itself here")
    except OSError as error:
        is_closed = isinstance(error, PermissionError)
        hint = "allow everybody to read and open it" if is_closed else "put a folder here"
        yield folder, UnreadFile(f"the folder cannot be opened: {_reason(error)}", hint)


def _reason(error: Exception) -> str:
    return str(getattr(error, "strerror", None) or "for a reason unknown").lower()


def _read(path: Path, root: Path, suffixes: set[str], *, is_plain: bool) -> bytes | None:
    """Return what is read at a path; None where nothing is meant to be."""
    if any(fnmatchcase(path.name, left) for left in _LEFT_BEHIND):
        return None
    try:
        if path.suffix not in suffixes:
            return _unread_by_name(path, suffixes)
        unread = None if is_plain else _no_file(path, root)
        if unread is not None:
            return unread
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except (OSError, RuntimeError) as error:  # RuntimeError: a link that leads to itself
        if path.is_symlink():
            return _NOWHERE
        return UnreadFile(f"the file cannot be opened: {_reason(error)}", "allow everybody to read it")


# None of these holds a record that would load if it were put right: a folder's own files are read.
_NOWHERE = UnreadFile("this is a link that leads nowhere", "put the file itself here", may_hold_records=False)
_NO_FILE = UnreadFile("this is neither a file nor a folder", "remove it", may_hold_records=False)


def _no_file(path: Path, root: Path) -> UnreadFile | None:
    if not path.resolve(strict=True).is_relative_to(root):
        return UnreadFile("this is a link that leads out of the project", "put the file itself here")
    if path.is_dir():
        message, hint = "this is a folder with the name of a file", f"rename it: {path.stem}"
        return UnreadFile(message, hint, may_hold_records=path.is_symlink())
    return None if path.is_file() else _NO_FILE


def _unread_by_name(path: Path, suffixes: set[str]) -> UnreadFile | None:
    """Return what to say of a path that has another name than those that are read; None where it is not meant to be."""
    if path.is_symlink() and path.is_dir():
        return UnreadFile("this is a link to a folder, which is not followed", "put the folder itself here")
    right = min(suffixes, key=len)
    is_of_a_page = right == ".md" and path.is_file() and not path.name.startswith(".")
    if is_of_a_page and not _is_named_like(path, suffixes):
        return _unpublished(path)
    is_meant = _is_named_like(path, suffixes) or (right == ".yml" and _is_no_note(path))
    if path.is_dir() or not is_meant:
        return None
    if not path.exists():
        return _NOWHERE
    if not path.is_file():
        return _NO_FILE
    stem = re.sub(r"[^A-Za-z0-9._-]+", "-", path.name.partition(".")[0].strip()).strip("-")
    return UnreadFile(f"only files named …{right} are read", f"rename it: {stem or 'NAME'}{right}, or put it elsewhere")


def _unpublished(path: Path) -> UnreadFile | None:
    """Return what to say of a file among the hand-written pages that no page may show; None where one may."""
    if path.suffix not in _PUBLISHED:
        kinds = ", ".join(sorted(_PUBLISHED))
        return UnreadFile(f"only Markdown and files named {kinds} are published from here", "put it elsewhere")
    if not _PLAIN_NAME.fullmatch(path.name):
        return UnreadFile("the name becomes an address", "use lower-case letters a-z, digits and single hyphens")
    if _SITES_OWN & set(path.parts[:-1]):
        return UnreadFile("the site has a folder of this name of its own", "put the file into another folder")
    return None


def _is_named_like(path: Path, suffixes: set[str]) -> bool:
    """Whether a name has the ending of those that are read, in capitals, with blanks or before another."""
    return any(part.lower().strip() in {suffix[1:] for suffix in suffixes} for part in path.name.split(".")[1:])


def _is_no_note(path: Path) -> bool:
    """Whether a file in the folders of YAML is neither a note nor hidden."""
    if path.name.startswith(".") or any(fnmatchcase(path.name, name) for name in _README):
        return False
    if not any(fnmatchcase(path.name.lower(), name) for name in _NOTES) or not path.is_file():
        return True
    with path.open("rb") as file:
        return _RECORD.search(file.read(_START)) is not None


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
