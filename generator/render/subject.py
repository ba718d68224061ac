"""An entity with what all parts of its page share, worked out once: some entities have a thousand parts."""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from generator.derive.dossier import Dossier
from generator.derive.mix import SourceMix
from generator.model.fact import Fact
from generator.render.addresses import Addresses


@dataclass(frozen=True)
class Subject:
    """The entity with the id `id`, as its whole page tells of it."""

    dossier: Dossier
    addresses: Addresses
    id: str

    @cached_property
    def parts(self) -> list[tuple[Fact, ...]]:
        """The facts of each part of its page."""
        return self.addresses.parts_of(self.id)

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """The facts of all parts."""
        return tuple(chain.from_iterable(self.parts))

    @cached_property
    def retired(self) -> tuple[Fact, ...]:
        """The facts that stood on its page once."""
        return self.dossier.retired_on_page_of(self.id)

    @cached_property
    def mix(self) -> SourceMix:
        """What its facts rest on."""
        return self.dossier.mix_of(self.facts, self.retired)

    @cached_property
    def briefs(self) -> tuple[tuple[str, int], ...]:
        """The ids of the briefs that cite its facts, with how many of them, the most first."""
        citing = Counter(brief for fact in self.facts for brief in self.dossier.briefs_citing.get(fact.id, ()))
        return tuple(sorted(citing.items(), key=lambda item: (-item[1], item[0])))
