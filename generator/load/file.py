"""What one file holds: its records, each with its place, and what is wrong with its writing. Nothing else is read."""

import re
from dataclasses import dataclass
from functools import cache

from generator.load.nodes import MAX_BYTES, read
from generator.load.pages import read_page
from generator.load.places import Written, nothing_written, packed, start_of
from generator.load.records import model_name, read_record
from generator.load.unread import UnreadFile
from generator.model.brief import Brief
from generator.model.content import Record
from generator.model.entity import ENTITY_TYPES, Entity
from generator.model.fact import Fact
from generator.model.fields import Authored
from generator.model.site import Measure, Site, Theme
from generator.model.source import Source
from generator.problem import Location, Problem

SITE_FILE = "content/site.yml"
FOLDERS: dict[str, type[Authored]] = {kind.folder: kind for kind in ENTITY_TYPES} | {"sources": Source, "facts": Fact}
FILES: dict[str, type[Authored]] = {"content/measures.yml": Measure, "content/themes.yml": Theme}
# Where a record starts, and where its id stands, as nearly everybody writes them.
_RECORD_LINE = re.compile(r"^-(?=\s)", re.MULTILINE)
_ID_LINE = re.compile(r"""^(?:- | {2})id:[ \t]*["']?([a-z0-9-]+)["']?[ \t]*(?:#.*)?\r?$""", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Entry:
    """A record as it stands in a file; None for it where `problems` prevent that it is read."""

    file: str
    id: str
    record: Record | None
    start: int
    """The mark of where it starts."""
    marks: bytes
    """Where the parts of all records of the file stand, packed."""
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class FileRead:
    """What was read of one file."""

    space: str = ""
    """The space in which the ids of its records are unique; empty where no kind of record is kept."""
    problems: tuple[Problem, ...] = ()
    """What is wrong with the file; what is wrong with its records stands with them."""
    entries: tuple[Entry, ...] = ()
    by_id: dict[str, Entry] | None = None
    """The entries under their ids, where each has a record and an id of its own."""
    facts: tuple[Fact, ...] = ()
    """Of the entries under their ids, the facts that stand."""
    unreadable: frozenset[str] = frozenset()
    """Ids of the records that are known to stand in it and could not be read."""
    unreadable_kinds: frozenset[str] = frozenset()
    """The space itself, where it is not known which records could not be read."""
    site: Entry | None = None
    """The site's own record."""


def read_one(file: str, data: bytes) -> FileRead:
    """Return what the file of this name and these bytes holds."""
    return _read_page(file, data) if file.startswith("briefs/") else _read_yaml(file, data)


def model_of(file: str) -> type[Authored] | None:
    """Return the model of the records in a file; None for the site's own and where no kind of record is kept."""
    parts = file.split("/")
    return FILES.get(file) or (FOLDERS.get(parts[1]) if len(parts) > 2 else None)  # noqa: PLR2004  # content/FOLDER/FILE


@cache
def space_of(model: type[Authored]) -> str:
    """Return the space in which ids of this kind are unique: entities of all six kinds share one."""
    return "entity" if issubclass(model, Entity) else model_name(model)


def _read_page(file: str, data: bytes) -> FileRead:
    page, written, problems = read_page(file, data)
    start, marks = start_of(written.marks), packed([written.marks])
    entries = (Entry(file, page.id, page, start, marks),) if page is not None else ()
    return _file_read(space_of(Brief), problems, entries)


def _read_yaml(file: str, data: bytes) -> FileRead:
    model = model_of(file)
    if file != SITE_FILE and model is None:
        if isinstance(data, UnreadFile):
            return FileRead(problems=tuple(read(file, data)[1]))
        hint = f"content stands in {', '.join(sorted(FOLDERS))}, measures.yml, themes.yml or site.yml"
        return FileRead(
            problems=(Problem(Location(file), "misplaced-file", "no kind of record is kept here", hint=hint),)
        )
    root, problems = read(file, data)
    if model is None:
        return _read_site(file, root, problems)
    if root is not None and isinstance(root.value, list):
        marks = packed(written.marks for written in root.items())
        entries = tuple(_entry(model, written, marks) for written in root.items())
        return _file_read(space_of(model), problems, entries)
    if root is None and not problems:
        return FileRead(space_of(model))
    ids = _ids_told(data) if root is None else _id_of_lone_record(model, root)
    if root is not None:
        message = f"the file holds a list of {model_name(model)} records, each starting with `- id:`"
        problems.append(Problem(root.place, "wrong-type", message, hint="put `- ` before the first key"))
    return FileRead(
        space_of(model),
        tuple(problems),
        unreadable=frozenset(ids),
        unreadable_kinds=frozenset(() if ids else (space_of(model),)),
    )


def _file_read(space: str, problems: list[Problem], entries: tuple[Entry, ...]) -> FileRead:
    by_id = {entry.id: entry for entry in entries if entry.record is not None}
    unreadable = frozenset(entry.id for entry in entries if entry.record is None)
    is_plain = len(by_id) == len(entries)
    records = (entry.record for entry in entries)
    facts = tuple(record for record in records if isinstance(record, Fact) and record.retired is None)
    return FileRead(
        space,
        tuple(problems),
        entries,
        by_id if is_plain else None,
        facts if is_plain else (),
        unreadable,
    )


def _read_site(file: str, root: Written | None, problems: list[Problem]) -> FileRead:
    """Read the site's own record; an empty file lacks every field and must not pass in silence."""
    if root is None and problems:
        return FileRead(problems=tuple(problems))
    written = root or nothing_written(file)
    site, faults = read_record(Site, written)
    start, marks = start_of(written.marks), packed([written.marks])
    return FileRead(problems=(*problems, *faults), site=Entry(file, "", site, start, marks) if site else None)


def _entry(model: type[Authored], written: Written, marks: bytes) -> Entry:
    record, problems = read_record(model, written)
    start = start_of(written.marks)
    if record is None:
        told = written.value.get("id") if isinstance(written.value, dict) else None
        return Entry(written.file, told if isinstance(told, str) else "", None, start, marks, tuple(problems))
    assert isinstance(record, Entity | Fact | Source | Measure | Theme)  # noqa: S101  # what model_of can return
    return Entry(written.file, record.id, record, start, marks)


def _id_of_lone_record(model: type[Authored], root: Written) -> set[str]:
    """Return the id of what only lacks its dash."""
    record, _ = read_record(model, root)
    return {getattr(record, "id", "")} if record else set()


def _ids_told(data: bytes) -> set[str]:
    """Return the ids of the records in a file that cannot be read; none where it does not show each of them.

    So a fault that keeps one file from being read does not hide what names a record that stands in no file.
    """
    if len(data) > MAX_BYTES:  # the rest of it has not been read
        return set()
    text = data.decode("utf-8", errors="replace")
    ids = _ID_LINE.findall(text)
    return set(ids) if len(ids) == len(_RECORD_LINE.findall(text)) else set()
