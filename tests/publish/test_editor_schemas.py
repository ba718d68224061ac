"""The schemas of the content as written: they accept what the loader accepts and refuse what it or the rules refuse."""

import json
import os
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
import yaml
from hypothesis import given, strategies as st
from jsonschema import Draft7Validator
from referencing import Registry
from referencing.jsonschema import DRAFT7

from generator.check.registry import check
from generator.load.content import load
from generator.load.tree import read_content
from generator.model.references import Target
from generator.problem import Severity
from generator.publish.editor_schemas import ids_schema, model_schemas, schema_globs
from tests.built import REPOSITORY
from tests.make import make_content, make_country, make_fact, make_source, miniature_texts

Texts = dict[str, bytes]
_ROOTS = {"miniature": REPOSITORY / "tests/miniature", "repository": REPOSITORY}


class Yaml12(yaml.SafeLoader):
    """Types scalars as language servers do: the core schema of YAML 1.2."""


Yaml12.yaml_implicit_resolvers = {}

for _tag, _pattern, _first in (
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("int", r"[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", "-+.0123456789"),
    ("null", r"~|null|Null|NULL|", "~nN\0"),
):
    Yaml12.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(rf"^(?:{_pattern})$"), list(_first))
Yaml12.add_constructor("tag:yaml.org,2002:int", lambda _, node: int(node.value))


class Yaml11(yaml.SafeLoader):
    """Types scalars as editors set to YAML 1.1 do: `no` is a boolean; a day is still sent as text."""


Yaml11.add_constructor("tag:yaml.org,2002:timestamp", lambda _, node: node.value)
LOADERS: list[type[yaml.SafeLoader]] = [Yaml12, Yaml11]


@cache
def texts_of(name: str) -> Texts:
    texts = read_content(_ROOTS[name])
    return {path: data for path, data in texts.items() if path.startswith("content/")}


@cache
def validators(name: str) -> dict[str, Draft7Validator]:
    """Return a validator for each file of a publication, under its path, with the ids of that publication."""
    content, _ = load(texts_of(name))
    assert content is not None
    return {path: validator_of(path, ids_schema(content)["schema/ids.json"]) for path in texts_of(name)}


def validator_of(path: str, ids: bytes) -> Draft7Validator:
    kinds = {"countries": "country", "people": "person", "measures.yml": "measure", "themes.yml": "theme"}
    part = path.split("/")[1]
    kind = kinds.get(part, part.removesuffix(".yml").removesuffix("s"))
    registry = Registry().with_resource("ids.json", DRAFT7.create_resource(json.loads(ids)))
    return Draft7Validator(json.loads(model_schemas()[f"schema/{kind}.json"]), registry=registry)


def refusals(name: str, path: str, text: str, loader: type[yaml.SafeLoader] = Yaml12) -> list[str]:
    typed = yaml.load(text, Loader=loader)  # noqa: S506  # a safe loader
    return [error.message for error in validators(name)[path].iter_errors(typed)]


def written(name: str, path: str, change: Callable[[str], str] = str) -> str:
    return change(texts_of(name)[path].decode())


@pytest.mark.parametrize("loader", LOADERS)
@pytest.mark.parametrize("name", _ROOTS)
def test_every_file_that_loads_is_accepted(name: str, loader: type[yaml.SafeLoader]) -> None:
    found = {path: refusals(name, path, data.decode(), loader) for path, data in texts_of(name).items()}
    assert len(found) > 10
    assert {path: messages for path, messages in found.items() if messages} == {}


@pytest.mark.parametrize("kind", sorted(model_schemas()))
def test_every_schema_is_itself_one(kind: str) -> None:
    Draft7Validator.check_schema(json.loads(model_schemas()[kind]))


FACTS = "content/facts/diplomacy.yml"
FACT = (
    "- {id: new, statement: A text., about: [norland], themes: [neighbours], standing: reported, "
    "sources: [{source: harbour-post-2025-06-12, paragraph: 3}]"
)
ACCEPTED = {
    "a year without quotes": "when: 2025",
    "a year in quotes": 'when: "2025"',
    "a month": "when: 2025-08",
    "a day": "when: 2025-08-08",
    "about a year": "when: 2025~",
    "an interval": "when: 2024-11-11/2024-11-22",
    "an open interval": "when: 2022/..",
    "a number": "figures: [{measure: cable-length, value: 191}]",
    "a number with a point": "figures: [{measure: cable-length, value: 61.90}]",
    "a number in quotes": 'figures: [{measure: cable-length, value: "0012"}]',
    "former ids like numbers": "former_ids: [2025, 1e5, 012]",
}
REFUSED = {
    "a month that does not exist": "when: 2025-13",
    "a date in words": "when: August 2025",
    "a year of five digits": "when: 20250",
    "half a year": "when: 2025.5",
    "a number with a comma": 'figures: [{measure: cable-length, value: "3,000"}]',
    "an unknown key": "standng: reported",
    "an unknown key of a part": "figures: [{measure: cable-length, valeu: 3}]",
    "a value that is none of a list": "roles: [{who: norland, role: boss, of: westmark}]",
    "a measure that does not exist": "figures: [{measure: no-such-measure, value: 3}]",
    "an event that is a country": "outcome_of: norland",
    "a speaker that does not exist": "said_by: nobody",
    "a fact that does not exist": "differs_from: [{fact: no-such-fact, note: A note.}]",
    "a value left empty": "said_by:",
    "a list in place of a text": "said_by: [norland]",
    "a text in place of a list": "former_ids: old",
    "a bad former id": "former_ids: [Old_One]",
    "a difference without a note": "differs_from: [{fact: cable-length}]",
}


def loads(extra: str) -> bool:
    """Whether the miniature with one more fact loads and keeps every rule on ids."""
    texts = miniature_texts() | {"content/facts/extra.yml": f"{FACT}, {extra}}}\n".encode()}
    content, problems = load(texts)
    assert content is not None
    problems += [problem for problem in check(content) if problem.rule.startswith("unknown-")]
    return not any(problem.severity is Severity.ERROR for problem in problems)


@pytest.mark.parametrize("extra", ACCEPTED.values(), ids=ACCEPTED.keys())
def test_what_the_loader_reads_is_accepted_whatever_an_editor_takes_it_for(extra: str) -> None:
    assert loads(extra)
    for loader in LOADERS:
        assert refusals("miniature", FACTS, f"{FACT}, {extra}}}", loader) == []


@pytest.mark.parametrize("extra", REFUSED.values(), ids=REFUSED.keys())
def test_what_the_loader_or_a_rule_on_ids_refuses_is_marked_while_one_types(extra: str) -> None:
    assert not loads(extra)
    assert refusals("miniature", FACTS, f"{FACT}, {extra}}}")


def test_a_record_that_lacks_a_key_is_marked() -> None:
    text = written("miniature", FACTS, lambda text: text.replace("  standing: reported\n", "", 1))
    assert refusals("miniature", FACTS, text) == ["'standing' is a required property"]


def test_the_code_of_norway_is_no_boolean_to_complain_about() -> None:
    country = "- {id: norway, name: Norway, iso: no, region: Northern Europe}"
    for loader in LOADERS:
        assert refusals("miniature", "content/countries/countries.yml", country, loader) == []


@given(st.sampled_from(sorted(texts_of("repository"))), st.data())
def test_a_key_with_one_letter_changed_is_marked_in_every_file(path: str, data: st.DataObject) -> None:
    text = written("repository", path)
    keys = list(re.finditer(r"^(?:- |  )?([a-z_]{2,}): ", text, re.MULTILINE))
    key = data.draw(st.sampled_from(keys))
    broken = text[: key.start(1)] + "x" + text[key.start(1) :]
    assert refusals("repository", path, broken)


@given(
    st.one_of(
        st.from_regex(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?~?", fullmatch=True),
        st.from_regex(r"[0-9]{4}(-[0-9]{2})?/([0-9]{4}(-[0-9]{2})?|\.\.)", fullmatch=True),
        st.from_regex(r"[0-9]{3,5}", fullmatch=True),
    )
)
def test_no_date_that_loads_is_marked(date: str) -> None:
    if loads(f"when: {date}"):
        assert refusals("miniature", FACTS, f"{FACT}, when: {date}}}") == []


@given(st.from_regex(r"-?[0-9]{1,19}(\.[0-9]{0,10})?|[0-9_,.e+-]{1,6}", fullmatch=True))
def test_no_number_that_loads_is_marked(number: str) -> None:
    figures = f"figures: [{{measure: cable-length, value: '{number}'}}]"
    if loads(figures):
        assert refusals("miniature", FACTS, f"{FACT}, {figures}}}") == []
        plain = figures.replace("'", "")
        assert refusals("miniature", FACTS, f"{FACT}, {plain}}}") == []


def test_an_id_that_looks_like_a_number_may_be_written_without_quotes() -> None:
    content = make_content(entities=[make_country(id="2025"), make_country(id="1e3"), make_country()])
    choice = json.loads(ids_schema(content)["schema/ids.json"])["definitions"]["country"]
    assert choice["enum"] == ["1e3", 1000.0, "2025", 2025, "norland"]
    assert choice["enumDescriptions"] == ["Norland (country)"] * 5


def test_ids_say_what_they_stand_for() -> None:
    source = make_source(contexts=[{"id": "the-year", "gives": "2025", "paragraph": "1", "reason": "It says so."}])
    content = make_content(facts=[make_fact(statement="Norland " * 30)], sources=[source])
    choices = json.loads(ids_schema(content)["schema/ids.json"])["definitions"]
    said = {
        target: dict(zip(choice["enum"], choice["enumDescriptions"], strict=True))
        for target, choice in choices.items()
        if "enum" in choice
    }
    assert said["source"] == {"harbour-post-2025-06-12": "Summit closes with a declaration"}
    assert said["context"] == {"the-year": "2025, in harbour-post-2025-06-12"}
    assert len(said["fact"]["a-fact"]) <= 120
    assert said["entity"] == said["country"]
    assert choices.keys() == {str(target) for target in Target}


def test_of_a_kind_without_records_any_id_may_be_written() -> None:
    choices = json.loads(ids_schema(make_content())["schema/ids.json"])["definitions"]
    assert "enum" not in choices["event"]


def test_a_record_that_cannot_be_read_does_not_make_references_to_it_wrong() -> None:
    texts = miniature_texts()
    texts["content/facts/extra.yml"] = b"- {id: half-written, statement: }\n"
    content, _ = load(texts)
    assert content is not None
    assert "half-written" in json.loads(ids_schema(content)["schema/ids.json"])["definitions"]["fact"]["enum"]


def test_of_a_kind_with_a_file_that_cannot_be_read_any_id_may_be_written() -> None:
    texts = miniature_texts()
    texts["content/people/people.yml"] = b"- {id: [\n"
    content, _ = load(texts)
    assert content is not None
    choices = json.loads(ids_schema(content)["schema/ids.json"])["definitions"]
    of_entities = {str(target) for target in Target if target.space == Target.ENTITY}
    assert {target for target in choices if "enum" not in choices[target]} == of_entities | {"context"}


def test_where_several_kinds_can_be_meant_ids_of_each_are_offered_and_of_no_other() -> None:
    content, _ = load(miniature_texts())
    assert content is not None
    choices = json.loads(ids_schema(content)["schema/ids.json"])["definitions"]
    assert {"norland", "strait-council", "olaf-brandt"} <= set(choices["actor"]["enum"])
    assert {"fjord-summit-2025", "strait-charter", "strait-cable"}.isdisjoint(choices["actor"]["enum"])


def test_every_key_is_explained_in_the_editor() -> None:
    def silent(schema: dict[str, object], path: str) -> list[str]:
        parts = schema.get("properties", {})
        assert isinstance(parts, dict)
        here = [f"{path}.{key}" for key, part in parts.items() if not part.get("description")]
        below = [found for key, part in parts.items() for found in silent(part, f"{path}.{key}")]
        items = schema.get("items")
        return [*here, *below, *(silent(items, path) if isinstance(items, dict) else [])]

    assert [key for path, data in model_schemas().items() for key in silent(json.loads(data), path)] == []


def test_each_standing_is_explained_beside_its_value() -> None:
    standing = json.loads(model_schemas()["schema/fact.json"])["items"]["properties"]["standing"]
    assert dict(zip(standing["enum"], standing["enumDescriptions"], strict=True)) == {
        "reported": "The source states it as a fact.",
        "claimed": "A named party asserts it; `said_by` says who.",
        "opinion": "Somebody's judgement; `said_by` says whose.",
        "planned": "It is meant to happen.",
    }


def test_the_schemas_in_the_repository_are_those_of_the_model() -> None:
    committed = {
        path.relative_to(REPOSITORY).as_posix(): path.read_bytes() for path in (REPOSITORY / "schema").glob("*.json")
    }
    assert json.loads(committed.pop("schema/ids.json"))["definitions"]
    assert committed == model_schemas(), "renew them: make schema"


def test_the_editor_is_told_which_schema_is_for_which_file() -> None:
    settings = json.loads((REPOSITORY / ".vscode/settings.json").read_text(encoding="utf-8"))
    assert settings["yaml.schemas"] == schema_globs()
    assert {path.removeprefix("./") for path in schema_globs()} == model_schemas().keys()


@pytest.mark.parametrize("path", sorted(texts_of("repository")))
def test_a_first_line_that_names_a_schema_names_that_of_the_folder(path: str) -> None:
    first = written("repository", path).partition("\n")[0]
    if first.startswith("# yaml-language-server:"):
        file = Path(first.partition("$schema=")[2])
        named = Path(os.path.normpath(Path(path).parent / file)).as_posix()
        assert any(Path(path).match(glob.replace("**/", "")) for glob in schema_globs()[f"./{named}"])
