"""The reference of the content's format as Markdown, written from the model: it cannot disagree with it."""

from collections.abc import Iterator
from enum import Enum
from typing import Annotated, Any, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from generator.archive.archive_rules import ARCHIVE_RULES
from generator.check.rules import explanations
from generator.model.brief import BriefHead
from generator.model.citation import Citation, Unknown
from generator.model.entity import ENTITY_TYPES
from generator.model.fact import Difference, Fact, Figure, RoleHeld
from generator.model.site import Measure, Site, Theme
from generator.model.source import ArchivedText, Context, Interest, SetAside, Source

_PLACES: dict[type[BaseModel], str] = {
    Site: "`content/site.yml`, a single record",
    Theme: "`content/themes.yml`",
    Measure: "`content/measures.yml`",
    Source: "`content/sources/`",
    **{kind: f"`content/{kind.folder}/`" for kind in ENTITY_TYPES},
    Fact: "`content/facts/`",
    BriefHead: "the front matter of pages in `briefs/`",
}
_PARTS: tuple[type[BaseModel], ...] = (
    Citation, Unknown, Figure, RoleHeld, Difference, Interest, Context, SetAside, ArchivedText,
)  # fmt: skip
_INTRODUCTION = """# The format of the content

Written by `briefing reference` from the model; a test holds it current.

Every file below a folder of `content/` holds a list of records; how they are divided into files is up to you. All
values are read as text until the model types them, so `no`, `3.10` and `012` stay what they are. Anchors, aliases and
tags are refused. Keys marked *required* must be there.
"""
_RULES = """## Rules

`briefing check` holds the content to these, `briefing verify` and `briefing coverage` to those that need the archive;
`briefing explain RULE` prints one.
"""


def reference() -> str:
    """Return the whole reference."""
    blocks = [_INTRODUCTION, "## Records\n"]
    blocks += [block for model, place in _PLACES.items() for block in _record(model, f"Stands in {place}.")]
    blocks.append("## Parts of records\n")
    blocks += [block for model in _PARTS for block in _record(model, "")]
    rules = sorted((explanations() | ARCHIVE_RULES).items())
    blocks.append(_RULES)
    blocks += [f"### `{rule}`\n\n{text}\n" for rule, text in rules]
    return "\n".join(blocks)


def _record(model: type[BaseModel], place: str) -> Iterator[str]:
    yield f"### {_title(model)}\n\n{(model.__doc__ or '').strip()} {place}".rstrip() + "\n"
    rows = [f"| `{name}` | {_kind(info)} | {info.description} |" for name, info in model.model_fields.items()]
    yield "\n".join(["| key | value | meaning |", "|---|---|---|", *rows]) + "\n"


def _title(model: type[BaseModel]) -> str:
    names = {
        BriefHead: "Hand-written page",
        RoleHeld: "Role",
        ArchivedText: "Archived text",
        SetAside: "Passage set aside",
    }
    return names.get(model, model.__name__)


def _kind(info: FieldInfo) -> str:
    required = "required, " if info.is_required() else ""
    return required + _type_label(info.annotation)


def _type_label(annotation: Any) -> str:  # noqa: ANN401  # an annotation can be anything
    if get_origin(annotation) is Annotated:
        return _type_label(get_args(annotation)[0])
    if get_origin(annotation) is tuple:
        return f"list of {_type_label(get_args(annotation)[0])}"
    inner = [part for part in get_args(annotation) if part is not type(None)]
    if inner:
        return _type_label(inner[0])
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return "one of " + ", ".join(f"`{member.value}`" for member in annotation)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return _title(annotation).lower()
    return {"str": "text", "int": "whole number", "When": "date", "date": "day", "Decimal": "number"}.get(
        annotation.__name__, "text"
    )
