"""Event pages: when, where, who, with what outcome, what led to it and what followed."""

from dataclasses import dataclass

from generator.derive.connections import Tie
from generator.derive.timeline import neighbours
from generator.model.entity import Agreement, Entity, Event
from generator.model.fact import Fact
from generator.render.dates import date_label
from generator.render.desk import Desk
from generator.render.entity_view import Dated, EntityDesk, EntityView, Row
from generator.render.fact_view import Link
from generator.render.labels import words
from generator.render.page import Page

# As many neighbours in time as a reader takes in at a glance.
MOST_NEIGHBOURS = 5


@dataclass(frozen=True)
class EventView:
    """What an event's page shows."""

    common: EntityView
    participants: tuple[Link, ...]
    outcomes: tuple[Fact, ...]
    agreements: tuple[Dated, ...]
    led_to_it: tuple[Link, ...]
    followed: tuple[Link, ...]
    before: tuple[Dated, ...]
    after: tuple[Dated, ...]


def event_page(desk: Desk, event: Event, part: int) -> Page:
    """Return the numbered part of an event's page."""
    at = EntityDesk(desk, event, part)
    glance = [
        Row("Type", words(event.type).capitalize()),
        Row("Date", date_label(event.when) if event.when else ""),
        Row("Place", event.place or ""),
        Row("Host country", links=tuple(desk.links([event.country] if event.country else [], at.root))),
        at.status_row(),
        Row("Part of", links=tuple(desk.links([event.part_of] if event.part_of else [], at.root))),
    ]
    outcomes = tuple(fact for fact in at.facts if fact.outcome_of == event.id)
    before, after = neighbours(at.dossier, event, MOST_NEIGHBOURS)
    view = EventView(
        common=at.view(glance, at.by_theme([fact for fact in at.facts if fact not in outcomes])),
        participants=tuple(desk.links(event.participants, at.root)),
        outcomes=outcomes,
        agreements=_agreements(at),
        led_to_it=_tied(at, Tie.LED_TO),
        followed=_tied(at, Tie.FOLLOWED),
        before=tuple(at.dated(entry) for entry in before if not _is_tied(at, entry.entity, Tie.LED_TO)),
        after=tuple(at.dated(entry) for entry in after if not _is_tied(at, entry.entity, Tie.FOLLOWED)),
    )
    return at.page("event.html.j2", view)


def _agreements(at: EntityDesk) -> tuple[Dated, ...]:
    found = [at.content.entities[connection.entity] for connection in at.connected if Tie.CONCLUDED in connection.ties]
    return tuple(at.dated_entity(agreement, agreement.when) for agreement in found if isinstance(agreement, Agreement))


def _is_tied(at: EntityDesk, entity: Entity, tie: Tie) -> bool:
    return any(found.entity == entity.id and tie in found.ties for found in at.connected)


def _tied(at: EntityDesk, tie: Tie) -> tuple[Link, ...]:
    return tuple(at.desk.link(connection.entity, at.root) for connection in at.connected if tie in connection.ties)
