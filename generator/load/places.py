"""What is written and where, in few objects: a large content has half a million places, and hardly one is asked for."""

import marshal
import zlib
from collections.abc import Iterable, Mapping, Sequence as Steps
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

from generator.problem import Location

# A file has less than 8 million bytes, so neither a line nor a column needs more than 23 bits.
_COLUMN_BITS = 24
_MARK_BITS = 2 * _COLUMN_BITS
_COLUMN = (1 << _COLUMN_BITS) - 1
_MARK = (1 << _MARK_BITS) - 1
_QUICKLY = 1  # zlib's lowest level
# Who looks at one part of a record looks at others of its file.
_FILES_UNPACKED = 2

Plain: TypeAlias = "str | list[Plain] | dict[str, Plain]"
"""A value as text, lists and dicts; an empty value is an empty text."""
MarksOfList: TypeAlias = "list[Marks]"
"""The mark of the list itself, then the marks of its items."""
MarksOfDict: TypeAlias = "dict[str | None, int | tuple[int, Marks]]"
"""Under None the mark of the dict itself. Under a key its mark and its value's marks: those of a text are one number."""
Marks: TypeAlias = "int | MarksOfList | MarksOfDict"
"""The marks of a value, in its shape; that of a text is a number."""


def mark(line: int, column: int) -> int:
    """Return a place as one number; line and column count from 0."""
    return line << _COLUMN_BITS | column


def key_with_text(key: int, text: int) -> int:
    """Return the mark of a key and that of the text it leads to as one number."""
    return key << _MARK_BITS | text


def key_mark(found: int | tuple[int, Marks]) -> int:
    """Return the mark of a key, given what a dict's marks hold under it."""
    return found >> _MARK_BITS if isinstance(found, int) else found[0]


def value_marks(found: int | tuple[int, Marks]) -> Marks:
    """Return the marks of what a key leads to, given what a dict's marks hold under it."""
    return found & _MARK if isinstance(found, int) else found[1]


def packed(marks: Iterable[Marks]) -> bytes:
    """Return the marks of a file's values as bytes, a tenth of the memory: they are kept, and hardly ever looked at."""
    return zlib.compress(marshal.dumps({start_of(one): one for one in marks}), _QUICKLY)


@lru_cache(maxsize=_FILES_UNPACKED)
def unpacked(data: bytes) -> Mapping[int, Marks]:
    """Return the marks that `packed` made these bytes of, each by the mark of where its value starts."""
    marks: Mapping[int, Marks] = marshal.loads(zlib.decompress(data))  # noqa: S302  # our own, of this process
    return marks


def start_of(marks: Marks) -> int:
    """Return the mark of where a value starts."""
    own = marks[0] if isinstance(marks, list) else marks[None] if isinstance(marks, dict) else marks
    assert isinstance(own, int)  # noqa: S101  # the reader puts it there
    return own


def as_location(file: str, mark: int) -> Location:
    """Return the place that a mark stands for."""
    return Location(file, (mark >> _COLUMN_BITS) + 1, (mark & _COLUMN) + 1)


@dataclass(frozen=True, slots=True)
class Written:
    """A value, and where it and its parts are written."""

    file: str
    value: Plain
    marks: Marks

    @property
    def place(self) -> Location:
        """Where it starts."""
        return as_location(self.file, start_of(self.marks))

    def items(self) -> "list[Written]":
        """Return the items of a list; nothing for all else."""
        if not isinstance(self.value, list) or not isinstance(self.marks, list):
            return []
        return [Written(self.file, value, marks) for value, marks in zip(self.value, self.marks[1:], strict=True)]


def nothing_written(file: str) -> Written:
    """Return what a file holds in which no key stands."""
    return Written(file, {}, {None: mark(0, 0)})


def locate(file: str, marks: Marks, path: Steps[str | int]) -> Location:
    """Return the place of the deepest part of `path` that is written: where a text stands, or the key of all else."""
    found = start_of(marks)
    for step in path:
        if isinstance(marks, dict) and isinstance(step, str) and step in marks:
            below = marks[step]
            found, marks = key_mark(below), value_marks(below)
        elif isinstance(marks, list) and isinstance(step, int) and 0 <= step < len(marks) - 1:
            marks = marks[step + 1]
            found = start_of(marks)
        else:
            break
    else:
        found = marks if isinstance(marks, int) else found
    return as_location(file, found)
