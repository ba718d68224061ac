"""What an edit is about to change, on disk while it does, so that the next command can finish it or take it back.

An edit writes the journal, then a draft beside each file, then moves each draft in the place of its file and removes the
journal. Killed before all drafts are whole, it has changed nothing: the drafts go. Killed later, it has all it needs: the
drafts that are left are moved too. A journal that came with a repository can do no more than an edit: move a file to a place
of content.
"""

import json
import os
import re
import stat
from collections.abc import Sequence
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from secrets import token_hex
from typing import NamedTuple

try:
    import fcntl
except ImportError:  # Windows has no locks of this kind: a journal is then taken for one that was left behind
    fcntl = None  # type: ignore[assignment]  # as said

NAME = ".briefing-edit"
_CONTENT = re.compile(r"(?:content|briefs)(?:/[^/.\\][^/\\]*)*/[^/.\\][^/\\]*\.(?:yml|yaml|md)")
_DRAFT = re.compile(r"\.briefing-[0-9a-f]{16}\.new")  # no suffix by which it would be read as content
_LARGEST = 10_000_000  # bytes of a journal; one step has some two hundred


class Step(NamedTuple):
    """A file that an edit changes; it has its path, and digests in the place of bytes."""

    path: str
    draft: str
    """The name of its draft, which lies beside it."""
    before: str | None
    """None where there was no file."""
    after: str


def step(path: str, before: bytes | None, after: bytes) -> Step:
    """Return the step that gives a file other bytes, by a draft whose name nobody can foresee."""
    return Step(path, f".briefing-{token_hex(8)}.new", None if before is None else digest(before), digest(after))


def is_of_content(path: str) -> bool:
    """Whether a path is one that the journal may name: elsewhere it would let a repository write into `.git`."""
    return _CONTENT.fullmatch(path) is not None


def digest(data: bytes) -> str:
    """Return what tells these bytes from any others."""
    return sha256(data).hexdigest()


def begin(root: Path, steps: Sequence[Step]) -> int:
    """Write the journal and return it open and locked.

    Raises:
        ValueError: another edit is at work, or one was broken off and cannot be finished.
        OSError: it cannot be written.

    """
    finish(root)
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0)
    try:
        journal = os.open(root / NAME, flags, 0o600)
    except FileExistsError as error:
        raise ValueError("another edit is at work") from error
    _lock(journal)
    os.write(journal, json.dumps(steps).encode())
    return journal


def end(root: Path, journal: int) -> None:
    """Remove the journal: the edit is done, or everything is as it was."""
    (root / NAME).unlink(missing_ok=True)
    os.close(journal)


def finish(root: Path) -> str | None:
    """Finish the edit that was broken off here, or take it back; return what was done in a sentence, None for nothing.

    Raises:
        ValueError: another edit is at work, or the files have been changed since.
        OSError: a file cannot be moved.

    """
    try:
        journal = os.open(root / NAME, os.O_RDWR | getattr(os, "O_NOFOLLOW", 0))
    except FileNotFoundError:
        return None
    except OSError as error:
        raise ValueError(f"{NAME} cannot be read; delete it") from error
    try:
        _lock(journal)
        steps = _steps(os.read(journal, _LARGEST))
        said = _finish(root, steps) if steps else None
        (root / NAME).unlink(missing_ok=True)
    finally:
        os.close(journal)
    return said


def _lock(journal: int) -> None:
    try:
        if fcntl is not None:
            fcntl.flock(journal, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        raise ValueError("another edit is at work; try again when it is done") from error


def _steps(told: bytes) -> list[Step]:
    """Return the steps of a journal; none where it was broken off, which is before anything else is written."""
    try:
        steps = [Step(*parts) for parts in json.loads(told)]
        is_sound = all(is_of_content(one.path) and _DRAFT.fullmatch(one.draft) for one in steps)
    except (ValueError, TypeError):
        return []
    if not is_sound:
        raise ValueError(f"{NAME} is none that an edit has left behind; delete it")
    return steps


def _finish(root: Path, steps: Sequence[Step]) -> str:
    places = {one: place_of(root, one.path) for one in steps}
    now = {one: digest_of(places[one]) for one in steps}
    left = [one for one in steps if now[one] != one.after]
    names = ", ".join(one.path for one in steps)
    is_ready = all(digest_of(places[one].with_name(one.draft)) == one.after for one in left)
    if is_ready and all(now[one] == one.before for one in left):
        for one in left:
            places[one].with_name(one.draft).replace(places[one])
        return f"an edit that was broken off is finished: {names}"
    if len(left) < len(steps):
        raise ValueError(
            f"an edit of {names} was broken off, and some of these files have been changed since; "
            f"look at them, then delete {NAME}"
        )
    for one in left:
        places[one].with_name(one.draft).unlink(missing_ok=True)
    return f"an edit that was broken off is taken back; nothing of it is left in {names}"


def place_of(root: Path, path: str) -> Path:
    """Return where a file lies; folders on the way may be links within the project, the file may be none.

    Raises:
        ValueError: it lies outside `root`, or a link stands in its place.

    """
    place = (root / path).parent.resolve() / Path(path).name
    if not place.is_relative_to(root) or place.name in {"", ".", ".."}:
        raise ValueError(f"{path} lies outside {root}")
    if place.is_symlink():
        raise ValueError(f"{path} is a link; edit the file that it leads to")
    return place


def bytes_of(place: Path) -> bytes | None:
    """Return what a file holds; None where none is, or where something else stands."""
    with suppress(OSError), open(place, "rb", opener=_not_through_a_link) as file:  # a path has no opener
        if stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            return file.read()
    return None


def digest_of(place: Path) -> str | None:
    """Return the digest of a file; None where none is."""
    data = bytes_of(place)
    return None if data is None else digest(data)


def _not_through_a_link(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
