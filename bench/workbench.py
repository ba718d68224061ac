"""One peer at one size, with the folder that it works in."""

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bench.peers.peer import Peer, environment
from bench.trees import Subject


@dataclass
class Workbench:
    """A peer at one size in a folder of its own."""

    peer: Peer
    size: str
    folder: Path
    subject: Subject
    is_prepared: bool = False
    address: str = ""
    """Of the page that shows the edited fact, once there is a site."""
    own: frozenset[str] = frozenset()
    """The names in the folder as it was prepared; all else is made by builds."""

    @property
    def cache(self) -> Path:
        """Where caches outside the folder are kept."""
        return self.folder.with_name(f"{self.folder.name}-cache")

    @property
    def environment(self) -> Mapping[str, str]:
        """The environment of its commands."""
        return environment(self.cache)

    @property
    def site(self) -> Path:
        """The built site."""
        return self.folder / self.peer.site

    def prepare(self, project: Path, *, with_search: bool = True) -> None:
        """Make its folder anew."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self.peer.prepare(project, self.folder, with_search=with_search)
        self.own = frozenset(path.name for path in self.folder.iterdir())
        self.is_prepared = True

    def tidy(self) -> None:
        """Remove what commands left among their temporary files."""
        shutil.rmtree(self.cache / "tmp", ignore_errors=True)

    def forget(self) -> None:
        """Remove all that builds made: the site, and every cache wherever it is kept."""
        shutil.rmtree(self.cache, ignore_errors=True)
        for path in self.folder.iterdir():
            if path.name not in self.own:
                shutil.rmtree(path) if path.is_dir() else path.unlink()
