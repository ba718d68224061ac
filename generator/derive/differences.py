"""Where facts speak of one thing and say otherwise. A difference is written once and holds both ways."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from generator.model.content import Content
from generator.model.fact import differs


@dataclass(frozen=True, slots=True)
class Contrast:
    """The fact, by id, that says otherwise, and the note that explains how."""

    other: str
    note: str


def find_contrasts(content: Content) -> dict[str, tuple[Contrast, ...]]:
    """Return for each contested fact the facts it differs from; the order is that of ids, whatever file holds them."""
    contrasts: dict[str, list[Contrast]] = defaultdict(list)
    for fact in sorted(content.facts_where(differs), key=lambda fact: fact.id):
        for difference in fact.differs_from:
            contrasts[fact.id].append(Contrast(difference.fact, difference.note))
            contrasts[difference.fact].append(Contrast(fact.id, difference.note))
    return {identity: tuple(found) for identity, found in contrasts.items()}


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Facts, by id, that are joined by differences directly or through each other, and the notes that join them."""

    facts: tuple[str, ...]
    notes: tuple[str, ...]


def disagreements(contrasts: Mapping[str, tuple[Contrast, ...]]) -> tuple[Disagreement, ...]:
    """Return the contested facts in groups, each fact in one group."""
    seen: set[str] = set()
    groups = []
    for start in contrasts:
        if start in seen:
            continue
        facts, notes = [], []
        waiting = [start]
        while waiting:
            current = waiting.pop(0)
            if current in seen:
                continue
            seen.add(current)
            facts.append(current)
            notes += [contrast.note for contrast in contrasts[current]]
            waiting += [contrast.other for contrast in contrasts[current]]
        groups.append(Disagreement(tuple(facts), tuple(dict.fromkeys(notes))))
    return tuple(groups)
