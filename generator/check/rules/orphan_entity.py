"""No fact is about an entity, and no source is published or written by it.

Its page would have nothing to show. Write a fact about it, or remove it.
"""

from collections.abc import Iterator

from generator.check.references import as_far_as_known
from generator.model.content import Content
from generator.model.fact import Fact
from generator.problem import Problem, Severity

SEVERITY = Severity.WARNING


def check(content: Content) -> Iterator[Problem]:
    """Yield a warning for each entity that no fact is about."""
    used: set[str] = set().union(*(content.notes.of(_about, facts) for facts in content.facts_by_file))
    used |= {identity for source in content.sources.values() for identity in (source.publisher, source.author or "")}
    used |= set().union(*(unread.words for unread in content.unread_of("fact", "source")))
    for entity in content.entities.values():
        if entity.id not in used:
            message = f"no fact is about {entity.kind} {entity.id!r}"
            hint = f"write a fact with {entity.id} in its `about`, or remove the record"
            problem = Problem(content.locate(entity, "id"), "orphan-entity", message, SEVERITY, hint)
            yield as_far_as_known(content, problem, "fact", "source")


def _about(facts: tuple[Fact, ...]) -> frozenset[str]:
    return frozenset(identity for fact in facts for identity in fact.about)
