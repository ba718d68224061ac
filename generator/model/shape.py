"""What a field of a record holds, and in which order editors write the keys."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from generator.model.entity import Entity
from generator.model.when import When

_FIRST = ("id", "former_ids")  # where `briefing rename` writes them
# What the six kinds of entity share stands around what is their own: names before it, what supports it after it.
_LAST_OF_ENTITY = ("summary", "unknown", "sources")


@dataclass(frozen=True, slots=True)
class Shape:
    """What a field holds: one value of the type `holds`, or a list of them."""

    holds: type
    is_list: bool = False

    @property
    def is_date(self) -> bool:
        """Whether it is a date of any precision."""
        return issubclass(self.holds, When | date)

    @property
    def is_number(self) -> bool:
        """Whether it is a number, whole or not."""
        return issubclass(self.holds, int | Decimal)


def shape(info: FieldInfo) -> Shape:
    """Return what a field of a record holds, without "or nothing"."""
    kept, is_list = info.annotation, False
    while get_args(kept):
        is_list = is_list or get_origin(kept) is tuple
        parts = [part for part in get_args(kept) if part not in (type(None), ...)]
        kept = parts[0]
        if get_origin(kept) is Annotated:
            kept = get_args(kept)[0]
    assert isinstance(kept, type)  # noqa: S101  # a field of a record is a value
    return Shape(kept, is_list)


def key_order(model: type[BaseModel]) -> tuple[str, ...]:
    """Return the keys of a record, or of a part of one, in the order in which they are written."""
    keys = list(model.model_fields)
    first = [key for key in _FIRST if key in keys]
    last = [key for key in _LAST_OF_ENTITY if issubclass(model, Entity) and key in keys]
    return (*first, *(key for key in keys if key not in {*first, *last}), *last)
