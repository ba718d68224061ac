"""The facts by what they name, put together of what the facts of each file name."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from generator.model.content import Content
from generator.model.fact import Fact

Facts = tuple[Fact, ...]
_Placed = tuple[Any, Fact]
"""A fact behind the key that it is sorted by, which no other fact has."""
Named = Callable[[Facts], Mapping[str, tuple[_Placed, ...]]]
"""Tells what the facts of a file name; it must read nothing but these."""


class FactIndex(Mapping[str, Facts]):
    """The facts that name a record, by its id, in their order.

    Files that are as they were the last time are not gone through again, and facts are sorted when they are asked for.
    """

    def __init__(self, content: Content, named: Named) -> None:
        """Take the facts of `content` by what `named` tells of those of a file."""
        self._parts: dict[str, list[tuple[_Placed, ...]]] = defaultdict(list)
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
            placed = sorted(placed for part in parts for placed in part)
            self._sorted[key] = tuple(fact for _, fact in placed)
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


def by_entity(facts: Facts) -> Mapping[str, tuple[_Placed, ...]]:
    """Return the facts by the ids of what they are about, in order of time."""
    return _grouped((identity, by_time(fact), fact) for fact in facts for identity in dict.fromkeys(fact.about))


def by_speaker(facts: Facts) -> Mapping[str, tuple[_Placed, ...]]:
    """Return the facts by the id of the entity that says so, in order of time."""
    return _grouped((fact.said_by, by_time(fact), fact) for fact in facts if fact.said_by)


def by_theme(facts: Facts) -> Mapping[str, tuple[_Placed, ...]]:
    """Return the facts by theme, in order of time."""
    return _grouped((theme, by_time(fact), fact) for fact in facts for theme in dict.fromkeys(fact.themes))


def by_source(facts: Facts) -> Mapping[str, tuple[_Placed, ...]]:
    """Return the facts by source, in the order of the paragraphs they cite first."""
    found = []
    for fact in facts:
        first: dict[str, int] = {}
        for citation in fact.sources:
            first[citation.source] = min(citation.paragraph, first.get(citation.source, citation.paragraph))
        found += [(source, (paragraph, fact.id), fact) for source, paragraph in first.items()]
    return _grouped(found)


def by_connected(facts: Facts) -> Mapping[str, tuple[_Placed, ...]]:
    """Return the facts by the ids of all that they connect with something else, by id."""
    found = []
    for fact in facts:
        about = dict.fromkeys(fact.about if len(set(fact.about)) > 1 else ())
        named = about | dict.fromkeys(one for role in fact.roles if role.of != role.who for one in (role.of, role.who))
        found += [(identity, fact.id, fact) for identity in named]
    return _grouped(found)


def _grouped(found: Iterable[tuple[str, Hashable, Fact]]) -> Mapping[str, tuple[_Placed, ...]]:
    groups: dict[str, list[_Placed]] = defaultdict(list)
    for key, place, fact in found:
        groups[key].append((place, fact))
    return {key: tuple(group) for key, group in groups.items()}
