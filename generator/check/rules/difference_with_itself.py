"""A fact says that it differs from itself, or states one difference twice.

A difference is written once, on either of the two facts; both pages show it. Remove the entry.
"""

from collections.abc import Iterator

from generator.model.content import Content
from generator.model.fact import differs
from generator.problem import Problem


def check(content: Content) -> Iterator[Problem]:
    """Yield a problem for each such entry of `differs_from`."""
    written: set[frozenset[str]] = set()
    for fact in content.facts_where(differs):
        for position, difference in enumerate(fact.differs_from):
            pair = frozenset((fact.id, difference.fact))
            if len(pair) == 1 or pair in written:
                what = "differs from itself" if len(pair) == 1 else f"and {difference.fact!r} are joined already"
                place = content.locate(fact, "differs_from", position, "fact")
                hint = "remove the entry: one note serves both facts"
                yield Problem(place, "difference-with-itself", f"fact {fact.id!r} {what}", hint=hint)
            written.add(pair)
