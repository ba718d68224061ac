"""A fact, an event or an agreement has no date and does not say why.

Unknown is said, with a reason. Add `when`, as precise as the source, or `unknown: [{what: date, reason: not-stated}]`.
"""

from collections.abc import Iterator
from itertools import chain

from generator.model.content import Content
from generator.model.entity import Agreement, Event
from generator.model.fact import Fact
from generator.problem import Problem


def check(content: Content) -> Iterator[Problem]:
    """Yield a problem for each dated kind of record with neither `when` nor a reason."""
    for record in chain(content.facts.values(), content.entities.values()):
        if isinstance(record, Fact | Event | Agreement) and record.when is None:
            if any(unknown.what == "date" for unknown in record.unknown):
                continue
            message = f"{record.kind} {record.id!r} has no date"
            hint = "add `when:`, or `unknown: [{what: date, reason: not-stated}]`"
            yield Problem(content.locate(record, "id"), "missing-date", message, hint=hint)
