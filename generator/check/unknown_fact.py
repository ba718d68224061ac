"""A record names a fact that does not exist, in `differs_from` or `summary`.

Correct the spelling, or write the fact.
"""

from collections.abc import Iterator

from generator.check.rule import unknown_references
from generator.model.content import Content
from generator.model.references import Target
from generator.problem import Problem


def check(content: Content) -> Iterator[Problem]:
    """Yield a problem for each such reference."""
    yield from unknown_references(content, {Target.FACT}, "unknown-fact")
