"""A record says more than names and cites no source.

Dates, places, participants, parties and positions are statements too. Add `sources` with the passages that say so.
"""

from collections.abc import Iterator

from generator.model.content import Content
from generator.model.entity import Country, Entity, Organisation
from generator.problem import Problem


def check(content: Content) -> Iterator[Problem]:
    """Yield a problem for each entity that states something without citing where it is written."""
    for entity in content.entities.values():
        if not entity.sources and _states_something(entity):
            message = f"{entity.kind} {entity.id!r} cites no source"
            hint = "add `sources: [{source: …, paragraph: …}]`"
            yield Problem(content.locate(entity, "id"), "unsourced-record", message, hint=hint)


def _states_something(entity: Entity) -> bool:
    if isinstance(entity, Organisation):
        return entity.country is not None or entity.part_of is not None
    return not isinstance(entity, Country)
