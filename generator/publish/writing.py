"""Files written below one folder, and nowhere else."""

import os
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path

from generator.publish.journal import begin, bytes_of, end, finish, is_of_content, place_of, step


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

    `before` holds what the files are known to contain; a path that it lacks is a new file. Of content a journal is kept
    meanwhile, by which the next command finishes or takes back what was killed half-way.

    Raises:
        ValueError: a path leads out of the folder, a link stands in its place, a file no longer contains what is known of
            it, or another edit is at work.
        OSError: a file cannot be written; all are as they were.

    """
    if not after:
        return
    root = folder.resolve()
    finish(root)
    places = {path: place_of(root, path) for path in after}
    for path, place in places.items():
        _hold(path, place, before.get(path))
    steps = [step(path, before.get(path), data) for path, data in after.items()]
    journal = begin(root, steps) if all(map(is_of_content, after)) else None
    done: list[str] = []
    try:
        for one in steps:
            places[one.path].parent.mkdir(parents=True, exist_ok=True)
            _write_draft(places[one.path], one.draft, after[one.path])
        for one in steps:
            places[one.path].with_name(one.draft).replace(places[one.path])
            done.append(one.path)
    except BaseException:  # an interrupted run must leave nothing half-written either
        for path in done:
            if path in before:
                draft = step(path, None, before[path]).draft
                _write_draft(places[path], draft, before[path])
                places[path].with_name(draft).replace(places[path])
            else:
                places[path].unlink()
        raise
    finally:
        for one in steps:
            places[one.path].with_name(one.draft).unlink(missing_ok=True)
        if journal is not None:
            end(root, journal)


def _hold(path: str, place: Path, known: bytes | None) -> None:
    held = bytes_of(place)
    if held is None and place.exists():
        raise ValueError(f"{path} cannot be read; nothing is written")
    if held != known:
        raise ValueError(f"{path} has been changed in the meantime; nothing is written")


def _write_draft(place: Path, name: str, data: bytes) -> None:
    """Write a new file beside `place`, with the mode of what is there."""
    draft = place.with_name(name)
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0)
    with os.fdopen(os.open(draft, flags, 0o666), "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    if place.exists():
        shutil.copymode(place, draft)
