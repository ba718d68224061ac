"""A record names an entity that does not exist, or one of the wrong kind.

An id that leads nowhere would silently lose a link: correct the spelling, or add the entity. Where the kind is wrong,
name what can be meant. Only a country, an organisation or a person speaks, takes part or is a party (`said_by`,
`participants`, `parties`); a project may hold a role, too. A person's `of` is a country or an organisation. An event or
a project is `part_of` an organisation or of its own kind. `outcome_of`, `relays`, `follows` and `event` name events,
`country` a country, `publisher` an organisation.
"""

from collections.abc import Iterator

from generator.check.references import unknown_references
from generator.model.content import Content
from generator.model.references import Target
from generator.problem import Problem

# Persons have a rule of their own, with a way out for an author without a name.
_ENTITIES = {target for target in Target if target.space == Target.ENTITY} - {Target.PERSON}


def check(content: Content) -> Iterator[Problem]:
    """Yield a problem for each such reference."""
    yield from unknown_references(content, _ENTITIES, "unknown-entity")
