"""How far an event, agreement or project has come, in words; and when a plan is due."""

from datetime import date

from generator.model.entity import Entity
from generator.model.fact import Fact, Standing
from generator.model.when import When
from generator.render.labels import words

PLANNED = "planned"
PASSED = "was planned; outcome not recorded"
_WORDS = {"unclear": "status unclear"}


def status_label(entity: Entity, today: date) -> str:
    """Return the status of `entity` in words, empty for one that has none; a plan whose date has passed says so."""
    status: str = getattr(entity, "status", "")
    when: When | None = getattr(entity, "when", None)
    if status == PLANNED and when is not None and when.is_over(today):
        return PASSED
    return _WORDS.get(status, words(status))


def due(planned: Entity | Fact, today: date) -> str:
    """Return the last day of a plan that is still to come as an ISO date, for a script to see it pass; else nothing."""
    is_planned = getattr(planned, "status", "") == PLANNED or getattr(planned, "standing", "") is Standing.PLANNED
    when: When | None = getattr(planned, "when", None)
    if not is_planned or when is None or when.end is None or when.is_over(today):
        return ""
    return when.last_day.isoformat()
