"""A new id for a record, everywhere it is referred to; the old one stays as a former id, where the kind keeps any."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from generator.check.references import records
from generator.edit.find import Identified, find_record, loaded, records_of
from generator.edit.scalar import scalar
from generator.edit.text import Edit, EditRefusedError, SourceText
from generator.load.content import load
from generator.model.brief import Brief
from generator.model.brief_links import brief_links
from generator.model.content import Content, Record
from generator.model.fields import is_slug
from generator.model.references import Reference, references
from generator.model.site import Measure
from generator.problem import Location


def rename(texts: Mapping[str, bytes], old: str, new: str) -> dict[str, bytes]:
    """Return the files of `texts` (path → bytes) that change when the record `old` is called `new`.

    Where records of two kinds have the id, `old` says which is meant: `theme:climate`.

    Raises:
        ContentError: the content does not load; holds every problem of its writing.
        EditRefusedError: there is no such record, the new id cannot be had, or a place cannot be changed soundly.

    """
    content = loaded(texts)
    space, record = find_record(content, old)
    _refuse_taken(content, space, record, new)
    work = _Renaming(texts, content, space, record, new)
    work.run()
    changed = work.changed()
    _hold(content, {**texts, **changed}, space, record.id, new)
    return changed


def _refuse_taken(content: Content, space: str, record: Identified, new: str) -> None:
    if not is_slug(new):
        wanted = "lower-case letters a-z, digits and single hyphens, at most 80 characters, not `index`"
        raise EditRefusedError(f"{new!r} is not an id: use {wanted}")
    for other in records_of(content, space).values():
        if other.id == new:
            raise EditRefusedError(f"the id {new!r} is already used at {content.locate(other, 'id')}")
        if other is not record and new in _former_ids(other):
            place = content.locate(other, "former_ids", _former_ids(other).index(new))
            raise EditRefusedError(f"{new!r} is a former id of {other.id!r}, whose old address it keeps: {place}")


def _former_ids(record: Identified) -> tuple[str, ...]:
    return () if isinstance(record, Measure) else record.former_ids


@dataclass
class _Renaming:
    """The edits of one renaming, gathered file by file."""

    texts: Mapping[str, bytes]
    content: Content
    space: str
    record: Identified
    new: str
    edits: dict[str, list[Edit]] = field(default_factory=lambda: defaultdict(list))
    files: dict[str, SourceText] = field(default_factory=dict)

    def run(self) -> None:
        """Gather the edits at the record itself, at each reference to it and at each link."""
        own = self.content.locate(self.record, "id")
        self._replace_id(own, self.record.id, self.new)
        if not isinstance(self.record, Measure):
            self._keep_former_id(own)
        for other in records(self.content):
            for reference in references(other):
                if reference.id == self.record.id and reference.target.space == self.space:
                    self._replace_id(self.content.locate(other, *reference.path), self.record.id, self.new)
        for brief in self.content.briefs.values():
            self._follow_links(brief)

    def changed(self) -> dict[str, bytes]:
        """Return the files with edits, with their bytes after them."""
        return {file: self.files[file].with_edits(edits) for file, edits in sorted(self.edits.items())}

    def _file(self, name: str) -> SourceText:
        return self.files.setdefault(name, SourceText(name, self.texts[name]))

    def _replace_id(self, place: Location, old: str, new: str) -> None:
        start, end = self._id_span(place, old)
        file = self._file(place.file)
        whole = file.span(place)
        if file.text[slice(*whole)] == scalar(old):
            (start, end), new = whole, scalar(new)  # quoted and plain as need be: `2025` has quotes, `year-2025` none
        self.edits[place.file].append(Edit(start, end, new))

    def _id_span(self, place: Location, identity: str) -> tuple[int, int]:
        """Return where the id itself stands in its scalar: within quotes, on one line."""
        file = self._file(place.file)
        start, end = file.span(place)
        found = re.fullmatch(rf"""(?:![ \t]+)?["']?[ \t]*({identity})[ \t]*["']?""", file.text[start:end])
        if found is None:
            raise EditRefusedError(f"{place}: this id is written over several lines or with escapes; write {identity}")
        return start + found.start(1), start + found.end(1)

    def _keep_former_id(self, own: Location) -> None:
        former = _former_ids(self.record)
        if self.new in former:  # renamed back: the two ids change places
            place = self.content.locate(self.record, "former_ids", former.index(self.new))
            self._replace_id(place, self.new, self.record.id)
        elif former:
            self._add_former_id(self.content.locate(self.record, "former_ids", len(former) - 1))
        else:
            self._start_former_ids(own)

    def _add_former_id(self, last: Location) -> None:
        """Add the old id behind the last of a list, written as that list is: in brackets or line by line."""
        file = self._file(last.file)
        start, end = file.span(last)
        before = file.text[:start].rstrip(" \t")
        if before.endswith("-"):
            line_end, line_break = file.line_break_after(end)
            indent = file.text[file.offset(Location(last.file, last.line)) : start]
            self.edits[last.file].append(Edit(line_end, line_end, f"{line_break}{indent}{scalar(self.record.id)}"))
        else:
            self.edits[last.file].append(Edit(end, end, f", {scalar(self.record.id)}"))

    def _start_former_ids(self, own: Location) -> None:
        """Write the list of former ids behind the id: on a line of its own, or within the braces of its record."""
        file = self._file(own.file)
        _, end = file.span(own)
        record = self.content.locate(self.record)
        entry = f"former_ids: [{scalar(self.record.id)}]"
        if file.text[file.offset(record)] == "{":
            self.edits[own.file].append(Edit(end, end, f", {entry}"))
        else:
            line_end, line_break = file.line_break_after(end)
            indent = " " * (record.column - 1)
            self.edits[own.file].append(Edit(line_end, line_end, f"{line_break}{indent}{entry}"))

    def _follow_links(self, brief: Brief) -> None:
        for position, line in enumerate(brief.summary):
            place = self.content.locate(brief, "summary", position)
            if any(self._links(line)):
                self._replace_links(place, self._file(place.file).span(place), line)
        if any(self._links(brief.body)):
            place = self.content.locate(brief)
            file = self._file(place.file)
            self._replace_links(place, (file.body_start, len(file.text)), brief.body)

    def _links(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield where the id stands in each link of `text` to the record."""
        for link in brief_links(text, folded=True):
            if (link.scheme, link.id) == (self.space, self.record.id):
                yield link.end - 1 - len(link.id), link.end - 1

    def _replace_links(self, place: Location, span: tuple[int, int], meant: str) -> None:
        """Change the links as they are written in `span`, which must be those of the text that is meant by it."""
        start, end = span
        found = list(self._links(self._file(place.file).text[start:end]))
        if len(found) != len(list(self._links(meant))):
            link = f"{self.space}:{self.record.id}"
            raise EditRefusedError(f"{place}: a link to {link} is written with escapes; write it plainly first")
        self.edits[place.file] += [Edit(start + first, start + last, self.new) for first, last in found]


def _hold(before: Content, texts: Mapping[str, bytes], space: str, old: str, new: str) -> None:
    """Refuse a result that does not load, or in which a reference other than the renamed ones has changed."""
    after, problems = load(texts)
    if problems:
        raise EditRefusedError(
            f"the result would not load, so nothing is changed: {problems[0].place}: {problems[0].message}"
        )
    if _all_references(after, space, old, new) != _all_references(before, space, old, new):
        raise EditRefusedError("the result would refer to other records than before, so nothing is changed")


def _all_references(content: Content, space: str, old: str, new: str) -> list[tuple[type[Record], Reference]]:
    """Return every reference of the content in order, those to `old` as if they already led to `new`."""
    return [
        (type(record), replace(found, id=new) if (found.target.space, found.id) == (space, old) else found)
        for record in records(content)
        for found in references(record)
    ]
