"""Organisation pages: the focus country's role over time, meetings, decisions, what belongs to it."""

from dataclasses import dataclass

from generator.derive.connections import Tie
from generator.model.entity import Agreement, Entity, Event, EventType, Organisation, Project
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
    own_roles: tuple[RoleRow, ...]
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
    view = OrganisationView(
        common=at.view(glance),
        focus=desk.link(focus, at.root),
        focus_roles=at.roles(held_by_other=True, keep=lambda other: other is focus),
        other_roles=at.roles(held_by_other=True, keep=lambda other: other is not focus),
        own_roles=at.roles(held_by_other=False),
        meetings=at.entries(lambda other: isinstance(other, Event) and not _is_decision(other)),
        decisions=at.entries(lambda other: isinstance(other, Agreement) or _is_decision(other)),
        projects=at.entries(lambda other: isinstance(other, Project)),
        bodies=tuple(
            desk.link(found.entity, at.root)
            for found in at.connected
            if Tie.PART in found.ties and isinstance(at.content.entities[found.entity], Organisation)
        ),
        figures=at.figures(),
    )
    return at.page("organisation.html.j2", view)


def _is_decision(entity: Entity) -> bool:
    return isinstance(entity, Event) and entity.type is EventType.DECISION
