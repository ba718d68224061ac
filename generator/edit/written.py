"""A record as the YAML that an editor would write, in the one form of the content."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from pydantic import BaseModel

from generator.edit.branch import Branch
from generator.edit.layout import mapping_lines

Value: TypeAlias = "str | int | Sequence[str] | Mapping[str, Value] | Sequence[Mapping[str, Value]]"


def written(entries: Mapping[str, Value], model: type[BaseModel]) -> Iterator[str]:
    """Yield the lines of a record of this model, without indentation of its own and without line breaks."""
    return mapping_lines(_branch(entries), model)


def _branch(value: Value) -> Branch:
    if isinstance(value, Mapping):
        return Branch({key: _branch(part) for key, part in value.items()})
    if isinstance(value, str | int):
        return Branch(str(value))
    return Branch([_branch(item) for item in value])
