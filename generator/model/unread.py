"""What is written and did not load, as far as can be told."""

import re
from dataclasses import dataclass
from functools import cached_property

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True)
class Unread:
    """A record that did not load, or a file of records."""

    file: str
    """The file it stands in, or a folder that cannot be opened."""
    space: str
    """The space that its ids belong to, such as `fact`; empty where it may hold records of any kind."""
    ids: frozenset[str]
    """Ids of records that stand in it: they exist, so nothing that names them is a fault of its own."""
    text: str
    """What is written there."""
    is_all_told: bool
    """Whether `ids` and `text` are all that it holds."""

    @cached_property
    def words(self) -> frozenset[str]:
        """All that stands in it and could be an id."""
        return frozenset(_SLUG.findall(self.text.lower()))
