"""What can be mended without asking: slips after which a file says what it plainly said before, or says anything at all.

A mending is made only where it is safe. What changes no meaning may always be mended: line ends, a byte order mark,
blanks at the end of a line, what some programs leave at the end of a file. What changes how a file is read is mended only
where it has a fault there, one way out leads to the field that was meant, and no other fault comes of it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from pydantic import BaseModel

from generator.load.characters import without_hidden
from generator.load.content import load
from generator.load.file import SITE_FILE, model_of
from generator.load.nodes import parse
from generator.load.records import to_plain
from generator.model.shape import shape
from generator.model.site import Site
from generator.problem import Location, Problem

_BOM = b"\xef\xbb\xbf"
_NEARNESS = 0.8  # `standng` and `abuot` are meant for one key; `date` is not meant for `when`
_TAB_WIDTHS = (2, 4, 8)
_WIDE_BLANKS = "\u00a0\u2007\u202f"  # no-break spaces, as word processors and web pages have them
_INDENT = re.compile(rf"(?m)^[ \t{_WIDE_BLANKS}]+")
# A value in quotes that YAML takes for letters.
_SMART = re.compile(
    r"""(?<=[:,\[{-])(\s+|(?<=[\[{])) ?[“”„‟]([^“”„‟"\\\n]*)[“”„‟](?=\s*(?:[,}\]]|$|\s\#))""", re.VERBOSE
)
_KEY = re.compile(r"[\w -]+(?=[ \t]*:)")
_MOST = 500  # mendings a file; one with more has another ailment


@dataclass(frozen=True, slots=True, order=True)
class Mending:
    """What was mended, and where: the line as it is counted afterwards, from 1."""

    file: str
    line: int
    what: str

    def __str__(self) -> str:
        """Return the clickable form that editors and terminals understand."""
        return f"{self.file}:{self.line}: {self.what}"


def mended(file: str, data: bytes) -> tuple[bytes, list[Mending]]:
    """Return the bytes of a YAML file of content after what could be mended safely, and what that was, line by line."""
    try:
        data.decode()
    except UnicodeDecodeError:
        return data, []  # what its letters should be, only its writer knows
    notes: list[Mending] = []
    for step in (_line_ends, _end_of_file, _indentation, _ends_of_lines, _values_and_keys):
        data, found = step(file, data)
        notes += found
    return data, sorted(notes)


def _line_ends(file: str, data: bytes) -> tuple[bytes, list[Mending]]:
    notes = []
    if data.startswith(_BOM):
        data = data.removeprefix(_BOM)
        notes.append(Mending(file, 1, "the byte order mark is gone"))
    plain = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    if plain != data:
        number = data.count(b"\r")
        notes.append(
            Mending(file, 1, f"{number} {'line ends' if number == 1 else 'lines end'} as elsewhere, without CR")
        )
    return plain, notes


def _end_of_file(file: str, data: bytes) -> tuple[bytes, list[Mending]]:
    """Leave out what some programs write at the end of a file: zeros, and the sign that once ended a text."""
    kept = data.rstrip(b"\x00\x1a \t\n")
    if not set(data[len(kept) :]) & {0x00, 0x1A}:
        return data, []
    line = kept.count(b"\n") + 1
    return kept + b"\n", [Mending(file, line, "signs that nobody sees at the end of the file are gone")]


def _indentation(file: str, data: bytes) -> tuple[bytes, list[Mending]]:
    """Indent with spaces, where the file cannot be read as it is and every width of a tab that makes it so agrees."""
    text = data.decode()
    odd = [found for found in _INDENT.finditer(text) if found[0].strip(" ")]
    if not odd or parse(file, data)[0] is not None:
        return data, []
    ways = [_INDENT.sub(lambda found, width=width: _spaces(found[0], width), text) for width in _TAB_WIDTHS]  # type: ignore[misc]  # mypy knows no default of a lambda
    read = [(way, parse(file, way.encode())) for way in ways]
    good = [(way, to_plain(root)) for way, (root, problems) in read if root is not None and not problems]
    if not good or any(said != good[0][1] for _, said in good):
        return data, []
    lines = [text.count("\n", 0, found.start()) + 1 for found in odd]
    return good[0][0].encode(), [Mending(file, line, "indented with spaces") for line in lines]


def _spaces(indent: str, width: int) -> str:
    return indent.replace("\t", " " * width).translate(dict.fromkeys(map(ord, _WIDE_BLANKS), " "))


def _ends_of_lines(file: str, data: bytes) -> tuple[bytes, list[Mending]]:
    lines = data.decode().split("\n")
    bare = [line.rstrip(" \t") for line in lines]
    result = "\n".join(bare).encode()
    said = _said(file, data)
    if result == data or said is None or _said(file, result) != said:
        return data, []
    changed = [number for number, (old, new) in enumerate(zip(lines, bare, strict=True), start=1) if old != new]
    return result, [Mending(file, number, "blanks at the end of the line are gone") for number in changed]


def _said(file: str, data: bytes) -> object:
    root, _ = parse(file, data)
    return to_plain(root) if root else None


def _values_and_keys(file: str, data: bytes) -> tuple[bytes, list[Mending]]:
    """Mend one fault after the other, as long as one goes and no other comes."""
    notes: list[Mending] = []
    state = _State.of(file, data)
    tried: set[tuple[int, str, str]] = set()
    while state.faults and len(notes) < _MOST:
        for place, line, ways in state.ways():
            untried = [way for way in ways if (place.line, line, way.new) not in tried]
            good = [(way, better) for way in untried if (better := state.bettered(way, place.line))]
            if len(good) == 1:
                way, state = good[0]
                notes.append(Mending(file, place.line, way.what))
                break
            tried |= {(place.line, line, way.new) for way in untried}
        else:
            break
    return state.data, notes


@dataclass(frozen=True, slots=True)
class _Way:
    """A line as it might be meant."""

    new: str
    what: str


@dataclass(frozen=True, slots=True)
class _State:
    """A file and its faults on the way."""

    file: str
    data: bytes
    faults: list[Problem]

    @classmethod
    def of(cls, file: str, data: bytes) -> "_State":
        return cls(file, data, [problem for problem in load({file: data})[1] if problem.place.file == file])

    def ways(self) -> Iterator[tuple[Location, str, list[_Way]]]:
        """Yield of each fault its place, its line and what that might be meant to be; only one of these may serve."""
        lines = self.data.decode().split("\n")
        for fault in self.faults:
            if fault.place.line > len(lines):  # something is missing at the end
                continue
            line = lines[fault.place.line - 1]
            for found in _SMART.finditer(line):
                new = f'{line[: found.start(2) - 1]}"{found[2]}"{line[found.end(2) + 1 :]}'
                yield fault.place, line, [_Way(new, "straight quotes for curly ones")]
            if line != line.rstrip(_WIDE_BLANKS):
                yield fault.place, line, [_Way(line.rstrip(_WIDE_BLANKS), "blanks at the end of the line are gone")]
            if fault.rule == "invisible-character":
                yield fault.place, line, [_Way(without_hidden(line), "characters that nobody sees are gone")]
            if fault.rule == "unknown-key":
                yield fault.place, line, list(self._known_keys(line, fault.place.column - 1))

    def _known_keys(self, line: str, start: int) -> Iterator[_Way]:
        found = _KEY.match(line, start)
        model = Site if self.file == SITE_FILE else model_of(self.file)
        if found and model:
            for key in get_close_matches(found[0], sorted(_keys(model)), n=5, cutoff=_NEARNESS):
                yield _Way(f"{line[:start]}{key}{line[found.end() :]}", f"the key {found[0]!r} is meant to be {key!r}")

    def bettered(self, way: _Way, line: int) -> "_State | None":
        """Return the file with a line written in another way, or None where not all is better for it."""
        lines = self.data.decode().split("\n")
        lines[line - 1] = way.new
        after = _State.of(self.file, "\n".join(lines).encode())
        if _said(self.file, self.data) is None:  # all there is is the fault that keeps it from being read
            here = [fault for fault in after.faults if fault.place.line <= line]
            return None if here else after
        old, new = ([(fault.rule, fault.message) for fault in state.faults] for state in (self, after))
        return after if len(new) < len(old) and all(new.count(kind) <= old.count(kind) for kind in new) else None


def _keys(model: type[BaseModel]) -> set[str]:
    """Return the keys of a record and of its parts."""
    parts = [shape(info).holds for info in model.model_fields.values()]
    return set(model.model_fields).union(*(_keys(part) for part in parts if issubclass(part, BaseModel)))
