"""What one file holds: its records, each with its place, and what is wrong with its writing. Nothing else is read."""

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass
from functools import cache
from itertools import chain

from generator.load.nodes import MAX_BYTES, read
from generator.load.pages import read_page
from generator.load.places import Plain, Written, nothing_written, packed, start_of
from generator.load.records import model_name, read_record
from generator.load.unread import UnreadFile
from generator.model.brief import Brief
from generator.model.content import Record
from generator.model.entity import ENTITY_TYPES, Entity
from generator.model.fact import Fact
from generator.model.fields import Authored
from generator.model.site import Measure, Site, Theme
from generator.model.source import Source
from generator.model.unread import Unread
from generator.problem import Location, Problem

SITE_FILE = "content/site.yml"
FOLDERS: dict[str, type[Authored]] = {kind.folder: kind for kind in ENTITY_TYPES} | {"sources": Source, "facts": Fact}
FILES: dict[str, type[Authored]] = {"content/measures.yml": Measure, "content/themes.yml": Theme}
# Where a record starts, and where an id stands, in lines or in braces.
_RECORD_LINE = re.compile(r"^-(?=\s)", re.MULTILINE)
_ID = re.compile(r"""(?:^|(?<=[\s{,-]))["']?id["']?[ \t]*:[ \t]*["']?([a-z0-9-]+)""", re.MULTILINE)
_WORD = re.compile("[a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Entry:
    """A record as it stands in a file, or what did not load of it because of `problems`."""

    file: str
    id: str
    record: Record | Unread
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
    unread: tuple[Unread, ...] = ()
    """What did not load of it."""
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
        hint = f"content stands in {', '.join(sorted(FOLDERS))}, measures.yml, themes.yml or site.yml"
        problem = Problem(Location(file), "misplaced-file", "no kind of record is kept here", hint=hint)
        is_unread = isinstance(data, UnreadFile)
        problems = read(file, data)[1] if is_unread else [problem]
        return FileRead(problems=tuple(problems), unread=_unread_file(file, data) if is_unread else ())
    root, problems = read(file, data)
    if model is None:
        return _read_site(file, root, problems)
    if root is not None and isinstance(root.value, list):
        marks = packed(written.marks for written in root.items())
        entries = tuple(_entry(model, written, marks) for written in root.items())
        return _file_read(space_of(model), problems, entries)
    if root is None:
        return FileRead(space_of(model), tuple(problems), unread=_unread_file(file, data) if problems else ())
    message = f"the file holds a list of {model_name(model)} records, each starting with `- id:`"
    problems.append(Problem(root.place, "wrong-type", message, hint="put `- ` before the first key"))
    return FileRead(space_of(model), tuple(problems), unread=(_unread_record(model, root),))


def _file_read(space: str, problems: list[Problem], entries: tuple[Entry, ...]) -> FileRead:
    by_id = {entry.id: entry for entry in entries if not isinstance(entry.record, Unread)}
    unread = tuple(entry.record for entry in entries if isinstance(entry.record, Unread))
    is_plain = len(by_id) == len(entries)
    records = (entry.record for entry in entries)
    facts = tuple(record for record in records if isinstance(record, Fact) and record.retired is None)
    return FileRead(
        space,
        tuple(problems),
        entries,
        by_id if is_plain else None,
        facts if is_plain else (),
        unread,
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
        unread = _unread_record(model, written)
        return Entry(written.file, "", unread, start, marks, tuple(problems))
    assert isinstance(record, Entity | Fact | Source | Measure | Theme)  # noqa: S101  # what model_of can return
    return Entry(written.file, record.id, record, start, marks)


def _unread_record(model: type[Authored], written: Written) -> Unread:
    """Return what did not load of one record, or of a file that is no list of them."""
    ids = frozenset(_ids_meant(written.value, model.model_fields.keys()))
    return Unread(written.file, space_of(model), ids, "\n".join(_texts(written.value)), is_all_told=True)


def _ids_meant(value: Plain, fields: Set[str]) -> Iterator[str]:
    """Yield what others may call a record: its id, as it is and as a slug; without one, what may be meant to be it."""
    if isinstance(value, dict) and isinstance(told := value.get("id"), str):
        yield from (told, "-".join(_WORD.findall(told.lower())))
    elif isinstance(value, dict):
        yield from (item for key, item in value.items() if isinstance(item, str) and key not in fields)
        for key, item in value.items():
            if key not in fields and isinstance(item, list):  # records below a key that no record has
                yield from chain.from_iterable(_ids_meant(one, fields) for one in item)


def _texts(value: Plain) -> Iterator[str]:
    """Yield every text of a value, keys included."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item)
    else:
        for key, item in value.items():
            yield key
            yield from _texts(item)


def _unread_file(file: str, data: bytes) -> tuple[Unread, ...]:
    """Return what did not load of a file that cannot be parsed, or of a folder that cannot be opened.

    So a fault that keeps one file from being read does not hide what names a record that stands in no file.
    """
    if isinstance(data, UnreadFile) and not data.may_hold_records:
        return ()
    text = data.decode("utf-8", errors="replace")
    ids = _ID.findall(text)
    # The rest of a file that is too large has not been read.
    is_all_told = bool(ids) and len(data) <= MAX_BYTES and len(ids) >= len(_RECORD_LINE.findall(text))
    kind = file.removeprefix("content").strip("/").partition("/")[0].partition(".")[0]
    model = FILES.get(f"content/{kind}.yml") or FOLDERS.get(kind)
    if kind and model is None:
        return ()
    return (Unread(file, space_of(model) if model else "", frozenset(ids), text, is_all_told),)
