"""A fact, an event or an agreement has no date and does not say why.

Unknown is said, with a reason. Add `when`, as precise as the source, or `unknown: [{what: date, reason: not-stated}]`.
"""

from collections.abc import Iterator
from itertools import chain

from generator.model.content import Content
from generator.model.entity import Agreement, Event
from generator.model.fact import Fact
from generator.problem import Problem

_Dated = Fact | Event | Agreement


def check(content: Content) -> Iterator[Problem]:
    """Yield a problem for each dated kind of record with neither `when` nor a reason."""
    dated = (entity for entity in content.entities.values() if isinstance(entity, Event | Agreement))
    undated = (entity for entity in dated if _lacks_date(entity))
    records: Iterator[_Dated] = chain(content.facts_where(_lacks_date), undated)
    for record in records:
        message = f"{record.kind} {record.id!r} has no date"
        hint = "add `when:`, or `unknown: [{what: date, reason: not-stated}]`"
        yield Problem(content.locate(record, "id"), "missing-date", message, hint=hint)


def _lacks_date(record: _Dated) -> bool:
    return record.when is None and all(unknown.what != "date" for unknown in record.unknown)
