"""One fault is one problem: what cannot be read is not reported again wherever it is named."""

import re

import pytest

from generator.load.nodes import MAX_BYTES
from generator.load.unread import UnreadFile
from generator.problem import Location, Severity
from tests.check.cases import places, problems_over_miniature
from tests.make import miniature_texts

BROKEN = b"- id: [\n"  # behind it, nothing of a file can be read
TEXTS = miniature_texts()
CITED = b"{source: harbour-post-2025-06-12, paragraph: 3}"


@pytest.mark.parametrize("file", [file for file in TEXTS if file.endswith(".yml")])
def test_a_file_that_is_no_yaml_is_one_problem(file: str) -> None:
    assert [rule for _, rule in places(problems_over_miniature({file: TEXTS[file] + BROKEN}))] == ["yaml-syntax"]


@pytest.mark.parametrize("file", [file for file in TEXTS if file.count("/") > 1 and file.endswith(".yml")])
def test_a_file_that_is_no_list_is_one_problem(file: str) -> None:
    text = b"records:\n" + re.sub(rb"(?m)^(?=.)", b"  ", TEXTS[file])
    assert places(problems_over_miniature({file: text})) == [(Location(file), "wrong-type")]


@pytest.mark.parametrize("file", [file for file in TEXTS if file.endswith(".yml") and "site" not in file])
def test_a_record_with_one_fault_is_one_problem_however_often_it_is_named(file: str) -> None:
    lines = TEXTS[file].decode().splitlines(keepends=True)
    first = next(position for position, line in enumerate(lines) if line.startswith("- id:"))
    lines.insert(first + 1, "  surplus: key\n")
    found = places(problems_over_miniature({file: "".join(lines).encode()}))
    assert found == [(Location(file, first + 2, 3), "unknown-key")]


def test_one_broken_file_does_not_hide_what_is_wrong_elsewhere() -> None:
    fact = TEXTS["content/facts/energy.yml"].replace(b"themes: [energy]", b"themes: [enrgy]", 1)
    found = places(
        problems_over_miniature(
            {"content/facts/energy.yml": fact, "content/people/people.yml": TEXTS["content/people/people.yml"] + BROKEN}
        )
    )
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


@pytest.mark.parametrize(
    "unread",
    [b"- id: [\n", UnreadFile("the file cannot be opened", "mend it"), b"#" * (MAX_BYTES + 1)],
    ids=["an id that is not shown", "no file", "too large"],
)
def test_names_of_what_a_file_may_hold_that_did_not_load_cannot_be_checked(unread: bytes) -> None:
    people = TEXTS["content/people/people.yml"].replace(b"of: norland", b"of: norlnd\n  summary: no-such-fact", 1)
    page = b"---\ntitle: T\n---\nSee [it](fact:no-such-fact).\n"
    texts = {"content/people/people.yml": people, "briefs/briefs/x.md": page}
    alone = problems_over_miniature(texts)
    found = problems_over_miniature({**texts, "content/facts/unread.yml": unread})
    assert len(alone) == 3
    assert [one for one in places(found) if one[0].file != "content/facts/unread.yml"] == places(alone)
    waiting = [
        problem for problem in found if "cannot be checked until content/facts/unread.yml loads" in problem.message
    ]
    assert [(problem.rule, problem.severity) for problem in waiting] == [
        ("brief-dead-link", Severity.WARNING),
        ("unknown-fact", Severity.WARNING),
    ]


def test_a_file_that_can_hold_no_record_hides_nothing() -> None:
    page = {"briefs/briefs/x.md": b"---\ntitle: T\n---\nSee [it](fact:no-such-fact).\n"}
    (alone,) = problems_over_miniature(page)
    folder = UnreadFile("this is a folder with the name of a file", "rename it", may_hold_records=False)
    assert alone in problems_over_miniature({**page, "content/facts/x.yml": folder})
    assert alone.severity is Severity.ERROR


def test_an_entity_without_facts_is_found_unless_it_stands_in_what_did_not_load() -> None:
    lonely = {"content/people/x.yml": b"- {id: lonely, name: Lo, position: P, sources: [%s]}\n" % CITED}
    broken = b"- id: x\n  statement: S\n  about: [%s]\n"
    for about, expected in ((b"norland", ["orphan-entity"]), (b"lonely", [])):
        found = problems_over_miniature({**lonely, "content/facts/x.yml": broken % about})
        assert [problem.rule for problem in found if problem.rule != "missing-field"] == expected


def test_a_name_that_about_lacks_is_found_unless_a_longer_one_that_did_not_load_is_meant() -> None:
    fact = (
        b"- {id: x, statement: '%s went.', about: [westmark], themes: [neighbours], when: '2025', standing: reported, "
    )
    fact += b"sources: [" + CITED + b"]}\n"
    broken = {"content/projects/x.yml": b"- id: x\n  name: Sudland Ferry\n"}
    for named, expected in ((b"In Westmark, Sudland", ["unlisted-entity"]), (b"Westmark and Sudland Ferry", [])):
        found = problems_over_miniature({**broken, "content/facts/x.yml": fact % named})
        assert [problem.rule for problem in found if problem.rule != "missing-field"] == expected


def test_an_empty_file_of_records_is_no_fault_of_its_own() -> None:
    for text in (b"", b"# nothing yet\n", b"\xef\xbb\xbf"):
        assert problems_over_miniature({"content/facts/extra.yml": text}) == []
