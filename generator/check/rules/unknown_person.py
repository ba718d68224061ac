"""A source names an author who does not exist, or who is not a person.

Correct the spelling, or add the person under `content/people/`. An author whose name is not given is a person too,
named by position.
"""

from collections.abc import Iterator

from generator.check.references import unknown_references
from generator.model.content import Content
from generator.model.references import Target
from generator.problem import Problem


def check(content: Content) -> Iterator[Problem]:
    """Yield a problem for each such reference."""
    yield from unknown_references(content, {Target.PERSON}, "unknown-person")
