"""What a new briefing starts with is whole: it loads, checks and verifies without a fault, whatever it is called."""

from dataclasses import replace

import pytest
from hypothesis import given, strategies as st
from markdown import Markdown

from generator.archive.coverage import coverage
from generator.archive.verify import verify
from generator.check.registry import check
from generator.edit.form import formatted
from generator.edit.new import proposed_id
from generator.edit.start import Start, started
from generator.load.content import load
from generator.load.tree import read_flags, read_start, read_templates
from generator.model.entity import ENTITY_TYPES
from generator.pipeline import build
from generator.territories import territory_name
from tests.archive.planted import content_of
from tests.budget import examples
from tests.built import REPOSITORY, TODAY
from tests.html_tree import read_html
from tests.texts import PLAIN_TEXTS

NORWAY = Start(
    title="Norway’s diplomacy",
    description="What is established about Norway.",
    focus="norway",
    name="Norway",
    official="",
    iso="no",
    region="Northern Europe",
    url="https://example.org/norway/",
    repository="https://example.org/git/norway",
)
TEMPLATES = read_start()
COUNTRIES = {
    flag.stem: str(territory_name(flag.stem)) for flag in sorted((REPOSITORY / "generator" / "flags").glob("*.svg"))
}


def texts_of(start: Start) -> dict[str, bytes]:
    """Return the content and the briefs of a new briefing."""
    return {path: data for path, data in started(start, TEMPLATES).items() if path.startswith(("content/", "briefs/"))}


def archive_of(start: Start) -> dict[str, bytes]:
    """Return the archive of a new briefing."""
    return {path.rpartition("/")[2]: data for path, data in started(start, TEMPLATES).items() if "archive/" in path}


def test_it_has_an_example_of_each_kind_and_everything_says_so() -> None:
    content = content_of(texts_of(NORWAY))
    assert {type(entity) for entity in content.entities.values()} == set(ENTITY_TYPES)
    assert (content.focus.name, content.site.title) == ("Norway", "Norway’s diplomacy")
    assert content.sources
    assert content.briefs
    assert all(fact.statement.startswith("Example, to be replaced: ") for fact in content.facts.values())
    names = [*(entity.name for entity in content.entities.values()), *(m.name for m in content.measures.values())]
    assert {name for name in names if "example" not in name.lower()} == {"Norway"}


def test_it_checks_verifies_and_is_covered_without_a_fault() -> None:
    content = content_of(texts_of(NORWAY))
    assert check(content) == []
    assert verify(content, archive_of(NORWAY)) == []
    assert coverage(content, archive_of(NORWAY)).problems == ()


def test_its_content_is_in_the_one_form() -> None:
    for start in (NORWAY, replace(NORWAY, title="A: b", region="[x]")):
        for path, data in texts_of(start).items():
            assert not path.startswith("content/") or formatted(path, data) == data


def test_any_country_can_be_its_focus() -> None:
    assert len(COUNTRIES) > 240
    for iso, name in list(COUNTRIES.items())[:: examples(10, 1)]:
        start = replace(NORWAY, focus=proposed_id(name), name=name, iso=iso)
        content = content_of(texts_of(start))
        assert (iso, check(content), verify(content, archive_of(start))) == (iso, [], [])
        assert read_flags([iso])


@pytest.mark.parametrize("iso", ["no", "tv", "us", "va", "xk"])
def test_large_and_small_countries_have_their_pages(iso: str) -> None:
    start = replace(NORWAY, focus="the-country", name=COUNTRIES[iso], iso=iso)
    site = build(texts_of(start), read_templates(), TODAY)
    assert site.warnings == ()
    assert {"map", "countries/the-country", "briefs"} <= {page.path for page in site.pages}


HOSTILE = PLAIN_TEXTS.filter(bool)
MARKS = st.sampled_from(
    [
        "<script>alert(1)</script>",
        "]]>",
        "a: b",
        "- id: x",
        "{{ title }}",
        "{% raw %}",
        "# a",
        '"',
        "'\\",
        "&amp;",
        "*x*",
        "![a](b)",
        "`x`",
    ]
)


@given(title=HOSTILE | MARKS, description=HOSTILE | MARKS, region=HOSTILE | MARKS)
def test_texts_are_written_as_texts_whatever_is_in_them(title: str, description: str, region: str) -> None:
    told = [" ".join(text.split()) or "a" for text in (title, description, region)]
    start = replace(NORWAY, title=told[0], description=told[1], region=told[2])
    content, problems = load(texts_of(start))
    assert problems == []
    assert content is not None
    assert [content.site.title, content.site.description, content.entities["norway"].region] == told  # type: ignore[attr-defined]  # a country
    assert check(content) == []


@given(HOSTILE | MARKS)
def test_the_heading_of_the_readme_is_a_text_too(title: str) -> None:
    title = " ".join(title.split()) or "a"
    readme = started(replace(NORWAY, title=title), TEMPLATES)["README.md"].decode()
    heading = readme.split("\n")[0]
    html = read_html(Markdown().convert(heading))
    assert [element.tag for element in html if element.tag] == ["h1"]


def test_a_country_called_otherwise_keeps_its_official_name_as_an_alias() -> None:
    content = content_of(texts_of(replace(NORWAY, name="Turkey", focus="turkey", iso="tr", official="Türkiye")))
    assert content.focus.names == ("Turkey", "Türkiye")
    assert check(content) == []


def test_nothing_of_the_first_briefing_is_in_it_nor_in_the_generator() -> None:
    texts = started(NORWAY, TEMPLATES) | {
        str(path): path.read_bytes()
        for path in (REPOSITORY / "generator").rglob("*")
        if path.is_file() and path.suffix not in {".pyc", ".woff2", ".png"}
    }
    found = [path for path, data in texts.items() if any(word in data.lower() for word in (b"azerbaijan", b"baku"))]
    assert found == []
