"""The line on every page that says what its facts rest on and how new they are."""

from dataclasses import dataclass
from datetime import date

from generator.derive.mix import SourceMix
from generator.model.when import When
from generator.render.addresses import CHANGES_ADDRESS, SOURCES_ADDRESS, source_address
from generator.render.dates import date_label, day_label, machine_date
from generator.render.desk import Desk
from generator.render.fact_view import Link
from generator.render.labels import counted

# Above this share of facts resting on one party's word, the reader is warned.
ONE_PARTY_SHARE = 0.5
# A reader takes in a dozen; the page of sources names the rest.
MOST_SOURCES = 12


@dataclass(frozen=True, slots=True)
class SourceShare:
    """A source and how many of the page's facts cite it."""

    link: Link
    facts: int


@dataclass(frozen=True, slots=True)
class DatedWords:
    """A date as readers and as machines write it."""

    text: str
    machine: str | None


@dataclass(frozen=True)
class MixView:
    """What a page's facts rest on."""

    facts: str
    sources: tuple[SourceShare, ...]
    """The most cited."""
    other_sources: str
    sources_href: str
    attributed: int
    main_speaker: Link | None
    main_speaker_facts: int
    rests_on_one_party: bool
    newest: DatedWords | None
    undated: tuple[Link, ...]
    other_undated: int
    checked: DatedWords | None
    changed: DatedWords | None
    changes_href: str


def mix_view(desk: Desk, mix: SourceMix, root: str) -> MixView:
    """Return the view of what facts rest on, for a page at `root`."""
    content = desk.dossier.content

    def link(source_id: str) -> Link:
        publisher = content.entities[content.sources[source_id].publisher]
        return Link(publisher.name, root + source_address(source_id))

    speaker, heard = mix.by_speaker[0] if mix.by_speaker else ("", 0)
    return MixView(
        facts=counted(mix.facts, "fact"),
        sources=tuple(SourceShare(link(identity), count) for identity, count in mix.by_source[:MOST_SOURCES]),
        other_sources=counted(others, "other source") if (others := len(mix.by_source) - MOST_SOURCES) > 0 else "",
        sources_href=root + SOURCES_ADDRESS,
        attributed=mix.attributed,
        main_speaker=desk.link(speaker, root) if speaker else None,
        main_speaker_facts=heard,
        rests_on_one_party=mix.facts > 1 and heard > ONE_PARTY_SHARE * mix.facts,
        newest=_when(mix.newest.published) if mix.newest and mix.newest.published else None,
        undated=tuple(map(link, mix.undated[:MOST_SOURCES])),
        other_undated=max(0, len(mix.undated) - MOST_SOURCES),
        checked=_day(mix.checked),
        changed=_day(mix.changed),
        changes_href=root + CHANGES_ADDRESS,
    )


def _day(day: date | None) -> DatedWords | None:
    return DatedWords(day_label(day), day.isoformat()) if day else None


def _when(when: When) -> DatedWords:
    return DatedWords(date_label(when), machine_date(when))
