"""A statement names an entity that the fact's `about` does not list.

The name would not be linked, and the entity's page would not show the fact. Add its id to `about`. A longer name wins:
"Sudland Railways" does not name Sudland.
"""

from collections.abc import Iterator

from generator.model.content import Content
from generator.problem import Problem, Severity


def check(content: Content) -> Iterator[Problem]:
    """Yield a warning for each entity named and not listed, once a fact."""
    if not content.is_whole:
        return  # a longer name that did not load may be the one that is meant
    for fact in content.facts.values():
        mentions = content.names.find(fact.statement)
        listed = set(fact.about) if mentions else set()
        for mention in mentions:
            if mention.entity in listed:
                continue
            listed.add(mention.entity)
            named = fact.statement[mention.start : mention.end]
            message = f"the statement names {named!r}, but `about` does not list {mention.entity!r}"
            place = content.locate(fact, "about")
            hint = f"add {mention.entity} to `about`"
            yield Problem(place, "unlisted-entity", message, Severity.WARNING, hint)
