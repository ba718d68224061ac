"""The only reader of disk: content, hand-written pages and templates as texts under their paths."""

from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path

from generator.load.nodes import MAX_BYTES


def read_content(project: Path) -> dict[str, bytes]:
    """Return the bytes of every YAML file in `content/` and Markdown file in `briefs/`, under its path.

    Paths are relative to `project`, with forward slashes, in sorted order. A file over the size limit is cut one byte
    beyond it, so that the limit is seen without reading the rest. Links that lead out of the project are left out.
    """
    root = project.resolve()
    found = {}
    for folder, suffixes in (("content", {".yml", ".yaml"}), ("briefs", {".md"})):
        for path in (root / folder).rglob("*"):
            if path.suffix in suffixes and path.is_file() and path.resolve().is_relative_to(root):
                with path.open("rb") as file:
                    found[path.relative_to(root).as_posix()] = file.read(MAX_BYTES + 1)
    return dict(sorted(found.items()))


def read_archive(folder: Path) -> dict[str, bytes]:
    """Return the bytes of every plain text in the archive `folder`, under its file name."""
    return {path.name: path.read_bytes() for path in sorted(folder.glob("*.txt")) if path.is_file()}


def read_templates() -> dict[str, str]:
    """Return the text of every Jinja template, and of the outlines that they draw, under its file name."""
    folder = files("generator.render") / "templates"
    return {
        item.name: item.read_text(encoding="utf-8") for item in folder.iterdir() if item.name.endswith((".j2", ".json"))
    }


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
