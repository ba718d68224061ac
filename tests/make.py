"""Factories: whole records from the few fields that a test speaks of, and the miniature publication as texts."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

from generator.load.tree import read_content
from generator.model.brief import Brief
from generator.model.content import Content, Record, Step
from generator.model.entity import Agreement, Country, Entity, Event, Organisation, Person, Project
from generator.model.fact import Fact
from generator.model.fields import Authored
from generator.model.site import Measure, Site, Theme
from generator.model.source import Source
from generator.problem import Location

MINIATURE = Path(__file__).parent / "miniature"
CITATION = {"source": "harbour-post-2025-06-12", "paragraph": "3"}

_Model = TypeVar("_Model", bound=Authored)
_Kept = TypeVar("_Kept", Entity, Fact, Source, Measure, Theme, Brief)


def miniature_texts() -> dict[str, bytes]:
    """Return the miniature publication as path → bytes, in sorted order."""
    return read_content(MINIATURE)


def make_fact(**fields: object) -> Fact:
    """Return a reported fact about Norland, without a date unless given one: `make_fact(when="2025")`."""
    defaults = {
        "id": "a-fact",
        "statement": "Norland is an invented country.",
        "about": ["norland"],
        "themes": ["neighbours"],
        "standing": "reported",
        "sources": [CITATION],
    }
    return _make(Fact, defaults, fields)


def make_country(**fields: object) -> Country:
    """Return the country Norland, or another."""
    return _make(Country, {"id": "norland", "name": "Norland", "iso": "xa", "region": "Northern Europe"}, fields)


def make_organisation(**fields: object) -> Organisation:
    """Return the Strait Council, or another organisation."""
    defaults = {"id": "strait-council", "name": "Strait Council", "type": "intergovernmental"}
    return _make(Organisation, defaults, fields)


def make_event(**fields: object) -> Event:
    """Return the Fjord Summit, held in June 2025, or another event."""
    defaults = {
        "id": "fjord-summit-2025",
        "name": "Fjord Summit",
        "type": "summit",
        "status": "held",
        "when": "2025-06",
        "sources": [CITATION],
    }
    return _make(Event, defaults, fields)


def make_agreement(**fields: object) -> Agreement:
    """Return the Fjord Declaration, signed in June 2025, or another agreement."""
    defaults = {
        "id": "fjord-declaration",
        "name": "Fjord Declaration",
        "type": "declaration",
        "status": "signed",
        "when": "2025-06",
        "sources": [CITATION],
    }
    return _make(Agreement, defaults, fields)


def make_project(**fields: object) -> Project:
    """Return the Strait Cable, or another project."""
    defaults = {
        "id": "strait-cable",
        "name": "Strait Cable",
        "type": "supply",
        "status": "under-way",
        "sources": [CITATION],
    }
    return _make(Project, defaults, fields)


def make_person(**fields: object) -> Person:
    """Return Olaf Brandt, or another person."""
    defaults = {"id": "olaf-brandt", "name": "Olaf Brandt", "position": "Foreign minister", "sources": [CITATION]}
    return _make(Person, defaults, fields)


def make_source(**fields: object) -> Source:
    """Return the report of the Harbour Post, or another source."""
    defaults = {
        "id": CITATION["source"],
        "title": "Summit closes with a declaration",
        "type": "news report",
        "publisher": "harbour-post",
        "published": "2025-06-12",
        "url": "https://example.org/summit",
        "interest": [{"statement": "The archived text names no funder."}],
        "archive": {"file": "harbour-post-2025-06-12.txt", "sha256": "0" * 64},
    }
    return _make(Source, defaults, fields)


def make_measure(**fields: object) -> Measure:
    """Return the measure of documents signed, or another."""
    defaults = {
        "id": "documents-signed",
        "name": "Documents signed by Norland",
        "unit": "documents",
        "theme": "neighbours",
    }
    return _make(Measure, defaults, fields)


def make_theme(**fields: object) -> Theme:
    """Return the theme of neighbours, or another."""
    return _make(Theme, {"id": "neighbours", "name": "Neighbours", "description": "The states around."}, fields)


def make_brief(**fields: object) -> Brief:
    """Return a brief without links, or another hand-written page."""
    defaults = {"id": "briefs/a-brief", "title": "A brief", "body": "A sentence.\n", "body_line": "4"}
    return _make(Brief, defaults, fields)


def make_site(**fields: object) -> Site:
    """Return the site about Norland."""
    defaults = {
        "title": "Norland Foreign Policy Briefing",
        "description": "What is established about Norland.",
        "focus": "norland",
        "url": "https://example.org/briefing/",
        "repository": "https://example.org/git/briefing",
    }
    return _make(Site, defaults, fields)


def make_content(  # noqa: PLR0913  # one argument for each kind of record
    *,
    facts: Sequence[Fact] = (),
    entities: Sequence[Entity] | None = None,
    sources: Sequence[Source] | None = None,
    measures: Sequence[Measure] | None = None,
    themes: Sequence[Theme] | None = None,
    briefs: Sequence[Brief] = (),
    site: Site | None = None,
) -> Content:
    """Return content of the given records; Norland, a source, a measure and a theme stand in for what is left out."""
    return Content(
        site=site or make_site(),
        themes=_by_id(themes if themes is not None else [make_theme()]),
        measures=_by_id(measures if measures is not None else [make_measure()]),
        sources=_by_id(sources if sources is not None else [make_source()]),
        entities=_by_id(entities if entities is not None else [make_country()]),
        facts=_by_id([fact for fact in facts if fact.retired is None]),
        facts_by_file=tuple((fact,) for fact in facts if fact.retired is None),
        retired=_by_id([fact for fact in facts if fact.retired is not None]),
        briefs=_by_id(briefs),
        locator=_locate,
    )


def _make(model: type[_Model], defaults: Mapping[str, object], fields: Mapping[str, object]) -> _Model:
    return model.model_validate({**defaults, **fields})


def _by_id(records: Iterable[_Kept]) -> dict[str, _Kept]:
    return {record.id: record for record in records}


def _locate(record: Record, path: tuple[Step, ...]) -> Location:
    """Return the first line of a file named for the record: made records are written nowhere."""
    del path
    return Location(f"content/{record.kind}/{getattr(record, 'id', 'site')}.yml")
