"""What happened and what is to come, in order of time."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from generator.derive.dossier import Dossier
from generator.model.entity import Agreement, Entity, Event
from generator.model.fact import Fact
from generator.model.when import When


@dataclass(frozen=True, slots=True)
class Entry:
    """A dated event or agreement."""

    when: When
    entity: Event | Agreement


def timeline(entities: Iterable[Entity]) -> tuple[Entry, ...]:
    """Return the dated events and agreements among `entities`, the earliest first."""
    dated = [
        Entry(entity.when, entity)
        for entity in entities
        if isinstance(entity, Event | Agreement) and entity.when is not None
    ]
    return tuple(sorted(dated, key=lambda entry: (entry.when, entry.entity.id)))


def neighbours(dossier: Dossier, event: Event, most: int) -> tuple[tuple[Entry, ...], tuple[Entry, ...]]:
    """Return the dated entries before and after `event` that share facts or ties with it, at most `most` each way.

    Those that overlap it in time are left out: neither before nor after.
    """
    when = event.when
    if when is None:
        return (), ()
    linked = [dossier.content.entities[connection.entity] for connection in dossier.connections.get(event.id, ())]
    entries = timeline(linked)
    before = [entry for entry in entries if entry.when.last_day < when.first_day]
    after = [entry for entry in entries if entry.when.first_day > when.last_day]
    return tuple(before[-most:]), tuple(after[:most])


def themes_of(dossier: Dossier, entity: str) -> tuple[str, ...]:
    """Return the ids of the themes of the facts about `entity`, in the order of `themes.yml`."""
    found = {theme for fact in dossier.facts_about.get(entity, ()) for theme in fact.themes}
    return tuple(theme for theme in dossier.content.themes if theme in found)


def is_planned(record: Fact | Entity) -> bool:
    """Whether a fact, or an event, agreement or project, is meant to happen."""
    footing: str = record.standing if isinstance(record, Fact) else getattr(record, "status", "")
    return footing == "planned"


def is_overdue(record: Fact | Entity, today: date) -> bool:
    """Whether a planned date has passed and no outcome is recorded."""
    when: When | None = getattr(record, "when", None)
    return is_planned(record) and when is not None and when.is_over(today)
