"""A record names an entity that does not exist, or one of the wrong kind.

Every page is built from what records say of each other, so an id that leads nowhere would silently lose a link.
`outcome_of`, `relays`, `follows` and an agreement's `event` must name events; `country` a country; `publisher` an
organisation. Correct the spelling, or add the entity.
"""

from collections.abc import Iterator

from generator.check.references import unknown_references
from generator.model.content import Content
from generator.model.references import Target
from generator.problem import Problem


def check(content: Content) -> Iterator[Problem]:
    """Yield a problem for each such reference."""
    yield from unknown_references(
        content, {Target.ENTITY, Target.COUNTRY, Target.ORGANISATION, Target.EVENT}, "unknown-entity"
    )
