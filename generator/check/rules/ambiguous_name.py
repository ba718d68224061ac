"""Two entities share a name or an alias.

A link in a text could lead to either. Give one of them a fuller name, or drop the shared alias.
"""

from collections.abc import Iterator

from generator.model.content import Content
from generator.problem import Problem


def check(content: Content) -> Iterator[Problem]:
    """Yield a problem for each name that another entity, or the same one, has already."""
    owners: dict[str, str] = {}
    for entity in content.entities.values():
        for position, name in enumerate(entity.names):
            owner = owners.setdefault(name, entity.id)
            if owner != entity.id or name in entity.names[:position]:
                path = ("name",) if position == 0 else ("aliases", position - 1)
                message = f"{name!r} already names {owner!r}"
                hint = "give one of them a fuller name"
                yield Problem(content.locate(entity, *path), "ambiguous-name", message, hint=hint)
