"""YAML text as values or as a tree of nodes that know their place; what is too large or no text is refused."""

import re
from dataclasses import dataclass, field

import yaml

from generator.load.places import Marks, Plain, Written, as_location, key_mark, start_of, value_marks
from generator.load.reader import LOADER, Reader, UnreadableTextError
from generator.load.slips import merge_conflicts
from generator.load.unread import UnreadFile
from generator.problem import Location, Problem

MAX_BYTES = 8_000_000  # 100,000 facts in ten files stay below this
_YAML_BREAKS = re.compile("[\x85\u2028\u2029]")  # line breaks to YAML, not to an editor: lines would be miscounted


@dataclass(slots=True)
class Scalar:
    """A text and where it stands."""

    place: Location
    text: str


@dataclass(slots=True)
class Sequence:
    """A list and where it starts."""

    place: Location
    items: "list[Node]" = field(default_factory=list)


@dataclass(slots=True)
class Mapping:
    """Keys and values, each key with its own place."""

    place: Location
    entries: "dict[str, Node]" = field(default_factory=dict)
    key_places: dict[str, Location] = field(default_factory=dict)


Node = Scalar | Sequence | Mapping


def parse(file: str, data: bytes) -> tuple[Node | None, list[Problem]]:
    """Return the tree of a YAML file, or None where it cannot be read, and the problems of its writing."""
    written, problems = read(file, data)
    return (as_node(written) if written else None), problems


def as_node(written: Written) -> Node:
    """Return a value as a tree of nodes."""
    return _node(written.file, written.value, written.marks)


def _node(file: str, value: Plain, marks: Marks) -> Node:
    place = as_location(file, start_of(marks))
    if isinstance(value, dict) and isinstance(marks, dict):
        entries = {key: _node(file, item, value_marks(marks[key])) for key, item in value.items()}
        return Mapping(place, entries, {key: as_location(file, key_mark(marks[key])) for key in value})
    if isinstance(value, list) and isinstance(marks, list):
        return Sequence(place, [_node(file, item, below) for item, below in zip(value, marks[1:], strict=True)])
    assert isinstance(value, str)  # noqa: S101  # marks have the shape of their value
    return Scalar(place, value)


def read(file: str, data: bytes) -> tuple[Written | None, list[Problem]]:
    """Return what a YAML file holds, or None where it cannot be read, and the problems of its writing."""
    start = Location(file)
    if isinstance(data, UnreadFile):
        return None, [Problem(start, "unread-file", data.message, hint=data.hint)]
    if len(data) > MAX_BYTES:
        message = f"the file has {len(data):,} bytes; the limit is {MAX_BYTES:,}"
        return None, [Problem(start, "file-too-large", message, hint="split it into several files")]
    try:
        text = as_read(data)
    except UnicodeDecodeError as error:
        return None, [_not_utf8(file, error)]
    if conflicts := merge_conflicts(file, text):
        return None, conflicts
    reader = Reader(file, text)
    try:
        return reader.read(), reader.problems
    except UnreadableTextError as error:
        return None, [*reader.problems, error.problem]


def as_read(data: bytes) -> str:
    """Return the text of a file as it is parsed: without a byte order mark, with blanks for what only YAML breaks at.

    Raises:
        UnicodeDecodeError: the file is not UTF-8.

    """
    return _YAML_BREAKS.sub(" ", data.decode("utf-8-sig"))


@dataclass(frozen=True, slots=True)
class ScalarEnd:
    """Where a scalar ends, line and column from 1, and whether it stands in brackets or braces."""

    line: int
    column: int
    is_in_brackets: bool


def scalar_ends(text: str) -> dict[tuple[int, int], ScalarEnd]:
    """Return where each scalar of a well-formed YAML text ends, under the line and column at which it starts."""
    ends = {}
    depth = 0
    for event in yaml.parse(_YAML_BREAKS.sub(" ", text), Loader=LOADER):
        start, end = event.start_mark, event.end_mark
        if isinstance(event, yaml.ScalarEvent) and start and end:
            ends[start.line + 1, start.column + 1] = ScalarEnd(end.line + 1, end.column + 1, depth > 0)
        elif isinstance(event, yaml.CollectionStartEvent):
            depth += bool(depth or event.flow_style)  # what is in brackets holds nothing that is not
        elif isinstance(event, yaml.CollectionEndEvent):
            depth = max(0, depth - 1)
    return ends


def _not_utf8(file: str, error: UnicodeDecodeError) -> Problem:
    data = error.object  # without a byte order mark
    before = data[: error.start]
    line_start = before.rfind(b"\n") + 1
    column = len(before[line_start:].decode("utf-8", errors="replace")) + 1
    place = Location(file, before.count(b"\n") + 1, column)
    message = f"byte 0x{data[error.start]:02x} is not UTF-8"
    return Problem(place, "not-utf-8", message, hint="save the file with the encoding UTF-8")
