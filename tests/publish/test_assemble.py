import re

import pytest
import yaml

from generator.pipeline import BuiltSite
from generator.publish.assemble import contents_of, to_html, to_markdown
from generator.render.page import Page, Section
from tests.built import engine_html
from tests.html_tree import Element, headings, outline, read_html, skeleton

PAGE = Page(
    path="countries/norland",
    title="Norland *&* <co>",
    description='Norland: "north" & more',
    kind="country",
    sections=(Section("", "", "<p>First.</p>"), Section("What’s [new] #1", "new", "<ul>\n<li>One.</li>\n</ul>")),
    trail=(("Home", "../../"), ("Countries", "../../countries/")),
)


def both(page: Page) -> tuple[Element, Element]:
    """Return the page as its HTML means it and as an engine reads its Markdown."""
    return read_html(to_html(page)), read_html(engine_html(to_markdown(page)))


@pytest.fixture(scope="module", params=["miniature", "real"])
def site(request: pytest.FixtureRequest) -> BuiltSite:
    """Return the miniature, then the repository's own content."""
    found: BuiltSite = request.getfixturevalue(request.param)
    return found


def test_html_and_markdown_of_a_page_come_out_alike(site: BuiltSite) -> None:
    for page in site.pages:
        finished, parsed = both(page)
        assert (page.path, headings(parsed)) == (page.path, headings(finished))
        assert (page.path, skeleton(parsed)) == (page.path, skeleton(finished))
        assert (page.path, outline(parsed)) == (page.path, outline(finished))


def test_no_raw_block_of_the_markdown_holds_a_blank_line(site: BuiltSite) -> None:
    for page in site.pages:
        for section in page.sections:
            assert not re.search(r"\n\s*\n", section.html), page.path
        blocks = to_markdown(page).split("\n\n")
        opened = [block for block in blocks if block.lstrip().startswith("<")]
        assert all(block.count("<div") == block.count("</div>") for block in opened), page.path
        assert all(block.count("<p") == block.count("</p>") or "<div" in block for block in opened), page.path


def test_signs_that_mean_something_in_markdown_are_taken_literally() -> None:
    finished, parsed = both(PAGE)
    assert headings(finished) == [("h1", "title", PAGE.title), ("h2", "new", "What’s [new] #1")]
    assert headings(parsed) == headings(finished)


def test_front_matter_gives_title_description_and_section_as_templates_may_print_them() -> None:
    front = yaml.safe_load(to_markdown(PAGE).split("---\n")[1])
    assert front == {
        "title": "Norland *&amp;* &lt;co&gt;",
        "description": "Norland: &#34;north&#34; &amp; more",
        "section": "countries/",
    }


def test_the_contents_list_the_sections_that_have_a_heading() -> None:
    assert [(line.heading, line.anchor) for line in contents_of(PAGE)] == [("What’s [new] #1", "new")]


def test_the_way_up_stands_before_the_title() -> None:
    for tree in both(PAGE):
        links = tree.all("a")
        assert tuple((link.text, link.attributes["href"]) for link in links[:2]) == PAGE.trail
        assert [element.tag for element in tree if element.tag in {"a", "h1"}][:3] == ["a", "a", "h1"]
