"""A hand-written page holds raw HTML, an image, or a link with an unknown scheme.

Pages are plain Markdown: what an editor writes must neither run in a reader's browser nor fetch anything from another
host. Links lead to records (`fact:`, `entity:`, `source:`, `theme:`), to other pages, or to `https:` addresses.
"""

import re
from collections.abc import Iterator

from generator.check.brief_text import lines_of
from generator.model.content import Content
from generator.problem import Problem

_LINK_START = r"\]\(\s*<?\s*|^\s{0,3}\[[^\]]+\]:\s*<?\s*"
_OWN_SCHEMES = r"(?:fact|entity|source|theme|https?):"
_REFUSED = (
    (re.compile(r"<(?=[A-Za-z/!?])"), "raw HTML"),
    (re.compile(r"!\["), "an image"),
    (re.compile(rf"(?:{_LINK_START})(?!{_OWN_SCHEMES})[^\s)]*:", re.IGNORECASE), "a link with an unknown scheme"),
    (re.compile(r"(?:\]\(\s*<?\s*)[^\s)]*&", re.IGNORECASE), "a link with a character reference"),
    (re.compile(r"\{"), "a brace: attribute lists and template syntax are not used"),
)


def check(content: Content) -> Iterator[Problem]:
    """Yield a problem for each piece of HTML, image or strange link."""
    for brief in content.briefs.values():
        for line in lines_of(content, brief):
            for pattern, message in _REFUSED:
                for match in pattern.finditer(line.text):
                    hint = "write plain Markdown"
                    yield Problem(line.at(match.start()), "brief-raw-html", message, hint=hint)
