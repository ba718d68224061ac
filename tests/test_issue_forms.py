"""The forms behind "Challenge" and "Suggest a source": GitHub takes them, and the pages' links fill fields they have."""

import re
from html import escape
from urllib.parse import parse_qsl, urlsplit

import pytest
import yaml
from jsonschema import Draft202012Validator

from generator.edit.challenge import FACT, PART, PARTS, PASSAGE, VALUE
from generator.pipeline import BuiltSite
from generator.render.addresses import CHALLENGE_FORM, SUGGESTION_FORM
from tests.built import REPOSITORY
from tests.render.pages import tree_at

FOLDER = REPOSITORY / ".github" / "ISSUE_TEMPLATE"
MOST_GROWTH = 30  # bytes of HTML that a prefilled form may cost each fact over a link that fills the title alone

_TEXT = {"type": "string", "pattern": r"\S"}
# What GitHub refuses, after its pages "Syntax for issue forms" and "Common validation errors when creating issue forms".
SCHEMA = {
    "type": "object",
    "required": ["name", "description", "body"],
    "additionalProperties": False,
    "properties": {
        "name": {**_TEXT, "minLength": 4},
        "description": {**_TEXT, "minLength": 4},
        "title": _TEXT,
        "labels": {"type": "array", "items": _TEXT},
        "body": {"type": "array", "items": {"$ref": "#/$defs/field"}, "contains": {"required": ["id"]}},
    },
    "$defs": {
        "field": {
            "type": "object",
            "required": ["type", "id", "attributes"],
            "additionalProperties": False,
            "properties": {
                "type": {"enum": ["input", "textarea", "dropdown"]},
                "id": {"type": "string", "pattern": "^[A-Za-z0-9_-]+$"},
                "attributes": {
                    "type": "object",
                    "required": ["label"],
                    "additionalProperties": False,
                    "properties": {
                        "label": _TEXT,
                        "description": _TEXT,
                        "placeholder": _TEXT,
                        "options": {
                            "type": "array",
                            "items": {**_TEXT, "not": {"pattern": "^(?i:none)$"}},
                            "uniqueItems": True,
                            "minItems": 1,
                        },
                    },
                },
                "validations": {
                    "type": "object",
                    "additionalProperties": False,
                    "properties": {"required": {"type": "boolean"}},
                },
            },
            "if": {"properties": {"type": {"const": "dropdown"}}},
            "then": {"properties": {"attributes": {"required": ["options"]}}},
            "else": {"properties": {"attributes": {"properties": {"options": False}}}},
        }
    },
}


def faults_of(text: str) -> list[str]:
    """Return what GitHub would refuse of a form."""
    form = yaml.safe_load(text)
    faults = [error.message for error in Draft202012Validator(SCHEMA).iter_errors(form)]
    for what, found in (
        ("id", re.findall(r"^    id: (.+)$", text, re.MULTILINE)),
        ("label", re.findall(r"^      label: (.+)$", text, re.MULTILINE)),
    ):
        faults += [f"the {what} {one!r} stands twice" for one in sorted(set(found)) if found.count(one) > 1]
    return faults


def written_fields(name: str) -> set[str]:
    """Return the ids of the fields of a form that a reader writes in; only these are filled by a query."""
    body = yaml.safe_load((FOLDER / name).read_text(encoding="utf-8"))["body"]
    return {field["id"] for field in body if field["type"] in {"input", "textarea"}}


@pytest.mark.parametrize("name", [CHALLENGE_FORM, SUGGESTION_FORM])
def test_github_takes_the_form(name: str) -> None:
    assert faults_of((FOLDER / name).read_text(encoding="utf-8")) == []


def test_every_form_is_held_here() -> None:
    assert {path.name for path in FOLDER.iterdir()} == {"config.yml", CHALLENGE_FORM, SUGGESTION_FORM}
    config = yaml.safe_load((FOLDER / "config.yml").read_text(encoding="utf-8"))
    assert config == {"blank_issues_enabled": True}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("name: Challenge a fact", "name: No"),
        ("description: A fact says", "says: A fact says"),
        ("id: evidence", "id: why"),
        ("id: why", "id: why not"),
        ("type: dropdown", "type: select"),
        ("type: dropdown", "type: input"),
        ("label: Fact", "label:"),
        ("- Something else", "- None"),
        ("- Something else", "- true"),
        ("label: Where is that written?", "label: What should it say, and why?"),
        ("required: true", "required: always"),
    ],
)
def test_a_form_that_github_would_refuse_is_found(old: str, new: str) -> None:
    text = (FOLDER / CHALLENGE_FORM).read_text(encoding="utf-8")
    assert old in text
    assert faults_of(text.replace(old, new, 1)) != []


def test_a_challenge_opens_a_form_with_the_fact_filled_in(real: BuiltSite) -> None:
    for fact in real.dossier.content.facts.values():
        address = urlsplit(real.desk.addresses.challenge(fact))
        assert address.path.endswith("/issues/new")
        query = dict(parse_qsl(address.query, strict_parsing=True))
        assert query.pop("template") == CHALLENGE_FORM
        assert query == {"fact": fact.id}
        assert set(query) <= written_fields(CHALLENGE_FORM)


def test_a_challenge_is_read_by_the_labels_and_parts_of_its_form() -> None:
    body = yaml.safe_load((FOLDER / CHALLENGE_FORM).read_text(encoding="utf-8"))["body"]
    fields = {field["attributes"]["label"]: field for field in body}
    assert set(fields) >= {FACT, PART, VALUE, PASSAGE}
    assert tuple(fields[PART]["attributes"]["options"]) == PARTS
    assert not any(
        fields[label].get("validations") for label in (PART, VALUE, PASSAGE)
    )  # a reader may just say what is wrong


def test_the_sources_page_leads_to_the_form_that_suggests_one(real: BuiltSite) -> None:
    queries = [urlsplit(link.attributes["href"]).query for link in tree_at(real, "sources").all("a")]
    assert f"template={SUGGESTION_FORM}" in queries
    assert written_fields(SUGGESTION_FORM) >= {"url", "publisher", "establishes"}


def test_a_prefilled_form_costs_a_page_few_bytes(real: BuiltSite) -> None:
    site = real.dossier.content.site
    for fact in real.dossier.content.facts.values():
        shortest = f"{site.repository}/issues/new?title=Challenge%3A%20{fact.id}"
        assert len(escape(real.desk.addresses.challenge(fact))) <= len(shortest) + MOST_GROWTH
