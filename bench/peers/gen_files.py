"""mkdocs-gen-files: a script makes the pages of our pipeline and templates as Markdown, within each build."""

from collections.abc import Sequence
from pathlib import Path

import yaml

from bench.peers.markdown import stock_configuration
from bench.peers.peer import Peer, copy_project, program

_SCRIPT = Path(__file__).parent / "gen_pages.py"


class GenFiles(Peer):
    """Stock MkDocs with Material and mkdocs-gen-files, on the YAML."""

    def prepare(self, project: Path, folder: Path, *, with_search: bool) -> None:
        """Copy the project; a script named in the configuration makes the pages."""
        copy_project(project, folder)
        configuration = stock_configuration(project, with_search=with_search)
        configuration["docs_dir"] = "briefs"
        configuration["plugins"] += [{"gen-files": {"scripts": ["gen_pages.py"]}}]
        configuration["watch"] = ["content"]
        (folder / "mkdocs.yml").write_text(yaml.safe_dump(configuration, sort_keys=False), encoding="utf-8")
        (folder / "gen_pages.py").write_bytes(_SCRIPT.read_bytes())

    @property
    def build(self) -> Sequence[str]:
        """The whole build."""
        return [program("mkdocs"), "build"]

    def serve(self, port: int) -> Sequence[str]:
        """Return the preview."""
        return [program("mkdocs"), "serve", "--dev-addr", f"127.0.0.1:{port}"]


GEN_FILES = GenFiles("gen-files", "mkdocs-gen-files", ("mkdocs", "mkdocs-material", "mkdocs-gen-files"))
