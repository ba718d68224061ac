"""Repositories of git for tests: made in a moment, independent of the configuration of the machine."""

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

_ENVIRONMENT = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_NAME": "An editor",
    "GIT_AUTHOR_EMAIL": "editor@example.org",
    "GIT_COMMITTER_NAME": "An editor",
    "GIT_COMMITTER_EMAIL": "editor@example.org",
}


def git(folder: Path, *arguments: str, at: str = "2026-01-01T12:00:00Z") -> str:
    """Run git in `folder` at the given time and return what it prints."""
    environment = os.environ | _ENVIRONMENT | {"GIT_AUTHOR_DATE": at, "GIT_COMMITTER_DATE": at}
    return subprocess.run(  # noqa: S603  # our own arguments
        ["git", "-C", str(folder), *arguments],  # noqa: S607  # the machine's git
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.strip()


def write(folder: Path, texts: Mapping[str, bytes]) -> None:
    """Write the files below `folder`."""
    for name, data in texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def commit(folder: Path, message: str, at: str = "2026-01-01T12:00:00Z") -> str:
    """Commit everything below `folder` and return the commit's id."""
    git(folder, "add", "--all", at=at)
    git(folder, "commit", "--quiet", "--allow-empty", "--message", message, at=at)
    return git(folder, "rev-parse", "HEAD")


def make_repository(folder: Path, texts: Mapping[str, bytes]) -> Path:
    """Return `folder` as a repository whose first commit holds `texts`."""
    folder.mkdir(parents=True, exist_ok=True)
    git(folder, "init", "--quiet", "--initial-branch", "main")
    write(folder, texts)
    commit(folder, "The first facts")
    return folder
