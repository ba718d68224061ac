"""A name goes over several lines.

Names, titles and units stand within sentences, in tables and in links. Write them on one line.
"""

from collections.abc import Iterator

from generator.check.references import records
from generator.model.content import Content, Record, Step
from generator.problem import Problem

NAMES = ("name", "aliases", "referred_to_as", "title", "unit", "place", "position", "region", "type")


def check(content: Content) -> Iterator[Problem]:
    """Yield a problem for each name with a line break in it."""
    for record in records(content):
        for path in content.notes.of(_broken, record):
            hint = "write it on one line"
            yield Problem(
                content.locate(record, *path), "line-break-in-name", "the name goes over several lines", hint=hint
            )


def _broken(record: Record) -> tuple[tuple[Step, ...], ...]:
    found: list[tuple[Step, ...]] = []
    for name in NAMES:
        value = getattr(record, name, None)
        if isinstance(value, str) and "\n" in value:
            found.append((name,))
        elif isinstance(value, tuple):
            found += [(name, position) for position, item in enumerate(value) if isinstance(item, str) and "\n" in item]
    return tuple(found)
