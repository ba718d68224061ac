"""A former id is the id of another record, or two records claim it.

The address it stood at can lead to one page only. Remove it from all but the record that bore it last.
"""

from collections.abc import Iterator
from itertools import chain

from generator.model.content import Content
from generator.model.entity import Entity
from generator.model.fact import Fact
from generator.model.site import Theme
from generator.model.source import Source
from generator.problem import Problem

_Kept = Entity | Fact | Source | Theme


def check(content: Content) -> Iterator[Problem]:
    """Yield a problem for each former id whose address is taken."""
    kept: Iterator[_Kept] = chain(
        content.themes.values(),
        content.sources.values(),
        content.entities.values(),
        content.facts_where(_is_renamed),
        content.retired.values(),
    )
    claimed: dict[tuple[str, str], str] = {}
    for record in filter(_is_renamed, kept):
        for position, identity in enumerate(record.former_ids):
            key = (_address_space(record), identity)
            taken = "in use" if _is_in_use(content, record, identity) else claimed.get(key)
            if taken:
                place = content.locate(record, "former_ids", position)
                message = f"the former id {identity!r} of {record.kind} {record.id!r} is {taken}"
                yield Problem(place, "former-id-in-use", message, hint="remove it from this list, or correct it")
            claimed.setdefault(key, f"also claimed by {record.id!r}")


def _is_renamed(record: _Kept) -> bool:
    return bool(record.former_ids)


def _is_in_use(content: Content, record: _Kept, identity: str) -> bool:
    """Return whether another record stands where `record` would under this id."""
    match record:
        case Fact():
            return identity in content.facts or identity in content.retired
        case Source():
            return identity in content.sources
        case Theme():
            return identity in content.themes
        case _:
            found = content.entities.get(identity)
            return found is not None and _address_space(found) == _address_space(record)


def _address_space(record: _Kept) -> str:
    """Return the folder whose addresses the record's id is part of; facts have their anchors."""
    return record.folder if isinstance(record, Entity) else type(record).__name__
