"""One fault is one problem: what cannot be read is not reported again wherever it is named."""

import re

import pytest

from generator.problem import Location
from tests.check.cases import places, problems_over_miniature
from tests.make import miniature_texts

BROKEN = b"- id: [\n"
TEXTS = miniature_texts()


@pytest.mark.parametrize("file", [file for file in TEXTS if file.endswith(".yml")])
def test_a_file_that_is_no_yaml_is_one_problem(file: str) -> None:
    assert [rule for _, rule in places(problems_over_miniature({file: BROKEN}))] == ["yaml-syntax"]


@pytest.mark.parametrize("file", [file for file in TEXTS if file.count("/") > 1 and file.endswith(".yml")])
def test_a_file_that_is_no_list_is_one_problem(file: str) -> None:
    assert places(problems_over_miniature({file: b"id: x\n"})) == [(Location(file), "wrong-type")]


@pytest.mark.parametrize("file", [file for file in TEXTS if file.endswith(".yml") and "site" not in file])
def test_a_record_with_one_fault_is_one_problem_however_often_it_is_named(file: str) -> None:
    lines = TEXTS[file].decode().splitlines(keepends=True)
    first = next(position for position, line in enumerate(lines) if line.startswith("- id:"))
    lines.insert(first + 1, "  surplus: key\n")
    found = places(problems_over_miniature({file: "".join(lines).encode()}))
    assert found == [(Location(file, first + 2, 3), "unknown-key")]


def test_one_broken_file_does_not_hide_what_is_wrong_elsewhere() -> None:
    fact = TEXTS["content/facts/energy.yml"].replace(b"themes: [energy]", b"themes: [enrgy]", 1)
    found = places(problems_over_miniature({"content/facts/energy.yml": fact, "content/people/people.yml": BROKEN}))
    assert [rule for _, rule in found] == ["unknown-theme", "yaml-syntax"]


@pytest.mark.parametrize("file", [file for file in TEXTS if file.endswith(".yml") and "site" not in file])
def test_a_quote_left_open_is_one_problem_whatever_names_the_records_of_its_file(file: str) -> None:
    text = re.sub(rb"\n  (name|statement|title): ", rb'\n  \1: "', TEXTS[file], count=1)
    (problem,) = problems_over_miniature({file: text})
    assert (problem.place.file, problem.rule) == (file, "yaml-syntax")


BROKEN_VALUE = (b"statement: ", b'statement: "')  # never closed: nothing of the file can be read


def test_a_file_that_cannot_be_read_is_one_problem_and_does_not_hide_names_that_stand_in_no_file() -> None:
    energy = TEXTS["content/facts/energy.yml"].replace(*BROKEN_VALUE, 1)
    people = TEXTS["content/people/people.yml"].replace(b"of: norland", b"of: norlnd\n  summary: no-such-fact", 1)
    found = places(problems_over_miniature({"content/facts/energy.yml": energy, "content/people/people.yml": people}))
    assert [rule for _, rule in found] == ["yaml-syntax", "unknown-entity", "unknown-fact"]


def test_where_a_broken_file_does_not_show_every_id_names_of_its_kind_are_not_judged() -> None:
    energy = TEXTS["content/facts/energy.yml"].replace(*BROKEN_VALUE, 1).replace(b"- id: ", b"- {id: ", 1)
    people = TEXTS["content/people/people.yml"].replace(b"of: norland", b"of: norlnd\n  summary: no-such-fact", 1)
    found = places(problems_over_miniature({"content/facts/energy.yml": energy, "content/people/people.yml": people}))
    assert [rule for _, rule in found] == ["yaml-syntax", "unknown-entity"]


def test_an_empty_file_of_records_is_no_fault_of_its_own() -> None:
    for text in (b"", b"# nothing yet\n", b"\xef\xbb\xbf"):
        assert problems_over_miniature({"content/facts/extra.yml": text}) == []
