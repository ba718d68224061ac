"""A citation refers to a context that its source does not explain.

What a text takes for granted, such as the year it reviews, is explained once in the source's `contexts`, with the
paragraph that makes it clear. Correct the id, or add the context to the source.
"""

from collections.abc import Iterator

from generator.check.rule import suggestion
from generator.model.content import Content
from generator.problem import Problem


def check(content: Content) -> Iterator[Problem]:
    """Yield a problem for each citation whose context its source lacks."""
    for record in content.cited_records:
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
