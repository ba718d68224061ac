"""The reference of the content's format, from the model itself: what `docs/content.md` holds, and its page on the site."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from markupsafe import Markup
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from generator.model.brief import BriefHead
from generator.model.citation import Citation, Unknown
from generator.model.entity import ENTITY_TYPES
from generator.model.fact import Difference, Fact, Figure, Retirement, RoleHeld
from generator.model.shape import key_order, shape
from generator.model.site import Measure, Site, Theme
from generator.model.source import ArchivedText, Context, Interest, SetAside, Source
from generator.render.desk import Desk, anchor_of
from generator.render.page import Page
from generator.render.prose import prose

_ADDRESS = "about/data-model"
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
    Citation, Unknown, Figure, RoleHeld, Difference, Retirement, Interest, Context, SetAside, ArchivedText,
)  # fmt: skip
INTRODUCTION = (
    "Every file below a folder of `content/` holds a list of records; how they are divided into files is up to you. All"
    " values are read as text until the model types them, so `no`, `3.10` and `012` stay what they are. Anchors, aliases"
    " and tags are refused. Keys marked *required* must be there; `briefing fmt` puts them in the"
    " order of the tables."
)


@dataclass(frozen=True, slots=True)
class Key:
    """A key of a record: its name, what kind of value it takes and what it means; code stands between backticks."""

    name: str
    value: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Described:
    """A record, or a part of one: what it is, where it stands and its keys."""

    title: str
    description: str
    keys: tuple[Key, ...]


@dataclass(frozen=True)
class DataModelView:
    """What the page shows."""

    introduction: Markup
    tables: tuple[tuple[str, str, Markup, tuple[tuple[str, Markup, Markup], ...]], ...]
    """Heading, anchor and description of each record and part, then its keys."""


def described_records() -> Iterator[Described]:
    """Yield every kind of record."""
    for model, place in _PLACES.items():
        yield _described(model, f"Stands in {place}.")


def described_parts() -> Iterator[Described]:
    """Yield what records are made of besides single values."""
    for model in _PARTS:
        yield _described(model, "")


def data_model_page(desk: Desk) -> Page:
    """Return the page of the reference."""
    found = [*described_records(), *described_parts()]
    view = DataModelView(
        introduction=prose(INTRODUCTION.replace("*", "")),
        tables=tuple(
            (
                record.title,
                anchor_of(record.title),
                prose(record.description),
                tuple((key.name, prose(key.value), prose(key.meaning)) for key in record.keys),
            )
            for record in found
        ),
    )
    description = "What can be recorded: every kind of record, its keys and what they mean."
    return desk.page(
        "data_model.html.j2", _ADDRESS, view, title="Data model", description=description, kind="data-model"
    )


def _described(model: type[BaseModel], place: str) -> Described:
    fields = ((name, model.model_fields[name]) for name in key_order(model))
    keys = (Key(name, _kind(info), info.description or "") for name, info in fields)
    return Described(_title(model), f"{(model.__doc__ or '').strip()} {place}".rstrip(), tuple(keys))


def _title(model: type[BaseModel]) -> str:
    names = {
        BriefHead: "Hand-written page",
        RoleHeld: "Role",
        ArchivedText: "Archived text",
        SetAside: "Passage set aside",
    }
    return names.get(model, model.__name__)


def _kind(info: FieldInfo) -> str:
    found = shape(info)
    required = "required, " if info.is_required() else ""
    return f"{required}{'list of ' if found.is_list else ''}{_type_label(found.holds)}"


def _type_label(holds: type) -> str:
    if issubclass(holds, Enum):
        return "one of " + ", ".join(f"`{member.value}`" for member in holds)
    if issubclass(holds, BaseModel):
        return _title(holds).lower()
    return {"int": "whole number", "When": "date", "date": "day", "Decimal": "number"}.get(holds.__name__, "text")
