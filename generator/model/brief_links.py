"""The links with a scheme of our own that hand-written pages use: `[text](fact:id)` and `[text](entity:id)`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_FORM = r"\[(?P<text>{text})\]\((?P<scheme>fact|entity|source|theme):(?P<id>[^()\s]*)\)"
_LINK = re.compile(_FORM.format(text=r"[^\[\]\n]*"))
_FOLDED = re.compile(_FORM.format(text=r"[^\[\]]*"))


@dataclass(frozen=True, slots=True)
class BriefLink:
    """A link to a record: its text, the scheme that names the kind of record, the id and the span it takes."""

    text: str
    scheme: str
    id: str
    start: int
    end: int


def brief_links(text: str, *, folded: bool = False) -> Iterator[BriefLink]:
    """Yield the links of `text` in order; spans are in characters. In YAML a link may be folded over several lines."""
    for match in (_FOLDED if folded else _LINK).finditer(text):
        yield BriefLink(match["text"], match["scheme"], match["id"], *match.span())
