"""The list at the foot of a page: the sources its facts cite, who is behind them, and their full addresses."""

from collections.abc import Iterable
from dataclasses import dataclass

from generator.derive.dossier import Dossier
from generator.model.fact import Fact
from generator.model.source import Source
from generator.render.addresses import source_address
from generator.render.dates import date_label
from generator.render.fact_view import Link
from generator.render.labels import unknown_date_label

HEADING = "Sources on this page"
ANCHOR = "sources"


@dataclass(frozen=True, slots=True)
class SourceUsed:
    """A cited source: its page, what it is, who is behind it, and where it was read."""

    anchor: str
    publisher: Link
    title: str
    type: str
    published: str
    interest: tuple[str, ...]
    relays: tuple[Link, ...]
    url: str


def sources_used(dossier: Dossier, facts: Iterable[Fact], root: str) -> tuple[SourceUsed, ...]:
    """Return the sources that `facts` cite, by id."""
    cited = {citation.source for fact in facts for citation in fact.sources}
    return tuple(
        _used(dossier, source, root) for _, source in sorted(dossier.content.sources.items()) if source.id in cited
    )


def _used(dossier: Dossier, source: Source, root: str) -> SourceUsed:
    entities = dossier.content.entities
    return SourceUsed(
        anchor=f"source-{source.id}",
        publisher=Link(entities[source.publisher].name, root + source_address(source.id)),
        title=source.title,
        type=source.type,
        published=date_label(source.published) if source.published else unknown_date_label(source.unknown),
        interest=tuple(line.statement for line in source.interest),
        relays=tuple(Link(entities[event].name, f"{root}events/{event}/") for event in source.relays),
        url=source.url,
    )
