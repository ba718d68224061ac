"""A citation refers to a context that its source does not explain.

What a text takes for granted, such as the year it reviews, is explained once in the source's `contexts`, with the
paragraph that makes it clear. Correct the id, or add the context to the source.
"""

from collections.abc import Iterator
from itertools import chain

from generator.check.references import suggestion
from generator.model.content import Content
from generator.model.entity import Entity
from generator.model.fact import Fact
from generator.problem import Problem


def check(content: Content) -> Iterator[Problem]:
    """Yield a problem for each citation whose context its source lacks."""
    records: Iterator[Fact | Entity] = chain(content.facts_where(_names_context), content.entities.values())
    for record in records:
        for position, citation in enumerate(record.sources):
            if citation.context is None:
                continue
            source = content.sources.get(citation.source)
            known = {context.id for context in source.contexts} if source else set()
            if source is not None and citation.context not in known:
                message = f"{source.id!r} explains no context {citation.context!r}"
                place = content.locate(record, "sources", position, "context")
                hint = suggestion(citation.context, known, "context")
                yield Problem(place, "unknown-context", message, hint=hint)


def _names_context(fact: Fact) -> bool:
    return any(citation.context is not None for citation in fact.sources)
