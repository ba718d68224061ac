"""What is read while a page is made: that, and no more, decides whether the page must be made again."""

from collections.abc import Callable
from typing import Any, TypeAlias, TypeVar

Told = TypeVar("Told")

Read: TypeAlias = tuple[str, Any]
"""A table and a key in it, or `WHOLE`."""
WHOLE = "*"
"""In place of a key: the whole table. No id is called so."""
EVERYTHING: Read = (WHOLE, WHOLE)

Noted: TypeAlias = tuple[Told, tuple[Read, ...]]
"""What came of some work, and what was read for it."""


class Trace:
    """Notes what is read; of a desk that nobody watches, nothing is."""

    def __init__(self) -> None:
        """Start with nothing read."""
        self.reads: set[Read] = set()

    def note(self, read: Read) -> None:
        """Take down that this is read."""
        self.reads.add(read)

    def noted(self, work: Callable[[], Told]) -> Noted[Told]:
        """Return what `work` returns, and all that it reads; who calls is taken to have read it too."""
        outer, self.reads = self.reads, set()
        try:
            told = work()
        finally:
            inner, self.reads = self.reads, outer
            outer |= inner
        return told, tuple(inner)
