"""What a set of facts rests on: which sources, whose word, and how new they are."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain

from generator.derive.history import NOT_RECORDED, History
from generator.model.content import Content
from generator.model.fact import Fact
from generator.model.source import Source


@dataclass(frozen=True)
class SourceMix:
    """The make-up of a set of facts."""

    facts: int
    by_source: tuple[tuple[str, int], ...]
    """Source id and the number of facts that cite it, the most cited first."""
    by_speaker: tuple[tuple[str, int], ...]
    """Entity id and the number of facts that rest on its word alone, the most heard first."""
    newest: Source | None
    """The newest dated source among them."""
    undated: tuple[str, ...]
    """Ids of sources whose date of publication is unknown."""
    checked: date | None
    """The day on which the facts were last compared with the texts: of several sources the earliest day; None where a
    source has none."""
    changed: date | None
    """The day on which one of them last changed in meaning; None where that is not recorded."""

    @property
    def attributed(self) -> int:
        """How many of the facts rest on somebody's word."""
        return sum(count for _, count in self.by_speaker)


def source_mix(
    content: Content, facts: Sequence[Fact], history: History = NOT_RECORDED, retired: Sequence[Fact] = ()
) -> SourceMix:
    """Return what `facts` rest on; that some were `retired` is a change of them, too."""
    cited = Counter(chain.from_iterable({citation.source for citation in fact.sources} for fact in facts))
    speakers = Counter(fact.said_by for fact in facts if fact.said_by is not None)
    changes = (history.changed("fact", fact.id) for fact in (*facts, *retired))
    sources = [content.sources[identity] for identity in cited]
    newest, checked = newest_and_checked(sources)
    undated = sorted(source.id for source in sources if source.published is None)
    return SourceMix(
        len(facts),
        _most_first(cited),
        _most_first(speakers),
        newest,
        tuple(undated),
        checked,
        max((day for day in changes if day is not None), default=None),
    )


def newest_and_checked(sources: Collection[Source]) -> tuple[Source | None, date | None]:
    """Return the newest dated one of `sources`, and the day on which facts were last compared with their texts."""
    dated = [source for source in sources if source.published is not None]
    newest = max(dated, key=lambda source: (source.published, source.id), default=None)
    days = [source.checked for source in sources if source.checked is not None]
    return newest, min(days) if days and len(days) == len(sources) else None


def _most_first(counts: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
