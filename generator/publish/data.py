"""The data files of the site: JSON, CSV, schemas and the package that describes them."""

import csv
import json
from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO
from typing import Any, TypeVar

from generator.derive.changes import Change
from generator.derive.history import ChangedDay, History
from generator.derive.origins import origins
from generator.model.entity import Entity
from generator.model.fact import Fact
from generator.model.source import Source
from generator.pipeline import BuiltSite
from generator.publish.contract import (
    FILES,
    VERSION,
    Entities,
    Published,
    PublishedChange,
    PublishedCitation,
    PublishedDifference,
    PublishedEntity,
    PublishedFact,
    PublishedFieldChange,
    PublishedFigure,
    PublishedInterest,
    PublishedRetirement,
    PublishedSource,
    Retired,
    Sources,
)
from generator.publish.json_lines import joined, line, listed
from generator.publish.tables import tables
from generator.render.fact_view import worded

_Kept = TypeVar("_Kept")
FOLDER = f"data/{VERSION}"
_CSV_FIELDS = (
    "id", "url", "statement", "standing", "contested", "said_by", "when", "about", "themes", "sources", "origins",
    "differs_from",
)  # fmt: skip


def data_files(site: BuiltSite) -> Iterator[tuple[str, bytes]]:
    """Yield every data file under its path below the site's root; of many facts they are large, so one after another."""
    for name, data in _files(site):
        yield f"{FOLDER}/{name}", data


def _files(site: BuiltSite) -> Iterator[tuple[str, bytes]]:
    content = site.dossier.content
    yield from zip(("facts.json", "facts.csv"), _facts(site), strict=True)
    entities = [_entity(site, entity) for entity in _by_id(content.entities)]
    yield "entities.json", _json(Entities(entities=entities).model_dump())
    sources = [_source(source) for source in _by_id(content.sources)]
    yield "sources.json", _json(Sources(sources=sources).model_dump())
    retired = [_retired(site, fact) for fact in _by_id(content.retired)]
    yield "retired.json", _json(Retired(facts=retired).model_dump())
    yield "changes.json", _changes(site.dossier.history)
    yield "datapackage.json", _json(_datapackage(site))
    for table in tables(site):
        yield table.file, table.csv
    for name, model in FILES.items():
        yield f"schema/{name}.json", _json(_schema(model))


def _facts(site: BuiltSite) -> tuple[bytes, bytes]:
    """Return all facts as JSON and as a table; of many facts no more than one is held as a record."""
    rows = BytesIO()
    rows.write(csv_head().encode())

    def lines() -> Iterator[str]:
        for fact in _by_id(site.dossier.content.facts):
            record = published_fact(site, fact)
            rows.write(csv_row(record).encode())
            yield json_line(record)

    return json_of_facts(lines()), rows.getvalue()


def published_fact(site: BuiltSite, fact: Fact) -> PublishedFact:
    """Return the fact as the contract has it."""
    content = site.dossier.content
    return PublishedFact(
        id=fact.id,
        url=absolute(site, site.desk.addresses.fact(fact)),
        statement=fact.statement,
        standing=fact.standing,
        contested=site.dossier.is_contested(fact),
        said_by=fact.said_by,
        when=fact.when.text if fact.when else None,
        about=list(fact.about),
        themes=list(fact.themes),
        figures=[
            PublishedFigure(
                measure=figure.measure,
                value=None if figure.value is None else format(figure.value, "f"),
                unit=content.measures[figure.measure].unit,
                bound=figure.bound,
            )
            for figure in fact.figures
        ],
        citations=[
            PublishedCitation(
                source=citation.source, paragraph=citation.paragraph, url=site.desk.addresses.passage(citation)
            )
            for citation in fact.sources
        ],
        origins=list(origins(content, fact)),
        differs_from=[
            PublishedDifference(fact=contrast.other, note=contrast.note)
            for contrast in site.dossier.contrasts.get(fact.id, ())
        ],
    )


def published_change(change: Change) -> PublishedChange:
    """Return the change as the contract has it."""
    return PublishedChange(
        kind=change.kind,
        significant=change.is_significant,
        space=change.space,
        id=change.id,
        words=change.words,
        fields=[
            PublishedFieldChange(
                field=field.field, item=field.item or None, before=field.before or None, after=field.after or None
            )
            for field in change.fields
        ],
        other=change.other or None,
        note=change.note or None,
    )


def _changes(history: History) -> bytes:
    """Return the changes, a line each, by day, the newest day first; of many no more than one is held as a record."""
    days = listed(map(_changed_day, reversed(history.days)))
    return joined(['{"days": '], days, [f', "recorded": {line(history.is_recorded)}' + "}\n"])


def _changed_day(changed: ChangedDay) -> Iterator[str]:
    yield '{"changes": '
    yield from listed([line(published_change(change).model_dump())] for change in changed.changes)
    yield f', "day": "{changed.day}"' + "}"


def _retired(site: BuiltSite, fact: Fact) -> PublishedRetirement:
    assert fact.retired is not None  # noqa: S101  # only retired facts are published so
    return PublishedRetirement(
        id=fact.id,
        url=absolute(site, site.desk.addresses.fact(fact)),
        statement=fact.statement,
        said_by=fact.said_by,
        since=fact.retired.since.isoformat(),
        why=fact.retired.why,
        replaced_by=fact.retired.replaced_by,
    )


def _by_id(records: Mapping[str, _Kept]) -> list[_Kept]:
    return [records[identity] for identity in sorted(records)]


def _entity(site: BuiltSite, entity: Entity) -> PublishedEntity:
    summary = site.dossier.content.facts.get(entity.summary or "")
    return PublishedEntity(
        id=entity.id,
        type=entity.kind,
        name=entity.name,
        aliases=list(entity.aliases),
        summary=worded(site.dossier, summary) if summary else None,
        url=absolute(site, site.desk.addresses.entity(entity)),
    )


def _source(source: Source) -> PublishedSource:
    interest = [PublishedInterest(statement=own.statement, paragraph=own.paragraph) for own in source.interest]
    return PublishedSource(
        id=source.id,
        title=source.title,
        publisher=source.publisher,
        author=source.author,
        published=source.published.text if source.published else None,
        url=source.url,
        interest=interest,
        archive_sha256=source.archive.sha256,
    )


def absolute(site: BuiltSite, address: str) -> str:
    """Return the full address of what stands at `address` below the site's root."""
    return f"{site.dossier.content.site.url.rstrip('/')}/{address}"


def _json(value: dict[str, Any]) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def _schema(model: type[Published]) -> dict[str, Any]:
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **model.model_json_schema()}


def json_line(fact: PublishedFact) -> str:
    """Return the record of a fact on one line."""
    return line(fact.model_dump())


def json_of_facts(lines: Iterable[str]) -> bytes:
    """Return a file of the records of facts, a line each."""
    return joined(['{"facts": '], listed([record] for record in lines), ["}\n"])


def csv_head() -> str:
    """Return the first line of a table of facts."""
    return _csv_line(_CSV_FIELDS)


def csv_row(fact: PublishedFact) -> str:
    """Return the fact as a line of such a table."""
    lists = {
        "sources": dict.fromkeys(f"{cite.source}#{cite.paragraph}" for cite in fact.citations),
        "differs_from": [difference.fact for difference in fact.differs_from],
    }
    return _csv_line(_csv_value(lists[name] if name in lists else getattr(fact, name)) for name in _CSV_FIELDS)


def _csv_value(value: bool | str | Iterable[str] | None) -> str:  # a value, not a switch
    if isinstance(value, bool):
        return str(value).lower()
    return value or "" if value is None or isinstance(value, str) else " ".join(value)


class _Handed:
    """A file that hands back what is written to it, as `writerow` then does."""

    def write(self, row: str) -> str:
        return row


_rows = csv.writer(_Handed())


def _csv_line(values: Iterable[str]) -> str:
    row: str = _rows.writerow(values)
    return row


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
    table = {
        "name": "facts-csv",
        "path": "facts.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "profile": "tabular-data-resource",
        "schema": {
            "fields": [{"name": name, "type": "boolean" if name == "contested" else "string"} for name in _CSV_FIELDS],
            "missingValues": [""],
            "primaryKey": "id",
        },
    }
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
