"""The links with a scheme of our own that hand-written pages use: `[text](fact:id)` and `[text](entity:id)`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_LINK = re.compile(r"\[(?P<text>[^\[\]\n]*)\]\((?P<scheme>fact|entity|source|theme):(?P<id>[^()\s]*)\)")


@dataclass(frozen=True, slots=True)
class BriefLink:
    """A link to a record: its text, the scheme that names the kind of record, the id and the span it takes."""

    text: str
    scheme: str
    id: str
    start: int
    end: int


def brief_links(text: str) -> Iterator[BriefLink]:
    """Yield the links of `text` in order; spans are in characters."""
    for match in _LINK.finditer(text):
        yield BriefLink(match["text"], match["scheme"], match["id"], *match.span())
