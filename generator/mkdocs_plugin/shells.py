"""The theme's shells: rendered by the engine's own templates, once for all pages that differ in nothing but what is theirs."""

import json
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urljoin

from jinja2 import Environment
from markupsafe import escape
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as EnginePage
from mkdocs.structure.toc import TableOfContents, get_toc

from generator.publish.assemble import contents_of
from generator.publish.press import Fitting
from generator.publish.shell import Shell, slot, without_indentation
from generator.render.heading import TITLE_ANCHOR
from generator.render.page import Page

# No page of the content is called so: ids are made of letters, digits and hyphens.
_ANY = "_"
# The theme adds a title of its own to a text that has none.
_TITLED = "<!--<h1-->"
# What a shell may hold of one page and not of another, or of all pages alike.
_OF_ITS_OWN = ("section", "take_away", "alternates", "card", "as_of")


class Shells:
    """Gives every page the shell that fits it."""

    def __init__(
        self, config: MkDocsConfig, files: Files, nav: Navigation, env: Environment, finish: Callable[[str], str]
    ) -> None:
        """Use the engine's templates; `finish` is what is done to every page the engine makes."""
        self._config = config
        self._files = files.documentation_pages()
        self._nav = nav
        self._env = env
        self._finish = finish
        self._contents = env.get_template("partials/toc.html")
        self._in_nav = {page.url.rstrip("/"): page for page in nav.pages}
        folders = (url.split("/") for url in self._in_nav)
        self._folders = {"/".join(parts[:depth]) for parts in folders for depth in range(1, len(parts) + 1)}
        self._kept: dict[str, Shell] = {}

    def fit(self, page: Page, told: Mapping[str, Any]) -> Fitting:
        """Return the shell of `page`, of which the engine is `told` so much."""
        has_contents = bool(contents_of(page))
        own = {name: told[name] for name in _OF_ITS_OWN}
        key = json.dumps([self._place_of(page.path), own, has_contents, told["title"] == self._config.site_name])
        file = _file(self._config, page.path)
        return Fitting(
            shell=self._shell(key),
            address=urljoin(self._config.site_url or "", file.url),
            contents=self._contents_of(page) if has_contents else "",
        )

    def _shell(self, key: str) -> Shell:
        if key not in self._kept:
            place, own, has_contents, is_home = json.loads(key)
            self._kept[key] = self._made(place, own, has_contents=has_contents, is_home=is_home)
        return self._kept[key]

    def _contents_of(self, page: Page) -> str:
        like_a_page = {"toc": engine_contents(page)}
        return without_indentation(self._contents.render(page=like_a_page))

    def _place_of(self, path: str) -> str:
        """Return an address from which every link of the shell reads as it does from `path`.

        What the shell leads to lies in folders that the navigation names, or at the root: below them, one page is as far
        from it as any other of the same depth.
        """
        if path in self._in_nav or "/" not in path:
            return path
        parts = path.split("/")
        shared = max((n for n in range(len(parts)) if "/".join(parts[:n]) in self._folders), default=0)
        return "/".join([*parts[:shared], *[_ANY] * (len(parts) - shared)])

    def _made(self, place: str, own: Mapping[str, Any], *, has_contents: bool, is_home: bool) -> Shell:
        title = self._config.site_name if is_home else slot("title")
        stand_in = EnginePage(slot("title"), _file(self._config, place), self._config)
        stand_in.meta = {
            **own,
            "title": title,
            "description": slot("description"),
            "linked_data": slot("linked_data"),
            "contents": slot("contents") if has_contents else "",
        }
        stand_in.toc = TableOfContents([])
        stand_in.content = slot("text") + _TITLED
        stand_in.canonical_url = slot("address")
        here = self._in_nav.get(place, stand_in)
        here.active = True
        try:
            context = get_context(self._nav, self._files, self._config, stand_in)
            context = self._config.plugins.on_page_context(context, page=stand_in, config=self._config, nav=self._nav)
            html = self._env.get_template("main.html").render(context)
        finally:
            here.active = False
        return Shell.of(self._finish(html).replace(_TITLED, ""))


def _file(config: MkDocsConfig, path: str) -> File:
    """Return what the engine would make the page at `path` from."""
    return File.generated(config, f"{path}/index.md".lstrip("/"), content="", inclusion=InclusionLevel.NOT_IN_NAV)


def engine_contents(page: Page) -> TableOfContents:
    """Return the table of contents as the engine's templates take it."""
    tokens = [
        {"level": 2, "id": line.anchor, "name": str(escape(line.heading)), "children": []} for line in contents_of(page)
    ]
    title = {"level": 1, "id": TITLE_ANCHOR, "name": str(escape(page.title)), "children": tokens}
    return get_toc([title])  # type: ignore[list-item]  # the engine's private token type
