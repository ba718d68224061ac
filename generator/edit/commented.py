"""YAML read together with its comments, each given to the value it stands beside or above."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml

from generator.edit.branch import Branch
from generator.load.nodes import as_read

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_KEPT_BLOCK = re.compile(r"[|>]-?[ \t]*(?:#.*)?")  # the header of a block whose lines can be moved as they are
_ITEM = re.compile(r"#\s*- ")  # an item that somebody has taken out for a while


@dataclass(slots=True)
class _Place:
    """Where a value stands: offsets into the text, from its dash or key to its end."""

    branch: Branch
    start: int
    open: int
    """Where the value itself starts."""
    parent: "_Place | None"
    end: int = 0
    is_flow: bool = False
    children: "list[_Place]" = field(default_factory=list)

    @property
    def lineage(self) -> "Iterator[_Place]":
        """The place and all around it, the innermost first."""
        place: _Place | None = self
        while place is not None:
            yield place
            place = place.parent

    def holds_in_brackets(self, offset: int) -> bool:
        """Whether `offset` lies between the brackets or braces that the value is written in."""
        return self.is_flow and self.open < offset < self.end


@dataclass(frozen=True, slots=True)
class _Comment:
    text: str
    offset: int
    column: int
    is_alone: bool
    is_below_blank: bool


def read_commented(data: bytes) -> tuple[Branch | None, list[str]]:
    """Return the tree of a YAML file that loads, and every comment of it in order.

    The tree is None where there is no value; then its comments are all there is.
    """
    reader = _Reader(as_read(data).replace("\r\n", "\n").replace("\r", "\n"))
    root = reader.read()
    comments = list(reader.comments())
    if root is None:
        lines = [line for comment in comments for line in _with_blank(comment)]
        return None, lines
    for comment in comments:
        reader.give(root, comment)
    reader.settle_blank_lines(root)
    return root.branch, [comment.text for comment in comments]


class _Reader:
    def __init__(self, text: str) -> None:
        self.text = text
        self._lines = [0, *(found.end() for found in re.finditer("\n", text))]
        self._events = iter(list(yaml.parse(text, Loader=_Loader)))
        tokens = yaml.scan(text, Loader=_Loader)
        self._dashes = [self._offset(t.start_mark) for t in tokens if isinstance(t, yaml.BlockEntryToken)]
        self._opaque: list[tuple[int, int]] = []  # spans in which no comment can stand
        self._places: list[_Place] = []  # in the order of the text
        self._last_lead: _Place | None = None

    def read(self) -> _Place | None:
        """Return the place of the root, or None where there is none."""
        for event in self._events:
            if isinstance(event, yaml.NodeEvent):
                return self._node(event, None, None)
        return None

    def _offset(self, mark: yaml.Mark) -> int:
        return self._lines[mark.line] + mark.column

    def _node(self, event: yaml.Event, start: int | None, parent: _Place | None) -> _Place:
        opened, closed = self._offset(event.start_mark), self._offset(event.end_mark)  # type: ignore[arg-type]  # only hand-made events lack marks
        place = _Place(Branch(""), opened if start is None else start, opened, parent, closed)
        self._places.append(place)
        if isinstance(event, yaml.ScalarEvent):
            self._scalar(event, place)
        elif isinstance(event, yaml.SequenceStartEvent | yaml.MappingStartEvent):
            place.is_flow = bool(event.flow_style)
            end = self._items(place) if isinstance(event, yaml.SequenceStartEvent) else self._pairs(place)
            place.end = self._offset(end) if place.is_flow else max([opened, *(c.end for c in place.children)])
        return place

    def _items(self, place: _Place) -> yaml.Mark:
        items: list[Branch] = []
        place.branch.value = items
        for event in self._events:
            if isinstance(event, yaml.SequenceEndEvent):
                return event.end_mark  # type: ignore[return-value]  # as above
            start = None if place.is_flow else self._dash_before(event)
            child = self._node(event, start, place)
            place.children.append(child)
            items.append(child.branch)
        raise AssertionError  # a sequence that loads has an end

    def _pairs(self, place: _Place) -> yaml.Mark:
        entries: dict[str, Branch] = {}
        place.branch.value = entries
        for event in self._events:
            if isinstance(event, yaml.MappingEndEvent):
                return event.end_mark  # type: ignore[return-value]  # as above
            assert isinstance(event, yaml.ScalarEvent)  # noqa: S101  # what loads has plain words for keys
            start = self._offset(event.start_mark)  # type: ignore[arg-type]  # as above
            self._opaque.append((start, self._offset(event.end_mark)))  # type: ignore[arg-type]
            child = self._node(next(self._events), start, place)
            place.children.append(child)
            entries[event.value] = child.branch
        raise AssertionError  # a mapping that loads has an end

    def _dash_before(self, event: yaml.Event) -> int:
        opened = self._offset(event.start_mark)  # type: ignore[arg-type]  # as above
        # A list within a list starts at its own first dash.
        return self._dashes[bisect_left(self._dashes, opened) - 1]

    def _scalar(self, event: yaml.ScalarEvent, place: _Place) -> None:
        place.branch.value = event.value
        begin = place.open
        if event.style in {"|", ">"}:
            place.end = begin + len(self.text[begin : place.end].rstrip("\n "))
            header, *lines = self.text[begin : place.end].split("\n")
            if _KEPT_BLOCK.fullmatch(header):
                indent = min((len(line) - len(line.lstrip(" ")) for line in lines if line.strip()), default=0)
                place.branch.block = (header.split("#")[0].strip(), *(line[indent:] for line in lines))
            begin += len(header)  # a comment may stand behind the header
        self._opaque.append((begin, place.end))

    def comments(self) -> Iterator[_Comment]:
        """Yield the comments in order."""
        done = 0
        for begin, end in [*self._opaque, (len(self.text), len(self.text))]:
            for found in re.finditer("#[^\n]*", self.text[done:begin]):
                offset = done + found.start()
                line = self.text.rfind("\n", 0, offset) + 1
                is_alone = not self.text[line:offset].strip(" \t")
                yield _Comment(
                    found[0].rstrip(), offset, offset - line, is_alone, is_alone and self.is_below_blank(line)
                )
            done = max(done, end)

    def is_below_blank(self, offset: int) -> bool:
        """Whether the line above that of `offset` is there and blank."""
        line = self.text.rfind("\n", 0, offset) + 1
        above = self.text.rfind("\n", 0, max(line - 1, 0)) + 1
        return line > 0 and not self.text[above : line - 1].strip()

    def give(self, root: _Place, comment: _Comment) -> None:
        """Give the comment to the value that it belongs to."""
        position = bisect_left(self._places, comment.offset, key=lambda place: place.start)
        before = self._places[position - 1] if position else None
        bracket = before and next((place for place in before.lineage if place.holds_in_brackets(comment.offset)), None)
        if bracket:
            _give_in_brackets(bracket, comment)
        elif before is None:
            root.branch.lead += _with_blank(comment)
        elif not comment.is_alone:
            outer = [place for place in before.lineage if place.is_flow]
            _trail(outer[-1].branch if outer else before.branch, comment)
        else:
            following = self._places[position] if position < len(self._places) else None
            self._give_above_or_below(before, following, comment)

    def _give_above_or_below(self, before: _Place, following: _Place | None, comment: _Comment) -> None:
        """Give a comment on a line of its own to what follows, or to what it is indented like and which ends above it."""
        is_deeper = following is None or comment.column > self._column(following)
        if self._last_lead is not following or following is None:
            for place in before.lineage:
                if place is (following.parent if following else self._places[0]):
                    break
                is_like_it = is_deeper or (isinstance(place.branch.value, list) and _ITEM.match(comment.text))
                if is_like_it and place.children and not place.is_flow and self._indent(place) <= comment.column:
                    place.branch.foot.append(comment.text)
                    return
        if following is None:
            self._places[0].branch.foot += _with_blank(comment)
        else:
            self._last_lead = following
            is_record = following.parent is self._places[0]
            following.branch.lead += _with_blank(comment) if is_record else [comment.text]

    def _indent(self, place: _Place) -> int:
        """Return how far the items or keys of a list or mapping are indented."""
        return self._column(place.children[0])

    def _column(self, place: _Place) -> int:
        return place.start - (self.text.rfind("\n", 0, place.start) + 1)

    def settle_blank_lines(self, root: _Place) -> None:
        """Note which records stand apart; a blank line between a comment and what it stands above is kept."""
        for number, place in enumerate(root.children):
            record = root if number == 0 else place
            lead = record.branch.lead
            if not lead:
                record.branch.is_set_apart = self.is_below_blank(place.start)
            elif self.is_below_blank(place.start):
                lead.append("")
            if lead and not lead[0]:
                record.branch.is_set_apart = True
                del lead[0]


def _give_in_brackets(bracket: _Place, comment: _Comment) -> None:
    before = [child for child in bracket.children if child.start < comment.offset]
    after = [child for child in bracket.children if child.start > comment.offset]
    if not comment.is_alone:
        _trail(before[-1].branch if before else bracket.branch, comment)
    else:
        (after[0].branch.lead if after else bracket.branch.foot).append(comment.text)


def _with_blank(comment: _Comment) -> list[str]:
    return ["", comment.text] if comment.is_below_blank else [comment.text]


def _trail(branch: Branch, comment: _Comment) -> None:
    if branch.trail:
        branch.lead.append(comment.text)
    else:
        branch.trail = comment.text
