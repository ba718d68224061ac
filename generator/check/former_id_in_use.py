"""A former id is the id of another record, or two records claim it.

The address it stood at can lead to one page only. Remove it from all but the record that bore it last.
"""

from collections.abc import Iterator

from generator.check.rule import records
from generator.model.content import Content, Record
from generator.model.entity import Entity
from generator.model.fact import Fact
from generator.model.site import Site, Theme
from generator.model.source import Source
from generator.problem import Problem

_Kept = Entity | Fact | Source | Theme


def check(content: Content) -> Iterator[Problem]:
    """Yield a problem for each former id whose address is taken."""
    renamed = [record for record in records(content) if isinstance(record, _Kept) and record.former_ids]
    if not renamed:
        return
    taken = {
        (_address_space(record), "" if isinstance(record, Site) else record.id): "in use" for record in records(content)
    }
    for record in renamed:
        for position, identity in enumerate(record.former_ids):
            key = (_address_space(record), identity)
            if key in taken:
                place = content.locate(record, "former_ids", position)
                message = f"the former id {identity!r} of {record.kind} {record.id!r} is {taken[key]}"
                yield Problem(place, "former-id-in-use", message, hint="remove it from this list, or correct it")
            taken.setdefault(key, f"also claimed by {record.id!r}")


def _address_space(record: Record) -> str:
    """Return the folder whose addresses the record's id is part of; facts have their anchors."""
    return record.folder if isinstance(record, Entity) else type(record).__name__
