"""The page of the data model holds every key that an editor can write, with what it means."""

import re
from collections.abc import Iterator
from typing import get_args

from generator.load.file import FILES, FOLDERS
from generator.model.brief import BriefHead
from generator.model.citation import Citation
from generator.model.fact import Figure
from generator.model.fields import Authored
from generator.model.site import Site
from generator.pipeline import BuiltSite
from generator.render.data_model import described_parts, described_records
from tests.html_tree import Element
from tests.render.pages import tree_at


def rows_of(tree: Element) -> list[list[str]]:
    """Return the cells of every row below a table's head."""
    return [
        [cell.text for cell in row.children if isinstance(cell, Element)] for row in tree.all("tr") if row.all("td")
    ]


def test_every_key_of_every_record_and_part_stands_on_the_page_with_its_meaning(miniature: BuiltSite) -> None:
    described = [*described_records(), *described_parts()]
    expected = [[key.name, key.value, key.meaning] for record in described for key in record.keys]
    assert rows_of(tree_at(miniature, "about/data-model")) == [
        [re.sub("`", "", text) for text in row] for row in expected
    ]
    assert all(meaning for _, _, meaning in expected)


def test_every_kind_of_record_is_described() -> None:
    written: set[type[Authored]] = {*FOLDERS.values(), *FILES.values(), Site, BriefHead}
    keys = {frozenset(key.name for key in record.keys) for record in described_records()}
    assert keys == {frozenset(model.model_fields) for model in written}


def models_within(annotation: object) -> Iterator[type[Authored]]:
    """Yield the models that a value of this type is made of."""
    if isinstance(annotation, type) and issubclass(annotation, Authored):
        yield annotation
    for part in get_args(annotation):
        yield from models_within(part)


def test_every_part_of_a_record_is_described() -> None:
    records: list[type[Authored]] = [*FOLDERS.values(), *FILES.values(), Site, BriefHead]
    parts = {
        part for model in records for info in model.model_fields.values() for part in models_within(info.annotation)
    }
    assert {Citation, Figure} < parts
    keys = {frozenset(key.name for key in record.keys) for record in described_parts()}
    assert keys == {frozenset(model.model_fields) for model in parts}


def test_a_key_that_must_be_there_is_said_to_be() -> None:
    fact = next(record for record in described_records() if record.title == "Fact")
    required = {key.name for key in fact.keys if key.value.startswith("required, ")}
    assert required == {"id", "statement", "about", "themes", "standing", "sources"}
