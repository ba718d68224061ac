"""The line that says what a page's facts rest on."""

from generator.pipeline import BuiltSite
from generator.render.mix_view import MOST_SOURCES
from tests.html_tree import Element
from tests.make import make_content, make_country, make_fact, make_organisation, make_source
from tests.render.pages import site_of, tree_at


def site_of_sources(count: int, facts: int = 0) -> BuiltSite:
    """Return a site whose sources are each cited by one fact, with so many further `facts` from the first."""
    sources = [make_source(id=f"report-{number:02}", published=None) for number in range(count)]
    cited = [*range(count), *[0] * facts]
    made = [
        make_fact(
            id=f"fact-{number:03}", about=["sudland"], sources=[{"source": f"report-{source:02}", "paragraph": "1"}]
        )
        for number, source in enumerate(cited)
    ]
    entities = [
        make_country(),
        make_country(id="sudland", name="Sudland", iso="xb"),
        make_organisation(id="harbour-post", name="Harbour Post", type="media"),
    ]
    return site_of(make_content(facts=made, entities=entities, sources=sources))


def mix_of(tree: Element) -> Element:
    """Return the line on a page."""
    return next(element for element in tree if "mix" in element.classes)


def test_the_most_cited_sources_are_named_and_the_others_counted_with_the_way_to_all() -> None:
    mix = mix_of(tree_at(site_of_sources(MOST_SOURCES), "countries/sudland"))
    assert len(mix.all("a")) == 2 * MOST_SOURCES  # cited, and undated
    mix = mix_of(tree_at(site_of_sources(MOST_SOURCES + 3), "countries/sudland"))
    assert "and 3 other sources." in mix.text
    assert "and 3 more." in mix.text
    assert [link.attributes["href"] for link in mix.all("a") if "other sources" in link.text] == ["../../sources/"]


def test_later_parts_leave_the_names_of_sources_to_the_first_and_keep_the_rest() -> None:
    site = site_of_sources(2, facts=20)
    first, second = (mix_of(tree_at(site, f"countries/sudland{part}")) for part in ("", "/2"))
    for mix in (first, second):
        assert mix.text.startswith("Rests on 22 facts")
        assert "Last compared with" in mix.text or "No comparison" in mix.text
    assert first.all("a")
    assert not second.all("a")
