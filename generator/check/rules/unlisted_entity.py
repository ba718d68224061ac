"""A statement names an entity that the fact's `about` does not list.

The name would not be linked, and the entity's page would not show the fact. Add its id to `about`. A longer name wins:
"Sudland Railways" does not name Sudland.
"""

import re
from collections.abc import Iterator
from itertools import chain

from generator.check.references import as_far_as_known
from generator.model.content import Content
from generator.model.fact import Fact
from generator.model.mentions import Mention, NameIndex
from generator.problem import Problem, Severity

SEVERITY = Severity.WARNING
_WORD = re.compile(r"[\w’'-]+")


def check(content: Content) -> Iterator[Problem]:
    """Yield a warning for each entity named and not listed, once a fact."""
    found = (content.notes.given(_unlisted, facts, content.names) for facts in content.facts_by_file)
    for fact, mentions in chain.from_iterable(found):
        for mention in mentions:
            named = fact.statement[mention.start : mention.end]
            if any(
                longer in unread.text for longer in _longer(fact, mention) for unread in content.unread_of("entity")
            ):
                continue  # the name of an entity that did not load is meant
            message = f"the statement names {named!r}, but `about` does not list {mention.entity!r}"
            place = content.locate(fact, "about")
            hint = f"add {mention.entity} to `about`"
            problem = Problem(place, "unlisted-entity", message, SEVERITY, hint)
            yield as_far_as_known(content, problem, "entity")


def _longer(fact: Fact, mention: Mention) -> Iterator[str]:
    """Yield the mention with the word before it, and with the word behind it."""
    named = fact.statement[mention.start : mention.end]
    before, after = (_WORD.findall(text) for text in (fact.statement[: mention.start], fact.statement[mention.end :]))
    yield from (f"{word} {named}" for word in before[-1:])
    yield from (f"{named} {word}" for word in after[:1])


def _unlisted(facts: tuple[Fact, ...], names: NameIndex) -> list[tuple[Fact, tuple[Mention, ...]]]:
    """Return the facts that name what they do not list, each with the first mention of each entity."""
    found = []
    for fact in facts:
        mentions = names.find(fact.statement)
        first = {mention.entity: mention for mention in reversed(mentions) if mention.entity not in fact.about}
        if first:
            found.append((fact, tuple(mention for mention in mentions if mention is first.get(mention.entity))))
    return found
