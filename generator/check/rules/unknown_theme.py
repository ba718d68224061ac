"""A record names a theme that does not exist.

Correct the spelling, or add the theme to `content/themes.yml`.
"""

from collections.abc import Iterator

from generator.check.references import unknown_references
from generator.model.content import Content
from generator.model.references import Target
from generator.problem import Problem


def check(content: Content) -> Iterator[Problem]:
    """Yield a problem for each such reference."""
    yield from unknown_references(content, {Target.THEME}, "unknown-theme")
