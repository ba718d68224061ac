"""Pages of made content, and pages as trees."""

import functools
from collections.abc import Sequence

from generator.derive.dossier import derive
from generator.load.tree import read_templates
from generator.model.content import Content
from generator.model.entity import Entity
from generator.model.fact import Fact
from generator.pipeline import BuiltSite
from generator.publish.assemble import to_html
from generator.render.brief import brief_page
from generator.render.desk import Desk
from generator.render.page import Page
from tests.built import TODAY, engine_html
from tests.html_tree import Element, read_html
from tests.make import make_content, make_country, make_event, make_organisation, make_person, make_source

OTHERS: tuple[Entity, ...] = (
    make_country(),
    make_country(id="sudland", name="Sudland", iso="xb"),
    make_organisation(),
    make_organisation(id="harbour-post", name="Harbour Post", type="media"),
    make_event(),
    make_person(),
)


@functools.cache
def templates() -> dict[str, str]:
    """Return the templates, read once."""
    return read_templates()


def site_of(content: Content) -> BuiltSite:
    """Return the site that `content` makes, unchecked."""
    desk = Desk(derive(content, TODAY), templates())
    briefs = tuple(brief_page(desk, brief) for brief in content.briefs.values())
    return BuiltSite(desk, briefs, ())


def site_with(*facts: Fact, entities: Sequence[Entity] = ()) -> BuiltSite:
    """Return the site of Norland, its neighbour, a council, a summit and a minister with these facts and entities."""
    found = {entity.id: entity for entity in (*OTHERS, *entities)}
    return site_of(make_content(facts=facts, entities=list(found.values()), sources=[make_source()]))


def page_at(site: BuiltSite, path: str) -> Page:
    """Return the page at `path`."""
    return next(page for page in site.pages if page.path == path)


def tree_at(site: BuiltSite, path: str) -> Element:
    """Return the page at `path` as a tree."""
    return read_html(to_html(page_at(site, path)))


def trees_of(site: BuiltSite) -> dict[str, Element]:
    """Return all pages, hand-written ones included, as trees under their paths."""
    trees = {page.path: read_html(to_html(page)) for page in site.pages}
    return trees | {brief.path: read_html(engine_html(brief.markdown)) for brief in site.briefs}
