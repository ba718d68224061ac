"""Everything that editors wrote, as one value."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Protocol, TypeAlias, TypeVar

from generator.model.brief import Brief
from generator.model.entity import Entity
from generator.model.fact import Fact
from generator.model.mentions import NameIndex, names_of
from generator.model.notes import Notes
from generator.model.site import Measure, Site, Theme
from generator.model.source import Source
from generator.problem import Location

Told = TypeVar("Told")

Step: TypeAlias = str | int
Record: TypeAlias = Entity | Fact | Source | Measure | Theme | Brief | Site
RecordKey: TypeAlias = tuple[str, str]
"""The space in which the id is unique, and the id: `("entity", "turkiye")`."""


class Locator(Protocol):
    """Finds the place where a record, or one of its fields, is written."""

    def __call__(self, record: Record, path: tuple[Step, ...]) -> Location:
        """Return the place of the deepest part of `path` that is written."""
        ...


@dataclass(frozen=True)
class Content:
    """The whole content, each record under its id, in the order of files and lines."""

    site: Site
    themes: Mapping[str, Theme]
    measures: Mapping[str, Measure]
    sources: Mapping[str, Source]
    entities: Mapping[str, Entity]
    facts: Mapping[str, Fact]
    """The facts that stand."""
    facts_by_file: tuple[tuple[Fact, ...], ...]
    """The same facts, those of a file together: the same objects as the last time where a file is as it was."""
    retired: Mapping[str, Fact]
    """The facts that stood once: no page counts them or draws on them, but each keeps its anchor."""
    briefs: Mapping[str, Brief]
    unreadable: frozenset[str]
    """Ids of records that did not load: known to exist, so nothing that names them is a fault of its own."""
    locator: Locator
    unreadable_kinds: frozenset[str] = frozenset()
    """Of `entity`, `fact`, `source`, `measure` and `theme`, those of which a whole file did not load."""
    notes: Notes = field(default_factory=Notes, compare=False, repr=False)
    """What is worked out of single records, once for each."""
    _outcomes: "dict[Callable[[Content], object], Any]" = field(
        default_factory=dict, init=False, compare=False, repr=False
    )

    @property
    def is_whole(self) -> bool:
        """Whether every record loaded; if not, what only all records together can show is not judged."""
        return not self.unreadable and not self.unreadable_kinds

    def may_exist(self, kind: str, identity: str) -> bool:
        """Return whether a record that did not load may have this id."""
        return identity in self.unreadable or kind in self.unreadable_kinds

    def once(self, work: "Callable[[Content], Told]") -> Told:
        """Return `work(content)`, worked out once for all who ask."""
        if work not in self._outcomes:
            self._outcomes[work] = work(self)
        told: Told = self._outcomes[work]
        return told

    def facts_where(self, is_meant: "Callable[[Fact], bool]") -> Iterator[Fact]:
        """Yield the facts for which `is_meant` holds; it must read nothing but the fact, and is asked once for each."""
        for facts in self.facts_by_file:
            yield from self.notes.those(is_meant, facts)

    def locate(self, record: Record, *path: Step) -> Location:
        """Return where `record`, or the field that `path` leads to, is written."""
        return self.locator(record, path)

    @cached_property
    def names(self) -> NameIndex:
        """Where texts name entities."""
        return self.notes.last(NameIndex.of, names_of(self.entities.values()))

    @cached_property
    def theme_places(self) -> Mapping[str, int]:
        """Where each theme stands among all, by its id."""
        return {theme: place for place, theme in enumerate(self.themes)}

    @property
    def cited_records(self) -> Iterator[Fact | Entity]:
        """Every record that cites sources for what it says: facts first, then entities."""
        yield from self.facts.values()
        yield from self.entities.values()

    @property
    def focus(self) -> Entity:
        """The country the site is about."""
        return self.entities[self.site.focus]
