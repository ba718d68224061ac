"""The data contract, version 1: what other programs may rely on. Its models are its documentation and its schemas."""

from typing import ClassVar

from pydantic import BaseModel, ConfigDict

VERSION = "v1"


class Published(BaseModel):
    """What every published record has in common: no key is ever missing; what is unknown is null."""

    model_config: ClassVar[ConfigDict] = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)


class PublishedFigure(Published):
    """A number of a fact."""

    measure: str
    """Id of the measure."""
    value: str | None
    """The number with the digits of the source, as text so that none is lost; null where it is unknown."""
    unit: str
    """The noun phrase that follows the number."""
    bound: str
    """The source's hedge: exactly, about, over, at-least, up-to or nearly."""


class PublishedCitation(Published):
    """A passage that supports a fact."""

    source: str
    """Id of the source."""
    paragraph: int
    """Number of the paragraph: the n-th non-blank line of the archived text, from 1."""
    url: str
    """Address that opens the passage."""


class PublishedDifference(Published):
    """Another fact that says otherwise."""

    fact: str
    """Id of the other fact."""
    note: str
    """What differs and why."""


class PublishedFact(Published):
    """One checkable statement."""

    id: str
    """Identity of the fact; does not change."""
    url: str
    """Permanent address."""
    statement: str
    """What is held to be true; where `said_by` is given it rests on that word and must be presented so."""
    standing: str
    """reported, claimed, opinion or planned."""
    contested: bool
    """Whether another fact says otherwise; `differs_from` holds which and how."""
    said_by: str | None
    """Id of the entity that says so."""
    when: str | None
    """EDTF date at the precision of the source."""
    about: list[str]
    """Ids of the entities it speaks of."""
    themes: list[str]
    """Ids of its themes."""
    figures: list[PublishedFigure]
    """Its numbers."""
    citations: list[PublishedCitation]
    """The passages that support it."""
    origins: list[str]
    """Ids of its independent origins: an event that sources relay, or else the source."""
    differs_from: list[PublishedDifference]
    """The facts that say otherwise, named from both sides."""


class PublishedEntity(Published):
    """A thing that has a page."""

    id: str
    """Identity of the entity."""
    type: str
    """country, organisation, event, agreement, project or person."""
    name: str
    """The name shown."""
    aliases: list[str]
    """Other spellings and abbreviations."""
    summary: str | None
    """The statement that best says what it is, with its speaker where it rests on somebody's word."""
    url: str
    """Address of its page."""


class PublishedInterest(Published):
    """Who publishes or pays for a source."""

    statement: str
    """One sentence."""
    paragraph: int | None
    """Paragraph of the source that says so."""


class PublishedSource(Published):
    """An article or document that was read."""

    id: str
    """Identity of the source."""
    title: str
    """Its title."""
    publisher: str
    """Id of the organisation that published it."""
    author: str | None
    """Id of the person who wrote it."""
    published: str | None
    """EDTF date of publication."""
    url: str
    """Address at which it was read."""
    interest: list[PublishedInterest]
    """Who publishes and pays for it."""
    archive_sha256: str
    """SHA-256 of the archived text."""


class PublishedRetirement(Published):
    """A fact that no longer stands."""

    id: str
    """Identity of the fact."""
    url: str
    """Permanent address, where it stands marked."""
    statement: str
    """What was held to be true."""
    said_by: str | None
    """Id of the entity on whose word it rested."""
    since: str
    """The day on which it was retired."""
    why: str
    """The reason."""
    replaced_by: str | None
    """Id of the fact that says what holds instead."""


class PublishedFieldChange(Published):
    """A field that reads otherwise than before."""

    field: str
    """Name of the field."""
    item: str | None
    """Which of several: the measure of a figure, the passage of a citation."""
    before: str | None
    """What it said, as editors write it; null where it was not written."""
    after: str | None
    """What it says."""


class PublishedChange(Published):
    """A change in meaning of one record."""

    kind: str
    """removed, retired, reinstated, corrected, re-attributed, newly-contested, resolved, added, reworded,
    sources-changed, renamed or tidied."""
    significant: bool
    """Whether a reader who relied on the earlier state would want to know."""
    space: str
    """fact, entity, source, measure, theme, page or site."""
    id: str
    """Id of the record after the change, or before it was removed."""
    words: str
    """Its statement, name or title; a claim's speaker stands in its own record."""
    fields: list[PublishedFieldChange]
    """What reads otherwise."""
    other: str | None
    """Id of the fact that differs or replaces it, or the id that the record had before."""
    note: str | None
    """The editors' reason."""


class PublishedDay(Published):
    """A day on which the content changed, in UTC."""

    day: str
    """The day."""
    changes: list[PublishedChange]
    """What a reader who came back after it finds changed."""


class Facts(Published):
    """facts.json."""

    facts: list[PublishedFact]
    """Every fact, by id."""


class Entities(Published):
    """entities.json."""

    entities: list[PublishedEntity]
    """Every entity, by id."""


class Sources(Published):
    """sources.json."""

    sources: list[PublishedSource]
    """Every source, by id."""


class Retired(Published):
    """retired.json."""

    facts: list[PublishedRetirement]
    """Every fact that was retired, by id."""


class Changes(Published):
    """changes.json."""

    recorded: bool
    """Whether the history of the files was at hand when the site was made; without it there are no days."""
    days: list[PublishedDay]
    """The newest first."""


FILES: dict[str, type[Published]] = {
    "facts": Facts,
    "entities": Entities,
    "sources": Sources,
    "retired": Retired,
    "changes": Changes,
}
