"""Index pages: one for each kind of entity, grouped the way that kind is looked for."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from generator.model.entity import Agreement, Country, Entity, Event, Organisation
from generator.render.dates import date_label
from generator.render.desk import Desk, anchor_of
from generator.render.fact_view import Link, worded
from generator.render.labels import KINDS, ORGANISATION_TYPES, counted, words
from generator.render.page import Page, root_of
from generator.render.status import due, status_label

UNDATED = "Undated"
OTHER = "Other"
# Pages that show a kind at a glance: text and address.
PICTURES: dict[type[Entity], tuple[tuple[str, str], ...]] = {
    Country: (("See them on the map", "map/"), ("Roles in organisations", "roles/")),
    Organisation: (("Who holds which role in them", "roles/"),),
    Event: (("See them on the timeline", "timeline/"),),
    Agreement: (("See them on the timeline", "timeline/"),),
}


@dataclass(frozen=True, slots=True)
class IndexLine:
    """An entity in an index."""

    link: Link
    aliases: str
    note: str
    summary: str
    facts: str
    flag: str
    due: str


@dataclass(frozen=True, slots=True)
class IndexGroup:
    """The entities under one heading."""

    heading: str
    anchor: str
    lines: tuple[IndexLine, ...]


@dataclass(frozen=True)
class IndexView:
    """What an index page shows."""

    title: str
    introduction: str
    groups: tuple[IndexGroup, ...]
    see_also: tuple[Link, ...]


def index_page(desk: Desk, kind: type[Entity]) -> Page:
    """Return the index of all entities of `kind`."""
    _, plural = KINDS[kind.kind]
    entities = [entity for entity in desk.dossier.content.entities.values() if isinstance(entity, kind)]
    groups: dict[str, list[Entity]] = defaultdict(list)
    for entity in sorted(entities, key=_order):
        groups[_heading(entity)].append(entity)
    root = root_of(kind.folder)
    view = IndexView(
        title=plural,
        introduction=f"{counted(len(entities), KINDS[kind.kind][0].lower(), plural.lower())} with a part in the facts.",
        groups=tuple(
            IndexGroup(heading, anchor_of(heading), tuple(_line(desk, entity, root) for entity in group))
            for heading, group in groups.items()
        ),
        see_also=tuple(Link(text, root + path) for text, path in PICTURES.get(kind, ())),
    )
    description = f"All {plural.lower()} in {desk.dossier.content.site.title}."
    return desk.page("entity_index.html.j2", kind.folder, view, title=plural, description=description, kind="index")


def _order(entity: Entity) -> tuple[str, str, str]:
    when = getattr(entity, "when", None)
    heading = _heading(entity)
    # Times run from the newest year down, the undated last; names from A.
    group = f"{9999 - int(heading):04}" if heading.isdigit() else f"~{heading}"
    return (group, when.first_day.isoformat() if when else "", entity.name.casefold())


def _heading(entity: Entity) -> str:
    if isinstance(entity, Country):
        return entity.region
    if isinstance(entity, Organisation):
        return ORGANISATION_TYPES[entity.type]
    if hasattr(entity, "when"):
        return str(entity.when.start.year) if entity.when else UNDATED
    initial = entity.name[0].upper()
    return initial if initial.isalpha() else OTHER


def _line(desk: Desk, entity: Entity, root: str) -> IndexLine:
    facts = desk.dossier.facts_about.get(entity.id, ())
    summary = desk.dossier.content.facts.get(entity.summary or "")
    return IndexLine(
        link=desk.link(entity, root),
        aliases=", ".join(entity.aliases),
        note=_note(entity, desk.dossier.today),
        due=due(entity, desk.dossier.today),
        summary=worded(desk.dossier, summary) if summary else "",
        facts=counted(len(facts), "fact"),
        flag=f"{root}assets/flags/{entity.iso}.svg" if isinstance(entity, Country) else "",
    )


def _note(entity: Entity, today: date) -> str:
    when, kind, status = getattr(entity, "when", None), getattr(entity, "type", ""), status_label(entity, today)
    parts = [date_label(when) if when else "", words(kind) if status else "", getattr(entity, "position", "")]
    parts.append(status if status != "held" else "")
    return ", ".join(part for part in parts if part)
