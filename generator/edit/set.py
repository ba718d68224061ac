"""Another value for one field of a record: every line but its own stays, and every comment."""

import re
from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any
from unicodedata import category

from pydantic import BaseModel

from generator.edit.find import Identified, find_record, loaded
from generator.edit.form import formatted
from generator.edit.new import UnloadableDraftError
from generator.edit.scalar import quoted, scalar
from generator.edit.text import Edit, EditRefusedError, SourceText
from generator.load.content import load
from generator.load.nodes import Mapping as Keyed, Node, Scalar, Sequence, parse
from generator.load.records import to_plain
from generator.model.content import Step
from generator.model.shape import Shape, shape
from generator.model.source import Source
from generator.problem import Location

_BLOCK_HEADER = re.compile(r"[|>][-+0-9]*[ \t]*(#[^\r\n]*)?")


def with_value(texts: Mapping[str, bytes], name: str, field: str, value: str) -> dict[str, bytes]:
    """Return the one file of `texts` (path → bytes) that changes when a field of a record gets the value; none if it has it.

    `name` is the record's id, after its space and a colon where several have it: `theme:climate`. `field` leads to a
    single value: `statement`, `figures.0.value` for the first figure's. Where the record, or that part of it, has no such
    key yet, it gets one: at its usual place in a file in the one form, else behind the first key.

    Raises:
        ContentError: the content does not load; holds every problem of its writing.
        UnloadableDraftError: the content would not load with the value.
        EditRefusedError: there is no such record or field, or it cannot be changed soundly.

    """
    content = loaded(texts)
    _, record = find_record(content, name)
    path, held = _resolved(record, field)
    own = content.locate(record)
    written = _written(_root(own.file, texts[own.file]), own, record, path)
    value = value.strip()
    if not value or any(category(sign) in {"Cc", "Cs"} for sign in value):
        raise EditRefusedError("a value is a text on one line, and not empty")
    if isinstance(written, Scalar) and value == written.text.strip():
        return {}
    file = SourceText(own.file, texts[own.file])
    if isinstance(written, Scalar):
        is_fingerprint = isinstance(record, Source) and path[:2] == ["archive", "paragraphs"]
        in_brackets = file.is_in_brackets(written.place)
        new = quoted(value) if is_fingerprint else scalar(value, held, in_brackets=in_brackets)
        edit = _replacement(file, written.place, new)
    else:
        edit = _addition(file, written, str(path[-1]), value, held)
    changed = {own.file: file.with_edits([edit])}
    _, problems = load({**texts, **changed})
    if problems:
        raise UnloadableDraftError(tuple(sorted(problems)), {**texts, **changed})
    if isinstance(written, Keyed) and formatted(own.file, file.data) == file.data:
        changed = {own.file: formatted(own.file, changed[own.file])}
    _hold(file, changed[own.file], own, path, value)
    return changed


def _resolved(record: Identified, field: str) -> tuple[list[Step], Shape]:
    """Return the path that `field` means, and what stands there; the record's id is not for us to change."""
    path: list[Step] = [int(step) if step.isdecimal() else step for step in field.split(".")]
    if path == ["id"]:
        raise EditRefusedError(f"other records refer to an id; use `briefing rename {record.id} …`")
    held = Shape(type(record))
    for number, step in enumerate(path):
        so_far = ".".join(map(str, path[:number]))
        if isinstance(step, int) and held.is_list:
            held = Shape(held.holds)
        elif isinstance(step, str) and not held.is_list and issubclass(held.holds, BaseModel):
            fields = held.holds.model_fields
            if step not in fields:
                near = get_close_matches(step, fields, n=1)
                way = f"did you mean {near[0]!r}?" if near else f"there are {', '.join(fields)}"
                raise EditRefusedError(f"{so_far or f'a {record.kind}'} has no field {step!r}; {way}")
            held = shape(fields[step])
        else:
            raise EditRefusedError(f"{field!r} leads nowhere: {so_far} holds {_kind(held)}")
    if held.is_list or issubclass(held.holds, BaseModel):
        raise EditRefusedError(f"{field} holds {_kind(held)}; name a single value, such as {_example(field, held)}")
    return path, held


def _kind(held: Shape) -> str:
    if held.is_list:
        return "a list, whose items are counted from 0"
    return "several fields" if issubclass(held.holds, BaseModel) else "a single value"


def _example(field: str, held: Shape) -> str:
    key = next(iter(held.holds.model_fields), "") if issubclass(held.holds, BaseModel) else ""
    return ".".join(filter(None, [field, "0" if held.is_list else "", key]))


def _written(root: Sequence, own: Location, record: Identified, path: list[Step]) -> Scalar | Keyed:
    """Return the value as it is written; where only its key is not, the pairs among which it will be."""
    node: Node = next(node for node in root.items if node.place == own)
    for number, step in enumerate(path):
        if isinstance(node, Keyed) and isinstance(step, str) and step in node.entries:
            node = node.entries[step]
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
        elif isinstance(node, Keyed) and number == len(path) - 1:
            return node
        else:
            missing = ".".join(map(str, path[: number + 1]))
            raise EditRefusedError(f"{record.id} has no {missing} yet; write it by hand at {own}")
    assert isinstance(node, Scalar)  # noqa: S101  # what the model calls a single value has loaded as one
    return node


def _replacement(file: SourceText, place: Location, new: str) -> Edit:
    start, end = file.span(place)
    header = _BLOCK_HEADER.match(file.text, start, end)
    if header:  # a text in a block of its own: what is left of it is the comment behind its header
        end = start + len(file.text[start:end].rstrip())
        new += f"  {header[1].rstrip()}" if header[1] else ""
    return Edit(start, end, new)


def _addition(file: SourceText, pairs: Keyed, key: str, value: str, held: Shape) -> Edit:
    """Write a new key behind the first one that has a line to itself, or in the braces of the others."""
    for first, node in pairs.entries.items():
        start, end = file.span(node.place) if isinstance(node, Scalar) else (0, 0)
        if start < end and "\n" not in file.text[start:end]:
            if file.is_in_brackets(node.place):
                return Edit(end, end, f", {key}: {scalar(value, held, in_brackets=True)}")
            line_end, line_break = file.line_break_after(end)
            indent = " " * (pairs.key_places[first].column - 1)
            return Edit(line_end, line_end, f"{line_break}{indent}{key}: {scalar(value, held)}")
    raise EditRefusedError(f"there is no {key} yet; write it by hand at {pairs.place}")


def _hold(file: SourceText, after: bytes, place: Location, path: list[Step], value: str) -> None:
    """Refuse a result in which anything but the one value is read otherwise."""
    root = _root(file.path, file.data)
    expected: Any = to_plain(root)
    holder = expected[[node.place for node in root.items].index(place)]
    for step in path[:-1]:
        holder = holder[step]
    holder[path[-1]] = value
    if to_plain(_root(file.path, after)) != expected:
        raise EditRefusedError("something else would be read otherwise than before, so nothing is changed")


def _root(file: str, data: bytes) -> Sequence:
    root, _ = parse(file, data)
    assert isinstance(root, Sequence)  # noqa: S101  # only the site, which has no id, is no list
    return root
