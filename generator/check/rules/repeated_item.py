"""A list names the same thing twice.

A theme, an entity, a citation, a role or a participant counts once. Remove the repetition.
"""

from collections.abc import Iterator, Mapping

from generator.check.references import records
from generator.model.content import Content, Step
from generator.model.fields import Authored
from generator.problem import Problem

# What makes two items of a list one and the same; all that is written in them, where nothing is named here.
_SAME_BY: Mapping[str, tuple[str, ...]] = {
    "Citation": ("source", "paragraph"),
    "Context": ("id",),
    "Difference": ("fact",),
    "Figure": ("measure", "value", "bound"),
    "SetAside": ("paragraphs", "items"),
    "Unknown": ("what",),
}
_OF_OTHER_RULES = {"aliases", "differs_from"}  # ambiguous-name and difference-with-itself


def check(content: Content) -> Iterator[Problem]:
    """Yield a problem for each item that its list has already."""
    for record in records(content):
        for path, first in content.notes.of(_repeated, record):
            message = f"the list `{path[-2]}` says the same as its item {first + 1}"
            yield Problem(content.locate(record, *path), "repeated-item", message, hint="remove one of the two")


def _repeated(record: Authored) -> tuple[tuple[tuple[Step, ...], int], ...]:
    return tuple(_in_lists_of(record, ()))


def _in_lists_of(record: Authored, path: tuple[Step, ...]) -> Iterator[tuple[tuple[Step, ...], int]]:
    """Yield the path of each repeated item, and the position of the first like it."""
    for name in type(record).model_fields:
        value = getattr(record, name)
        if not isinstance(value, tuple) or name in _OF_OTHER_RULES:
            continue
        seen: dict[object, int] = {}
        for position, item in enumerate(value):
            first = seen.setdefault(_identity(item), position)
            if first != position:
                yield (*path, name, position), first
            if isinstance(item, Authored):
                yield from _in_lists_of(item, (*path, name, position))


def _identity(item: object) -> object:
    if isinstance(item, str):
        return " ".join(item.casefold().split())
    if not isinstance(item, Authored):
        return item
    names = _SAME_BY.get(type(item).__name__, tuple(type(item).model_fields))
    return tuple(str(getattr(item, name)) for name in names)
