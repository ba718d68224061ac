"""One peer at one size, with the folder that it works in."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bench.aside import set_aside
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
        set_aside(self.folder, self.folder)
        self.peer.prepare(project, self.folder, with_search=with_search)
        self.own = frozenset(path.name for path in self.folder.iterdir())
        self.is_prepared = True

    def tidy(self) -> None:
        """Take away what commands left among their temporary files."""
        set_aside(self.cache / "tmp", self.folder)

    def forget(self) -> None:
        """Take away all that builds made: the site, and every cache wherever it is kept."""
        set_aside(self.cache, self.folder)
        for path in [path for path in self.folder.iterdir() if path.name not in self.own]:
            set_aside(path, self.folder)
