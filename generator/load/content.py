"""The load stage: texts in, content and problems out. One faulty record never hides another."""

import re
from collections.abc import Iterable, Mapping as Texts
from dataclasses import dataclass, field

from generator.load.nodes import MAX_BYTES, Mapping, Node, Scalar, Sequence, parse
from generator.load.pages import read_page
from generator.load.records import locate, model_name, read_record
from generator.load.unread import UnreadFile
from generator.model.brief import Brief
from generator.model.content import Content, Record, RecordKey, Step
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


@dataclass
class _Shelf:
    """What has been read so far."""

    problems: list[Problem] = field(default_factory=list)
    records: dict[RecordKey, Record] = field(default_factory=dict)
    nodes: dict[RecordKey, Node] = field(default_factory=dict)
    unreadable: set[str] = field(default_factory=set)
    unreadable_kinds: set[str] = field(default_factory=set)
    site: Site | None = None


def load(texts: Texts[str, bytes]) -> tuple[Content | None, list[Problem]]:
    """Return the content of `texts` (path → bytes) and every problem of its writing.

    Content holds all records that could be read; it is None only where `content/site.yml` cannot be.
    """
    shelf = _Shelf()
    for file, data in texts.items():
        _take_file(shelf, file, data)
    if shelf.site is None:
        if SITE_FILE not in texts:
            message = f"there is no {SITE_FILE}"
            shelf.problems.append(Problem(Location(SITE_FILE), "missing-field", message, hint="see docs/content.md"))
        return None, _without_echoes(shelf.problems)
    return _content(shelf, shelf.site), _without_echoes(shelf.problems)


def read_file(file: str, data: bytes) -> tuple[dict[RecordKey, Record], list[Problem]]:
    """Return the records of one file, by space and id, and the problems of its writing."""
    shelf = _Shelf()
    _take_file(shelf, file, data)
    records = dict(shelf.records)
    if shelf.site is not None:
        records[_space(Site), ""] = shelf.site
    return records, shelf.problems


def _take_file(shelf: _Shelf, file: str, data: bytes) -> None:
    if file.startswith("briefs/"):
        _take_page(shelf, file, data)
    else:
        _take_yaml(shelf, file, data)


def _take_page(shelf: _Shelf, file: str, data: bytes) -> None:
    page, node, problems = read_page(file, data)
    shelf.problems += problems
    if page is not None:
        shelf.records[_space(Brief), page.id] = page
        shelf.nodes[_space(Brief), page.id] = node


def _take_yaml(shelf: _Shelf, file: str, data: bytes) -> None:
    model = model_of(file)
    if file != SITE_FILE and model is None:
        if isinstance(data, UnreadFile):
            shelf.problems += parse(file, data)[1]
            return
        hint = f"content stands in {', '.join(sorted(FOLDERS))}, measures.yml, themes.yml or site.yml"
        shelf.problems.append(Problem(Location(file), "misplaced-file", "no kind of record is kept here", hint=hint))
        return
    root, problems = parse(file, data)
    shelf.problems += problems
    if model is None:
        _take_site(shelf, root or Mapping(Location(file)), is_readable=not problems or root is not None)
    elif isinstance(root, Sequence):
        for node in root.items:
            _take_record(shelf, model, node)
    elif root is not None or problems:
        ids = _ids_told(data) if root is None else _id_of_lone_record(model, root)
        shelf.unreadable |= ids
        shelf.unreadable_kinds |= set() if ids else {_space(model)}
        if root is not None:
            message = f"the file holds a list of {model_name(model)} records, each starting with `- id:`"
            shelf.problems.append(Problem(root.place, "wrong-type", message, hint="put `- ` before the first key"))


def _id_of_lone_record(model: type[Authored], root: Node) -> set[str]:
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


def _take_site(shelf: _Shelf, root: Node, *, is_readable: bool) -> None:
    """Take the site's own record; an empty file lacks every field and must not pass in silence."""
    if is_readable:
        shelf.site, problems = read_record(Site, root)
        shelf.problems += problems
        shelf.nodes[_space(Site), ""] = root


def model_of(file: str) -> type[Authored] | None:
    """Return the model of the records in a file; None for the site's own and where no kind of record is kept."""
    parts = file.split("/")
    return FILES.get(file) or (FOLDERS.get(parts[1]) if len(parts) > 2 else None)  # noqa: PLR2004  # content/FOLDER/FILE


def _space(model: type[Authored]) -> str:
    """Return the space in which ids of this kind are unique: entities of all six kinds share one."""
    return "entity" if issubclass(model, Entity) else model_name(model)


def _without_echoes(problems: list[Problem]) -> list[Problem]:
    """Leave out what only follows from a refusal: the value that was judged is not the one that was written."""
    refused = {
        problem.place for problem in problems if problem.rule in {"alias-or-anchor", "file-too-large", "yaml-syntax"}
    }
    own = {"alias-or-anchor", "file-too-large", "yaml-syntax", "yaml-tag", "missing-field"}
    return [problem for problem in problems if problem.place not in refused or problem.rule in own]


def _take_record(shelf: _Shelf, model: type[Authored], node: Node) -> None:
    record, problems = read_record(model, node)
    shelf.problems += problems
    if record is None:
        written = node.entries.get("id") if isinstance(node, Mapping) else None
        shelf.unreadable.add(written.text if isinstance(written, Scalar) else "")
        return
    assert isinstance(record, Entity | Fact | Source | Measure | Theme)  # noqa: S101  # what model_of can return
    space = _space(model)
    first = shelf.nodes.get((space, record.id))
    if first is not None:
        message = f"the id {record.id!r} is already used at {first.place.file}:{first.place.line}"
        shelf.problems.append(Problem(locate(node, ["id"]), "duplicate-id", message, hint="choose another id"))
        return
    shelf.records[space, record.id] = record
    shelf.nodes[space, record.id] = node


def _content(shelf: _Shelf, site: Site) -> Content:
    def of(kinds: Iterable[type]) -> dict[str, Record]:
        return {key[1]: record for key, record in shelf.records.items() if isinstance(record, tuple(kinds))}

    def locator(record: Record, path: tuple[Step, ...]) -> Location:
        return locate(shelf.nodes[_space(type(record)), getattr(record, "id", "")], path)

    facts: dict[str, Fact] = of([Fact])  # type: ignore[assignment]  # `of` filters by exactly this type
    return Content(
        site=site,
        themes=of([Theme]),  # type: ignore[arg-type]
        measures=of([Measure]),  # type: ignore[arg-type]
        sources=of([Source]),  # type: ignore[arg-type]
        entities=of([Entity]),  # type: ignore[arg-type]
        facts={key: fact for key, fact in facts.items() if fact.retired is None},
        retired={key: fact for key, fact in facts.items() if fact.retired is not None},
        briefs=of([Brief]),  # type: ignore[arg-type]
        unreadable=frozenset(shelf.unreadable),
        locator=locator,
        unreadable_kinds=frozenset(shelf.unreadable_kinds),
    )
