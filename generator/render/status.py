"""How far an event, agreement or project has come, in words; and when a plan is due."""

from datetime import date

from generator.derive.timeline import is_overdue, is_planned
from generator.model.entity import Entity
from generator.model.fact import Fact
from generator.model.when import When
from generator.render.labels import words

PLANNED = "planned"
PASSED = "was planned; outcome not recorded"
_WORDS = {"unclear": "status unclear"}


def status_label(entity: Entity, today: date) -> str:
    """Return the status of `entity` in words, empty for one that has none; a plan whose date has passed says so."""
    if is_overdue(entity, today):
        return PASSED
    status: str = getattr(entity, "status", "")
    return _WORDS.get(status, words(status))


def due(planned: Entity | Fact, today: date) -> str:
    """Return the last day of a plan that is still to come as an ISO date, for a script to see it pass; else nothing."""
    when: When | None = getattr(planned, "when", None)
    if not is_planned(planned) or when is None or when.end is None or when.is_over(today):
        return ""
    return when.last_day.isoformat()
