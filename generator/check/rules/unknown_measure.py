"""A figure names a measure that does not exist.

The measure says what is counted, for whom and in which unit; without it a number means nothing. Correct the spelling,
or add the measure to `content/measures.yml`.
"""

from collections.abc import Iterator

from generator.check.references import unknown_references
from generator.model.content import Content
from generator.model.references import Target
from generator.problem import Problem


def check(content: Content) -> Iterator[Problem]:
    """Yield a problem for each such reference."""
    yield from unknown_references(content, {Target.MEASURE}, "unknown-measure")
