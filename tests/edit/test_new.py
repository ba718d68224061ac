"""A new record is put at the end of its file, in that file's style, and everything else stays."""

import pytest
from hypothesis import given, settings, strategies as st

from generator.edit.new import KINDS, Draft, UnloadableDraftError, proposed_file, proposed_id, with_new
from generator.edit.text import EditRefusedError
from generator.edit.written import Value
from generator.load.content import load
from generator.load.tree import read_content
from generator.model.fields import is_slug
from generator.problem import ContentError
from tests.budget import examples
from tests.built import REPOSITORY
from tests.edit.test_rename import COUNTRY, loaded, small
from tests.texts import PLAIN_TEXTS

FRANCE = {"id": "france", "name": "France", "iso": "fr", "region": "Western Europe"}
FILE = "content/countries/all.yml"
LINES = "- id: france\n  name: France\n  iso: fr\n  region: Western Europe\n"


def added(texts: dict[str, bytes]) -> str:
    """Return what stands behind the old text of the file after France was added."""
    before = texts.get(FILE, b"")
    after = with_new(texts, Draft("country", FILE, FRANCE))
    assert list(after) == [FILE]
    assert after[FILE].startswith(before)
    return after[FILE][len(before) :].decode()


def indented(lines: str) -> str:
    """Return a record with its dash two columns in and its keys four more."""
    return "".join(f"  {line}\n" for line in lines.replace("\n  ", "\n    ").replace("- ", "-   ").splitlines())


@pytest.mark.parametrize(
    ("before", "addition"),
    [
        (COUNTRY, "\n" + LINES),
        (COUNTRY.rstrip("\n"), "\n\n" + LINES),
        (COUNTRY + "\n", LINES),
        (COUNTRY + COUNTRY.replace("norland", "sudland"), LINES),
        (COUNTRY + "\n" + COUNTRY.replace("norland", "sudland") + "# end", "\n\n" + LINES),
        (COUNTRY.replace("\n", "\r\n"), ("\n" + LINES).replace("\n", "\r\n")),
        ("\ufeff" + indented(COUNTRY), "\n" + indented(LINES)),
    ],
    ids=["one", "no-last-break", "blank-line", "no-blank-lines", "comment", "crlf", "indented"],
)
def test_the_record_is_written_in_the_style_of_its_file(before: str, addition: str) -> None:
    assert added(small(before)) == addition


def test_a_file_that_is_not_there_is_started() -> None:
    texts = small()
    assert with_new(texts, Draft("country", "content/countries/new.yml", FRANCE)) == {
        "content/countries/new.yml": LINES.encode()
    }


def test_a_brief_becomes_a_page_of_its_own() -> None:
    entries = {"id": "gas", "title": "Gas: who buys", "themes": ("energy",), "summary": ("One [line](fact:a).",)}
    draft = Draft("brief", proposed_file(loaded(small()), "brief", entries), entries)
    page = b'---\ntitle: "Gas: who buys"\nthemes: [energy]\nsummary: ["One [line](fact:a)."]\n---\n'
    changed = with_new(small(), draft)
    assert changed == {"briefs/briefs/gas.md": page}
    with pytest.raises(EditRefusedError, match="already exists"):
        with_new({**small(), **changed}, draft)


@pytest.mark.parametrize(
    "written", ["[{id: norland, name: N, iso: xa, region: R}]", "-\n  id: norland\n  name: N\n  iso: xa\n  region: R\n"]
)
def test_a_file_in_another_style_is_left_to_its_editor(written: str) -> None:
    with pytest.raises(EditRefusedError, match="by hand"):
        added(small(written))


@pytest.mark.parametrize(
    "file",
    ["content/facts/a.yml", "content/countries/../a.yml", "content/countries/a.txt", "/content/countries/a.yml", "content/countries/", "content/countries//a.yml"],
)  # fmt: skip
def test_a_file_where_the_kind_cannot_stand_is_refused(file: str) -> None:
    with pytest.raises(EditRefusedError, match="below content/countries/"):
        with_new(small(), Draft("country", file, FRANCE))


@pytest.mark.parametrize(
    ("change", "rule"),
    [({"id": "norland"}, "duplicate-id"), ({"id": "No Slug"}, "bad-slug"), ({"colour": "red"}, "unknown-key")],
)
def test_a_record_that_would_not_load_is_refused_with_its_line(change: dict[str, str], rule: str) -> None:
    with pytest.raises(UnloadableDraftError) as caught:
        with_new(small(), Draft("country", FILE, FRANCE | change))
    assert [problem.rule for problem in caught.value.problems] == [rule]
    assert caught.value.problems[0].place.file == FILE
    assert len(caught.value.texts[FILE].splitlines()) >= caught.value.problems[0].place.line


def test_content_that_does_not_load_is_refused() -> None:
    with pytest.raises(ContentError):
        added(small(COUNTRY + "  colour: red\n"))


def test_the_file_with_the_nearest_records_is_proposed() -> None:
    content, _ = load(read_content(REPOSITORY))
    assert content is not None
    expected: dict[str, tuple[str, dict[str, Value]]] = {
        "content/countries/europe.yml": ("country", {"id": "france", "region": "Western Europe"}),
        "content/countries/africa.yml": ("country", {"id": "zambia", "region": "Eastern Africa"}),
        "content/facts/energy.yml": ("fact", {"about": ("socar",), "themes": ("energy",)}),
        "content/sources/sources.yml": ("source", {"publisher": "unheard-of"}),
    }
    assert {proposed_file(content, kind, entries): (kind, entries) for kind, entries in expected.values()} == expected


def test_the_first_record_of_a_kind_starts_a_file_named_for_it() -> None:
    files = {kind: proposed_file(loaded(small()), kind, {"id": "a"}) for kind in KINDS if kind != "country"}
    assert files == {
        "organisation": "content/organisations/organisations.yml",
        "event": "content/events/events.yml",
        "agreement": "content/agreements/agreements.yml",
        "project": "content/projects/projects.yml",
        "person": "content/people/people.yml",
        "source": "content/sources/sources.yml",
        "fact": "content/facts/facts.yml",
        "brief": "briefs/briefs/a.md",
    }


@pytest.mark.parametrize(
    ("name", "identity"),
    [
        ("Türkiye", "turkiye"),
        ("İlham Əliyev", "ilham-aliyev"),
        ("Côte d’Ivoire", "cote-d-ivoire"),
        ("Azerbaijan's Food & Drink", "azerbaijans-food-drink"),
        ("Łódź / Straße", "lodz-strasse"),
        ("中国", ""),
        ("A gas contract with a term of 10 years has been signed with Germany", "a-gas-contract-with-a-term-of-10-years-has-been"),
    ],
)  # fmt: skip
def test_the_id_is_proposed_from_the_name(name: str, identity: str) -> None:
    assert proposed_id(name) == identity


@given(st.text())
def test_what_is_proposed_is_an_id_or_nothing(name: str) -> None:
    assert proposed_id(name) in {"", "index"} or is_slug(proposed_id(name))


@given(PLAIN_TEXTS.filter(lambda text: bool(text.strip()) and text == text.strip()))
@settings(max_examples=examples(20, 300))
def test_whatever_a_name_holds_the_record_that_is_written_has_it(name: str) -> None:
    texts = small()
    texts |= with_new(texts, Draft("country", FILE, FRANCE | {"name": name}))
    assert loaded(texts).entities["france"].name == name
