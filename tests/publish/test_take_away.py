"""The files beside each page, against the data contract and against each other."""

import csv
import io
import json

import jsonschema
import pytest

from generator.model.entity import ENTITY_TYPES
from generator.pipeline import BuiltSite
from generator.publish.data import data_files
from generator.publish.sheets import sheets
from generator.publish.take_away import take_away_files
from tests.built import MINIATURE, build_in_memory

_ENTITY_FOLDERS = {kind.folder for kind in ENTITY_TYPES}


@pytest.fixture(scope="module")
def files(real: BuiltSite) -> dict[str, bytes]:
    return dict(take_away_files(real))


def test_a_pages_facts_are_those_of_the_data_contract_in_the_pages_order(
    real: BuiltSite, files: dict[str, bytes]
) -> None:
    data = dict(data_files(real))
    records = {record["id"]: record for record in json.loads(data["data/v1/facts.json"])["facts"]}
    rows = {row["id"]: row for row in csv.DictReader(io.StringIO(data["data/v1/facts.csv"].decode("utf-8-sig")))}
    schema = json.loads(data["data/v1/schema/facts.json"])
    with_facts = [sheet for sheet in sheets(real) if sheet.facts_in_full]
    assert {"brief", "country"} <= {getattr(sheet.page, "kind", "brief") for sheet in with_facts}
    for sheet in with_facts:
        own = json.loads(files[f"{sheet.folder}facts.json"])
        jsonschema.validate(own, schema)
        assert own["facts"] == [records[fact.id] for fact in sheet.facts_in_full]
        table = list(csv.DictReader(io.StringIO(files[f"{sheet.folder}facts.csv"].decode("utf-8-sig"))))
        assert table == [rows[fact.id] for fact in sheet.facts_in_full]


def test_a_page_without_facts_in_full_has_no_file_of_facts_and_cites_itself_alone(
    real: BuiltSite, files: dict[str, bytes]
) -> None:
    without = [sheet for sheet in sheets(real) if not sheet.facts_in_full]
    assert {"theme", "source", "home"} <= {getattr(sheet.page, "kind", "") for sheet in without}
    for sheet in without:
        assert not {f"{sheet.folder}{name}" for name in ("facts.json", "facts.csv", "claims.jsonld")} & set(files)
        assert len(json.loads(files[f"{sheet.folder}cite.json"])) == 1


def test_every_fact_can_be_taken_away_from_its_home_and_from_no_page_that_tells_it_in_short(
    real: BuiltSite, files: dict[str, bytes]
) -> None:
    at: dict[str, set[str]] = {identity: set() for identity in real.dossier.content.facts}
    for name, data in files.items():
        if name.endswith("/facts.json"):
            for record in json.loads(data)["facts"]:
                at[record["id"]].add(name.removesuffix("/facts.json"))
    briefs = {brief.path for brief in real.briefs}
    for fact in real.dossier.content.facts.values():
        home = real.desk.addresses.fact(fact).partition("/#")[0]
        assert at[fact.id] - briefs == {page.path for page in real.pages if fact.id in page.facts_in_full}
        assert [path for path in at[fact.id] if path.split("/")[0] in _ENTITY_FOLDERS] == [home]


def test_the_same_content_gives_the_same_bytes() -> None:
    first, second = (dict(take_away_files(build_in_memory(MINIATURE))) for _ in range(2))
    assert first == second
