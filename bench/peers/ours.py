"""Ours: the project as it is."""

from collections.abc import Sequence
from pathlib import Path

from bench.peers.peer import Peer, copy_project, program

# What shows edits on loopback; the address follows.
LIVE = ("mkdocs", "serve", "--dev-addr")
_PLUGIN = "plugins:\n  - briefing\n"
_WITHOUT_SEARCH = "plugins:\n  - briefing:\n      search: false\n"


class Ours(Peer):
    """The generator of this repository under MkDocs."""

    def prepare(self, project: Path, folder: Path, *, with_search: bool) -> None:
        """Copy the project; the search index is an option of the plugin."""
        copy_project(project, folder)
        if not with_search:
            path = folder / "mkdocs.yml"
            text = path.read_text(encoding="utf-8")
            assert _PLUGIN in text, "mkdocs.yml names the plugin in another way"
            path.write_text(text.replace(_PLUGIN, _WITHOUT_SEARCH), encoding="utf-8")

    @property
    def build(self) -> Sequence[str]:
        """The whole build, with every check, as it is published."""
        return [program("mkdocs"), "build", "--strict"]

    def serve(self, port: int) -> Sequence[str]:
        """Return the preview."""
        return [program(LIVE[0]), *LIVE[1:], f"127.0.0.1:{port}"]

    @property
    def check(self) -> Sequence[str]:
        """What editors run before they commit."""
        return [program("briefing"), "check"]


OURS = Ours("ours", "Ours", ("mkdocs", "mkdocs-material", "pagefind"), ("S", "M", "L"), edits=3)
