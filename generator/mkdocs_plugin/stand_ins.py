"""What the engine is shown of generated pages: that they are there, and what its navigation calls them.

They are taken back when navigation and links are made, before the engine writes a page: the press writes them.
"""

from collections.abc import Iterable, Iterator, Mapping
from posixpath import normpath

from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as EnginePage

from generator.pipeline import BuiltSite
from generator.publish.markdown import FILE_LINK
from generator.render.brief import BriefPage

_INDEX = "index.md"


class StandIn(EnginePage):
    """A generated page that the navigation or a hand-written page leads to, without its text.

    Which anchors it has is not told: that links lead somewhere, the check of the built site sees.
    """

    def read_source(self, config: MkDocsConfig) -> None:
        """Read nothing."""
        self.markdown = ""

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Hand over nothing; the press has the text."""
        self.content = ""


def stand_ins(site: BuiltSite, config: MkDocsConfig) -> Iterator[File]:
    """Yield a file for each generated page that the navigation or a hand-written page leads to."""
    in_nav = dict(named_files(config.nav))
    linked = dict.fromkeys(file for brief in site.briefs for file in linked_files(brief))
    for path in _existing(site, in_nav | linked):
        title = in_nav.get(path) or (_title_of(site, path) if path in in_nav else "")
        file = File.generated(config, path, content="", inclusion=InclusionLevel.NOT_IN_NAV)
        StandIn(title, file, config)
        yield file


def take_back(files: Files) -> None:
    """Take the stand-ins out of `files`, so that the engine neither renders nor writes them."""
    for file in [file for file in files if isinstance(file.page, StandIn)]:
        files.remove(file)


def named_files(nav: object, title: str | None = None) -> Iterator[tuple[str, str | None]]:
    """Yield the files that the navigation leads to, each with its title if it gives one.

    `nav` is the setting: a file, a list of entries, or one with its `title`.
    """
    if isinstance(nav, str):
        yield nav, title
    elif isinstance(nav, list):
        for entry in nav:
            yield from named_files(entry)
    elif isinstance(nav, Mapping):
        for name, entry in nav.items():
            yield from named_files(entry, name)


def linked_files(brief: BriefPage) -> Iterator[str]:
    """Yield the files that a hand-written page leads to, below the folder of all."""
    for link in FILE_LINK.finditer(brief.markdown):
        yield normpath(f"{brief.source_path}/../{link[1].partition('#')[0]}")


def _existing(site: BuiltSite, files: Iterable[str]) -> Iterator[str]:
    """Yield those of `files` that a generated page pretends to be made from."""
    for file in files:
        folder, _, name = file.rpartition("/")
        if name == _INDEX and site.has_page(folder):
            yield file


def _title_of(site: BuiltSite, file: str) -> str:
    page = site.page_at(file.rpartition("/")[0])
    assert page is not None, file  # noqa: S101  # only files of existing pages are asked for
    return str(escape(page.title))  # templates print it as it is
