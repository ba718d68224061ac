"""All that is derived from the content, as one value; the content itself with it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from generator.derive.connections import Connection, find_connections
from generator.derive.differences import Contrast, find_contrasts
from generator.derive.history import NOT_RECORDED, History
from generator.derive.mix import SourceMix, source_mix
from generator.model.brief import Brief
from generator.model.brief_links import brief_links
from generator.model.content import Content
from generator.model.fact import Fact
from generator.model.mentions import NameIndex


@dataclass(frozen=True)
class Dossier:
    """The content, the day it is looked at, and the indexes that pages are made from."""

    content: Content
    today: date
    names: NameIndex
    facts_about: Mapping[str, tuple[Fact, ...]]
    """Facts by entity id, in order of time."""
    facts_said_by: Mapping[str, tuple[Fact, ...]]
    """Facts by the id of the entity that says so, in order of time."""
    facts_of_theme: Mapping[str, tuple[Fact, ...]]
    """Facts by theme id, in order of time."""
    facts_from: Mapping[str, tuple[Fact, ...]]
    """Facts by source id, in the order of the paragraphs they cite first."""
    contrasts: Mapping[str, tuple[Contrast, ...]]
    """By fact id: the facts that say otherwise, with the reason."""
    connections: Mapping[str, tuple[Connection, ...]]
    """By entity id: the entities it is connected with, the closest first."""
    facts_cited_in: Mapping[str, tuple[str, ...]]
    """By the id of a hand-written page: the ids of the facts that it links to, in the order of the first links."""
    briefs_citing: Mapping[str, tuple[str, ...]]
    """By fact id: the ids of the hand-written pages that link to it, in order."""
    history: History
    """How the content came to be; empty where that is not recorded."""

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

    def mix_of(self, facts: Sequence[Fact], retired: Sequence[Fact] = ()) -> SourceMix:
        """Return what `facts` rest on; that some were `retired` is a change of them, too."""
        return source_mix(self.content, facts, self.history, retired)

    def retired_on_page_of(self, entity: str) -> tuple[Fact, ...]:
        """Return the facts that had their permanent address on the page of `entity`, the latest retired first."""
        found = [fact for fact in self.content.retired.values() if self.home_of(fact) == entity and fact.retired]
        return tuple(sorted(found, key=lambda fact: (fact.retired.since if fact.retired else date.min, fact.id))[::-1])


def derive(content: Content, today: date, history: History = NOT_RECORDED) -> Dossier:
    """Return the dossier on `content` as it stands on `today`, having come to be by `history`."""
    facts = sorted(content.facts.values(), key=by_time)
    cited = {identity: _cited_facts(brief) for identity, brief in sorted(content.briefs.items())}
    return Dossier(
        content=content,
        today=today,
        names=content.names,
        facts_about=_group((identity, fact) for fact in facts for identity in fact.about),
        facts_said_by=_group((fact.said_by, fact) for fact in facts if fact.said_by),
        facts_of_theme=_group((theme, fact) for fact in facts for theme in fact.themes),
        facts_from=_from_sources(facts),
        contrasts=find_contrasts(content),
        connections=find_connections(content),
        facts_cited_in=cited,
        briefs_citing=_citing(cited),
        history=history,
    )


def by_time(fact: Fact) -> tuple[bool, date, date, str]:
    """Sort key: dated facts first, the earliest first; then by id, so that the order never wavers."""
    if fact.when is None:
        return (True, date.max, date.max, fact.id)
    return (False, fact.when.first_day, fact.when.last_day, fact.id)


def _group(pairs: Iterable[tuple[str, Fact]]) -> dict[str, tuple[Fact, ...]]:
    groups: dict[str, list[Fact]] = defaultdict(list)
    for key, fact in pairs:
        group = groups[key]
        if not group or group[-1] is not fact:  # the pairs of a fact come together
            group.append(fact)
    return {key: tuple(group) for key, group in groups.items()}


def _cited_facts(brief: Brief) -> tuple[str, ...]:
    links = brief_links("\n".join([*brief.summary, brief.body]))
    return tuple(dict.fromkeys(link.id for link in links if link.scheme == "fact"))


def _citing(cited: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    citing: dict[str, list[str]] = defaultdict(list)
    for brief, facts in cited.items():
        for fact in facts:
            citing[fact].append(brief)
    return {fact: tuple(briefs) for fact, briefs in citing.items()}


def _from_sources(facts: list[Fact]) -> dict[str, tuple[Fact, ...]]:
    first_paragraph: dict[str, dict[str, int]] = defaultdict(dict)
    for fact in facts:
        for citation in fact.sources:
            order, paragraph = first_paragraph[citation.source], citation.paragraph
            order[fact.id] = min(paragraph, order.get(fact.id, paragraph))
    by_id = {fact.id: fact for fact in facts}
    return {
        source: tuple(by_id[identity] for _, identity in sorted((first, identity) for identity, first in order.items()))
        for source, order in first_paragraph.items()
    }
