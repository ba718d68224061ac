"""The data files of the site: JSON, CSV, schemas and the package that describes them."""

import json
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from tempfile import SpooledTemporaryFile
from typing import IO, Any, TypeVar

from generator.derive.history import ChangedDay, History
from generator.pipeline import BuiltSite
from generator.publish.contract import FILES, VERSION, Entities, Published, PublishedFact, Retired, Sources
from generator.publish.json_lines import line, listed
from generator.publish.published import (
    published_change,
    published_entity,
    published_fact,
    published_retirement,
    published_source,
)
from generator.publish.spreadsheet import START, Cell, csv_resource, csv_row as csv_line
from generator.publish.tables import tables

_Kept = TypeVar("_Kept")
FOLDER = f"data/{VERSION}"
_MOST_BYTES = 1 << 20
_CSV_FIELDS = (
    "id", "url", "statement", "standing", "contested", "said_by", "when", "about", "themes", "sources", "origins",
    "differs_from",
)  # fmt: skip


def data_files(site: BuiltSite) -> Iterator[tuple[str, bytes]]:
    """Yield every data file under its path below the site's root."""
    for path, pieces in data_pieces(site):
        yield path, b"".join(pieces)


def data_pieces(site: BuiltSite) -> Iterator[tuple[str, Iterable[bytes]]]:
    """Yield the same files in pieces, to be taken before the next file is asked for: of many facts they are large."""
    for name, pieces in _files(site):
        yield f"{FOLDER}/{name}", pieces


def _files(site: BuiltSite) -> Iterator[tuple[str, Iterable[bytes]]]:
    content = site.dossier.content
    with SpooledTemporaryFile(_MOST_BYTES) as rows:
        lines = _facts(site, rows)
        yield "facts.json", lines
        deque(lines, maxlen=0)  # the table is whole only if all have been taken
        rows.seek(0)
        yield "facts.csv", iter(partial(rows.read, _MOST_BYTES), b"")
    entities = [published_entity(site, entity) for entity in _by_id(content.entities)]
    yield "entities.json", [_json(Entities(entities=entities).model_dump())]
    sources = [published_source(source) for source in _by_id(content.sources)]
    yield "sources.json", [_json(Sources(sources=sources).model_dump())]
    retired = [published_retirement(site, fact) for fact in _by_id(content.retired)]
    yield "retired.json", [_json(Retired(facts=retired).model_dump())]
    yield "changes.json", map(str.encode, _changes(site.dossier.history))
    yield "datapackage.json", [_json(_datapackage(site))]
    for table in tables(site):
        yield table.file, [table.csv]
    for name, model in FILES.items():
        yield f"schema/{name}.json", [_json(_schema(model))]


def _facts(site: BuiltSite, rows: IO[bytes]) -> Iterator[bytes]:
    """Yield all facts as JSON, and write them to `rows` as a table; no more than one is held as a record."""
    rows.write(csv_head().encode())

    def lines() -> Iterator[str]:
        for fact in _by_id(site.dossier.content.facts):
            record = published_fact(site, fact)
            rows.write(csv_row(record).encode())
            yield json_line(record)

    return map(str.encode, json_of_facts(lines()))


def _changes(history: History) -> Iterator[str]:
    """Yield the changes, a line each, by day, the newest day first; no more than one is held as a record."""
    yield '{"days": '
    yield from listed(map(_changed_day, reversed(history.days)))
    yield f', "recorded": {line(history.is_recorded)}' + "}\n"


def _changed_day(changed: ChangedDay) -> Iterator[str]:
    yield '{"changes": '
    yield from listed([line(published_change(change).model_dump())] for change in changed.changes)
    yield f', "day": "{changed.day}"' + "}"


def _by_id(records: Mapping[str, _Kept]) -> list[_Kept]:
    return [records[identity] for identity in sorted(records)]


def _json(value: dict[str, Any]) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def _schema(model: type[Published]) -> dict[str, Any]:
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **model.model_json_schema()}


def json_line(fact: PublishedFact) -> str:
    """Return the record of a fact on one line."""
    return line(fact.model_dump())


def json_of_facts(lines: Iterable[str]) -> Iterator[str]:
    """Yield a file of the records of facts, a line each."""
    yield '{"facts": '
    yield from listed([record] for record in lines)
    yield "}\n"


def csv_head() -> str:
    """Return the start of a table of facts: its first line."""
    return START + csv_line(_CSV_FIELDS)


def csv_row(fact: PublishedFact) -> str:
    """Return the fact as a line of such a table."""
    lists = {
        "sources": dict.fromkeys(f"{cite.source}#{cite.paragraph}" for cite in fact.citations),
        "differs_from": [difference.fact for difference in fact.differs_from],
    }
    return csv_line(_csv_value(lists[name] if name in lists else getattr(fact, name)) for name in _CSV_FIELDS)


def _csv_value(value: bool | str | Iterable[str] | None) -> Cell:  # a value, not a switch
    return value if value is None or isinstance(value, bool | str) else " ".join(value)


def _datapackage(site: BuiltSite) -> dict[str, Any]:
    about = site.dossier.content.site
    resources = [
        {"name": f"{name}-json", "path": f"{name}.json", "format": "json", "mediatype": "application/json"}
        for name in FILES
    ]
    schemas = [
        {
            "name": f"{name}-schema",
            "path": f"schema/{name}.json",
            "format": "json",
            "mediatype": "application/schema+json",
        }
        for name in FILES
    ]
    table = csv_resource(
        "facts-csv", "facts.csv", ((name, "boolean" if name == "contested" else "string") for name in _CSV_FIELDS)
    )
    table["schema"]["primaryKey"] = "id"
    return {
        "name": "facts",
        "title": about.title,
        "description": about.description,
        "homepage": about.url,
        "version": VERSION,
        "licenses": [{"name": "CC-BY-4.0", "path": "https://creativecommons.org/licenses/by/4.0/"}],
        "sources": [
            {"title": source.title, "path": source.url}
            for source in sorted(site.dossier.content.sources.values(), key=lambda source: source.id)
        ],
        "resources": [*resources, table, *(found.resource for found in tables(site)), *schemas],
    }
