"""YAML text as a tree of nodes that know their place. Scalars stay text; what we do not use of YAML is refused."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml

from generator.load.slips import curly_quote_in, curly_quotes, merge_conflicts, plain_words
from generator.load.unread import UnreadFile
from generator.problem import Location, Problem

MAX_BYTES = 8_000_000  # 100,000 facts in ten files stay below this
MAX_TEXT = 20_000  # signs in one value; a statement has hundreds, a picture pasted into one has millions
MAX_DEPTH = 12  # the deepest field of the model lies five levels down
_YAML_BREAKS = re.compile("[\x85\u2028\u2029]")  # line breaks to YAML, not to an editor: lines would be miscounted
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


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


class UnreadableTextError(Exception):
    """A text that cannot be read further."""

    def __init__(self, problem: Problem) -> None:
        """Keep the problem that says why."""
        super().__init__(problem.message)
        self.problem = problem


def parse(file: str, data: bytes) -> tuple[Node | None, list[Problem]]:
    """Return the tree of a YAML file, or None where it cannot be read, and the problems of its writing."""
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
    try:
        reader = _TreeReader(file, text)
        return reader.read(), reader.problems
    except UnreadableTextError as error:
        return None, [error.problem]


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
    for event in yaml.parse(_YAML_BREAKS.sub(" ", text), Loader=_Loader):
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


class _TreeReader:
    """Builds nodes from parser events: iterative, so that no depth of nesting can exhaust the stack."""

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self.text = text
        self.problems: list[Problem] = []
        self._open: list[tuple[Sequence | Mapping, str | None]] = []
        self._root: Node | None = None
        self._long_quote: tuple[Location, int] | None = (
            None  # where the last text of several lines in quotes starts, and its last line
        )

    def read(self) -> Node | None:
        try:
            for event in self._events():
                self._take(event)
        except yaml.MarkedYAMLError as error:
            raise UnreadableTextError(self._syntax_problem(error)) from error
        except yaml.reader.ReaderError as error:
            # `error.position` counts bytes or characters, depending on the parser.
            bad = error.character if isinstance(error.character, str) else chr(error.character)
            before = self.text[: self.text.find(bad)]
            place = Location(self.file, before.count("\n") + 1, len(before) - before.rfind("\n"))
            message = "a control character that YAML does not allow"
            raise UnreadableTextError(Problem(place, "yaml-syntax", message, hint="delete the character")) from error
        return self._root

    def _events(self) -> Iterator[yaml.Event]:
        return yaml.parse(self.text, Loader=_Loader)

    def _take(self, event: yaml.Event) -> None:
        place = self._place(event.start_mark)  # type: ignore[arg-type]  # only hand-made events lack a mark
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            self._refuse(
                place, "alias-or-anchor", "anchors (&name) and aliases (*name) are not used here", "write it out"
            )
        if isinstance(event, yaml.DocumentStartEvent) and self._root is not None:
            message = "a second document starts here"
            raise UnreadableTextError(Problem(place, "yaml-syntax", message, hint="remove the line with ---"))
        if isinstance(event, yaml.AliasEvent):
            self._add(Scalar(place, ""))
        elif isinstance(event, yaml.ScalarEvent):
            self._refuse_tag(place, event.tag)
            if len(event.value) > MAX_TEXT:
                message = f"the value has {len(event.value):,} signs; the limit is {MAX_TEXT:,}"
                self._refuse(place, "file-too-large", message, "say it in a few sentences")
            if event.style in {"'", '"'} and event.end_mark and event.end_mark.line >= place.line:
                self._long_quote = place, event.end_mark.line + 1
            self._add(Scalar(place, event.value))
        elif isinstance(event, yaml.SequenceStartEvent | yaml.MappingStartEvent):
            self._refuse_tag(place, event.tag)
            self._enter(Sequence(place) if isinstance(event, yaml.SequenceStartEvent) else Mapping(place))
        elif isinstance(event, yaml.SequenceEndEvent | yaml.MappingEndEvent):
            node, _ = self._open.pop()
            self._attach(node)

    def _enter(self, node: Sequence | Mapping) -> None:
        if len(self._open) >= MAX_DEPTH:
            message = f"nested more than {MAX_DEPTH} levels deep"
            hint = "no record needs that depth: check the brackets and the indentation"
            raise UnreadableTextError(Problem(node.place, "nested-too-deep", message, hint=hint))
        self._open.append((node, None))

    def _add(self, node: Node) -> None:
        if self._open and isinstance(self._open[-1][0], Mapping) and self._open[-1][1] is None:
            mapping = self._open[-1][0]
            self._open[-1] = (mapping, self._key(mapping, node))
        else:
            self._attach(node)

    def _key(self, mapping: Mapping, node: Node) -> str:
        key = node.text if isinstance(node, Scalar) else ""
        if key in mapping.key_places:
            first = mapping.key_places[key]
            message = f"the key {key!r} is already written on line {first.line}"
            self._refuse(node.place, "duplicate-key", message, "keep one of the two")
        else:
            mapping.key_places[key] = node.place
        return key

    def _attach(self, node: Node) -> None:
        if not self._open:
            self._root = node
            return
        parent, key = self._open[-1]
        if isinstance(parent, Sequence):
            parent.items.append(node)
        elif key is None:
            self._refuse(node.place, "yaml-syntax", "a list or mapping is used as a key", "a key is a plain word")
            parent.key_places.setdefault("", node.place)
            self._open[-1] = (parent, "")
        else:
            parent.entries.setdefault(key, node)
            self._open[-1] = (parent, None)

    def _refuse_tag(self, place: Location, tag: str | None) -> None:
        if tag is not None and tag != "!":
            self._refuse(
                place, "yaml-tag", f"the tag {tag!r} is not used here", "every value is text: leave the tag out"
            )

    def _refuse(self, place: Location, rule: str, message: str, hint: str) -> None:
        self.problems.append(Problem(place, rule, message, hint=hint))

    def _place(self, mark: yaml.Mark) -> Location:
        return Location(self.file, mark.line + 1, mark.column + 1)

    def _syntax_problem(self, error: yaml.MarkedYAMLError) -> Problem:
        mark = error.problem_mark or error.context_mark
        place = self._place(mark) if mark else Location(self.file)
        if "\\t" in str(error.problem) or "'\t'" in str(error.problem) or self._is_tab_indented(place.line):
            return Problem(place, "tab-indentation", "a tab is used for indentation", hint="indent with two spaces")
        quote = self._unclosed_quote(error, place)
        if quote is not None:
            return quote
        column = curly_quote_in(self._line(place.line))
        if column is not None:
            return curly_quotes(Location(self.file, place.line, column), "a value")
        message = plain_words(error.context, error.problem)
        return Problem(place, "yaml-syntax", message, hint="check quotes, colons and indentation here and just above")

    def _unclosed_quote(self, error: yaml.MarkedYAMLError, place: Location) -> Problem | None:
        """Return that a quote was left open, where it opens: YAML trips over it only at the next quote, or at the end."""
        hint = "close it at the end of its value"
        if error.context_mark and "quoted scalar" in str(error.context) and "end of stream" in str(error.problem):
            message = plain_words(error.context, error.problem)
            return Problem(self._place(error.context_mark), "yaml-syntax", message, hint=hint)
        if self._long_quote is not None and self._long_quote[1] == place.line:
            message = f"the quote that opens here is closed only in line {place.line}"
            return Problem(self._long_quote[0], "yaml-syntax", message, hint=hint)
        return None

    def _is_tab_indented(self, line: int) -> bool:
        content = self._line(line)
        return "\t" in content[: len(content) - len(content.lstrip())]

    def _line(self, number: int) -> str:
        lines = self.text.splitlines()
        return lines[number - 1] if number <= len(lines) else ""
