"""What `briefing check` found the last time, kept on disk for when nothing has changed since."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from importlib.metadata import version
from pathlib import Path

from generator.load.unread import UnreadFile
from generator.problem import Location, Problem, Severity
from generator.publish.sealed import PACKAGE, digest_of, identity_of, keep_sealed, read_sealed

FILE = "check"
# What the outcome hangs on, of the generator and of what it is made with.
_SOURCES = (
    "problem.py", "model/*.py", "load/*.py", "check/*.py", "check/rules/*.py", "commands/check.py", "commands/known.py", "publish/sealed.py"
)  # fmt: skip
_LIBRARIES = ("pydantic", "pydantic_core", "PyYAML")


@dataclass(frozen=True)
class Outcome:
    """What was found, and the address of the site, for links to the rules; empty where it is not known."""

    problems: tuple[Problem, ...]
    site_url: str


def key_of(texts: Mapping[str, bytes], day: date, package: Path = PACKAGE) -> bytes | None:
    """Return a digest of all that the outcome hangs on; None where that cannot be told, or nothing is to be checked."""
    sources = sorted(path for pattern in _SOURCES for path in package.glob(pattern))
    return digest_of(_parts(texts, day, sources)) if texts and sources else None


def _parts(texts: Mapping[str, bytes], day: date, sources: list[Path]) -> Iterator[bytes]:
    for library in _LIBRARIES:
        yield f"{library} {version(library)}".encode()
    yield from identity_of(sources)
    yield day.isoformat().encode()
    for file, data in texts.items():
        yield file.encode("utf-8", "surrogatepass")
        if isinstance(data, UnreadFile):
            yield f"unread {data.message} {data.hint}".encode("utf-8", "surrogatepass")
        yield data


def known_outcome(project: Path, key: bytes | None) -> Outcome | None:
    """Return what was found for `key` the last time; None where that was for another, is not there or is damaged."""
    told = read_sealed(project, FILE, key)
    try:
        return None if told is None else _read(told)
    except (ValueError, TypeError, KeyError):
        return None


def keep_outcome(project: Path, key: bytes | None, outcome: Outcome) -> None:
    """Keep what was found for `key` instead of what was kept before; where nothing can be written, nothing is kept."""
    keep_sealed(project, FILE, key, [_told(outcome)])


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
