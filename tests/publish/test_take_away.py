"""The files beside each page, against the data contract and against each other."""

import csv
import io
import json

import jsonschema
import pytest

from generator.pipeline import BuiltSite
from generator.publish.data import data_files
from generator.publish.sheets import sheets
from generator.publish.take_away import take_away_files
from tests.built import MINIATURE, build_in_memory


@pytest.fixture(scope="module")
def files(real: BuiltSite) -> dict[str, bytes]:
    return dict(take_away_files(real))


def test_a_pages_facts_are_those_of_the_data_contract_in_the_pages_order(
    real: BuiltSite, files: dict[str, bytes]
) -> None:
    data = data_files(real)
    records = {record["id"]: record for record in json.loads(data["data/v1/facts.json"])["facts"]}
    rows = {row["id"]: row for row in csv.DictReader(io.StringIO(data["data/v1/facts.csv"].decode()))}
    schema = json.loads(data["data/v1/schema/facts.json"])
    with_facts = [sheet for sheet in sheets(real) if sheet.facts]
    assert {"brief", "country"} <= {getattr(sheet.page, "kind", "brief") for sheet in with_facts}
    for sheet in with_facts:
        own = json.loads(files[f"{sheet.folder}facts.json"])
        jsonschema.validate(own, schema)
        assert own["facts"] == [records[fact.id] for fact in sheet.facts]
        table = list(csv.DictReader(io.StringIO(files[f"{sheet.folder}facts.csv"].decode())))
        assert table == [rows[fact.id] for fact in sheet.facts]


def test_a_page_without_facts_has_no_file_of_facts(real: BuiltSite, files: dict[str, bytes]) -> None:
    assert not [sheet.path for sheet in sheets(real) if not sheet.facts and f"{sheet.folder}facts.json" in files]
    assert "about/method/cite.txt" in files


def test_the_same_content_gives_the_same_bytes() -> None:
    first, second = (dict(take_away_files(build_in_memory(MINIATURE))) for _ in range(2))
    assert first == second
