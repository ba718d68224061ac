"""Loading whole contents: where records go, what happens to faulty ones, where things are written."""

import unicodedata

import pytest

from generator.check.registry import check
from generator.load.content import load
from generator.model.content import Content
from generator.model.entity import ENTITY_TYPES
from generator.problem import Location, Problem
from tests.make import miniature_texts

FACT = """\
- id: {id}
  statement: A statement.
  about: [norland]
  themes: [neighbours]
  standing: reported
  sources: [{{source: a-source, paragraph: 1}}]
"""
SITE = {
    "content/site.yml": b"title: T\ndescription: D.\nfocus: norland\nurl: https://a.org\nrepository: https://b.org\n"
}


def fact(identity: str) -> bytes:
    """Return the YAML of a fact with this id."""
    return FACT.format(id=identity).encode()


def load_whole(texts: dict[str, bytes]) -> Content:
    """Return the content of texts without problems."""
    content, problems = load(texts)
    assert problems == []
    assert content is not None
    return content


def rules(problems: list[Problem]) -> list[str]:
    """Return the sorted rules of problems."""
    return sorted(problem.rule for problem in problems)


def test_every_record_of_the_miniature_is_loaded_into_its_place() -> None:
    content = load_whole(miniature_texts())
    assert {type(entity) for entity in content.entities.values()} == set(ENTITY_TYPES)
    assert {fact.standing for fact in content.facts.values()} == {"reported", "claimed", "opinion", "planned"}
    assert len(content.sources) == 4  # as the miniature's README promises
    assert sorted(content.briefs) == ["about/method", "briefs/strait-cable"]
    assert content.focus.id == "norland"
    assert content.is_whole


def test_records_keep_the_order_of_files_and_lines() -> None:
    content = load_whole(SITE | {"content/facts/b.yml": fact("b2") + fact("b1"), "content/facts/a.yml": fact("a1")})
    assert list(content.facts) == ["b2", "b1", "a1"]


@pytest.mark.parametrize(
    ("path", "line", "column"),
    [
        ((), 7, 3),
        (("id",), 7, 7),
        (("about",), 9, 3),
        (("about", 0), 9, 11),
        (("about", 7), 9, 3),
        (("sources", 0), 12, 13),
        (("sources", 0, "paragraph"), 12, 43),
        (("sources", 0, "find"), 12, 13),
        (("when",), 7, 3),
        (("statement",), 8, 14),
    ],
)
def test_a_place_is_that_of_the_deepest_part_that_is_written(
    path: tuple[str | int, ...], line: int, column: int
) -> None:
    content = load_whole(SITE | {"content/facts/a.yml": fact("a1") + fact("a2")})
    assert content.locate(content.facts["a2"], *path) == Location("content/facts/a.yml", line, column)


def test_the_site_and_a_page_have_places_too() -> None:
    content = load_whole(SITE | {"briefs/p.md": b"---\nthemes: []\ntitle: P\n---\nBody.\n"})
    assert content.locate(content.site, "focus") == Location("content/site.yml", 3, 8)
    assert content.locate(content.briefs["p"], "title") == Location("briefs/p.md", 3, 8)


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_a_page_knows_the_line_its_body_starts_on(ends: str, mark: str) -> None:
    text = mark + ends.join(["---", "title: Türkiye", "summary: [One, Two]", "---", "# Body", "text", ""])
    page = load_whole(SITE | {"briefs/briefs/p.md": text.encode()}).briefs["briefs/p"]
    assert (page.id, page.title, page.summary) == ("briefs/p", "Türkiye", ("One", "Two"))
    assert page.body == ends.join(["# Body", "text", ""])
    assert page.body_line == 5  # below `---`, two lines and `---`


def test_a_page_may_end_after_its_front_matter_and_may_contain_rules() -> None:
    texts = {"briefs/a.md": b"---\ntitle: A\n---", "briefs/b.md": b"---\ntitle: B\n---\none\n\n---\n\ntwo\n"}
    briefs = load_whole(SITE | texts).briefs
    assert briefs["a"].body == ""
    assert briefs["b"].body == "one\n\n---\n\ntwo\n"


def test_many_faults_are_found_in_one_run() -> None:
    texts = SITE | {
        "content/facts/a.yml": fact("a1") + fact("A2") + fact("a1").replace(b"reported", b"rumoured") + fact("a3"),
        "content/facts/b.yml": b"- id: [\n",
        "content/facts/c.yml": b"\xff",
        "content/people/p.yml": b"- id: p\n  id: q\n  name: &n P\n",
        "content/things/t.yml": b"",
        "briefs/p.md": b"no front matter",
    }
    content, problems = load(texts)
    assert content is not None
    assert list(content.facts) == ["a1", "a3"]
    assert rules(problems) == [
        *("alias-or-anchor", "bad-slug", "duplicate-key", "misplaced-file", "missing-field", "missing-field"),
        *("not-utf-8", "wrong-type", "yaml-syntax"),
    ]


def test_what_did_not_load_is_remembered() -> None:
    texts = SITE | {"content/facts/a.yml": fact("a1").replace(b"standing", b"standng"), "content/sources/s.yml": b"["}
    content, _ = load(texts)
    assert content is not None
    assert not content.is_whole
    assert content.may_exist("fact", "a1")
    assert not content.may_exist("fact", "a2")
    assert content.awaited("fact", "measure") is None
    assert content.awaited("fact", "source") == "content/sources/s.yml"


def test_the_first_of_two_records_with_one_id_is_kept() -> None:
    texts = SITE | {
        "content/facts/a.yml": fact("same"),
        "content/facts/b.yml": fact("same").replace(b"A st", b"Another st"),
    }
    content, problems = load(texts)
    assert content is not None
    assert content.facts["same"].statement == "A statement."
    assert [(problem.place, problem.rule) for problem in problems] == [
        (Location("content/facts/b.yml", 1, 7), "duplicate-id")
    ]
    assert "content/facts/a.yml:1" in problems[0].message


def test_ids_of_entities_are_one_space_and_others_have_their_own() -> None:
    texts = SITE | {
        "content/countries/c.yml": b"- {id: x, name: X, iso: xa, region: R}\n",
        "content/organisations/o.yml": b"- {id: x, name: Y, type: media}\n",
        "content/themes.yml": b"- {id: x, name: X, description: D.}\n",
        "content/measures.yml": b"- {id: x, name: X, unit: u, theme: x}\n",
        "content/facts/f.yml": fact("x"),
    }
    content, problems = load(texts)
    assert content is not None
    assert [problem.place.file for problem in problems] == ["content/organisations/o.yml"]
    assert [*content.themes, *content.measures, *content.facts] == ["x"] * 3


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ({}, ["missing-field"]),
        ({"content/site.yml": b""}, ["missing-field"] * 5),
        ({"content/site.yml": b"title: ["}, ["yaml-syntax"]),
        ({"content/site.yml": b"- title: T\n"}, ["wrong-type"]),
        ({"content/site.yml": SITE["content/site.yml"].replace(b"https://a", b"gopher://a")}, ["bad-url"]),
    ],
)
def test_without_a_readable_site_an_empty_one_stands_in_and_is_a_problem(
    texts: dict[str, bytes], expected: list[str]
) -> None:
    content, problems = load(texts)
    assert content.site.focus == ""
    assert rules([*problems, *check(content)]) == expected


def test_without_a_site_the_faults_of_other_files_are_still_found() -> None:
    content, problems = load({"content/facts/a.yml": fact("A") + fact("a2").replace(b"norland", b"nobody")})
    assert rules(problems) == ["bad-slug", "missing-field"]
    assert "'nobody' is not an entity" in {problem.message for problem in check(content)}


def test_a_word_that_is_near_one_of_the_field_is_proposed() -> None:
    _, problems = load(SITE | {"content/facts/a.yml": fact("a1").replace(b"standing: reported", b"standing: Report")})
    assert [problem.hint for problem in problems] == ["did you mean 'reported'?"]


def test_a_day_that_is_none_says_how_a_day_is_written() -> None:
    retired = b"  retired:\n    since: today\n    why: A misreading.\n"
    _, problems = load(SITE | {"content/facts/a.yml": fact("a1") + retired})
    assert [problem.hint for problem in problems] == ["write the day in full: 2025-08-08"]


def test_names_are_equal_however_their_accents_are_typed() -> None:
    composed, decomposed = (
        unicodedata.normalize(form, "- {id: extra, name: Türkiye Şəhəri, iso: xd, region: R}\n")
        for form in ("NFC", "NFD")
    )
    assert composed != decomposed
    names = []
    for text in (composed, decomposed):
        content, _ = load(miniature_texts() | {"content/countries/extra.yml": text.encode()})
        names.append(content.entities["extra"].name)
    assert names[0] == names[1] == unicodedata.normalize("NFC", "Türkiye Şəhəri")
