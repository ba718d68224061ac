"""Every field that holds an id is a reference: the model itself says which fields those are."""

from collections.abc import Iterator
from types import UnionType
from typing import Annotated, Union, get_args, get_origin

import pytest
from pydantic.fields import FieldInfo

from generator.model.brief import Brief
from generator.model.content import Record
from generator.model.entity import ENTITY_TYPES
from generator.model.fact import Fact
from generator.model.fields import Authored, Slug
from generator.model.references import Reference, Target, references
from generator.model.site import Measure, Site, Theme
from generator.model.source import Source
from tests import make

RECORD_TYPES: list[type[Authored]] = [*ENTITY_TYPES, Fact, Source, Measure, Theme, Brief, Site]
SLUG_VALIDATORS = get_args(Slug)[1:]
Path = tuple[str | int, ...]

CITED = make.CITATION | {"context": "year-reviewed"}

MADE: list[Record] = [
    make.make_country(summary="a-fact", sources=[CITED]),
    make.make_organisation(country="norland", part_of="other", summary="a-fact", sources=[CITED] * 2),
    make.make_event(
        country="norland",
        participants=["a", "b"],
        part_of="other",
        follows=["c", "d"],
        summary="a-fact",
        sources=[CITED],
    ),
    make.make_agreement(parties=["a", "b"], event="fjord-summit-2025", summary="a-fact", sources=[CITED]),
    make.make_project(participants=["a", "b"], part_of="other", summary="a-fact", sources=[CITED]),
    make.make_person(of="norland", summary="a-fact", sources=[CITED]),
    make.make_source(author="ada-quill", relays=["a", "b"]),
    make.make_measure(),
    make.make_theme(),
    make.make_brief(themes=["a", "b"]),
    make.make_site(),
    make.make_fact(
        about=["a", "b"],
        themes=["c", "d"],
        said_by="e",
        outcome_of="f",
        figures=[{"measure": "g", "value": "1"}, {"measure": "h", "value": "2"}],
        roles=[{"who": "i", "role": "host", "of": "j"}] * 2,
        differs_from=[{"fact": "k", "note": "They differ."}] * 2,
        sources=[CITED] * 2,
        retired={"since": "2026-01-12", "why": "It was misread.", "replaced_by": "l"},
    ),
]


def slug_paths(annotation: object, metadata: tuple[object, ...] = ()) -> Iterator[Path]:
    """Yield the paths below a field at which ids stand; 0 stands for every position of a tuple."""
    if get_origin(annotation) is Annotated:
        inner, *more = get_args(annotation)
        yield from slug_paths(inner, (*metadata, *more))
    elif any(item in SLUG_VALIDATORS for item in metadata):
        yield ()
    elif get_origin(annotation) is tuple:
        yield from ((0, *path) for path in slug_paths(get_args(annotation)[0]))
    elif get_origin(annotation) in {Union, UnionType}:
        for option in get_args(annotation):
            yield from slug_paths(option)
    elif isinstance(annotation, type) and issubclass(annotation, Authored):
        yield from fields_with_ids(annotation)


def fields_with_ids(model: type[Authored]) -> Iterator[Path]:
    """Yield the path of every id below `model`, its own identity included."""
    for name, info in model.model_fields.items():
        yield from ((name, *path) for path in slug_paths(info.annotation, tuple(info.metadata)))


def shape(path: Path) -> Path:
    """Return a path with every position replaced by 0."""
    return tuple(0 if isinstance(step, int) else step for step in path)


@pytest.mark.parametrize("record", MADE, ids=lambda record: record.kind)
def test_every_field_that_holds_an_id_is_a_reference(record: Record) -> None:
    expected = {path for path in fields_with_ids(type(record)) if path[-1] != "id" and path[0] != "former_ids"}
    assert {shape(reference.path) for reference in references(record)} == expected


@pytest.mark.parametrize("record", MADE, ids=lambda record: record.kind)
def test_a_reference_holds_the_id_that_stands_at_its_path(record: Record) -> None:
    for reference in references(record):
        value: object = record
        for step in reference.path:
            value = value[step] if isinstance(step, int) and isinstance(value, tuple) else getattr(value, str(step))
        assert value == reference.id


def test_every_item_of_a_list_is_a_reference_of_its_own() -> None:
    fact = make.make_fact(about=["a", "b", "c"])
    about = [reference for reference in references(fact) if reference.path[0] == "about"]
    assert about == [Reference(Target.ENTITY, identity, ("about", n)) for n, identity in enumerate("abc")]


def test_the_tests_speak_of_every_kind_of_record() -> None:
    assert {type(record) for record in MADE} == set(RECORD_TYPES)


def test_the_introspection_sees_ids_in_tuples_options_and_nested_records() -> None:
    assert {("about", 0), ("said_by",), ("sources", 0, "source")} <= set(fields_with_ids(Fact))
    assert isinstance(Fact.model_fields["about"], FieldInfo)
