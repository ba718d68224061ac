"""The one place that asks git: how the content came to be, and what it was at a revision."""

import os
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path, PurePosixPath

from generator.derive.history import Step
from generator.load.unread import UnreadFile

_FOLDERS = ("content", "briefs")
_SUFFIXES = {"content": {".yml", ".yaml"}, "briefs": {".md"}}
_REGULAR_FILES = {"100644", "100755"}
# What git has not is not fetched, for a build needs no network and must not wait for a password or a dead host. The first
# is known to git from 2.45 on, the second to all: it names the ways to a remote that may be gone.
_OFFLINE = {"GIT_NO_LAZY_FETCH": "1", "GIT_ALLOW_PROTOCOL": "none", "GIT_TERMINAL_PROMPT": "0"}


class NoRepositoryError(Exception):
    """Git does not know this folder or the revision that was asked for, or has not all of it; says so in a sentence."""


@dataclass
class Recorded:
    """What git told of a project the last time; a preview keeps it, since the same commit has the same history."""

    commit: bytes = b""
    steps: tuple[Step, ...] = ()


def steps(project: Path, texts: Mapping[str, bytes], today: date, recorded: Recorded | None = None) -> Iterator[Step]:
    """Yield the recorded steps of the content below `project`, from the oldest; then what `texts` holds beyond them.

    What is not committed yet counts as changed `today`. Follows the line of first parents: a change is dated when it
    reached the branch that is published. Yields nothing where git knows no history of the folder, or not all of it.
    With the same `recorded` each time, git is asked for the history again only where another commit is checked out.
    """
    recorded = recorded or Recorded()
    try:
        is_shallow, commit = _git(project, "rev-parse", "--is-shallow-repository", "HEAD").split()
        if is_shallow != b"false":
            return
        if recorded.commit != commit:
            recorded.steps = tuple(_committed(project))
            recorded.commit = commit
    except NoRepositoryError:
        return
    yield from recorded.steps
    if not recorded.steps:
        return
    now: dict[str, bytes | None] = {}
    for step in recorded.steps:
        now |= step.files
    open_files: dict[str, bytes | None] = {
        file: data for file, data in texts.items() if not isinstance(data, UnreadFile) and now.get(file) != data
    }
    open_files |= {file: None for file, data in now.items() if data is not None and file not in texts}
    if open_files:
        yield Step("", datetime.combine(today, time(), UTC), open_files)


def _committed(project: Path) -> Iterator[Step]:
    """Yield a step for each commit that changed the content."""
    commits = list(_commits(project))
    blobs = _blobs(project, {blob for _, _, changed in commits for blob in changed.values() if blob})
    for commit, at, changed in commits:
        yield Step(commit, at, {file: blobs[blob] if blob else None for file, blob in changed.items()})


def texts_at(project: Path, revision: str) -> dict[str, bytes]:
    """Return the bytes of every file of content at `revision` of git, under its path, as `read_content` would.

    Raises:
        NoRepositoryError: the folder is in no repository, or the revision is not known to it.

    """
    commit = resolved(project, revision)
    listed = _git(project, "ls-tree", "-r", "-z", "--full-name", commit, "--", *_FOLDERS)
    prefix = _prefix(project)
    files = {}
    for line in listed.decode("utf-8", "surrogateescape").split("\0"):
        about, _, path = line.partition("\t")
        file = path.removeprefix(prefix)
        if about and about.split()[0] in _REGULAR_FILES and _is_content(file):
            files[file] = about.split()[2]
    blobs = _blobs(project, set(files.values()))
    return {file: blobs[blob] for file, blob in sorted(files.items())}


def resolved(project: Path, revision: str) -> str:
    """Return the id of the commit that `revision` names.

    Raises:
        NoRepositoryError: there is none.

    """
    try:
        found = _git(project, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    except NoRepositoryError as error:
        if isinstance(error.__cause__, OSError):
            raise  # nothing is wrong with the revision
        raise NoRepositoryError(f"git knows no revision {revision!r} here") from error
    return found.decode().strip()


def messages_since(project: Path, revision: str) -> list[str]:
    """Return the messages of the commits since `revision`, the newest first."""
    log = _git(project, "log", "-z", "--format=%B", f"{resolved(project, revision)}..HEAD")
    return [message for message in log.decode("utf-8", "replace").split("\0") if message]


def _commits(project: Path) -> Iterator[tuple[str, datetime, dict[str, str]]]:
    """Yield id, time and changed files, each with its blob or an empty text, of each commit from the oldest."""
    log = _git(
        project, "-c", "log.showRoot=true", "log", "--first-parent", "-m", "--reverse", "--relative", "--raw",
        "--no-renames", "--no-abbrev", "-z", "--format=%x01%H %ct", "--", *_FOLDERS,
    ).decode("utf-8", "surrogateescape")  # fmt: skip
    told = iter(log.split("\0"))
    commit, at = "", datetime.min.replace(tzinfo=UTC)
    changed: dict[str, str] = {}
    for part in told:
        about = part.lstrip("\n")
        if about.startswith("\1"):
            if commit:
                yield commit, at, changed
            commit, seconds = about[1:].split()
            at, changed = _moment(seconds), {}
        elif about:
            _, mode, _, blob, _ = about.split()
            file = next(told)  # any name: git separates by NUL, which no name holds
            if _is_content(file):
                changed[file] = blob if mode in _REGULAR_FILES else ""
    if commit:
        yield commit, at, changed


def _moment(seconds: str) -> datetime:
    try:
        return datetime.fromtimestamp(int(seconds), UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise NoRepositoryError(f"a commit has a date that is none: {seconds} seconds since 1970") from error


def _is_content(file: str) -> bool:
    path = PurePosixPath(file)
    return path.suffix in _SUFFIXES.get(path.parts[0], set())


def _blobs(project: Path, ids: set[str]) -> dict[str, bytes]:
    """Return the bytes of the blobs with these ids.

    Raises:
        NoRepositoryError: one is missing, as in a clone without blobs, or damaged.

    """
    wanted = sorted(ids)
    told = _git(project, "cat-file", "--batch", feed="".join(f"{blob}\n" for blob in wanted).encode())
    found, at = {}, 0
    for blob in wanted:
        end = told.index(b"\n", at)
        _, kind, *sizes = told[at:end].split()
        if kind != b"blob":  # it says `missing` of what is damaged, too
            raise NoRepositoryError(f"the repository lacks the file {blob}, or has it damaged; `git fsck` says more")
        size = int(sizes[0])
        found[blob] = told[end + 1 : end + 1 + size]
        at = end + 1 + size + 1
    return found


def _prefix(project: Path) -> str:
    return _git(project, "rev-parse", "--show-prefix").decode("utf-8", "surrogateescape").rstrip("\n")


def _git(project: Path, *arguments: str, feed: bytes = b"") -> bytes:
    command = ["git", "-C", str(project), *arguments]
    try:
        done = subprocess.run(command, input=feed, capture_output=True, check=False, env=os.environ | _OFFLINE)  # noqa: S603, TID251  # no shell; a revision stands behind --end-of-options
    except OSError as error:
        said = "git is not installed" if isinstance(error, FileNotFoundError) else f"git does not run: {error.strerror}"
        raise NoRepositoryError(said) from error
    if done.returncode:
        told = done.stderr.decode("utf-8", "replace").strip().splitlines()
        if any("promisor" in line for line in told):
            raise NoRepositoryError("this clone has not the whole history; clone it without `--filter`")
        raise NoRepositoryError(told[-1] if told else f"git stopped with {done.returncode}")
    return done.stdout
