import copy
import csv
import io
import json
from collections.abc import Iterator
from typing import Any

import jsonschema
import pytest

from generator.pipeline import BuiltSite
from generator.publish.contract import FILES, Published
from generator.publish.data import FOLDER, data_files, data_pieces
from tests.make import make_content, make_country, make_fact, make_measure, make_organisation
from tests.render.pages import site_of, site_with


@pytest.fixture(scope="module", params=["miniature", "real"])
def site(request: pytest.FixtureRequest) -> BuiltSite:
    """Return the miniature, then the repository's own content."""
    found: BuiltSite = request.getfixturevalue(request.param)
    return found


@pytest.fixture(scope="module")
def files(site: BuiltSite) -> dict[str, bytes]:
    """Return the data files of the site, by name below the folder of this version."""
    return {path.removeprefix(f"{FOLDER}/"): data for path, data in data_files(site)}


def read(files: dict[str, bytes], name: str) -> Any:  # noqa: ANN401  # JSON is anything
    """Return what a JSON file holds."""
    return json.loads(files[name])


# The key of a file's records, where that is not its name.
LISTS = {"retired": "facts", "changes": "days"}


def records(files: dict[str, bytes], name: str) -> list[dict[str, Any]]:
    """Return the records of a file."""
    found: list[dict[str, Any]] = read(files, f"{name}.json")[LISTS.get(name, name)]
    return found


@pytest.mark.parametrize("name", FILES)
def test_a_schema_is_one_of_json_schema_2020_12(files: dict[str, bytes], name: str) -> None:
    schema = read(files, f"schema/{name}.json")
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    jsonschema.Draft202012Validator.check_schema(schema)


@pytest.mark.parametrize("name", FILES)
def test_a_data_file_fits_its_schema(files: dict[str, bytes], name: str) -> None:
    jsonschema.validate(
        read(files, f"{name}.json"), read(files, f"schema/{name}.json"), jsonschema.Draft202012Validator
    )


def objects(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:  # noqa: ANN401  # JSON is anything
    """Yield the way to every object in a JSON value, one of each kind."""
    if isinstance(value, dict):
        yield path
        for key, part in value.items():
            yield from objects(part, (*path, key))
    elif isinstance(value, list) and value:
        longest = max(range(len(value)), key=lambda at: len(json.dumps(value[at])))
        yield from objects(value[longest], (*path, longest))


def at(value: Any, path: tuple[str | int, ...]) -> Any:  # noqa: ANN401  # JSON is anything
    """Return the part of a JSON value that `path` leads to."""
    for step in path:
        value = value[step]
    return value


@pytest.mark.parametrize("name", FILES)
def test_a_schema_refuses_a_missing_key_and_an_extra_key_wherever_they_are(
    miniature_with_past: BuiltSite, name: str
) -> None:
    files = {path.removeprefix(f"{FOLDER}/"): data for path, data in data_files(miniature_with_past)}
    check = jsonschema.Draft202012Validator(read(files, f"schema/{name}.json"))
    whole = read(files, f"{name}.json")
    of = LISTS.get(name, name)
    whole[of] = [max(whole[of], key=lambda record: len(json.dumps(record)))]
    tried = 0
    for path in objects(whole):
        for key in at(whole, path):
            damaged = copy.deepcopy(whole)
            del at(damaged, path)[key]
            assert not check.is_valid(damaged), (path, key)
            tried += 1
        damaged = copy.deepcopy(whole)
        at(damaged, path)["surplus"] = None
        assert not check.is_valid(damaged), path
    assert tried > len(whole[of][0])


def test_every_field_says_in_its_schema_what_it_means(miniature: BuiltSite) -> None:
    files = {path.removeprefix(f"{FOLDER}/"): data for path, data in data_files(miniature)}
    for name in FILES:
        schema = read(files, f"schema/{name}.json")
        for model in (schema, *schema.get("$defs", {}).values()):
            for field, value in model.get("properties", {}).items():
                assert value.get("description"), (model["title"], field)


def test_no_key_is_missing_and_keys_are_sorted(files: dict[str, bytes]) -> None:
    for name, model in FILES.items():
        found = read(files, f"{name}.json")
        if name in {"facts", "changes"}:
            _is_line_by_line(files[f"{name}.json"].decode(), found)
        else:
            assert files[f"{name}.json"] == _dumped(found)
        record = model.model_fields[LISTS.get(name, name)].annotation
        assert record is not None
        keys = _fields(record.__args__[0])
        assert all(set(found) == keys for found in records(files, name))


def _is_line_by_line(text: str, found: dict[str, Any]) -> None:
    """Hold a file to this: of one that changes, one line does."""
    assert text.replace(",\n", ", ").replace("\n", "") == json.dumps(found, ensure_ascii=False, sort_keys=True)
    changes = (change for day in found.get("days", ()) for change in day["changes"])
    lines = {json.dumps(record, ensure_ascii=False, sort_keys=True) for record in found.get("facts", changes)}
    assert lines <= {line.removesuffix(",") for line in text.splitlines()}


def _dumped(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def _fields(model: type[Published]) -> set[str]:
    return set(model.model_fields)


def test_records_are_complete_and_sorted_by_id(site: BuiltSite, files: dict[str, bytes]) -> None:
    content = site.dossier.content
    for name, expected in (("facts", content.facts), ("entities", content.entities), ("sources", content.sources)):
        assert [record["id"] for record in records(files, name)] == sorted(expected)


def test_a_fact_is_published_as_it_is_written(site: BuiltSite, files: dict[str, bytes]) -> None:
    for record in records(files, "facts"):
        fact = site.dossier.content.facts[record["id"]]
        assert record["statement"] == fact.statement
        assert (record["standing"], record["said_by"]) == (fact.standing, fact.said_by)
        assert record["when"] == (fact.when.text if fact.when else None)
        assert (record["about"], record["themes"]) == (list(fact.about), list(fact.themes))
        assert [(figure["measure"], figure["bound"]) for figure in record["figures"]] == [
            (figure.measure, figure.bound) for figure in fact.figures
        ]
        assert [(cited["source"], cited["paragraph"]) for cited in record["citations"]] == [
            (citation.source, citation.paragraph) for citation in fact.sources
        ]
        assert record["url"].startswith(site.dossier.content.site.url)
        assert record["url"].endswith(f"#fact-{fact.id}")


def test_contested_facts_name_both_sides(site: BuiltSite, files: dict[str, bytes]) -> None:
    differs = {
        (record["id"], other["fact"], other["note"])
        for record in records(files, "facts")
        for other in record["differs_from"]
    }
    assert differs
    assert {(other, one, note) for one, other, note in differs} == differs
    contested = {record["id"] for record in records(files, "facts") if record["contested"]}
    assert contested == {one for one, _, _ in differs}
    assert contested == set(site.dossier.contrasts)


def test_what_is_unknown_is_null(miniature: BuiltSite) -> None:
    files = {path.removeprefix(f"{FOLDER}/"): data for path, data in data_files(miniature)}
    facts = {record["id"]: record for record in records(files, "facts")}
    assert facts["charter-binds-members"]["when"] is None
    assert facts["charter-binds-members"]["said_by"] is None
    assert facts["cable-to-carry-power"]["figures"][0]["value"] is None
    entities = {record["id"]: record for record in records(files, "entities")}
    assert entities["olaf-brandt"]["summary"] is None
    sources = {record["id"]: record for record in records(files, "sources")}
    assert sources["strait-institute-cables"]["published"] is None
    assert sources["norland-gazette-2025-12-20"]["author"] is None
    assert sources["harbour-post-2025-06-12"]["interest"][0]["paragraph"] is None


@pytest.mark.parametrize("digits", ["310.5", "3.10", "0.000000001", "999999999999999999", "-0.50", "0", "61.90"])
def test_a_number_keeps_its_digits_in_data_and_on_the_page(digits: str) -> None:
    fact = make_fact(statement="Norland counts.", figures=[{"measure": "documents-signed", "value": digits}])
    entities = [make_country(), make_organisation(id="harbour-post", name="Harbour Post", type="media")]
    site = site_of(make_content(facts=[fact], entities=entities, measures=[make_measure()]))
    (published,) = json.loads(dict(data_files(site))[f"{FOLDER}/facts.json"])["facts"]
    assert published["figures"][0]["value"] == digits
    page = next(page for page in site.pages if page.path == "countries/norland")
    figures = next(section.html for section in page.sections if section.heading == "Figures")
    assert digits in figures.replace(",", "")


def test_the_table_holds_the_same_facts(files: dict[str, bytes]) -> None:
    rows = list(csv.DictReader(io.StringIO(files["facts.csv"].decode("utf-8-sig"), newline="")))
    expected = []
    for record in records(files, "facts"):
        cited = dict.fromkeys(f"{cite['source']}#{cite['paragraph']}" for cite in record["citations"])
        expected.append(
            {
                **{name: record[name] or "" for name in ("id", "url", "statement", "standing", "said_by", "when")},
                "contested": "true" if record["contested"] else "false",
                **{name: " ".join(record[name]) for name in ("about", "themes", "origins")},
                "sources": " ".join(cited),
                "differs_from": " ".join(other["fact"] for other in record["differs_from"]),
            }
        )
    assert rows == expected


def test_the_table_survives_quotes_commas_and_line_breaks() -> None:
    statement = 'Norland said "no, thanks";\nand left, \u2028 at once.'
    files = dict(data_files(site_with(make_fact(statement=statement))))
    (row,) = csv.DictReader(io.StringIO(files[f"{FOLDER}/facts.csv"].decode("utf-8-sig"), newline=""))
    assert row["statement"] == statement


def test_the_package_names_every_file_and_no_other(files: dict[str, bytes]) -> None:
    package = read(files, "datapackage.json")
    named = [resource["path"] for resource in package["resources"]]
    assert sorted([*named, "datapackage.json"]) == sorted(files)
    names = [resource["name"] for resource in package["resources"]]
    assert len(set(names)) == len(names)


def test_the_package_describes_the_columns_of_the_table(files: dict[str, bytes]) -> None:
    package = read(files, "datapackage.json")
    table = next(resource for resource in package["resources"] if resource["path"] == "facts.csv")
    header = next(csv.reader(io.StringIO(files["facts.csv"].decode("utf-8-sig"), newline="")))
    assert [field["name"] for field in table["schema"]["fields"]] == header


def test_the_same_content_gives_the_same_bytes(site: BuiltSite) -> None:
    assert dict(data_files(site)) == dict(data_files(site))


def test_each_file_in_pieces_is_whole_though_another_is_not_taken(miniature: BuiltSite) -> None:
    whole = dict(data_files(miniature))
    for taken, data in whole.items():
        assert [b"".join(pieces) for path, pieces in data_pieces(miniature) if path == taken] == [data]
