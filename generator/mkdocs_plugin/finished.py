"""Pages of the engine whose HTML is ready: nothing is parsed."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from posixpath import normpath

from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page as EnginePage
from mkdocs.structure.toc import TableOfContents, get_toc

from generator.pipeline import BuiltSite
from generator.publish.assemble import contents_of, to_html
from generator.publish.head import page_metadata
from generator.publish.markdown import FILE_LINK
from generator.publish.near_links import with_near_links
from generator.render.brief import BriefPage
from generator.render.heading import TITLE_ANCHOR
from generator.render.page import Page


def named_files(nav: object) -> Iterator[str]:
    """Yield the files that the navigation leads to; `nav` is the setting: a file, a list of entries, or one with its title."""
    if isinstance(nav, str):
        yield nav
    elif isinstance(nav, list | dict):
        for entry in nav.values() if isinstance(nav, dict) else nav:
            yield from named_files(entry)


def linked_files(brief: BriefPage) -> Iterator[str]:
    """Yield the files that a hand-written page leads to, below the folder of all."""
    for link in FILE_LINK.finditer(brief.markdown):
        yield normpath(f"{brief.source_path}/../{link[1].partition('#')[0]}")


def pages_of(site: BuiltSite, files: Collection[str]) -> Iterator[Page]:
    """Yield the generated pages that pretend to be made from these files; no other page is made for it."""
    wanted: dict[str, set[str]] = defaultdict(set)
    for file in files:
        folder = file.removesuffix("index.md").rstrip("/")
        above, _, part = folder.rpartition("/")
        wanted[folder].add(file)
        if part.isdigit():
            wanted[above].add(file)
    for job in site.jobs:
        missing = wanted.get(job.path, set())
        pages = iter(job.make()) if missing else iter(())
        while missing and (page := next(pages, None)) is not None:
            if page.source_path in missing:
                missing.discard(page.source_path)
                yield page


class FinishedPage(EnginePage):
    """A page that the navigation or a hand-written page leads to: the engine must know it."""

    def __init__(self, page: Page, file: File, config: MkDocsConfig, site: BuiltSite) -> None:
        """Put `page` in the place of the Markdown that `file` pretends to hold."""
        super().__init__(str(escape(page.title)), file, config)  # templates print it as it is
        self._page = page
        self._site = site

    def read_source(self, config: MkDocsConfig) -> None:
        """Take the metadata; there is no source to read."""
        self.markdown = ""
        self.meta = page_metadata(self._site, self._page)
        self.update_date = self.meta["modified"] or self.update_date

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Hand over the finished HTML."""
        self.toc = engine_contents(self._page)
        self.content = with_near_links(to_html(self._page), self._page.path)
        self.present_anchor_ids = set(self._page.anchors)


def engine_contents(page: Page) -> TableOfContents:
    """Return the table of contents as the engine's templates take it."""
    tokens = [
        {"level": 2, "id": line.anchor, "name": str(escape(line.heading)), "children": []} for line in contents_of(page)
    ]
    title = {"level": 1, "id": TITLE_ANCHOR, "name": str(escape(page.title)), "children": tokens}
    return get_toc([title])  # type: ignore[list-item]  # the engine's private token type
