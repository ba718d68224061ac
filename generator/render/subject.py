"""An entity with what all parts of its page share, worked out once: some entities have a thousand parts."""

from collections import Counter
from dataclasses import dataclass
from itertools import chain

from generator.derive.dossier import Dossier
from generator.derive.mix import SourceMix
from generator.model.fact import Fact
from generator.render.addresses import Addresses


@dataclass(frozen=True, slots=True)
class Subject:
    """An entity as its whole page tells of it."""

    parts: list[tuple[Fact, ...]]
    """The facts of each part of its page."""
    facts: tuple[Fact, ...]
    """The facts of all parts."""
    retired: tuple[Fact, ...]
    """The facts that stood on its page once."""
    mix: SourceMix
    """What its facts rest on."""
    briefs: tuple[tuple[str, int], ...]
    """The ids of the briefs that cite its facts, with how many of them, the most first."""


def subject(dossier: Dossier, addresses: Addresses, entity: str) -> Subject:
    """Return the entity with this id as its whole page tells of it."""
    parts = addresses.parts_of(entity)
    facts, retired = tuple(chain.from_iterable(parts)), dossier.retired_on_page_of(entity)
    citing = Counter(brief for fact in facts for brief in dossier.briefs_citing.get(fact.id, ()))
    return Subject(
        parts=parts,
        facts=facts,
        retired=retired,
        mix=dossier.mix_of(facts, retired),
        briefs=tuple(sorted(citing.items(), key=lambda item: (-item[1], item[0]))),
    )
