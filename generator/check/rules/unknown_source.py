"""A citation names a source that does not exist.

A statement without a source has no place on the site. Correct the spelling, or add the source under
`content/sources/`.
"""

from collections.abc import Iterator

from generator.check.references import unknown_references
from generator.model.content import Content
from generator.model.references import Target
from generator.problem import Problem


def check(content: Content) -> Iterator[Problem]:
    """Yield a problem for each such reference."""
    yield from unknown_references(content, {Target.SOURCE}, "unknown-source")
