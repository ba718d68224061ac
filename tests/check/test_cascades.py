"""One fault is one problem: what cannot be read is not reported again wherever it is named."""

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


def test_an_empty_file_of_records_is_no_fault_of_its_own() -> None:
    for text in (b"", b"# nothing yet\n", b"\xef\xbb\xbf"):
        assert problems_over_miniature({"content/facts/extra.yml": text}) == []
