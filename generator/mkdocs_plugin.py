"""The MkDocs plugin `briefing`: hands generated pages to MkDocs, finished and in memory."""

import logging
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as EnginePage
from mkdocs.structure.toc import get_toc

from generator.clock import today
from generator.derive.history import Tracer
from generator.load.tree import overrides_folder, read_content, read_templates
from generator.pipeline import BuiltSite, build
from generator.problem import ContentError
from generator.publish.assemble import contents_of, to_html
from generator.publish.data import data_files
from generator.publish.flags import flag_files
from generator.publish.head import page_metadata
from generator.publish.policy import with_policy
from generator.publish.redirects import redirects
from generator.publish.search_index import SearchIndexError, search_index
from generator.publish.search_records import SearchRecord, search_records
from generator.publish.settings import engine_settings
from generator.publish.site_check import check_site, promises
from generator.publish.take_away import take_away_files
from generator.publish.writing import write_files
from generator.render.brief import BriefPage
from generator.render.desk import squeeze
from generator.render.heading import TITLE_ANCHOR
from generator.render.page import Page
from generator.report import report
from generator.repository import steps

log = logging.getLogger("mkdocs.plugins.briefing")
# A preview shows the first faults; `briefing check` shows all.
_MOST_FAULTS = 20
_THEME_SCRIPTS = ("assets/javascripts/bundle.", "assets/javascripts/lunr/", "assets/javascripts/workers/")


class FinishedPage(EnginePage):
    """A page of the engine whose HTML is ready: nothing is parsed."""

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
        tokens = [
            {"level": 2, "id": line.anchor, "name": str(escape(line.heading)), "children": []}
            for line in contents_of(self._page)
        ]
        title = {"level": 1, "id": TITLE_ANCHOR, "name": str(escape(self._page.title)), "children": tokens}
        self.toc = get_toc([title])  # type: ignore[list-item]  # the engine's private token type
        self.content = to_html(self._page)
        self.present_anchor_ids = set(self._page.anchors)


class BriefingPlugin(BasePlugin):  # type: ignore[no-untyped-call,type-arg]  # MkDocs leaves its plugin class untyped
    """Adds the generated pages and data files, resolves the links of hand-written pages, checks the result."""

    def __init__(self) -> None:
        """Start with nothing built."""
        self._site: BuiltSite | None = None
        self._briefs: dict[str, BriefPage] = {}
        self._started = 0.0
        self._is_serving = False
        self._tracer = Tracer()
        self._indexed: tuple[list[SearchRecord], dict[str, bytes]] | None = None

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Note whether this is a preview."""
        self._is_serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Build the site in memory; what it is called and where it stands is content."""
        self._started = time.perf_counter()
        project = Path(config.config_file_path).parent
        texts = read_content(project)
        history = self._tracer.trace(steps(project, texts, today()))
        if not history.is_recorded:
            log.info("Git knows no whole history of this content: the site says that its changes are not recorded")
        try:
            self._site = build(texts, read_templates(), today(), history)
        except ContentError as error:
            raise PluginError("\n" + report(error.problems, texts)) from error
        if self._site.warnings:
            log.warning(report(self._site.warnings, texts))
        self._briefs = {brief.source_path: brief for brief in self._site.briefs}
        settings = engine_settings(self._site)
        if self._is_serving:
            del settings["site_url"]  # a preview stands at its own address
        config.load_dict(settings)
        # What the project overrides itself comes first, then what the generator does, then the theme.
        config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(overrides_folder()))
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add pages and data files; leave out the theme's scripts, which no page loads."""
        site = self._built()
        for file in [file for file in files if file.src_uri.startswith(_THEME_SCRIPTS)]:
            files.remove(file)
        for page in site.pages:
            file = File.generated(config, page.source_path, content="", inclusion=InclusionLevel.NOT_IN_NAV)
            FinishedPage(page, file, config, site)
            files.append(file)
        for path, data in (data_files(site) | redirects(site)).items():
            files.append(File.generated(config, path, content=data))
        for path, data in flag_files(site.dossier.content).items():
            if files.get_file_from_path(path) is None:
                files.append(File.generated(config, path, content=data))
        return files

    def on_page_markdown(self, markdown: str, *, page: EnginePage, config: MkDocsConfig, files: Files) -> str:
        """Return a hand-written page with its links resolved."""
        brief = self._briefs.get(page.file.src_uri)
        if brief is None:
            return markdown
        page.meta.update(page_metadata(self._built(), brief))
        page.update_date = page.meta["modified"] or page.update_date
        return brief.markdown

    def on_post_page(self, output: str, *, page: EnginePage, config: MkDocsConfig) -> str:
        """Return the page without the theme's indentation, a tenth of its size, and with its policy.

        Text whose spaces count is left alone. A preview has no policy: the engine's server adds a script of its own.
        """
        html = output if "<pre" in output else squeeze(output)
        return html if self._is_serving else with_policy(html)

    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
        """Return what no Markdown stands behind, such as the page for missing pages, in the same way."""
        is_page = template_name.endswith(".html") and not self._is_serving
        return with_policy(output_content) if is_page else output_content

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write what readers take away, hold the built site to its promises and say what was built."""
        site = self._built()
        write_files(Path(config.site_dir), take_away_files(site))
        base = urlsplit(config.site_url or "").path or "/"
        self._write_search_index(Path(config.site_dir))
        faults = check_site(Path(config.site_dir), promises(site), base)
        if faults:
            more = f"\n… and {len(faults) - _MOST_FAULTS} more" if len(faults) > _MOST_FAULTS else ""
            message = "The built site breaks its promises:\n" + "\n".join(faults[:_MOST_FAULTS]) + more
            if not self._is_serving:
                raise PluginError(message)
            log.warning(message)
        content = site.dossier.content
        log.info(
            "%d pages, %d facts, %d sources in %.1f s",
            len(site.pages) + len(site.briefs),
            len(content.facts),
            len(content.sources),
            time.perf_counter() - self._started,
        )

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[[], None]
    ) -> LiveReloadServer:
        """Watch the content, the templates and the overrides."""
        project = Path(config.config_file_path).parent
        server.watch(str(project / "content"))
        server.watch(str(Path(__file__).parent / "render" / "templates"))
        server.watch(str(overrides_folder()))
        return server

    def _write_search_index(self, folder: Path) -> None:
        """Write the search index; a preview makes it anew only where something that is searched has changed."""
        records = search_records(self._built())
        if self._indexed is None or self._indexed[0] != records:
            try:
                self._indexed = records, search_index(records)
            except SearchIndexError as error:
                raise PluginError(str(error)) from error
        write_files(folder, self._indexed[1].items())

    def _built(self) -> BuiltSite:
        if self._site is None:
            raise PluginError("the site is not built: `on_config` has not run")
        return self._site
