"""The facts by what they name, put together of what the facts of each file name."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from itertools import chain
from typing import Any

from generator.model.content import Content
from generator.model.fact import Fact

Facts = tuple[Fact, ...]
Named = Callable[[Facts], Mapping[str, Facts]]
"""Tells which of the facts of a file name what; it must read nothing but these."""
Place = Callable[[Fact, str], Any]
"""Gives the key that a fact is sorted by among those that name an id; no other fact has the same."""


class FactIndex(Mapping[str, Facts]):
    """The facts that name a record, by its id, in their order.

    Files that are as they were the last time are not gone through again, and facts are sorted when they are asked for.
    """

    def __init__(self, content: Content, named: Named, place: Place) -> None:
        """Take the facts of `content` by what `named` tells of those of a file, each at its `place`."""
        self._place = place
        self._parts: dict[str, list[Facts]] = defaultdict(list)
        self._sorted: dict[str, Facts] = {}
        for facts in content.facts_by_file:
            for key, part in content.notes.of(named, facts).items():
                self._parts[key].append(part)

    def __getitem__(self, key: str) -> Facts:
        """Return the facts that name `key`."""
        if key not in self._sorted:
            parts = self._parts.get(key)
            if parts is None:
                raise KeyError(key)
            self._sorted[key] = tuple(sorted(chain.from_iterable(parts), key=lambda fact: self._place(fact, key)))
        return self._sorted[key]

    def __iter__(self) -> Iterator[str]:
        """Yield the ids that facts name."""
        return iter(self._parts)

    def __len__(self) -> int:
        """Return how many ids facts name."""
        return len(self._parts)


def by_time(fact: Fact) -> tuple[bool, date, date, str]:
    """Sort key: dated facts first, the earliest first; then by id, so that the order never wavers."""
    if fact.when is None:
        return (True, date.max, date.max, fact.id)
    return (False, fact.when.first_day, fact.when.last_day, fact.id)


def in_time(fact: Fact, _named: str) -> tuple[bool, date, date, str]:
    """Place of a fact in order of time."""
    return by_time(fact)


def in_source(fact: Fact, source: str) -> tuple[int, str]:
    """Place of a fact in the order of the paragraphs of `source`: that of the first it cites."""
    return min(citation.paragraph for citation in fact.sources if citation.source == source), fact.id


def in_order(fact: Fact, _named: str) -> str:
    """Place of a fact in the order of ids."""
    return fact.id


def by_entity(facts: Facts) -> Mapping[str, Facts]:
    """Return the facts by the ids of what they are about."""
    return _grouped((identity, fact) for fact in facts for identity in dict.fromkeys(fact.about))


def by_speaker(facts: Facts) -> Mapping[str, Facts]:
    """Return the facts by the id of the entity that says so."""
    return _grouped((fact.said_by, fact) for fact in facts if fact.said_by)


def by_theme(facts: Facts) -> Mapping[str, Facts]:
    """Return the facts by theme."""
    return _grouped((theme, fact) for fact in facts for theme in dict.fromkeys(fact.themes))


def by_source(facts: Facts) -> Mapping[str, Facts]:
    """Return the facts by the sources they cite."""
    return _grouped((source, fact) for fact in facts for source in dict.fromkeys(cite.source for cite in fact.sources))


def by_connected(facts: Facts) -> Mapping[str, Facts]:
    """Return the facts by the ids of all that they connect with something else."""
    found = []
    for fact in facts:
        about = dict.fromkeys(fact.about if len(set(fact.about)) > 1 else ())
        named = about | dict.fromkeys(one for role in fact.roles if role.of != role.who for one in (role.of, role.who))
        found += [(identity, fact) for identity in named]
    return _grouped(found)


def _grouped(found: Iterable[tuple[str, Fact]]) -> Mapping[str, Facts]:
    groups: dict[str, list[Fact]] = defaultdict(list)
    for key, fact in found:
        groups[key].append(fact)
    return {key: tuple(group) for key, group in groups.items()}
