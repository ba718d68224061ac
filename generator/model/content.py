"""Everything that editors wrote, as one value."""

from collections import defaultdict
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
from generator.model.unread import Unread
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
    """The site's own record; every field of it is empty where that did not load."""
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
    locator: Locator
    unread: tuple[Unread, ...] = ()
    """What is written and did not load."""
    notes: Notes = field(default_factory=Notes, compare=False, repr=False)
    """What is worked out of single records, once for each."""
    _outcomes: "dict[Callable[[Content], object], Any]" = field(
        default_factory=dict, init=False, compare=False, repr=False
    )

    @property
    def is_whole(self) -> bool:
        """Whether every record loaded."""
        return not self.unread

    def may_exist(self, kind: str, identity: str) -> bool:
        """Return whether a record with this id stands in what did not load: what names it is no fault of its own."""
        return identity in self.unread_ids.get(kind, ())

    def awaited(self, *kinds: str) -> str | None:
        """Return the first file that may hold records of these kinds nobody knows of, until it loads; None for none."""
        waiting = (one.file for one in self.unread if not one.is_all_told and (not one.space or one.space in kinds))
        return next(waiting, None)

    def unread_of(self, *kinds: str) -> Iterator[Unread]:
        """Yield what did not load of these kinds."""
        return (one for one in self.unread if not one.space or one.space in kinds)

    @cached_property
    def unread_ids(self) -> Mapping[str, frozenset[str]]:
        """The ids of what did not load, by kind."""
        found: dict[str, set[str]] = defaultdict(set)
        for one in self.unread:
            found[one.space] |= one.ids
        return {kind: frozenset(ids) for kind, ids in found.items()}

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
