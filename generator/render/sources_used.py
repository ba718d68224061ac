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
    """A cited source: its page, what it is, who is behind it, and where it was read.

    Where only short entries rest on it, `is_short` leaves the rest to its page: that of the publisher's name.
    """

    anchor: str
    publisher: Link
    title: str
    type: str
    published: str
    interest: tuple[str, ...]
    relays: tuple[Link, ...]
    url: str
    is_short: bool


def source_numbers(facts: Iterable[Fact]) -> dict[str, int]:
    """Return the number, from 1, that each source cited by `facts` bears on their page: the order is that of ids."""
    cited = sorted({citation.source for fact in facts for citation in fact.sources})
    return {identity: number for number, identity in enumerate(cited, start=1)}


def sources_used(dossier: Dossier, facts: Iterable[Fact], in_full: Iterable[Fact], root: str) -> tuple[SourceUsed, ...]:
    """Return the sources that `facts` cite, in the order of their numbers; short, unless a fact `in_full` cites them."""
    sources = dossier.content.sources
    told = {citation.source for fact in in_full for citation in fact.sources}
    return tuple(
        _used(dossier, sources[identity], number, root, is_short=identity not in told)
        for identity, number in source_numbers(facts).items()
    )


def _used(dossier: Dossier, source: Source, number: int, root: str, *, is_short: bool) -> SourceUsed:
    entities = dossier.content.entities
    return SourceUsed(
        anchor=f"source-{number}",
        publisher=Link(entities[source.publisher].name, root + source_address(source.id)),
        title=source.title,
        type=source.type,
        published=date_label(source.published) if source.published else unknown_date_label(source.unknown),
        interest=tuple(line.statement for line in source.interest),
        relays=tuple(Link(entities[event].name, f"{root}events/{event}/") for event in source.relays),
        url=source.url,
        is_short=is_short,
    )
