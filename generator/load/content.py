"""The load stage: texts in, content and problems out. One faulty record never hides another."""

from collections.abc import Mapping as Texts, Sequence
from dataclasses import dataclass, field
from itertools import chain

from generator.load.file import SITE_FILE, Entry, FileRead, space_of
from generator.load.memory import Memory
from generator.load.places import as_location, locate, unpacked
from generator.model.content import Content, Record, RecordKey, Step
from generator.model.fact import Fact
from generator.model.notes import Notes
from generator.model.site import Site
from generator.model.unread import Unread
from generator.problem import Location, Problem

_NO_SITE = Site.model_construct(title="", description="", focus="", url="", repository="", branch="")


@dataclass
class _Shelf:
    """What has been read so far; entries by space and id."""

    problems: list[Problem] = field(default_factory=list)
    spaces: dict[str, dict[str, Entry]] = field(default_factory=dict)
    unread: list[Unread] = field(default_factory=list)
    facts_by_file: list[tuple[Fact, ...]] = field(default_factory=list)
    site: Entry | None = None

    def take(self, read: FileRead) -> None:
        """Take what a file holds; of two records with one id the first."""
        self.problems += read.problems
        self.unread += read.unread
        if read.site is not None:
            self.site = read.site
        space = self.spaces.setdefault(read.space, {})
        if read.by_id is not None and space.keys().isdisjoint(read.by_id):
            space.update(read.by_id)
            self.facts_by_file += [read.facts] if read.facts else []
            return
        taken = []
        for entry in read.entries:
            self.problems += entry.problems
            if not isinstance(entry.record, Unread):
                first = space.setdefault(entry.id, entry)
                if first is not entry:
                    self.problems.append(_duplicate(first, entry))
                elif isinstance(entry.record, Fact) and entry.record.retired is None:
                    taken.append(entry.record)
        self.facts_by_file += [tuple(taken)] if taken else []


def load(texts: Texts[str, bytes], memory: Memory | None = None) -> tuple[Content, list[Problem]]:
    """Return the content of `texts` (path → bytes) and every problem of its writing.

    Content holds all records that could be read; an empty site stands in where `content/site.yml` cannot be. With a `memory`,
    the same one each time, files whose bytes are those of last time are not read again: their records are the same
    objects. The result is the same as without.
    """
    shelf = _Shelf()
    memory = memory or Memory()
    for read in memory.read(texts):
        shelf.take(read)
    if SITE_FILE not in texts:
        message = f"there is no {SITE_FILE}"
        shelf.problems.append(Problem(Location(SITE_FILE), "missing-field", message, hint="see docs/content.md"))
    site = shelf.site.record if shelf.site is not None and isinstance(shelf.site.record, Site) else _NO_SITE
    return _content(shelf, site, memory.notes), _without_echoes(shelf.problems)


def read_file(file: str, data: bytes, memory: Memory | None = None) -> tuple[dict[RecordKey, Record], list[Problem]]:
    """Return the records of one file, by space and id, and the problems of its writing.

    With a `memory`, a file whose bytes are those of last time is not read again, here or in `load`.
    """
    shelf = _Shelf()
    shelf.take((memory or Memory()).one(file, data))
    records: dict[RecordKey, Record] = {
        (space, identity): entry.record
        for space, entries in shelf.spaces.items()
        for identity, entry in entries.items()
        if not isinstance(entry.record, Unread)
    }
    if shelf.site is not None and not isinstance(shelf.site.record, Unread):
        records[space_of(Site), ""] = shelf.site.record
    return records, shelf.problems


def _duplicate(first: Entry, entry: Entry) -> Problem:
    place = as_location(first.file, first.start)
    message = f"the id {entry.id!r} is already used at {place.file}:{place.line}"
    return Problem(_place(entry, ["id"]), "duplicate-id", message, hint="choose another id")


def _place(entry: Entry, path: Sequence[Step]) -> Location:
    """Return where the entry, or the part that `path` leads to, is written."""
    return (
        locate(entry.file, unpacked(entry.marks)[entry.start], path) if path else as_location(entry.file, entry.start)
    )


def _without_echoes(problems: list[Problem]) -> list[Problem]:
    """Leave out what only follows from a refusal: the value that was judged is not the one that was written."""
    refused = {
        problem.place for problem in problems if problem.rule in {"alias-or-anchor", "file-too-large", "yaml-syntax"}
    }
    own = {"alias-or-anchor", "file-too-large", "yaml-syntax", "yaml-tag", "missing-field"}
    return [problem for problem in problems if problem.place not in refused or problem.rule in own]


def _content(shelf: _Shelf, site: Site, notes: Notes) -> Content:
    records = (entry.record for entries in shelf.spaces.values() for entry in entries.values())
    notes.keep_only(chain(records, shelf.facts_by_file))

    def of(space: str) -> dict[str, Record]:
        entries = shelf.spaces.get(space, {}).items()
        return {key: entry.record for key, entry in entries if not isinstance(entry.record, Unread)}

    def locator(record: Record, path: tuple[Step, ...]) -> Location:
        space = space_of(type(record))
        entry = shelf.site if isinstance(record, Site) else shelf.spaces[space][record.id]
        return _place(entry, path) if entry else Location(SITE_FILE)

    facts: dict[str, Fact] = of("fact")  # type: ignore[assignment]  # what stands in a space has its type
    return Content(
        site=site,
        themes=of("theme"),  # type: ignore[arg-type]  # as above, and below
        measures=of("measure"),  # type: ignore[arg-type]
        sources=of("source"),  # type: ignore[arg-type]
        entities=of("entity"),  # type: ignore[arg-type]
        facts={key: fact for key, fact in facts.items() if fact.retired is None},
        facts_by_file=tuple(shelf.facts_by_file),
        retired={key: fact for key, fact in facts.items() if fact.retired is not None},
        briefs=of("page"),  # type: ignore[arg-type]
        locator=locator,
        unread=tuple(shelf.unread),
        notes=notes,
    )
