"""The MkDocs plugin `briefing`: hands generated pages to MkDocs, finished and in memory."""

import gc
import logging
import re
import time
from collections.abc import Callable
from pathlib import Path
from threading import Event
from urllib.parse import urljoin, urlsplit

from jinja2 import Environment
from mkdocs.config.base import Config
from mkdocs.config.config_options import Type
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as EnginePage

from generator.clock import NoDateError, today
from generator.derive.history import Tracer
from generator.load.memory import Memory
from generator.load.tree import overrides_folder, read_content, read_templates
from generator.mkdocs_plugin.afterwards import Afterwards, in_own_process
from generator.mkdocs_plugin.preview import engine_inputs, on_demand_server, stamps, told_to_engine
from generator.mkdocs_plugin.shells import Shells
from generator.mkdocs_plugin.stand_ins import stand_ins, take_back
from generator.pipeline import BuiltSite, build
from generator.problem import ContentError
from generator.publish.flags import flag_files
from generator.publish.head import page_metadata
from generator.publish.journal import finish
from generator.publish.licences import theme_licence
from generator.publish.on_demand import OnDemand
from generator.publish.pagefind import PagefindError
from generator.publish.policy import with_policy
from generator.publish.press import press, press_hand_written
from generator.publish.redirects import redirects
from generator.publish.search_index import FOLDER, volume_work, write_overview, write_search_index
from generator.publish.search_records import SearchRecord, search_records
from generator.publish.settings import engine_settings
from generator.publish.shell import without_indentation
from generator.publish.site_check import check_site
from generator.publish.sitemap import sitemap
from generator.publish.writing import write_files
from generator.render.brief import BriefPage
from generator.report import report, system_report
from generator.repository import Recorded, steps

log = logging.getLogger("mkdocs.plugins.briefing")
# A preview shows the first faults; `briefing check` shows all.
_MOST_FAULTS = 20
_THEME_SURPLUS = (
    "assets/javascripts/bundle.",
    "assets/javascripts/lunr/",
    "assets/javascripts/workers/",
    "assets/stylesheets/palette.",
)
_THEME_STYLE = re.compile(r"assets/stylesheets/main\.\w+\.min\.css")


class Options(Config):  # type: ignore[no-untyped-call]  # MkDocs leaves it untyped
    """What `mkdocs.yml` may say of the plugin."""

    search = Type(bool, default=True)
    """Whether the search index is written; the search box says that it cannot be loaded where it is not."""


class BriefingPlugin(BasePlugin[Options]):  # type: ignore[no-untyped-call]  # MkDocs leaves its plugin class untyped
    """Adds the generated pages and data files, resolves the links of hand-written pages, checks the result."""

    def __init__(self) -> None:
        """Start with nothing built."""
        self._site: BuiltSite | None = None
        self._briefs: dict[str, BriefPage] = {}
        self._started = 0.0
        self._is_serving = False
        self._nav: Navigation | None = None
        self._shells: Shells | None = None
        self._demand = OnDemand()
        self._afterwards = Afterwards()
        self._inputs: object = None
        self._told: object = None
        self._memory = Memory()
        self._recorded, self._tracer = Recorded(), Tracer(self._memory)
        self._indexed: list[SearchRecord] | None = None

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Note whether this is a preview."""
        self._is_serving = command == "serve"

    def on_shutdown(self) -> None:
        """Begin nothing more."""
        self._afterwards.stop()

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Build the site in memory; what it is called and where it stands is content."""
        self._started = time.perf_counter()
        self._site = self._read(_project(config))
        if not self._is_serving:
            self._memory, self._recorded = Memory(), Recorded()  # nothing is read twice: the texts can go
            self._tracer = Tracer(self._memory)
            self._site.dossier.content.notes.keep_only(())  # and what was worked out to check the content
        self._briefs = {brief.source_path: brief for brief in self._site.briefs}
        settings = engine_settings(self._site)
        if self._is_serving:
            del settings["site_url"]  # a preview stands at its own address
        config.load_dict(settings)
        # What the project overrides itself comes first, then what the generator does, then the theme.
        config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(overrides_folder()))
        return config

    def _read(self, project: Path) -> BuiltSite:
        try:
            finish(project)
        except (OSError, ValueError) as error:  # an edit that is at work has its preview when it is done
            log.warning("%s", error)
        texts = read_content(project)
        history = self._tracer.trace(steps(project, texts, today(), self._recorded))
        if not history.is_recorded:
            log.info("Git knows no whole history of this content: the site says that its changes are not recorded")
        gc.disable()  # hardly anything of what is read becomes garbage, and looking for it takes a third of the time
        try:
            site = build(texts, read_templates(), today(), history, memory=self._memory)
        except ContentError as error:
            raise PluginError("\n" + report(error.problems, texts)) from error
        finally:
            if self._site is None or self._is_serving:
                gc.freeze()  # a preview keeps it, and what it replaces goes without the collector
            gc.enable()
        if site.warnings:
            log.warning(report(site.warnings, texts))
        return site

    def on_build_error(self, *, error: Exception) -> None:
        """End the build in a sentence where the system refused something, here or in the engine, or tells no date."""
        if isinstance(error, NoDateError):
            raise Abort(str(error)) from error
        if isinstance(error, OSError):
            raise Abort(system_report(error)) from error

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the pages that the engine must know, and files; leave out what no page loads of the theme.

        The engine knows what its navigation and the hand-written pages lead to. All other pages are left to the press.
        """
        site = self._built()
        for file in [file for file in files if file.src_uri.startswith(_THEME_SURPLUS)]:
            files.remove(file)
        # Its name changes with every release of the theme; ours overrides it, so it stands first.
        config.extra_css[:0] = [file.src_uri for file in files if _THEME_STYLE.fullmatch(file.src_uri)]
        for file in stand_ins(site, config):
            files.append(file)
        for path, data in (flag_files(site.dossier.content) | theme_licence()).items():
            if files.get_file_from_path(path) is None:
                files.append(File.generated(config, path, content=data))
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Note the navigation, which stands in every page."""
        self._nav = nav
        return nav

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Take the theme's shells from the engine's templates; from now on the engine has no page but the hand-written."""
        assert self._nav is not None, "the engine makes its navigation first"  # noqa: S101  # its documented order
        self._shells = Shells(config, files, self._nav, env, self._finished)
        take_back(files)
        config.theme.static_templates.discard("sitemap.xml")  # ours has all pages
        return env

    def on_page_markdown(self, markdown: str, *, page: EnginePage, config: MkDocsConfig, files: Files) -> str:
        """Return a hand-written page with its links resolved."""
        brief = self._briefs.get(page.file.src_uri)
        if brief is None:
            return markdown
        page.meta.update(page_metadata(self._built(), brief))
        page.update_date = page.meta["modified"] or page.update_date
        return brief.markdown

    def on_post_page(self, output: str, *, page: EnginePage, config: MkDocsConfig) -> str:
        """Return the page without the theme's indentation and with its policy."""
        return self._finished(output)

    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
        """Return what no Markdown stands behind, such as the page for missing pages, in the same way."""
        is_page = template_name.endswith(".html") and not self._is_serving
        return with_policy(output_content) if is_page else output_content

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write the pages and what readers take away, hold the site to its promises and say what was built."""
        assert self._shells is not None, "the engine makes its templates first"  # noqa: S101  # its documented order
        site, folder = self._built(), Path(config.site_dir)
        if self._is_serving:
            self._inputs = stamps(engine_inputs(_project(config)))
            self._show(config, site, told_to_engine(site))
            return
        volumes = volume_work(site, folder) if self.config.search else []
        try:
            pages = [*press(site, self._shells.fit, folder, volumes), *press_hand_written(site, folder)]
        except PagefindError as error:
            raise PluginError(str(error)) from error
        if volumes:
            write_overview(folder, len(volumes))
        write_files(folder, redirects(site, {page.promise.path: page.title for page in pages}).items())
        if config.site_url:
            dated = ((urljoin(config.site_url, f"{page.promise.path}/".lstrip("/")), page.modified) for page in pages)
            write_files(folder, sitemap(dated).items())
        faults = check_site(folder, [page.promise for page in pages], urlsplit(config.site_url or "").path or "/")
        if faults:
            more = f"\n… and {len(faults) - _MOST_FAULTS} more" if len(faults) > _MOST_FAULTS else ""
            raise PluginError("The built site breaks its promises:\n" + "\n".join(faults[:_MOST_FAULTS]) + more)
        self._say(site, f"{len(pages)} pages")

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[[], None]
    ) -> LiveReloadServer:
        """Make pages when they are asked for, and after an edit of the content no more than it takes."""
        project = _project(config)
        for path in (config.docs_dir, config.config_file_path):
            server.unwatch(path)
        watched = [project / "content", Path(config.docs_dir), *engine_inputs(project)]
        on_demand_server(server, self._demand, watched, self._afterwards.wait)

        def refresh() -> None:
            self._started = time.perf_counter()
            self._afterwards.give_way()
            if self._inputs != stamps(engine_inputs(project)):
                return builder()
            try:
                site = self._read(project)
            except PluginError as error:
                log.error(str(error))  # an editor's mistake needs no traceback
                raise Abort("The preview stays as it was.") from None
            told = told_to_engine(site)
            if self._told != told:
                return builder()
            self._site = site
            return self._show(config, site, told)

        server.builder = refresh
        return server

    def _show(self, config: MkDocsConfig, site: BuiltSite, told: object) -> None:
        """Let the preview make pages of `site`, of which the engine is told so much; the search follows."""
        assert self._shells is not None, "the engine makes its templates first"  # noqa: S101  # its documented order
        folder = Path(config.site_dir)
        self._told = told
        self._demand.renew(folder, site, self._shells.fit)
        if self.config.search:
            self._afterwards.do(lambda given_up: self._index_search(site, folder, given_up))
        self._say(site, "Pages on demand")

    def _say(self, site: BuiltSite, what: str) -> None:
        content, seconds = site.dossier.content, time.perf_counter() - self._started
        log.info("%s, %d facts, %d sources in %.1f s", what, len(content.facts), len(content.sources), seconds)

    def _index_search(self, site: BuiltSite, folder: Path, given_up: Event) -> bool:
        """Write the search index if something that is searched has changed; return False where that was given up."""
        records = search_records(site)
        is_there = (folder / FOLDER).is_dir()  # the engine empties the site's folder when it builds
        if self._indexed != records or not is_there:
            self._indexed = None
            if not in_own_process(write_search_index, (records, folder), given_up):
                return False
            self._indexed = records
        return True

    def _finished(self, html: str) -> str:
        """Return a page of the engine as it is written.

        A preview's pages get their policy from its server, for the engine adds a script of its own to them.
        """
        plain = without_indentation(html)
        return plain if self._is_serving else with_policy(plain)

    def _built(self) -> BuiltSite:
        if self._site is None:
            raise PluginError("the site is not built: `on_config` has not run")
        return self._site


def _project(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).parent
