"""A stub is a comment until an editor makes a fact of it, and then YAML that says what the paragraph gives."""

import yaml
from hypothesis import given, strategies as st

from generator.archive.candidates import candidates
from generator.archive.text import ArchivedFile
from generator.edit.stubs import stubs
from generator.load.content import load
from generator.model.fields import SLUG_LENGTH
from tests.make import make_content, make_country, miniature_texts

CONTENT = make_content(entities=[make_country(), make_country(id="sudland", name="Sudland")])


def written(text: str, source: str = "a-source") -> str:
    """Return the stubs of a text."""
    return stubs(CONTENT, source, list(candidates(CONTENT.entities.values(), ArchivedFile(text.encode()))), [])


def uncommented(text: str) -> list[dict[str, object]]:
    """Return the records of a file whose stubs have lost their comment signs."""
    lines = [line.removeprefix("# ") for line in text.split("\n") if line.startswith(("#  ", "# - "))]
    found: list[dict[str, object]] = yaml.load("\n".join(lines), yaml.BaseLoader) or []  # noqa: S506  # texts only, as our loader has them
    return found


def test_a_file_of_comments_loads_as_an_empty_one() -> None:
    texts = miniature_texts()
    before, _ = load(texts)
    after, problems = load({**texts, "content/facts/stubs.yml": written("In 2025 Sudland had 5 ships.").encode()})
    assert problems == []
    assert before is not None
    assert after is not None
    assert after.facts == before.facts


def test_the_focus_stands_last_and_alone_where_nobody_is_named() -> None:
    named, nobody = uncommented(written("Norland and Sudland.\nIn 2025.\n"))
    assert (named["about"], nobody["about"]) == (["sudland", "norland"], ["norland"])


def test_a_date_is_filled_in_only_where_it_is_the_only_one() -> None:
    one, two, granted = uncommented(written("On 8 May 2025.\nIn 2024 and 2025.\nOn 8 May.\n"))
    assert (one["when"], two["when"], granted["when"]) == ("2025-05-08", "", "")


def test_what_cannot_be_the_value_of_a_figure_is_listed_all_the_same() -> None:
    text = written(f"It has {'9' * 30} ships and 0.{'1' * 12} boats, 61.90 in all.\n")
    assert f"numbers {'9' * 30}, 0.{'1' * 12}, 61.90;" not in text
    assert f"numbers {'9' * 30}, 0.{'1' * 12}, 61.90\n" in text
    assert uncommented(text)[0]["figures"] == [{"measure": "", "value": "61.90"}]


def test_an_id_is_never_too_long() -> None:
    (stub,) = uncommented(written("In 2025.\n", "a" * SLUG_LENGTH))
    assert stub["id"] == "a" * (SLUG_LENGTH - 3) + "-p1"


def test_paragraphs_that_give_nothing_are_listed_at_the_end() -> None:
    assert written("A.\nB.\nIn 2025.\nC.\nD.\n\nE.\nIn 2025.\nF.\n").endswith("date or a known name: 1-2, 4-6, 8\n")


def test_a_source_that_gives_nothing_has_no_stubs() -> None:
    assert uncommented(written("Nothing.\n")) == []


def test_a_name_that_would_end_the_line_does_not() -> None:
    hostile = make_country(id="hostile", name="Nor\x0b\u2028- id: b")
    found = list(candidates([hostile], ArchivedFile("Nor\x0b\u2028- id: b.\n".encode())))
    file = stubs(CONTENT, "a-source", found, ["a note\r- id: b"])
    texts = {"content/site.yml": miniature_texts()["content/site.yml"], "content/facts/a.yml": file.encode()}
    assert load(texts)[1] == []
    assert all(line.startswith("#") or not line for line in file.splitlines())


PIECES = [
    "Norland",
    "Sudland",
    "over 5 ",
    "5 May 2025",
    "31 November 2025",
    *"aN0 -#:'\"{}[]&*!|>%@`,.?\\\t\u2028\x85\x0b\r“é\u202e\n",
]


@given(st.lists(st.sampled_from(PIECES)).map("".join))
def test_whatever_the_text_every_line_is_a_comment_and_every_stub_can_be_filled_in(text: str) -> None:
    file = written(text)
    site = miniature_texts()["content/site.yml"]
    loaded, problems = load({"content/site.yml": site, "content/facts/a.yml": file.encode()})
    assert loaded is not None
    assert (loaded.facts, problems) == ({}, [])
    filled = file.replace("statement:", "statement: A.").replace("themes: []", "themes: [a]")
    filled = filled.replace("when:\n", "when: 2025\n").replace("standing:", "standing: reported")
    lines = [line.removeprefix("# ") for line in filled.replace('measure: ""', "measure: a").split("\n")]
    facts = "\n".join(line for line in lines if line.startswith(("- id", "  ")))
    loaded, problems = load({"content/site.yml": site, "content/facts/a.yml": facts.encode()})
    assert problems == []
    assert loaded is not None
    assert len(loaded.facts) == file.count("# - id: ")
    for fact in loaded.facts.values():
        (citation,) = fact.sources
        assert (citation.find or "") in (ArchivedFile(text.encode()).paragraph(citation.paragraph) or "")
