"""Files written below one folder, and nowhere else."""

import os
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path


def write_files(folder: Path, files: Iterable[tuple[str, bytes]]) -> None:
    """Write each of `files`, a path and its bytes, below `folder`.

    Raises:
        ValueError: a path leads out of the folder, or names no file.
        OSError: a file cannot be written, or a link stands in its place.

    """
    write_pieces(folder, ((path, (data,)) for path, data in files))


def write_pieces(folder: Path, files: Iterable[tuple[str, Iterable[bytes]]]) -> None:
    """Write each of `files`, a path and its bytes in pieces, as `write_files` does; for those that would fill the memory.

    Raises:
        ValueError: a path leads out of the folder, or names no file.
        OSError: a file cannot be written, or a link stands in its place.

    """
    place = _Places(folder)
    for path, pieces in files:
        with open(place.of(path), "wb", opener=_not_through_a_link) as file:
            file.writelines(pieces)


class _Places:
    """Where files go below one folder; a folder in it is looked up once for all its files."""

    def __init__(self, folder: Path) -> None:
        self._root = os.path.realpath(folder)
        self._made: dict[str, str] = {}

    def of(self, path: str) -> str:
        above, _, name = path.rpartition("/")
        if above not in self._made:
            self._made[above] = self._folder_below(above, path)
        if name in {"", ".", ".."}:
            raise ValueError(f"{path} is no file")
        return f"{self._made[above]}/{name}"

    def _folder_below(self, above: str, path: str) -> str:
        """Return the folder that `path` lies in, made where it is not there."""
        target = os.path.realpath(os.path.join(self._root, above))  # noqa: PTH118  # twice as quick, and there are thousands
        if os.path.commonpath([self._root, target]) != self._root:
            raise ValueError(f"{path} lies outside {self._root}")
        os.makedirs(target, exist_ok=True)  # noqa: PTH103  # the same
        return target


def _not_through_a_link(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NOFOLLOW", 0), 0o666)


def replace_files(folder: Path, before: Mapping[str, bytes], after: Mapping[str, bytes]) -> None:
    """Write the files of `after` (path → bytes) below `folder`: all of them, or, where one cannot be written, none.

    `before` holds what the files are known to contain; a path that it lacks is a new file.

    Raises:
        ValueError: a path leads out of the folder, or a file no longer contains what is known of it.
        OSError: a file cannot be written; all are as they were.

    """
    root = folder.resolve()
    targets = {path: (root / path).resolve() for path in after}
    written: dict[str, Path] = {}
    done: list[str] = []
    try:
        for path, target in targets.items():
            if not target.is_relative_to(root):
                raise ValueError(f"{path} lies outside {folder}")
            if (target.read_bytes() if target.exists() else None) != before.get(path):
                raise ValueError(f"{path} has been changed in the meantime; nothing is written")
            target.parent.mkdir(parents=True, exist_ok=True)
            draft = target.with_name(f".{target.name}.new")  # no suffix by which it would be read as content
            written[path] = draft
            draft.write_bytes(after[path])
            if target.exists():
                shutil.copymode(target, draft)
        for path, draft in written.items():
            draft.replace(targets[path])
            done.append(path)
    except BaseException:  # an interrupted run must leave nothing half-written either
        for path in done:
            if path in before:
                targets[path].write_bytes(before[path])
            else:
                targets[path].unlink()
        raise
    finally:
        for draft in written.values():
            draft.unlink(missing_ok=True)
