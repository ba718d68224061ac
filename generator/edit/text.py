"""A file of content whose scalars can be replaced where they stand."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from generator.load.nodes import ScalarEnd, scalar_ends
from generator.load.pages import split_page
from generator.problem import Location

_BOM = b"\xef\xbb\xbf"
_BREAK = re.compile(r"\r\n|\r|\n")  # what ends a line to YAML, and so counts in a Location


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """The characters from `start` to `end` give way to `text`."""

    start: int
    end: int
    text: str


class EditRefusedError(Exception):
    """A change that cannot be made soundly; nothing has been changed."""


@dataclass(frozen=True)
class SourceText:
    """The text of the file at `path`, a YAML file or a Markdown page, as its bytes say."""

    path: str
    data: bytes

    @cached_property
    def text(self) -> str:
        """The text without a byte order mark; offsets count its characters."""
        return self.data.decode("utf-8-sig")

    @cached_property
    def body_start(self) -> int:
        """Where the Markdown of a page starts; where a YAML file ends."""
        if not self.path.endswith(".md"):
            return len(self.text)
        page = split_page(self.data)
        return len(self.data[: page.body_start].decode("utf-8-sig")) if page else 0

    def offset(self, place: Location) -> int:
        """Return the offset of a place."""
        return self._line_starts[place.line - 1] + place.column - 1

    def span(self, place: Location) -> tuple[int, int]:
        """Return the offsets between which the scalar at `place` is written, quotes included.

        Raises:
            EditRefusedError: no scalar stands there.

        """
        end = self._end(place)
        return self.offset(place), self._line_starts[end.line - 1] + end.column - 1

    def is_in_brackets(self, place: Location) -> bool:
        """Return whether the scalar at `place` stands in brackets or braces.

        Raises:
            EditRefusedError: no scalar stands there.

        """
        return self._end(place).is_in_brackets

    def line_break_after(self, offset: int) -> tuple[int, str]:
        """Return the offset at which the line ends, and how lines end here; at the end of the file as elsewhere."""
        found = _BREAK.search(self.text, offset)
        if found:
            return found.start(), found[0]
        first = _BREAK.search(self.text)
        return len(self.text), first[0] if first else "\n"

    def with_edits(self, edits: Iterable[Edit]) -> bytes:
        """Return the bytes of the file after `edits`, which must not overlap."""
        parts, done = [], 0
        for edit in sorted(edits):
            assert edit.start >= done  # noqa: S101  # two edits of one place would be a fault of the caller
            parts += [self.text[done : edit.start], edit.text]
            done = edit.end
        mark = _BOM if self.data.startswith(_BOM) else b""
        return mark + "".join([*parts, self.text[done:]]).encode()

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(found.end() for found in _BREAK.finditer(self.text))]

    def _end(self, place: Location) -> ScalarEnd:
        if (place.line, place.column) not in self._ends:
            raise EditRefusedError(f"{place}: no value stands here that could be changed")
        return self._ends[place.line, place.column]

    @cached_property
    def _ends(self) -> dict[tuple[int, int], ScalarEnd]:
        if not self.path.endswith(".md"):
            return scalar_ends(self.text)
        page = split_page(self.data)
        return scalar_ends(page.front_matter.decode()) if page else {}
