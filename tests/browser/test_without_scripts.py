"""Without JavaScript a page says all that it says with it."""

from collections.abc import Mapping

import pytest
from playwright.sync_api import expect

from tests.browser.kinds import ALL
from tests.browser.reader import Reader

# Elements with text of their own that a reader cannot see. Words for screen readers only are meant to be so; what is
# folded opens, and the legends of measures not chosen appear, without scripts; a filter is offered by a script alone.
_HIDDEN = """() => [...document.querySelectorAll(".sections *, main *, footer *")].filter(here =>
    [...here.childNodes].some(child => child.nodeType === Node.TEXT_NODE && child.data.trim())
    && !here.matches("script, style, .unseen, .sheet, svg title")
    && !here.closest("[aria-label='On this page'], details, .map .legend, form")
    && !here.checkVisibility({opacityProperty: true, visibilityProperty: true})
).map(here => here.outerHTML.slice(0, 150))"""


# The text of a page but for what only scripts can give: choices to make, how long ago something was, what came due since,
# and the date of access in a citation.
_TEXT = """() => {
    const article = document.querySelector("article.md-content__inner");
    for (const part of article.querySelectorAll("form, .age, .came-due, .without-scripts, .cite-open, .cite-foot")) part.remove();
    return article.innerText;
}"""


@pytest.mark.parametrize("kind", ALL)
def test_a_page_shows_the_same_text_without_scripts(kind: str, reader: Reader, kinds: Mapping[str, str]) -> None:
    bare = reader.open(kinds[kind], scripts=False)
    full = reader.open(kinds[kind])
    full.wait_for_load_state("networkidle")
    text = bare.evaluate(_TEXT)
    assert len(text) > 200
    assert text == full.evaluate(_TEXT)
    assert bare.evaluate(_HIDDEN) == []


@pytest.mark.parametrize(
    ("kind", "parts"),
    [
        ("country", [".fact", ".fact .meta a", ".glance", "table", ".connections a"]),
        ("focus", [".fact", ".cards a", "table"]),
        ("part", ["nav[aria-label='Parts of this page'] a", ".fact"]),
        ("differences", [".fact", ".fact .meta a"]),
        ("timeline", [".timeline a", ".timeline .date"]),
        ("brief", ["a[href*='#fact-']"]),
    ],
)
def test_what_matters_is_there_without_scripts(
    kind: str, parts: list[str], reader: Reader, kinds: Mapping[str, str]
) -> None:
    page = reader.open(kinds[kind], scripts=False)
    for part in [*parts, "nav[aria-label='Sections'] a"]:
        found = page.locator(part).all()
        assert found, part
        assert all(element.is_visible() for element in found), part


def test_links_work_without_scripts_and_nothing_dead_is_offered(reader: Reader) -> None:
    page = reader.open(scripts=False)
    expect(page.locator("#find")).to_be_hidden()
    expect(page.get_by_role("banner").get_by_role("link", name="A–Z")).to_be_visible()
    expect(page.locator(".scheme")).to_be_hidden()
    page.get_by_role("navigation", name="Sections").get_by_role("link", name="Differences").or_(
        page.get_by_role("navigation", name="Sections").get_by_role("link", name="Where sources differ")
    ).click()
    page.locator(".fact").first.get_by_role("link", name="Link", exact=True).click()
    expect(page.locator(".fact:target")).to_be_in_viewport()
