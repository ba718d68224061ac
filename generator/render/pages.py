"""All generated pages, kind by kind."""

from collections.abc import Iterator

from generator.model.entity import ENTITY_TYPES, Agreement, Country, Entity, Event, Organisation, Person, Project
from generator.render.addresses import parts
from generator.render.agreement import agreement_page
from generator.render.az import alphabet_page
from generator.render.briefs import briefs_page
from generator.render.changes import changes_page
from generator.render.compare import compare_page
from generator.render.country import country_page
from generator.render.data_model import data_model_page
from generator.render.desk import Desk
from generator.render.differences import differences_pages
from generator.render.entity_index import index_page
from generator.render.event import event_page
from generator.render.evidence import evidence_pages
from generator.render.figures import figures_pages
from generator.render.home import home_page
from generator.render.open_questions import open_questions_pages
from generator.render.organisation import organisation_page
from generator.render.page import Page
from generator.render.person import person_page
from generator.render.project import project_page
from generator.render.roles import roles_pages
from generator.render.rules import rules_pages
from generator.render.search import search_page
from generator.render.source import source_pages, sources_page
from generator.render.theme import theme_pages, themes_page
from generator.render.timeline import timeline_page
from generator.render.world_map import map_page


def pages(desk: Desk) -> Iterator[Page]:
    """Yield every generated page."""
    content = desk.dossier.content
    yield home_page(desk)
    for kind in ENTITY_TYPES:
        yield index_page(desk, kind)
    for entity in content.entities.values():
        for part in range(1, len(parts(desk.dossier.facts_on_page_of(entity.id))) + 1):
            yield entity_page(desk, entity, part)
    yield themes_page(desk)
    for theme in content.themes.values():
        yield from theme_pages(desk, theme)
    yield briefs_page(desk)
    for brief in content.briefs.values():
        yield from evidence_pages(desk, brief)
    yield timeline_page(desk)
    yield changes_page(desk)
    yield search_page(desk)
    yield map_page(desk)
    yield from roles_pages(desk)
    yield from figures_pages(desk)
    yield alphabet_page(desk)
    yield compare_page(desk)
    yield sources_page(desk)
    for source in content.sources.values():
        yield from source_pages(desk, source)
    yield from differences_pages(desk)
    yield from open_questions_pages(desk)
    yield data_model_page(desk)
    yield from rules_pages(desk)


def entity_page(desk: Desk, entity: Entity, part: int) -> Page:
    """Return the numbered part of an entity's page, made the way its kind needs."""
    match entity:
        case Country():
            return country_page(desk, entity, part)
        case Organisation():
            return organisation_page(desk, entity, part)
        case Event():
            return event_page(desk, entity, part)
        case Agreement():
            return agreement_page(desk, entity, part)
        case Project():
            return project_page(desk, entity, part)
        case Person():
            return person_page(desk, entity, part)
        case _:
            raise TypeError(f"no page is made for {type(entity).__name__}")
