"""What `briefing check` found the last time, kept on disk for when nothing has changed since.

It stands in `.briefing_cache/` of the project, which can be deleted at any time. It is data, and is believed only where its
seal fits: one over all that the outcome hangs on and over itself, so that what is damaged, or was found in other texts or
by another generator, is nothing. The generator's own files are part of the seal by their identity on this machine, too:
nobody who hands over a repository can tell what that is, so no outcome that was committed is believed either.
"""

import json
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from generator.load.unread import UnreadFile
from generator.problem import Location, Problem, Severity

FOLDER = ".briefing_cache"
FILE = "check"
_LARGEST = 50_000_000  # bytes; 100,000 problems stay below this
_PACKAGE = Path(__file__).parent.parent
# What the outcome hangs on, of the generator and of what it is made with.
_SOURCES = ("problem.py", "model/*.py", "load/*.py", "check/*.py", "commands/check.py", "commands/known.py")
_LIBRARIES = ("pydantic", "pydantic_core", "PyYAML")


@dataclass(frozen=True)
class Outcome:
    """What was found, and the address of the site, for links to the rules; empty where it is not known."""

    problems: tuple[Problem, ...]
    site_url: str


def key_of(texts: Mapping[str, bytes], package: Path = _PACKAGE) -> bytes | None:
    """Return a digest of all that the outcome hangs on; None where that cannot be told, or nothing is to be checked."""
    sources = sorted(path for pattern in _SOURCES for path in package.glob(pattern))
    if not texts or not sources:
        return None
    digest = sha256()
    for part in _parts(texts, sources):
        digest.update(b"%d:" % len(part))  # so that no two rows of parts are one row of bytes
        digest.update(part)
    return digest.digest()


def _parts(texts: Mapping[str, bytes], sources: list[Path]) -> Iterator[bytes]:
    yield sys.version.encode()
    for library in _LIBRARIES:
        yield f"{library} {version(library)}".encode()
    for path in sources:
        told = path.stat()
        yield f"{path.name} {told.st_dev} {told.st_ino} {told.st_ctime_ns}".encode()
        yield path.read_bytes()
    for file, data in texts.items():
        yield file.encode("utf-8", "surrogatepass")
        if isinstance(data, UnreadFile):
            yield f"unread {data.message} {data.hint}".encode("utf-8", "surrogatepass")
        yield data


def known_outcome(project: Path, key: bytes | None) -> Outcome | None:
    """Return what was found for `key` the last time; None where that was for another, is not there or is damaged."""
    file = project / FOLDER / FILE
    try:
        if key is None or file.parent.is_symlink() or file.is_symlink() or not file.is_file():
            return None
        with file.open("rb") as kept:
            seal, _, told = kept.read(_LARGEST).partition(b"\n")
        return _read(told) if seal == _seal(key, told) else None
    except (OSError, ValueError, TypeError, KeyError):
        return None


def keep_outcome(project: Path, key: bytes | None, outcome: Outcome) -> None:
    """Keep what was found for `key` instead of what was kept before; where nothing can be written, nothing is kept."""
    folder = project / FOLDER
    if key is None or folder.is_symlink():
        return
    told = _told(outcome)
    new = folder / f"{FILE}.{os.getpid()}"
    with suppress(OSError):
        folder.mkdir(exist_ok=True)
        with suppress(FileExistsError), (folder / ".gitignore").open("x", encoding="utf-8") as ignored:
            ignored.write("*\n")
        try:
            with new.open("xb") as file:
                file.write(_seal(key, told) + b"\n" + told)
            new.replace(folder / FILE)
        finally:
            new.unlink(missing_ok=True)


def _seal(key: bytes, told: bytes) -> bytes:
    return sha256(key + told).hexdigest().encode()


def _told(outcome: Outcome) -> bytes:
    problems = [
        [*_written_out(problem.place), problem.rule, problem.message, problem.severity.value, problem.hint]
        for problem in outcome.problems
    ]
    return json.dumps({"problems": problems, "site_url": outcome.site_url}).encode()


def _written_out(place: Location) -> tuple[str, int, int]:
    return place.file, place.line, place.column


def _read(told: bytes) -> Outcome:
    kept = json.loads(told)
    problems = tuple(
        Problem(Location(file, line, column), rule, message, Severity(severity), hint)
        for file, line, column, rule, message, severity, hint in kept["problems"]
    )
    return Outcome(problems, kept["site_url"])
