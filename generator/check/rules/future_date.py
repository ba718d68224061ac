"""Something that has happened is dated in the future.

What a source reports, an event that was held, an agreement that was signed, a publication and a check lie in the past.
Correct the date; or, where it is a plan, let the standing or the status say so.
"""

from collections.abc import Iterator
from datetime import date

from generator.model.content import Content, Record
from generator.model.entity import Agreement, AgreementStatus, Event, EventStatus, Project, ProjectStatus
from generator.model.fact import Standing
from generator.model.when import When
from generator.problem import Problem

_CONCLUDED = {AgreementStatus.SIGNED, AgreementStatus.ADOPTED, AgreementStatus.INITIALLED, AgreementStatus.IN_FORCE}
_BEGUN = {ProjectStatus.OPERATING, ProjectStatus.UNDER_WAY, ProjectStatus.COMPLETED}


def check_on(content: Content, today: date) -> Iterator[Problem]:
    """Yield a problem for each date after `today` of something that lies in the past."""
    for fact in (*content.facts.values(), *content.retired.values()):
        if fact.standing is Standing.REPORTED:
            yield from _later(content, fact, today, fact.when, "reported", "when")
        if fact.retired is not None:
            yield from _later(content, fact, today, fact.retired.since, "retired", "retired", "since")
    for source in content.sources.values():
        yield from _later(content, source, today, source.published, "published", "published")
        yield from _later(content, source, today, source.checked, "checked", "checked")
    for entity in content.entities.values():
        match entity:
            case Event(status=EventStatus.HELD) | Agreement(status=_) | Project(status=_):
                is_past = isinstance(entity, Event) or entity.status in _CONCLUDED | _BEGUN
                if is_past:
                    yield from _later(content, entity, today, entity.when, str(entity.status).replace("-", " "), "when")


def _later(
    content: Content, record: Record, today: date, when: When | date | None, what: str, *path: str
) -> Iterator[Problem]:
    first = when.first_day if isinstance(when, When) else when
    if first is not None and first > today:
        written = when.text if isinstance(when, When) else when
        message = f"{written} is in the future, and what it dates is {what}"
        hint = f"correct the date; today is {today.isoformat()}"
        yield Problem(content.locate(record, *path), "future-date", message, hint=hint)
