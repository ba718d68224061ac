"""A link to a record is written in a form that is not read.

Write `[text](fact:id)` on one line, in small letters, without a title, a space or brackets in the text. Any other form
would be published as it stands.
"""

from collections.abc import Iterator

from generator.check.markup_problems import problems_of
from generator.model.content import Content
from generator.problem import Problem


def check(content: Content) -> Iterator[Problem]:
    """Yield a problem for each line with such a link."""
    return problems_of(content, "brief-link-form", "write [text](fact:id) on one line")
