"""All that a page can be made from, table by table: what a trace notes, and what fingerprints are taken of."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from generator.model.mentions import names_of
from generator.render.desk import Desk

Table = Mapping[Any, Any]


FACT = "fact"
"""The space of ids in which facts are."""
OF_A_FACT = ("facts", "places", "contrasts", "addresses", "briefs_citing", "changes_of_facts")
"""Tables by the ids of facts: they are read together, and to read one of them counts as reading all."""
FROM_TEXTS = ("facts", "retired", "entities", "sources", "themes", "measures", "briefs", "other_places")
VALUES_FROM_TEXTS = ("site", "today", "days")
"""What is not made from other tables: together they are all there is."""


def tables_of(desk: Desk) -> dict[str, Table]:
    """Return the records, what is derived of each, and where it stands, by the names that traces use."""
    dossier, addresses = desk.dossier, desk.addresses
    content, history = dossier.content, dossier.history
    others = {
        (name, identity): record
        for name in ("retired", "entities", "sources", "themes", "measures", "briefs")
        for identity, record in getattr(content, name).items()
    }
    return {
        "facts": content.facts,
        "retired": content.retired,
        "places": _Computed(content.facts, lambda fact: content.locate(content.facts[fact])),
        "contrasts": dossier.contrasts,
        "addresses": _Computed(content.facts, lambda fact: addresses.fact(content.facts[fact])),
        "briefs_citing": dossier.briefs_citing,
        "changes_of_facts": _Computed(content.facts, lambda fact: history.changes_of.get((FACT, fact), ())),
        "entries": _Computed(content.facts, desk.entry),
        "entities": content.entities,
        "sources": content.sources,
        "themes": content.themes,
        "measures": content.measures,
        "briefs": content.briefs,
        "facts_about": dossier.facts_about,
        "facts_said_by": dossier.facts_said_by,
        "facts_of_theme": dossier.facts_of_theme,
        "facts_from": dossier.facts_from,
        "facts_cited_in": dossier.facts_cited_in,
        "connections": dossier.connections,
        "planned_around": _Computed(content.entities, dossier.planned_around),
        "changes": history.changes_of,
        "other_places": _Computed(others, lambda key: content.locate(others[key])),
        "parts": _Computed(content.entities, addresses.parts_of),
        "subjects": _Computed(content.entities, desk.subject),
        "values": _Values(
            {
                "site": lambda: content.site,
                "today": lambda: dossier.today,
                "names": lambda: names_of(content.entities.values()),
                "oldest_source_day": lambda: dossier.oldest_source_day,
                "is_recorded": lambda: history.is_recorded,
                "last_changed": lambda: history.last_changed,
                "days": lambda: history.days,
            }
        ),
    }


class _Computed(Mapping[Any, Any]):
    """What a function tells of each key of another table."""

    def __init__(self, keys: Table, tell: Callable[[Any], Any]) -> None:
        self._keys = keys
        self._tell = tell

    def __getitem__(self, key: Any) -> Any:  # noqa: ANN401  # a table of anything
        if key not in self._keys:
            raise KeyError(key)
        return self._tell(key)

    def __iter__(self) -> Iterator[Any]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)


class _Values(_Computed):
    """Values of the whole site, worked out when they are asked for."""

    def __init__(self, tell: Mapping[str, Callable[[], Any]]) -> None:
        super().__init__(tell, lambda name: tell[name]())
