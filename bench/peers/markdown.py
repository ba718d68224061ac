"""Peers that build the same pages from Markdown: stock MkDocs with Material, and Zensical, both on our export."""

import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import yaml

from bench.aside import set_aside
from bench.peers.peer import Peer, environment, program
from bench.trees import Subject

_MOST_SECONDS = 1800


class Markdown(Peer):
    """A generator that reads the Markdown of `briefing export`."""

    def prepare(self, project: Path, folder: Path, *, with_search: bool) -> None:
        """Export the project; leave pages and assets, so that nothing but pages is asked of a peer."""
        cache = folder.with_name("export-cache")
        subprocess.run(  # noqa: S603  # our own arguments
            [program("briefing"), "export", str(folder)],
            cwd=project,
            env=environment(cache),
            check=True,
            capture_output=True,
            timeout=_MOST_SECONDS,
        )
        set_aside(cache, folder)
        for path in sorted((folder / "docs").rglob("*")):
            if path.is_file() and path.suffix != ".md" and "assets" not in path.parts:
                set_aside(path, folder)
        set_aside(folder / "overrides", folder)
        configuration = stock_configuration(project, with_search=with_search)
        (folder / "mkdocs.yml").write_text(yaml.safe_dump(configuration, sort_keys=False), encoding="utf-8")

    def edit(self, folder: Path, subject: Subject, word: str) -> tuple[Path, str]:
        """Return the Markdown of the page of the entity, changed there alone, as one edits Markdown."""
        pages = sorted((folder / "docs" / subject.folder / subject.entity).rglob("*.md"))
        path = next(page for page in pages if subject.anchor in page.read_bytes())
        before, anchor, after = path.read_text(encoding="utf-8").partition(subject.anchor.decode())
        return path, before + anchor + after.replace(".</p>", f" {word}.</p>", 1)


class Material(Markdown):
    """Stock MkDocs with Material; after an edit it builds with --dirty, which MkDocs has for large sites."""

    @property
    def build(self) -> Sequence[str]:
        """The whole build."""
        return [program("mkdocs"), "build"]

    @property
    def rebuild(self) -> Sequence[str]:
        """Only what has changed."""
        return [program("mkdocs"), "build", "--dirty"]

    def serve(self, port: int) -> Sequence[str]:
        """Return the preview, which builds only what has changed."""
        return [program("mkdocs"), "serve", "--dirty", "--dev-addr", f"127.0.0.1:{port}"]


class Zensical(Markdown):
    """Zensical with its own caches."""

    @property
    def build(self) -> Sequence[str]:
        """The whole build, which keeps what it can use again."""
        return [program("zensical"), "build"]

    def serve(self, port: int) -> Sequence[str]:
        """Return the preview."""
        return [program("zensical"), "serve", "--dev-addr", f"127.0.0.1:{port}"]


def stock_configuration(project: Path, *, with_search: bool) -> dict[str, Any]:
    """Return what `mkdocs.yml` says with the theme as it comes: our navigation by sections, no overrides of ours."""
    ours = yaml.safe_load((project / "mkdocs.yml").read_text(encoding="utf-8"))
    site = yaml.safe_load((project / "content" / "site.yml").read_text(encoding="utf-8"))
    return {
        "site_name": site["title"],
        "site_url": site["url"],
        "docs_dir": "docs",
        "theme": {"name": "material", "font": False, "features": ["navigation.tabs", "navigation.prune"]},
        "plugins": ["search"] if with_search else [],
        "markdown_extensions": ours["markdown_extensions"],
        "validation": {"nav": {"omitted_files": "ignore"}, "links": {"not_found": "ignore", "anchors": "ignore"}},
        "nav": ours["nav"],
    }


MATERIAL = Material("material", "MkDocs + Material", ("mkdocs", "mkdocs-material"))
ZENSICAL = Zensical("zensical", "Zensical", ("zensical",))
