"""Organisation pages: the focus country's role over time, meetings, decisions, what belongs to it."""

from dataclasses import dataclass

from generator.derive.connections import Tie
from generator.model.entity import Agreement, Event, EventType, Organisation, Project
from generator.render.desk import Desk
from generator.render.entity_view import Dated, EntityDesk, EntityView, FigureRow, RoleRow, Row
from generator.render.fact_view import Link
from generator.render.labels import words
from generator.render.page import Page


@dataclass(frozen=True)
class OrganisationView:
    """What an organisation's page shows."""

    common: EntityView
    focus: Link
    focus_roles: tuple[RoleRow, ...]
    other_roles: tuple[RoleRow, ...]
    meetings: tuple[Dated, ...]
    decisions: tuple[Dated, ...]
    projects: tuple[Dated, ...]
    bodies: tuple[Link, ...]
    figures: tuple[FigureRow, ...]


def organisation_page(desk: Desk, organisation: Organisation, part: int) -> Page:
    """Return the numbered part of an organisation's page."""
    at = EntityDesk(desk, organisation, part)
    focus = at.content.focus
    glance = [
        Row("Type", words(organisation.type).capitalize()),
        Row("Country", links=tuple(desk.links([organisation.country] if organisation.country else [], at.root))),
        Row("Part of", links=tuple(desk.links([organisation.part_of] if organisation.part_of else [], at.root))),
    ]
    focus_roles = (*at.roles(held_by_other=True, other=focus.id), *at.roles(held_by_other=False, other=focus.id))
    others = (*at.roles(held_by_other=True), *at.roles(held_by_other=False))
    events = [entity for found in at.connected if isinstance(entity := at.content.entities[found.entity], Event)]
    decisions = [event for event in events if event.type is EventType.DECISION]
    view = OrganisationView(
        common=at.view(glance),
        focus=desk.link(focus, at.root),
        focus_roles=focus_roles,
        other_roles=tuple(row for row in others if row not in focus_roles),
        meetings=_dated(at, [event for event in events if event not in decisions]),
        decisions=(*_dated(at, decisions), *at.entries(Agreement)),
        projects=at.entries(Project),
        bodies=tuple(desk.link(found.entity, at.root) for found in at.connected if Tie.PART in found.ties),
        figures=at.figures(),
    )
    return at.page("organisation.html.j2", view)


def _dated(at: EntityDesk, events: list[Event]) -> tuple[Dated, ...]:
    ordered = sorted(events, key=lambda event: (event.when is None, str(event.when.first_day) if event.when else "", event.id))
    return tuple(at.dated_entity(event, event.when) for event in ordered)
