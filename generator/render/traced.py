"""A desk at which every reading leaves a trace, so that a page is known by what it was made from.

Nobody lists what a page needs: its own code reads, and what it reads is noted. What is not known here to be narrower
counts as everything, so that no new code can be overlooked: its pages are made anew at every change.
"""

from collections.abc import ItemsView, Iterator, KeysView, Mapping, Sequence, ValuesView
from dataclasses import dataclass, field
from datetime import date
from typing import Any, cast

from generator.derive.dossier import Dossier
from generator.derive.history import History
from generator.derive.mix import SourceMix
from generator.model.content import Content, Record, Step
from generator.model.entity import Entity
from generator.model.fact import Fact
from generator.model.mentions import NameIndex
from generator.model.site import Site
from generator.problem import Location
from generator.render.addresses import Addresses
from generator.render.desk import Desk
from generator.render.subject import Subject
from generator.render.tables import FACT, OF_A_FACT, Table, tables_of
from generator.render.trace import EVERYTHING, WHOLE, Trace


def traced(desk: Desk) -> Desk:
    """Return a desk for the same pages whose trace notes what is read."""
    trace = Trace()
    names = dict.fromkeys(OF_A_FACT, OF_A_FACT[0])
    plain = tables_of(desk)
    tables = {name: TracedTable(names.get(name, name), table, trace) for name, table in plain.items()}
    tables["changes"] = _TracedChanges("changes", plain["changes"], trace, plain["facts"])
    dossier = cast(Dossier, _TracedDossier(desk.dossier, tables, trace))
    return _TracedDesk(
        dossier, desk.templates, trace, tables=tables, where=_TracedAddresses(dossier, tables, desk.addresses)
    )


class TracedTable(Mapping[Any, Any]):
    """A table that notes which of its keys are asked for."""

    __slots__ = ("_name", "_table", "_trace")

    def __init__(self, name: str, table: Table, trace: Trace) -> None:
        """Note what is read of `table` under `name`."""
        self._name = name
        self._table = table
        self._trace = trace

    def note(self, key: Any) -> None:  # noqa: ANN401  # a table of anything
        """Note that what stands at `key` is read."""
        self._trace.reads.add((self._name, key))

    def __getitem__(self, key: Any) -> Any:  # noqa: ANN401  # a table of anything
        """Return what stands at `key`, or that nothing does: both are told by reading."""
        self.note(key)
        return self._table[key]

    def get(self, key: Any, default: Any = None) -> Any:  # noqa: ANN401  # a table of anything
        """Return what stands at `key`, or `default`."""
        self.note(key)
        return self._table.get(key, default)

    def __contains__(self, key: object) -> bool:
        """Tell whether anything stands at `key`."""
        self.note(key)
        return key in self._table

    def __iter__(self) -> Iterator[Any]:
        """Yield all keys."""
        return iter(self._whole())

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._whole())

    def keys(self) -> KeysView[Any]:
        """Return all keys."""
        return self._whole().keys()

    def values(self) -> ValuesView[Any]:
        """Return all that stands there."""
        return self._whole().values()

    def items(self) -> ItemsView[Any, Any]:
        """Return all keys, each with what stands at it."""
        return self._whole().items()

    def _whole(self) -> Table:
        self.note(WHOLE)
        return self._table


class _TracedChanges(TracedTable):
    """To read the changes of a fact that stands is to read the fact, which nearly all who ask do."""

    __slots__ = ("_facts",)

    def __init__(self, name: str, table: Table, trace: Trace, facts: Table) -> None:
        super().__init__(name, table, trace)
        self._facts = facts

    def note(self, key: Any) -> None:  # noqa: ANN401  # as above
        space, identity = key if key != WHOLE else (WHOLE, WHOLE)
        if space == FACT and identity in self._facts:
            self._trace.reads.add((OF_A_FACT[0], identity))
        else:
            super().note(key)


_Tables = Mapping[str, TracedTable]


class _Traced:
    """Stands for a value of which some parts are tables; to read any part not named here is to read everything."""

    def __init__(self, value: object, tables: _Tables, trace: Trace) -> None:
        self._value = value
        self._tables = tables
        self._trace = trace

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401  # any part
        self._trace.note(EVERYTHING)
        return getattr(self._value, name)


class _TracedHistory(_Traced):
    def __init__(self, value: History, tables: _Tables, trace: Trace) -> None:
        super().__init__(value, tables, trace)
        self.changes_of = tables["changes"]

    @property
    def is_recorded(self) -> bool:
        return bool(self._tables["values"]["is_recorded"])

    @property
    def last_changed(self) -> date | None:
        return cast(date | None, self._tables["values"]["last_changed"])

    @property
    def days(self) -> Sequence[object]:
        return cast(Sequence[object], self._tables["values"]["days"])

    def changed(self, space: str, identity: str) -> date | None:
        return History.changed(cast(History, self), space, identity)


class _TracedContent(_Traced):
    def __init__(self, value: Content, tables: _Tables, trace: Trace) -> None:
        super().__init__(value, tables, trace)
        self.facts, self.retired = tables["facts"], tables["retired"]
        self.entities, self.sources, self.briefs = tables["entities"], tables["sources"], tables["briefs"]
        self.themes, self.measures = tables["themes"], tables["measures"]
        self.notes = value.notes  # what was worked out of a record is as good as the record, which was read
        self._names, self._site = value.names, value.site

    @property
    def site(self) -> Site:
        self._tables["values"].note("site")
        return self._site

    @property
    def names(self) -> NameIndex:
        self._tables["values"].note("names")
        return self._names

    @property
    def theme_places(self) -> Mapping[str, int]:
        self.themes.note(WHOLE)
        return cast(Content, self._value).theme_places

    @property
    def focus(self) -> Entity:
        return cast(Entity, self.entities[self.site.focus])

    def locate(self, record: Record, *path: Step) -> Location:
        if isinstance(record, Fact) and not path:
            place = self._tables["places"].get(record.id) or self._tables["other_places"][("retired", record.id)]
            return cast(Location, place)
        return cast(Location, self.__getattr__("locate")(record, *path))


class _TracedDossier(_Traced):
    def __init__(self, value: Dossier, tables: _Tables, trace: Trace) -> None:
        super().__init__(value, tables, trace)
        self._today = value.today
        self.content = cast(Content, _TracedContent(value.content, tables, trace))
        self.history = cast(History, _TracedHistory(value.history, tables, trace))
        self.facts_about, self.facts_said_by = tables["facts_about"], tables["facts_said_by"]
        self.facts_of_theme, self.facts_from = tables["facts_of_theme"], tables["facts_from"]
        self.contrasts, self.connections = tables["contrasts"], tables["connections"]
        self.facts_cited_in, self.briefs_citing = tables["facts_cited_in"], tables["briefs_citing"]
        self._like = cast(Dossier, self)

    @property
    def today(self) -> date:
        self._tables["values"].note("today")
        return self._today

    @property
    def names(self) -> NameIndex:
        return self.content.names

    @property
    def oldest_source_day(self) -> date | None:
        return cast(date | None, self._tables["values"]["oldest_source_day"])

    def is_contested(self, fact: Fact) -> bool:
        return Dossier.is_contested(self._like, fact)

    def home_of(self, fact: Fact) -> str:
        return Dossier.home_of(self._like, fact)

    def planned_around(self, entity: str) -> tuple[Entity, ...]:
        return cast(tuple[Entity, ...], self._tables["planned_around"][entity])

    def facts_on_page_of(self, entity: str) -> tuple[Fact, ...]:
        return Dossier.facts_on_page_of(self._like, entity)

    def mix_of(self, facts: Sequence[Fact], retired: Sequence[Fact] = ()) -> SourceMix:
        return Dossier.mix_of(self._like, facts, retired)

    def retired_on_page_of(self, entity: str) -> tuple[Fact, ...]:
        return Dossier.retired_on_page_of(self._like, entity)


@dataclass(frozen=True)
class _TracedAddresses(Addresses):
    """Where a fact stands hangs on the facts beside it; who leads there hangs on the address alone."""

    tables: _Tables
    plain: Addresses

    def fact(self, fact: Fact) -> str:
        self.tables["addresses"].note(fact.id)
        # A retired one stands where its entity does.
        return super().fact(fact) if fact.retired is not None else self.plain.fact(fact)

    def parts_of(self, entity: str) -> list[tuple[Fact, ...]]:
        return cast(list[tuple[Fact, ...]], self.tables["parts"][entity])


@dataclass(frozen=True)
class _TracedDesk(Desk):
    tables: _Tables = field(kw_only=True)
    where: Addresses = field(kw_only=True)

    @property
    def addresses(self) -> Addresses:
        return self.where

    def entry(self, fact: str) -> str:
        """Return the short entry, which is read as one thing: many pages show it."""
        return cast(str, self.tables["entries"][fact])

    def subject(self, entity: str) -> Subject:
        """Return what all parts share, which is read as one thing: it is made from all facts of all parts."""
        return cast(Subject, self.tables["subjects"][entity])
