"""A record field by field as plain text, so that two states of it can be compared and shown side by side."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import TypeAlias

from pydantic import BaseModel

from generator.model.content import Record, RecordKey
from generator.model.references import references
from generator.model.when import When

Plain: TypeAlias = "str | list[Plain] | dict[str, Plain]"
PlainRecord: TypeAlias = dict[str, Plain]


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field that reads otherwise than before; an empty text where it is not written."""

    field: str
    item: str
    """Which of several: the measure of a figure, the passage of a citation; else empty."""
    before: str
    after: str


def plain(record: Record, renamed: Mapping[RecordKey, RecordKey] | None = None) -> PlainRecord:
    """Return the fields of `record` that are written, with the ids in `renamed` replaced by those they became."""
    found = _plain(record)
    assert isinstance(found, dict)  # noqa: S101  # a record is written as keys and values
    if renamed:
        for reference in references(record):
            new = renamed.get((reference.target.space, reference.id))
            if new is not None:
                _put(found, reference.path, new[1])
        if "body" in found:
            found["body"] = _relinked(str(found["body"]), renamed)
    return found


def field_changes(before: PlainRecord, after: PlainRecord) -> Iterator[FieldChange]:
    """Yield what reads otherwise, field by field in the order of the record."""
    for name in dict.fromkeys([*before, *after]):
        old, new = (_without_prints(name, record.get(name, "")) for record in (before, after))
        if old == new:
            continue
        if name == "figures":
            yield from _by_item(name, _figures(old), _figures(new))
        elif name == "sources":
            yield from _citation_changes(old, new)
        elif name == "about" or not _has_same_items(old, new):
            yield FieldChange(name, "", text_of(old), text_of(new))


def text_of(value: Plain) -> str:
    """Return a field on one line, as an editor reads it."""
    if isinstance(value, str):
        return value
    if isinstance(value, dict):
        return ", ".join(f"{key} {text_of(item)}" for key, item in value.items())
    return ("; " if any(isinstance(item, dict) for item in value) else ", ").join(map(text_of, value))


def _plain(value: object) -> Plain:  # noqa: PLR0911  # one answer for each sort of value
    match value:
        case Enum():
            return str(value.value)
        case BaseModel():
            fields = ((name, getattr(value, name)) for name in type(value).model_fields)
            return {name: _plain(item) for name, item in fields if item not in (None, ())}
        case tuple():
            return [_plain(item) for item in value]
        case When():
            return value.text
        case date():
            return value.isoformat()
        case Decimal():
            return format(value, "f")
        case _:
            return str(value)


def _put(found: PlainRecord, path: tuple[str | int, ...], text: str) -> None:
    inner: Plain = found
    for step in path[:-1]:
        inner = inner[step]  # type: ignore[index]  # the path is that of a reference of the record
    inner[path[-1]] = text  # type: ignore[index]


def _relinked(body: str, renamed: Mapping[RecordKey, RecordKey]) -> str:
    for (space, old), (_, new) in renamed.items():
        body = body.replace(f"]({space}:{old})", f"]({space}:{new})")
    return body


def _without_prints(name: str, value: Plain) -> Plain:
    """Return an archived text without the prints of its paragraphs, which follow from its hash."""
    if name == "archive" and isinstance(value, dict):
        return {key: item for key, item in value.items() if key != "paragraphs"}
    return value


def _figures(value: Plain) -> dict[str, str]:
    """Return each figure as it is read, by its measure; a second one of a measure has its number behind."""
    found: dict[str, str] = {}
    for item in value if isinstance(value, list) else []:
        assert isinstance(item, dict)  # noqa: S101  # figures are written as keys and values
        measure = str(item["measure"])
        nth = sum(key.partition(" ")[0] == measure for key in found)
        bound = "" if item["bound"] == "exactly" else f"{item['bound']} "
        amount = str(item.get("value", "")) or f"not known: {item.get('unknown', '')}"
        found[f"{measure} {nth + 1}" if nth else measure] = bound + amount
    return found


def _by_item(name: str, old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[FieldChange]:
    for item in dict.fromkeys([*old, *new]):
        if old.get(item, "") != new.get(item, ""):
            yield FieldChange(name, item, old.get(item, ""), new.get(item, ""))


def _citation_changes(old: Plain, new: Plain) -> Iterator[FieldChange]:
    """Yield the passages that are cited no longer or newly; then those of which only the words to find changed."""
    before, after = _passages(old), _passages(new)
    gone = [passage for passage in before if passage not in after]
    come = [passage for passage in after if passage not in before]
    if gone or come:
        yield FieldChange("sources", "", "; ".join(gone), "; ".join(come))
    yield from _by_item(
        "find",
        {key: before[key] for key in before if key in after},
        {key: after[key] for key in after if key in before},
    )


def _passages(value: Plain) -> dict[str, str]:
    """Return the words to find, by the passage they stand in."""
    found: dict[str, str] = {}
    for item in value if isinstance(value, list) else []:
        assert isinstance(item, dict)  # noqa: S101  # citations are written as keys and values
        context = f" ({item['context']})" if "context" in item else ""
        found[f"{item['source']} ¶ {item['paragraph']}{context}"] = str(item.get("find", ""))
    return found


def _has_same_items(old: Plain, new: Plain) -> bool:
    """Whether two lists hold the same, in another order."""
    if not isinstance(old, list) or not isinstance(new, list):
        return False
    return sorted(map(text_of, old)) == sorted(map(text_of, new))
