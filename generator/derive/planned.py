"""What is planned, and around whom."""

from collections.abc import Iterable

from generator.derive.connections import Connection
from generator.model.content import Content
from generator.model.entity import Agreement, Entity, Event
from generator.model.when import When


def is_planned(entity: Entity) -> bool:
    """Whether it is an event or agreement still to come, as far as is recorded."""
    return isinstance(entity, Event | Agreement) and entity.status == "planned"


def planned_around(content: Content, entity: Entity, connections: Iterable[Connection]) -> tuple[Entity, ...]:
    """Return what is planned, has a date, and is the entity itself or tied to it by a record or a role."""
    linked = (content.entities[found.entity] for found in connections if found.ties or found.roles)
    return tuple(other for other in (entity, *linked) if is_planned(other) and _has_end(other))


def _has_end(entity: Entity) -> bool:
    when: When | None = getattr(entity, "when", None)
    return when is not None and when.end is not None
