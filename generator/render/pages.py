"""All generated pages, kind by kind."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from generator.model.entity import ENTITY_TYPES, Agreement, Country, Entity, Event, Organisation, Person, Project
from generator.render.addresses import part_path, source_address, theme_address
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
from generator.render.evidence import FOLDER as EVIDENCE_FOLDER, evidence_pages
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


@dataclass(frozen=True, slots=True)
class PageJob:
    """Pages that share what they are made from; each is made when it is asked for and not before."""

    path: str
    """The address of the first of them."""
    make: Callable[[], Iterable[Page]]


Jobs = Callable[[], Iterable[PageJob]]

# The pages that are about no single record, by the address of the first of each.
_OVERVIEWS: Mapping[str, Callable[[Desk], Page | Iterable[Page]]] = {
    "": home_page,
    **{kind.folder: partial(index_page, kind=kind) for kind in ENTITY_TYPES},
    "themes": themes_page,
    "briefs": briefs_page,
    "timeline": timeline_page,
    "changes": changes_page,
    "search": search_page,
    "map": map_page,
    "roles": roles_pages,
    "figures": figures_pages,
    "a-z": alphabet_page,
    "compare": compare_page,
    "sources": sources_page,
    "differences": differences_pages,
    "about/open-questions": open_questions_pages,
    "about/data-model": data_model_page,
    "about/rules": rules_pages,
}


def pages(desk: Desk) -> Iterator[Page]:
    """Yield every generated page."""
    for job in page_jobs(desk):
        yield from job.make()


def page_jobs(desk: Desk) -> Iterator[PageJob]:
    """Yield what makes the generated pages, a few at a time: in any order, and none needs another."""
    for jobs in jobs_by_place(desk).values():
        yield from jobs()


def jobs_by_place(desk: Desk) -> dict[str, Jobs]:
    """Return what gives the jobs of each record and overview, by the address that their pages stand at or below."""
    content = desk.dossier.content
    found: dict[str, Jobs] = {
        path: partial(_one, path, partial(_made, partial(make, desk))) for path, make in _OVERVIEWS.items()
    }
    for theme in content.themes:
        path = _path(theme_address(theme))
        found[path] = partial(_one, path, partial(_about, theme_pages, desk, content.themes, theme))
    for source in content.sources:
        path = _path(source_address(source))
        found[path] = partial(_one, path, partial(_about, source_pages, desk, content.sources, source))
    for entity in content.entities:
        found[_path(desk.addresses.entity_id(entity))] = partial(_of_entity, desk, entity)
    for brief in content.briefs:
        path = f"{brief}/{_path(EVIDENCE_FOLDER)}"
        found[path] = partial(_one, path, partial(_about, evidence_pages, desk, content.briefs, brief))
    return found


def _one(path: str, make: Callable[[], Iterable[Page]]) -> Iterable[PageJob]:
    return [PageJob(path, make)]


def _of_entity(desk: Desk, entity: str) -> Iterable[PageJob]:
    for part in range(1, len(desk.addresses.parts_of(entity)) + 1):
        path = _path(part_path(desk.addresses.entity_id(entity), part))
        yield PageJob(path, partial(_part_of_entity, desk, entity, part))


def _part_of_entity(desk: Desk, entity: str, part: int) -> Iterable[Page]:
    return [entity_page(desk, desk.dossier.content.entities[entity], part)]


def _about(
    make: Callable[[Desk, Any], Page | Iterable[Page]], desk: Desk, records: Mapping[str, Any], identity: str
) -> Iterable[Page]:
    """Return the pages about a record, which is looked up only now: that, too, is something they are made from."""
    return _made(partial(make, desk, records[identity]))


def _made(make: Callable[[], Page | Iterable[Page]]) -> Iterable[Page]:
    made = make()
    return [made] if isinstance(made, Page) else made


def _path(address: str) -> str:
    return address.rstrip("/")


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
