"""A record names a fact that does not exist or is retired, in `differs_from`, `summary` or `replaced_by`.

Correct the spelling, or write the fact. Nothing may rest on a retired fact: name the one that holds instead.
"""

from collections.abc import Iterator

from generator.check.references import unknown_references
from generator.model.content import Content
from generator.model.references import Target
from generator.problem import Problem


def check(content: Content) -> Iterator[Problem]:
    """Yield a problem for each such reference."""
    yield from unknown_references(content, {Target.FACT}, "unknown-fact")
