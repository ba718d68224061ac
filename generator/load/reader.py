"""From parser events to values with their places: scalars stay text; what we do not use of YAML is refused."""

from collections.abc import Callable
from functools import cached_property

import yaml

from generator.load.characters import character_problems, normalised
from generator.load.places import (
    MarksOfDict,
    MarksOfList,
    Plain,
    Written,
    as_location,
    key_mark,
    key_with_text,
    mark,
    start_of,
)
from generator.load.slips import curly_quote_in, curly_quotes, cut_after, glued_key, has_cut, plain_words, swallowed_key
from generator.problem import Location, Problem

MAX_TEXT = 20_000  # signs in one value; a statement has hundreds, a picture pasted into one has millions
MAX_ITEMS = 1_000  # in a list within a record; the longest of ours has a few dozen
MAX_DEPTH = 12  # the deepest field of the model lies five levels down
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class UnreadableTextError(Exception):
    """A text that cannot be read further."""

    def __init__(self, problem: Problem) -> None:
        """Keep the problem that says why."""
        super().__init__(problem.message)
        self.problem = problem


class _OpenList:
    """A list that is being read."""

    __slots__ = ("marks", "value")

    def __init__(self, at: int) -> None:
        self.value: list[Plain] = []
        self.marks: MarksOfList = [at]


class _OpenDict:
    """Keys and values that are being read; `key` is the one whose value is to come."""

    __slots__ = ("key", "key_mark", "marks", "value")

    def __init__(self, at: int) -> None:
        self.value: dict[str, Plain] = {}
        self.marks: MarksOfDict = {None: at}
        self.key: str | None = None
        self.key_mark = 0


_Open = _OpenList | _OpenDict


class Reader:
    """Builds values from parser events: iterative, so that no depth of nesting can exhaust the stack."""

    def __init__(self, file: str, text: str) -> None:
        """Get ready to read `text`, which stands in `file`."""
        self.file = file
        self.text = text
        self.problems: list[Problem] = []
        self._may_cut = has_cut(text)
        self._root: Written | None = None
        self._around: list[_Open] = []  # what is open, from the outermost
        # Where the last text of several lines in quotes starts, and its last line, from 1.
        self._long_quote: tuple[int, int] | None = None

    def read(self) -> Written | None:
        """Return what the text holds; None where that is nothing.

        Raises:
            UnreadableTextError: it cannot be read to its end.

        """
        try:
            loader = LOADER(self.text)
            try:
                self._take_all(loader.get_event)
            finally:
                loader.dispose()
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

    def _take_all(self, next_event: Callable[[], yaml.Event | None]) -> None:
        """Take event by event; most of the time of loading is spent here, so the usual is asked for first."""
        while (event := next_event()) is not None:
            if isinstance(event, yaml.ScalarEvent):
                self._take_scalar(event)
            elif isinstance(event, yaml.CollectionStartEvent):
                self._enter(event)
            elif isinstance(event, yaml.CollectionEndEvent):
                done = self._around.pop()
                self._attach(done)
            elif isinstance(event, yaml.AliasEvent):
                at = _mark(event)
                self._refuse_anchor(at)
                self._add("", at)
            elif isinstance(event, yaml.DocumentStartEvent) and self._root is not None:
                message = "a second document starts here"
                place = as_location(self.file, _mark(event))
                raise UnreadableTextError(Problem(place, "yaml-syntax", message, hint="remove the line with ---"))

    def _take_scalar(self, event: yaml.ScalarEvent) -> None:
        start = event.start_mark
        at = mark(start.line, start.column)  # type: ignore[union-attr]  # only hand-made events lack a mark
        text = event.value
        if event.anchor is not None:
            self._refuse_anchor(at)
        if event.tag is not None:
            self._refuse_tag(at, event.tag)
        if len(text) > MAX_TEXT:
            message = f"the value has {len(text):,} signs; the limit is {MAX_TEXT:,}"
            self._refuse(at, "file-too-large", message, "say it in a few sentences")
            half = MAX_TEXT // 2
            text = text[:half] + text[-half:]  # so that the rest of the check stays quick
        self.problems += character_problems(text, as_location(self.file, at))
        if self._may_cut and not event.style:
            self._refuse_cut(event)
        if event.style in {">", "|"} and event.end_mark.line > start.line:  # type: ignore[union-attr]  # as above
            self._refuse_swallowed(event)
        if event.style in {"'", '"'} and event.end_mark.line > start.line:  # type: ignore[union-attr]  # as above
            self._long_quote = at, event.end_mark.line + 1  # type: ignore[union-attr]  # as above
        self._add(normalised(text), at)

    def _enter(self, event: yaml.CollectionStartEvent) -> None:
        at = _mark(event)
        if event.anchor is not None:
            self._refuse_anchor(at)
        if event.tag is not None:
            self._refuse_tag(at, event.tag)
        if len(self._around) >= MAX_DEPTH:
            message = f"nested more than {MAX_DEPTH} levels deep"
            hint = "no record needs that depth: check the brackets and the indentation"
            place = as_location(self.file, at)
            raise UnreadableTextError(Problem(place, "nested-too-deep", message, hint=hint))
        self._around.append(_OpenList(at) if isinstance(event, yaml.SequenceStartEvent) else _OpenDict(at))

    def _add(self, text: str, at: int) -> None:
        """Take a text as what it is where it stands: an item, a key, a value or all there is."""
        if not self._around:
            self._root = Written(self.file, text, at)
            return
        parent = self._around[-1]
        if isinstance(parent, _OpenList):
            parent.value.append(text)
            parent.marks.append(at)
        elif parent.key is not None:
            if parent.key not in parent.value:
                parent.value[parent.key] = text
                parent.marks[parent.key] = key_with_text(parent.key_mark, at)
            parent.key = None
        else:
            if text in parent.value:
                first = as_location(self.file, key_mark(parent.marks[text]))
                message = f"the key {text!r} is already written on line {first.line}"
                self._refuse(at, "duplicate-key", message, "keep one of the two")
            parent.key, parent.key_mark = text, at

    def _attach(self, done: _Open) -> None:
        """Put a list or dict that has been read where it belongs."""
        if not self._around:
            self._root = Written(self.file, done.value, done.marks)
            return
        parent = self._around[-1]
        if isinstance(done, _OpenList) and len(done.value) > MAX_ITEMS:
            message = f"the list has {len(done.value):,} items; the limit is {MAX_ITEMS:,}"
            self._refuse(start_of(done.marks), "file-too-large", message, "divide it among several records")
            del done.value[MAX_ITEMS:], done.marks[MAX_ITEMS + 1 :]  # so that the rest of the check stays quick
        if isinstance(parent, _OpenList):
            parent.value.append(done.value)
            parent.marks.append(done.marks)
        elif parent.key is not None:
            if parent.key not in parent.value:
                parent.value[parent.key] = done.value
                parent.marks[parent.key] = parent.key_mark, done.marks
            parent.key = None
        else:
            at = start_of(done.marks)
            self._refuse(at, "yaml-syntax", "a list or mapping is used as a key", "a key is a plain word")
            parent.key, parent.key_mark = "", at

    def _refuse_anchor(self, at: int) -> None:
        self._refuse(at, "alias-or-anchor", "anchors (&name) and aliases (*name) are not used here", "write it out")

    def _refuse_tag(self, at: int, tag: str) -> None:
        if tag != "!":
            self._refuse(at, "yaml-tag", f"the tag {tag!r} is not used here", "every value is text: leave the tag out")

    def _refuse_cut(self, event: yaml.ScalarEvent) -> None:
        end = event.end_mark
        offset = cut_after(self.text, end.index)  # type: ignore[union-attr]  # only hand-made events lack a mark
        if offset is not None and event.value:
            at = mark(end.line, end.column + offset)  # type: ignore[union-attr]  # as above
            message = "the value ends before this #, which starts a comment"
            self._refuse(at, "cut-value", message, "put the value in quotes, or a blank behind the #")

    def _refuse_swallowed(self, event: yaml.ScalarEvent) -> None:
        """Refuse the first key within a text below > or |, which its indentation made a part of it."""
        start, end = event.start_mark, event.end_mark
        for number in range(start.line + 1, end.line):  # type: ignore[union-attr]  # only hand-made events lack a mark
            line = self._line(number + 1)
            key = swallowed_key(line)
            if key is not None:
                message = f"{key!r} is a part of the text that starts in line {start.line + 1}"  # type: ignore[union-attr]  # as above
                hint = "indent it like the keys above that text"
                self._refuse(mark(number, len(line) - len(line.lstrip())), "swallowed-key", message, hint)
                return

    def _refuse(self, at: int, rule: str, message: str, hint: str) -> None:
        self.problems.append(Problem(as_location(self.file, at), rule, message, hint=hint))

    def _syntax_problem(self, error: yaml.MarkedYAMLError) -> Problem:
        mark = error.problem_mark or error.context_mark
        place = self._place(mark) if mark else Location(self.file)
        if "\\t" in str(error.problem) or "'\t'" in str(error.problem) or self._is_tab_indented(place.line):
            return Problem(place, "tab-indentation", "a tab is used for indentation", hint="indent with two spaces")
        glued = self._glued_key(error, place)
        if glued is not None:
            return glued
        quote = self._unclosed_quote(error, place)
        if quote is not None:
            return quote
        column = curly_quote_in(self._line(place.line))
        if column is not None:
            return curly_quotes(Location(self.file, place.line, column), "a value")
        message = plain_words(error.context, error.problem)
        if error.context_mark and "simple key" in str(error.context):  # the parser looks for its colon far below
            place = self._place(error.context_mark)
        return Problem(place, "yaml-syntax", message, hint="check quotes, colons and indentation here and just above")

    def _glued_key(self, error: yaml.MarkedYAMLError, place: Location) -> Problem | None:
        """Return that a key has no blank behind its colon, at its line: the parser trips over what follows it."""
        lines = [error.context_mark.line + 1] if error.context_mark and "simple key" in str(error.context) else []
        above = (number for number in range(place.line - 1, 0, -1) if self._line(number).strip())
        for number in (*lines, place.line, next(above, place.line)):
            key = glued_key(self._line(number))
            if key is not None:
                column = self._line(number).index(key) + 1
                message = f"the key {key!r} has no blank behind its colon"
                return Problem(Location(self.file, number, column), "yaml-syntax", message, hint=f"write `{key}: …`")
        return None

    def _unclosed_quote(self, error: yaml.MarkedYAMLError, place: Location) -> Problem | None:
        """Return that a quote was left open, where it opens: YAML trips over it only at the next quote, or at the end."""
        hint = "close it at the end of its value"
        if error.context_mark and "quoted scalar" in str(error.context) and "end of stream" in str(error.problem):
            message = plain_words(error.context, error.problem)
            return Problem(self._place(error.context_mark), "yaml-syntax", message, hint=hint)
        if self._long_quote is not None and self._long_quote[1] == place.line:
            message = f"the quote that opens here is closed only in line {place.line}"
            return Problem(as_location(self.file, self._long_quote[0]), "yaml-syntax", message, hint=hint)
        return None

    def _place(self, mark: yaml.Mark) -> Location:
        return Location(self.file, mark.line + 1, mark.column + 1)

    def _is_tab_indented(self, line: int) -> bool:
        content = self._line(line)
        return "\t" in content[: len(content) - len(content.lstrip())]

    def _line(self, number: int) -> str:
        return self._lines[number - 1] if number <= len(self._lines) else ""

    @cached_property
    def _lines(self) -> list[str]:
        return self.text.splitlines()


def _mark(event: yaml.Event) -> int:
    start = event.start_mark
    return mark(start.line, start.column)  # type: ignore[union-attr]  # only hand-made events lack a mark
