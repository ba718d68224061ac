"""All that is derived from the content, as one value; the content itself with it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from generator.derive.connections import Connection, find_connections
from generator.derive.differences import Contrast, find_contrasts
from generator.derive.fact_index import FactIndex, by_entity, by_source, by_speaker, by_theme, in_source, in_time
from generator.derive.history import NOT_RECORDED, History
from generator.derive.mix import SourceMix, source_mix
from generator.derive.planned import planned_around
from generator.model.brief import Brief
from generator.model.brief_links import brief_links
from generator.model.content import Content
from generator.model.entity import Entity
from generator.model.fact import Fact
from generator.model.mentions import NameIndex


@dataclass(frozen=True)
class Dossier:
    """The content, the day it is looked at, and the indexes that pages are made from."""

    content: Content
    today: date
    history: History
    """How the content came to be; empty where that is not recorded."""

    @property
    def names(self) -> NameIndex:
        """Where texts name entities."""
        return self.content.names

    @cached_property
    def facts_about(self) -> Mapping[str, tuple[Fact, ...]]:
        """Facts by entity id, in order of time."""
        return FactIndex(self.content, by_entity, in_time)

    @cached_property
    def facts_said_by(self) -> Mapping[str, tuple[Fact, ...]]:
        """Facts by the id of the entity that says so, in order of time."""
        return FactIndex(self.content, by_speaker, in_time)

    @cached_property
    def facts_of_theme(self) -> Mapping[str, tuple[Fact, ...]]:
        """Facts by theme id, in order of time."""
        return FactIndex(self.content, by_theme, in_time)

    @cached_property
    def facts_from(self) -> Mapping[str, tuple[Fact, ...]]:
        """Facts by source id, in the order of the paragraphs they cite first."""
        return FactIndex(self.content, by_source, in_source)

    @cached_property
    def contrasts(self) -> Mapping[str, tuple[Contrast, ...]]:
        """By fact id: the facts that say otherwise, with the reason."""
        return find_contrasts(self.content)

    @cached_property
    def connections(self) -> Mapping[str, tuple[Connection, ...]]:
        """By entity id: the entities it is connected with, the closest first."""
        return find_connections(self.content)

    def planned_around(self, entity: str) -> tuple[Entity, ...]:
        """Return what is planned, has a date, and is the entity with this id or tied to it by a record or a role."""
        if entity not in self._planned:
            connections = self.connections.get(entity, ())
            self._planned[entity] = planned_around(self.content, self.content.entities[entity], connections)
        return self._planned[entity]

    @cached_property
    def _planned(self) -> dict[str, tuple[Entity, ...]]:
        return {}

    @cached_property
    def facts_cited_in(self) -> Mapping[str, tuple[str, ...]]:
        """By the id of a hand-written page: the ids of the facts that it links to, in the order of the first links."""
        briefs, notes = self.content.briefs, self.content.notes
        return {identity: notes.of(_cited_facts, brief) for identity, brief in sorted(briefs.items())}

    @cached_property
    def briefs_citing(self) -> Mapping[str, tuple[str, ...]]:
        """By fact id: the ids of the hand-written pages that link to it, in order."""
        citing: dict[str, list[str]] = defaultdict(list)
        for brief, facts in self.facts_cited_in.items():
            for fact in facts:
                citing[fact].append(brief)
        return {fact: tuple(briefs) for fact, briefs in citing.items()}

    def is_contested(self, fact: Fact) -> bool:
        """Whether another fact on the same thing says otherwise."""
        return fact.id in self.contrasts

    def home_of(self, fact: Fact) -> str:
        """Return the id of the entity on whose page the fact has its permanent address: the first but the focus."""
        others = (identity for identity in fact.about if identity != self.content.site.focus)
        return next(others, self.content.site.focus)

    def facts_on_page_of(self, entity: str) -> tuple[Fact, ...]:
        """Return the facts that the page of `entity` shows: all about it, or said by it.

        The focus country is in nearly all of them; its page shows those that have no other home, and leads to the
        themes for the rest.
        """
        if entity == self.content.site.focus:
            return tuple(fact for fact in self.facts_about.get(entity, ()) if self.home_of(fact) == entity)
        about = self.facts_about.get(entity, ())
        said = [fact for fact in self.facts_said_by.get(entity, ()) if entity not in fact.about]
        return (*about, *said)

    @cached_property
    def oldest_source_day(self) -> date | None:
        """The first day on which the oldest dated source can have been published; None where none is dated."""
        published = (source.published for source in self.content.sources.values())
        return min((when.first_day for when in published if when is not None), default=None)

    def mix_of(self, facts: Sequence[Fact], retired: Sequence[Fact] = ()) -> SourceMix:
        """Return what `facts` rest on; that some were `retired` is a change of them, too."""
        return source_mix(self.content, facts, self.history, retired)

    def retired_on_page_of(self, entity: str) -> tuple[Fact, ...]:
        """Return the facts that had their permanent address on the page of `entity`, the latest retired first."""
        found = [fact for fact in self.content.retired.values() if self.home_of(fact) == entity and fact.retired]
        return tuple(sorted(found, key=lambda fact: (fact.retired.since if fact.retired else date.min, fact.id))[::-1])


def derive(content: Content, today: date, history: History = NOT_RECORDED) -> Dossier:
    """Return the dossier on `content` as it stands on `today`, having come to be by `history`.

    What it holds is worked out when it is asked for: a page needs little of it.
    """
    return Dossier(content, today, history)


def _cited_facts(brief: Brief) -> tuple[str, ...]:
    links = brief_links("\n".join([*brief.summary, brief.body]))
    return tuple(dict.fromkeys(link.id for link in links if link.scheme == "fact"))
