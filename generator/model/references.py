"""Which records a record names, and where in it: the basis of reference checks and of backlinks."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from generator.model.brief import Brief
from generator.model.citation import Citation
from generator.model.content import Record, Step
from generator.model.entity import Agreement, Entity, Event, Organisation, Person, Project
from generator.model.fact import Fact
from generator.model.site import Measure, Site
from generator.model.source import Source


class Target(StrEnum):
    """What a reference must lead to."""

    ENTITY = "entity"
    COUNTRY = "country"
    ORGANISATION = "organisation"
    EVENT = "event"
    PERSON = "person"
    ACTOR = "actor"
    EMPLOYER = "employer"
    ROLE_HOLDER = "role-holder"
    WHOLE_OF_EVENT = "whole-of-event"
    WHOLE_OF_PROJECT = "whole-of-project"
    SOURCE = "source"
    MEASURE = "measure"
    THEME = "theme"
    FACT = "fact"
    CONTEXT = "context"

    @property
    def space(self) -> str:
        """The space of ids that it belongs to: entities of all six kinds share one."""
        own = {Target.SOURCE, Target.MEASURE, Target.THEME, Target.FACT, Target.CONTEXT}
        return str(self if self in own else Target.ENTITY)

    @property
    def noun(self) -> str:
        """What it is, in words: `country, organisation or person`."""
        *others, last = _KINDS.get(self, (str(self),))
        return f"{', '.join(others)} or {last}" if others else last

    def takes(self, kind: str) -> bool:
        """Return whether an entity of this kind can be meant."""
        return self is Target.ENTITY or kind in _KINDS.get(self, (str(self),))


_ACTORS = ("country", "organisation", "person")
_KINDS: dict[Target, tuple[str, ...]] = {
    Target.ACTOR: _ACTORS,
    Target.EMPLOYER: ("country", "organisation"),
    Target.ROLE_HOLDER: (*_ACTORS[:-1], "project", _ACTORS[-1]),
    Target.WHOLE_OF_EVENT: ("organisation", "event"),
    Target.WHOLE_OF_PROJECT: ("organisation", "project"),
}
"""The kinds of entity of which one is meant, where there are several."""


@dataclass(frozen=True, slots=True)
class Reference:
    """The id written at `path` of a record, and what it must lead to."""

    target: Target
    id: str
    path: tuple[Step, ...]


def references(record: Record) -> Iterator[Reference]:
    """Yield every reference that `record` holds."""
    if isinstance(record, Fact):
        yield from _of_fact(record)
    elif isinstance(record, Entity):
        yield from _one(Target.FACT, record.summary, "summary")
        yield from _of_citations(record.sources)
        yield from _of_entity(record)
    elif isinstance(record, Source):
        yield from _one(Target.ORGANISATION, record.publisher, "publisher")
        yield from _one(Target.PERSON, record.author, "author")
        yield from _each(Target.EVENT, record.relays, "relays")
    elif isinstance(record, Measure):
        yield from _one(Target.THEME, record.theme, "theme")
    elif isinstance(record, Brief):
        yield from _each(Target.THEME, record.themes, "themes")
    elif isinstance(record, Site):
        yield from _one(Target.COUNTRY, record.focus or None, "focus")  # empty where it did not load


def _of_fact(fact: Fact) -> Iterator[Reference]:
    yield from _each(Target.ENTITY, fact.about, "about")
    yield from _each(Target.THEME, fact.themes, "themes")
    yield from _one(Target.ACTOR, fact.said_by, "said_by")
    yield from _one(Target.EVENT, fact.outcome_of, "outcome_of")
    yield from _each(Target.MEASURE, [figure.measure for figure in fact.figures], "figures", "measure")
    yield from _each(Target.ROLE_HOLDER, [role.who for role in fact.roles], "roles", "who")
    yield from _each(Target.ENTITY, [role.of for role in fact.roles], "roles", "of")
    yield from _of_citations(fact.sources)
    yield from _each(Target.FACT, [difference.fact for difference in fact.differs_from], "differs_from", "fact")
    if fact.retired is not None and fact.retired.replaced_by is not None:
        yield Reference(Target.FACT, fact.retired.replaced_by, ("retired", "replaced_by"))


def _of_citations(citations: tuple[Citation, ...]) -> Iterator[Reference]:
    for position, citation in enumerate(citations):
        yield Reference(Target.SOURCE, citation.source, ("sources", position, "source"))
        if citation.context is not None:
            yield Reference(Target.CONTEXT, citation.context, ("sources", position, "context"))


def _of_entity(entity: Entity) -> Iterator[Reference]:
    match entity:
        case Organisation():
            yield from _one(Target.COUNTRY, entity.country, "country")
            yield from _one(Target.ORGANISATION, entity.part_of, "part_of")
        case Event():
            yield from _one(Target.COUNTRY, entity.country, "country")
            yield from _each(Target.ACTOR, entity.participants, "participants")
            yield from _one(Target.WHOLE_OF_EVENT, entity.part_of, "part_of")
            yield from _each(Target.EVENT, entity.follows, "follows")
        case Agreement():
            yield from _each(Target.ACTOR, entity.parties, "parties")
            yield from _one(Target.EVENT, entity.event, "event")
        case Project():
            yield from _each(Target.ACTOR, entity.participants, "participants")
            yield from _one(Target.WHOLE_OF_PROJECT, entity.part_of, "part_of")
        case Person():
            yield from _one(Target.EMPLOYER, entity.of, "of")


def _one(target: Target, identity: str | None, field: str) -> Iterator[Reference]:
    if identity is not None:
        yield Reference(target, identity, (field,))


def _each(target: Target, ids: tuple[str, ...] | list[str], field: str, key: str | None = None) -> Iterator[Reference]:
    for position, identity in enumerate(ids):
        yield Reference(target, identity, (field, position) if key is None else (field, position, key))
