"""Each kind of page in every respect that one visit can tell: one window with scripts and one without."""

from collections.abc import Iterator, Mapping

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import RULES_OF_COLOUR, breaches
from tests.browser.kinds import ALL, PUBLISHED
from tests.browser.reader import Reader, results_of

# 640 is what 1280 leaves when zoomed to 200 %: WCAG 2.2, success criterion 1.4.4.
_WIDTHS = (360, 390, 640, 768, 1280, 1920)
# From each depth of the site the way to the search's index and its worker is another.
_SEARCHED = ("home", "index", "country", "part")
# Pages whose layout on a phone is another, not only narrower.
_ANOTHER_ON_A_PHONE = ("home", "country", "differences", "map", "roles", "figures", "timeline")
# Everything visible that reaches beyond the window, unless it stands in something that scrolls.
_STICKING_OUT = """() => {
    const wide = document.documentElement.clientWidth;
    const scrolls = here => here && (/auto|scroll/.test(getComputedStyle(here).overflowX) || scrolls(here.parentElement));
    const out = [...document.querySelectorAll("main *, footer *, .masthead")].filter(here => {
        const box = here.getBoundingClientRect();
        return here.checkVisibility() && (box.right > wide + 1 || box.left < -1) && !scrolls(here.parentElement);
    });
    const page = document.documentElement.scrollWidth > wide ? [`the page is ${document.documentElement.scrollWidth}`] : [];
    return [...page, ...out.map(here => here.outerHTML.slice(0, 150))];
}"""
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


# Colours change gradually; a contrast measured half-way is none.
_SETTLED = "() => Promise.all(document.getAnimations().map(animation => animation.finished))"


@pytest.mark.parametrize("kind", ALL)
def test_a_page_of_each_kind_holds_in_every_respect(kind: str, reader: Reader, kinds: Mapping[str, str]) -> None:
    page = reader.open(kinds[kind])
    found = [
        *(f"in light: {breach}" for breach in breaches(page)),
        *_faults_in_the_dark(page),
        *_sticking_out(page),
    ]
    if kind in _ANOTHER_ON_A_PHONE:
        page.set_viewport_size({"width": 390, "height": 844})
        found += [f"on a phone: {breach}" for breach in breaches(page)]
    page.mouse.wheel(0, 100_000)  # what is loaded only when it comes into view
    if kind in _SEARCHED:
        results_of(page, "Azerbaijan")
    page.wait_for_load_state("networkidle")
    found += _differences_without_scripts(page, reader.open(kinds[kind], scripts=False))
    if kind in PUBLISHED:  # the page for what is nowhere is answered with 404
        found += reader.complaints
    assert found == []


def _differences_without_scripts(page: Page, without_scripts: Page) -> Iterator[str]:
    yield from (f"hidden without scripts: {element}" for element in without_scripts.evaluate(_HIDDEN))
    page.set_viewport_size({"width": 1280, "height": 800})
    text = without_scripts.evaluate(_TEXT)
    assert len(text) > 200
    if text != page.evaluate(_TEXT):
        yield "the text is another without scripts"


def _faults_in_the_dark(page: Page) -> Iterator[str]:
    body = page.locator("body")
    light = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.emulate_media(color_scheme="dark")
    expect(body).not_to_have_css("background-color", light)
    page.evaluate(_SETTLED)
    yield from (f"in the dark: {breach}" for breach in breaches(page, RULES_OF_COLOUR))
    page.emulate_media(color_scheme="light")
    expect(body).to_have_css("background-color", light)


def _sticking_out(page: Page) -> Iterator[str]:
    for width in _WIDTHS:
        page.set_viewport_size({"width": width, "height": 844})
        yield from (f"sticks out at {width} pixels: {element}" for element in page.evaluate(_STICKING_OUT))
