"""An entity's summary is a fact that is not about it.

The summary stands at the head of the entity's page and wherever it is listed. Choose a fact that has the entity in its
`about`.
"""

from collections.abc import Iterator

from generator.model.content import Content
from generator.problem import Problem


def check(content: Content) -> Iterator[Problem]:
    """Yield a problem for each summary that speaks of something else."""
    for entity in content.entities.values():
        fact = content.facts.get(entity.summary or "")
        if fact is not None and entity.id not in fact.about:
            message = f"fact {fact.id!r} is not about {entity.id!r}"
            hint = f"choose another fact, or add {entity.id} to its `about`"
            yield Problem(content.locate(entity, "summary"), "summary-of-another", message, hint=hint)
