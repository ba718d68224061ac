"""The faults of hand-written pages as problems at their lines."""

from collections.abc import Iterator

from generator.check.brief_text import lines_of
from generator.check.markup import Fault, located
from generator.model.brief import Brief
from generator.model.content import Content
from generator.problem import Location, Problem


def problems_of(content: Content, rule: str, hint: str) -> Iterator[Problem]:
    """Yield what a rule finds in the pages."""
    for brief in content.briefs.values():
        lines = list(lines_of(content, brief))
        for number, fault in content.notes.of(_faults, brief):
            if fault.rule == rule:
                place = lines[number].place
                yield Problem(Location(place.file, place.line), rule, fault.message, hint=hint)


def _faults(brief: Brief) -> tuple[tuple[int, Fault], ...]:
    """Return the faults of a page with the numbers of its lines, those of the summary first."""
    head = [(number, fault) for number, line in enumerate(brief.summary) for _, fault in located([line])]
    body = [(len(brief.summary) + number, fault) for number, fault in located(brief.body.split("\n"))]
    return (*head, *body)
