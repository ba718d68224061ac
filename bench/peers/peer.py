"""What the bench asks of each generator."""

import os
import shutil
import sys
from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from bench.trees import EPOCH, Subject

SUB_PATH = "azerbaijan-briefing/"


@dataclass(frozen=True)
class Peer(ABC):
    """A generator: how its project is prepared, built, served and edited."""

    name: str
    """As `--only` has it."""
    title: str
    packages: tuple[str, ...]
    """The packages whose versions the results name."""
    sizes: tuple[str, ...] = ("S", "M")
    """What it is measured at in full."""
    sizes_cold: tuple[str, ...] = ("L",)
    """Where, for the time the rest would take, nothing is measured but a cold build and, if its site is read, its reader."""
    site: str = "site"
    """Where its built site stands in its folder."""
    has_search: bool = True
    """Whether it makes a search index, so that it is measured without one too."""
    edits: int = 1
    """How many edits each run of its server is measured with."""

    @abstractmethod
    def prepare(self, project: Path, folder: Path, *, with_search: bool) -> None:
        """Make `folder`, new, what this generator builds the `project` from. Not measured."""

    @property
    @abstractmethod
    def build(self) -> Sequence[str]:
        """The command that builds the site, cold and warm."""

    @property
    def rebuild(self) -> Sequence[str]:
        """The command that builds the site after one edit."""
        return self.build

    @abstractmethod
    def serve(self, port: int) -> Sequence[str]:
        """Return the command of the server that shows edits, on loopback."""

    def edit(self, folder: Path, subject: Subject, word: str) -> tuple[Path, str]:
        """Return the file to be changed, and its text with `word` in the statement of the fact. Writes nothing."""
        path = folder / subject.file
        return path, subject.edited(path.read_text(encoding="utf-8"), word)

    def versions(self) -> str:
        """Return what is measured, with versions."""
        return ", ".join(f"{package} {version(package)}" for package in self.packages)


def program(name: str) -> str:
    """Return the path of a command installed beside this Python."""
    return str(Path(sys.executable).with_name(name))


def environment(cache: Path) -> dict[str, str]:
    """Return the environment in which all are run: one day for all; caches and temporary files in a folder of the bench."""
    temporary = cache / "tmp"  # where previews build, and leave what they built when they are ended
    temporary.mkdir(parents=True, exist_ok=True)
    own = {
        "TMPDIR": str(temporary),
        "SOURCE_DATE_EPOCH": EPOCH,
        "NO_MKDOCS_2_WARNING": "1",
        "XDG_CACHE_HOME": str(cache),
    }
    return os.environ | own | {"HUGO_CACHEDIR": str(cache / "hugo")}


def copy_project(project: Path, folder: Path) -> None:
    """Copy a project with its history."""
    shutil.copytree(project, folder)
