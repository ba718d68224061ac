"""Files written below one folder, and nowhere else."""

import filecmp
import os
import shutil
import stat
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path


def write_files(folder: Path, files: Iterable[tuple[str, bytes]], before: Path | None = None) -> list[str]:
    """Write each of `files`, a path and its bytes, below `folder`, and return the paths.

    Where a file of the same path and bytes lies below the folder `before`, that is moved there instead, so that its time
    goes on telling since when it is as it is.

    Raises:
        ValueError: a path leads out of the folder, or names no file.
        OSError: a file cannot be written, or a link stands in its place.

    """
    place, old = _Places(folder), _Before(before) if before else None
    written = []
    for path, data in files:
        target = place.of(path)
        if old is None or not old.moved(path, data, target):
            with open(target, "wb", opener=_not_through_a_link) as file:
                file.write(data)
        written.append(path)
    return written


def write_pieces(folder: Path, files: Iterable[tuple[str, Iterable[bytes]]], before: Path | None = None) -> list[str]:
    """Write each of `files`, a path and its bytes in pieces, as `write_files` does; for those that would fill the memory.

    Raises:
        ValueError: a path leads out of the folder, or names no file.
        OSError: a file cannot be written, or a link stands in its place.

    """
    place, old = _Places(folder), _Before(before) if before else None
    written = []
    for path, pieces in files:
        target = place.of(path)
        with open(target, "wb", opener=_not_through_a_link) as file:
            file.writelines(pieces)
        if old is not None:
            old.put_if_same(path, target)
        written.append(path)
    return written


def move_files(origin: Path, folder: Path, files: Iterable[str]) -> None:
    """Move each of `files` from its path below `origin` to the same below `folder`, in the place of what stands there.

    Raises:
        ValueError: a path leads out of the folder, or names no file.
        OSError: a file cannot be moved.

    """
    place = _Places(folder)
    for path in files:
        os.replace(f"{origin}/{path}", place.of(path))  # noqa: PTH105  # twice as quick, and there are tens of thousands


class _Before:
    """What lies below another folder; no link is followed there."""

    def __init__(self, folder: Path) -> None:
        self._root = os.path.realpath(folder)
        self._has_no_link: dict[str, bool] = {}

    def moved(self, path: str, data: bytes, target: str) -> bool:
        """Move the file at `path` to `target` if it is a file and holds `data`; return whether it did."""
        origin = self._origin(path)
        if origin is None or not _holds(origin, data):
            return False
        Path(origin).replace(target)
        return True

    def put_if_same(self, path: str, target: str) -> None:
        """Move the file at `path` to the place of the file `target` if it is a file and the two are the same."""
        origin = self._origin(path)
        with suppress(FileNotFoundError):
            if origin and not Path(origin).is_symlink() and filecmp.cmp(origin, target, shallow=False):
                Path(origin).replace(target)

    def _origin(self, path: str) -> str | None:
        """Return what would be the file at `path`, if no link leads there."""
        above, _, _ = path.rpartition("/")
        if above not in self._has_no_link:
            folder = os.path.normpath(f"{self._root}/{above}")
            self._has_no_link[above] = os.path.realpath(folder) == folder
        return f"{self._root}/{path}" if self._has_no_link[above] else None


def _holds(path: str, data: bytes) -> bool:
    """Return whether there is a file at `path` of these bytes; a link is none."""
    try:
        told = os.lstat(path)
        if not stat.S_ISREG(told.st_mode) or told.st_size != len(data):
            return False
        with open(path, "rb", opener=_not_through_a_link) as file:
            return file.read() == data
    except OSError:
        return False


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
        target = os.path.realpath(os.path.join(self._root, above))  # noqa: PTH118  # as in `move_files`
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
