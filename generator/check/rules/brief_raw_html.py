"""A hand-written page holds raw HTML, an image, an attribute, or a link with an unknown scheme.

Pages are plain Markdown: what an editor writes must neither run in a reader's browser nor fetch anything from another
host. Links lead to records (`fact:`, `entity:`, `source:`, `theme:`), to other pages, or to `https:`, `http:` and
`mailto:` addresses.
"""

from collections.abc import Iterator

from generator.check.markup_problems import problems_of
from generator.model.content import Content
from generator.problem import Problem


def check(content: Content) -> Iterator[Problem]:
    """Yield a problem for each line with HTML, an image, an attribute or a strange link."""
    return problems_of(content, "brief-raw-html", "write plain Markdown")
