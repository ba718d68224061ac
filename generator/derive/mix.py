"""What a set of facts rests on: which sources, whose word, and how new they are."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

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

    @property
    def attributed(self) -> int:
        """How many of the facts rest on somebody's word."""
        return sum(count for _, count in self.by_speaker)


def source_mix(content: Content, facts: Sequence[Fact]) -> SourceMix:
    """Return what `facts` rest on."""
    cited: Counter[str] = Counter()
    speakers: Counter[str] = Counter()
    for fact in facts:
        cited.update({citation.source for citation in fact.sources})
        if fact.said_by is not None:
            speakers[fact.said_by] += 1
    sources = [content.sources[identity] for identity in cited]
    dated = [source for source in sources if source.published is not None]
    newest = max(dated, key=lambda source: (source.published, source.id), default=None)
    days = [source.checked for source in sources if source.checked is not None]
    checked = min(days) if days and len(days) == len(sources) else None
    undated = sorted(source.id for source in sources if source.published is None)
    return SourceMix(len(facts), _most_first(cited), _most_first(speakers), newest, tuple(undated), checked)


def _most_first(counts: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
