"""Country pages: relations with the focus country, meetings, agreements, shared memberships, figures."""

from dataclasses import dataclass, replace

from generator.model.entity import Agreement, Country, Entity, Event, EventType, Organisation, Project
from generator.model.fact import Role
from generator.render.compare import compare_address
from generator.render.desk import Desk
from generator.render.entity_view import Dated, EntityDesk, EntityView, FigureRow, RoleRow, Row
from generator.render.fact_view import Link
from generator.render.labels import counted
from generator.render.page import Page

_BELONGING = {Role.MEMBER, Role.CHAIR, Role.TROIKA_MEMBER, Role.OBSERVER}


@dataclass(frozen=True, slots=True)
class SharedMembership:
    """An organisation to which the country and the focus both belong, and the facts that say so."""

    link: Link
    evidence: tuple[Link, ...]


@dataclass(frozen=True)
class CountryView:
    """What a country's page shows."""

    common: EntityView
    flag: str
    focus: Link | None
    relations: tuple[RoleRow, ...]
    roles: tuple[RoleRow, ...]
    visits: tuple[Dated, ...]
    meetings: tuple[Dated, ...]
    agreements: tuple[Dated, ...]
    projects: tuple[Dated, ...]
    shared_memberships: tuple[SharedMembership, ...]
    figures: tuple[FigureRow, ...]
    themes: tuple[tuple[Link, str], ...]
    left_out: int
    """How many rows of its lists stand on other pages alone."""


def country_page(desk: Desk, country: Country, part: int) -> Page:
    """Return the numbered part of a country's page."""
    at = EntityDesk(desk, country, part)
    focus = at.content.focus
    is_focus = country.id == focus.id
    glance = [
        Row("Region", country.region),
        Row("Facts about it", f"{len(at.dossier.facts_about.get(country.id, ())):,}"),
        Row("Compare", links=(Link("with another country", at.root + compare_address(country)),)),
    ]
    view = CountryView(
        common=at.view(glance),
        flag=f"{at.root}assets/flags/{country.iso}.svg",
        focus=None if is_focus else desk.link(focus, at.root),
        relations=_relations(at, focus) if not is_focus else (),
        roles=at.roles(held_by_other=False, keep=_in_organisations if is_focus else _not_towards_countries),
        visits=at.entries(_is_visit),
        meetings=at.entries(lambda other: isinstance(other, Event) and not _is_visit(other)),
        agreements=at.entries(lambda other: isinstance(other, Agreement)),
        projects=at.entries(lambda other: isinstance(other, Project)),
        shared_memberships=_shared_memberships(at, focus.id) if part == 1 and not is_focus else (),
        figures=at.figures(),
        themes=_themes(at) if part == 1 and is_focus else (),
        left_out=at.newest.left_out,
    )
    return at.page("country.html.j2", view)


def _in_organisations(entity: Entity) -> bool:
    return isinstance(entity, Organisation)


def _not_towards_countries(entity: Entity) -> bool:
    return not isinstance(entity, Country)


def _is_visit(entity: Entity) -> bool:
    return isinstance(entity, Event) and entity.type is EventType.VISIT


def _relations(at: EntityDesk, focus: Entity) -> tuple[RoleRow, ...]:
    """Return the roles between the country and the focus, either way; the link names the holder."""
    held_here = at.roles(held_by_other=True, keep=lambda other: other is focus)
    held_there = at.roles(held_by_other=False, keep=lambda other: other is focus)
    own = at.desk.link(at.entity, at.root)
    return (*held_here, *(replace(row, link=own) for row in held_there))


def _shared_memberships(at: EntityDesk, focus: str) -> tuple[SharedMembership, ...]:
    mine = _memberships(at, at.entity.id)
    # Seen from the organisations, of which a country has few: the focus is connected with nearly everything.
    theirs = {organisation: _memberships_in(at, organisation, focus) for organisation in mine}
    return tuple(
        SharedMembership(
            at.desk.link(organisation, at.root),
            tuple(
                Link(f"fact {number}", at.root + at.desk.addresses.fact(at.content.facts[identity]))
                for number, identity in enumerate(dict.fromkeys([*facts, *theirs[organisation]]), start=1)
            ),
        )
        for organisation, facts in mine.items()
        if theirs[organisation]
    )


def _memberships(at: EntityDesk, country: str) -> dict[str, list[str]]:
    """Return the facts by which the country belongs to an organisation, by the id of that."""
    found: dict[str, list[str]] = {}
    for connection in at.dossier.connections.get(country, ()):
        if isinstance(at.content.entities[connection.entity], Organisation):
            facts = [tie.fact for tie in connection.roles if not tie.is_holder and tie.role in _BELONGING]
            if facts:
                found[connection.entity] = facts
    return found


def _memberships_in(at: EntityDesk, organisation: str, country: str) -> list[str]:
    """Return the facts by which the country belongs to the organisation."""
    connected = at.dossier.connections.get(organisation, ())
    roles = (tie for connection in connected if connection.entity == country for tie in connection.roles)
    return [tie.fact for tie in roles if tie.is_holder and tie.role in _BELONGING]


def _themes(at: EntityDesk) -> tuple[tuple[Link, str], ...]:
    return tuple(
        (
            Link(theme.name, f"{at.root}themes/{theme.id}/"),
            counted(len(at.dossier.facts_of_theme.get(theme.id, ())), "fact"),
        )
        for theme in at.content.themes.values()
    )
