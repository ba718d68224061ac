"""The tripwire: whether a change takes more away than an edit does."""

from collections import Counter
from dataclasses import dataclass

from generator.derive.changes import State
from generator.model.entity import Entity
from generator.model.fact import Fact
from generator.model.source import Source

# A slip of a tool or a merge loses whole files; an editor who retires a few facts stays well below this.
LARGEST_SHARE = 5
_COUNTED: dict[str, type] = {"facts that stand": Fact, "entities": Entity, "sources": Source}


@dataclass(frozen=True, slots=True)
class Count:
    """How many records of a kind there were and are."""

    what: str
    before: int
    after: int

    def is_loss(self, share: int) -> bool:
        """Whether more than `share` of a hundred are gone."""
        return (self.before - self.after) * 100 > share * self.before


def counts(before: State, after: State) -> list[Count]:
    """Return how many facts, entities and sources there were and are; a retired fact stands no more."""
    old, new = _count(before), _count(after)
    return [Count(what, old[what], new[what]) for what in _COUNTED]


def _count(state: State) -> Counter[str]:
    found: Counter[str] = Counter()
    for record in state.values():
        is_retired = isinstance(record, Fact) and record.retired is not None
        found.update(what for what, kind in _COUNTED.items() if isinstance(record, kind) and not is_retired)
    return found
