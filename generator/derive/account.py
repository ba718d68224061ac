"""How much of a source's text is accounted for: paragraphs that facts draw on, and paragraphs set aside."""

from collections.abc import Sequence
from dataclasses import dataclass

from generator.model.fact import Fact
from generator.model.source import SetAside, Source


@dataclass(frozen=True)
class Account:
    """The account of one source's paragraphs; all numbers count from 1."""

    paragraphs: int
    """How many the archived text has; 0 where the source does not record them."""
    cited: tuple[int, ...]
    set_aside: tuple[SetAside, ...]
    """Whole passages set aside, in order."""
    items_set_aside: tuple[SetAside, ...]
    """Single items set aside within paragraphs that facts draw on, in order."""
    open: tuple[int, ...]
    """Paragraphs that are neither."""


def account(source: Source, facts: Sequence[Fact]) -> Account:
    """Return the account of `source`, given the facts that cite it."""
    count = len(source.archive.paragraphs)
    cited = {citation.paragraph for fact in facts for citation in fact.sources if citation.source == source.id}
    ordered = sorted(source.set_aside, key=lambda passage: passage.numbers[0] if passage.numbers else 0)
    whole = tuple(passage for passage in ordered if not passage.items)
    spared = {number for passage in whole for number in passage.numbers}
    return Account(
        paragraphs=count,
        cited=tuple(sorted(cited)),
        set_aside=whole,
        items_set_aside=tuple(passage for passage in ordered if passage.items),
        open=tuple(number for number in range(1, count + 1) if number not in cited | spared),
    )
