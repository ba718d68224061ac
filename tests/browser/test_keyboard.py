"""The keyboard alone reaches and works everything, and always shows where it is."""

from collections.abc import Mapping
from dataclasses import dataclass

import pytest
from playwright.sync_api import Page, expect

from generator.pipeline import BuiltSite
from tests.browser.reader import Reader, open_search

_MOST_STOPS = 1000
_STOP = """() => {
    const here = document.activeElement;
    if (here === document.body || here === document.documentElement) return null;
    const style = getComputedStyle(here);
    const box = [...here.getClientRects()].find(box => box.width && box.height);
    const across = box && (Math.max(box.left, 0) + Math.min(box.right, window.innerWidth)) / 2;
    const at = box && document.elementFromPoint(across, box.y + box.height / 2);
    const visible = here.checkVisibility({opacityProperty: true, visibilityProperty: true});
    window.stops ??= [];
    return {
        name: here.ariaLabel || here.textContent.trim() || here.title,
        identity: window.stops.includes(here) ? window.stops.indexOf(here) : window.stops.push(here) - 1,
        visible: Boolean(visible && at && (here.contains(at) || at.contains(here))),
        outlined: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    };
}"""


@dataclass(frozen=True)
class Stop:
    """A place where the focus rests."""

    name: str
    identity: int
    """The number of the element, in the order of first visits."""
    visible: bool
    """Whether it is on the screen and nothing covers it."""
    outlined: bool
    """Whether an outline shows that the focus is here."""


def next_stop(page: Page, key: str = "Tab") -> Stop | None:
    """Press `key` and return where the focus rests then; nothing, if it has left the page."""
    page.keyboard.press(key)
    stop = page.evaluate(_STOP)
    return stop and Stop(**stop)


def stops(page: Page) -> list[Stop]:
    """Press Tab until the focus leaves the page, and return where it rested."""
    found: list[Stop] = []
    while stop := next_stop(page):
        found.append(stop)
        assert len(found) < _MOST_STOPS, f"the focus never leaves the page; its last stops: {found[-5:]}"
    return found


def test_tab_comes_by_the_skip_link_the_title_the_switch_the_search_and_the_sections(
    reader: Reader, real: BuiltSite, kinds: Mapping[str, str]
) -> None:
    page = reader.open(kinds["country"])
    sections = page.get_by_role("navigation", name="Sections").get_by_role("link").all_inner_texts()
    assert len(sections) > 10
    names = [stop.name for stop in stops(page)]
    top = [
        "Skip to content",
        real.dossier.content.site.title,
        "Switch to dark mode",
        "Search facts and pages",
        *sections,
    ]
    assert names[: len(top)] == top


@pytest.mark.parametrize("kind", ["home", "country", "brief", "missing"])
def test_every_stop_shows_where_the_focus_is_and_none_holds_it(
    kind: str, reader: Reader, kinds: Mapping[str, str]
) -> None:
    page = reader.open(kinds[kind])
    found = stops(page)
    assert len(found) > 20
    assert [stop for stop in found if not (stop.visible and stop.outlined)] == []
    assert len({stop.identity for stop in found}) == len(found), "the focus comes by something twice"


def test_in_the_dark_every_stop_shows_where_the_focus_is(reader: Reader, kinds: Mapping[str, str]) -> None:
    found = stops(reader.open(kinds["missing"], scheme="dark"))
    assert [stop for stop in found if not (stop.visible and stop.outlined)] == []
    assert "Switch to light mode" in [stop.name for stop in found]


def test_on_a_phone_every_stop_shows_where_the_focus_is(reader: Reader, kinds: Mapping[str, str]) -> None:
    found = stops(reader.open(kinds["missing"], width=390, height=844))
    assert [stop for stop in found if not (stop.visible and stop.outlined)] == []


def test_shift_and_tab_go_the_same_way_back(reader: Reader, kinds: Mapping[str, str]) -> None:
    page = reader.open(kinds["missing"])
    onward = stops(page)
    page.locator("footer a").last.focus()
    assert [next_stop(page, "Shift+Tab") for _ in onward[1:]] == onward[-2::-1]


@pytest.mark.parametrize("kind", ["country", "brief", "missing"])
def test_the_skip_link_leads_past_everything_that_every_page_has(
    kind: str, reader: Reader, kinds: Mapping[str, str]
) -> None:
    page = reader.open(kinds[kind])
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to content")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.md-content') !== null")
    expect(page.get_by_role("heading", level=1)).to_be_in_viewport()


def test_enter_follows_a_link(reader: Reader) -> None:
    page = reader.open()
    link = page.get_by_role("navigation", name="Sections").get_by_role("link", name="Countries")
    for _ in range(_MOST_STOPS):
        page.keyboard.press("Tab")
        if link.evaluate("link => link === document.activeElement"):
            break
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Countries")


def test_a_key_leads_to_the_search_and_escape_closes_what_it_found(reader: Reader, kinds: Mapping[str, str]) -> None:
    page = reader.open(kinds["country"])
    box = open_search(page)
    page.keyboard.type("Azerbaijan")
    found = page.get_by_role("listbox", name="Found")
    expect(found).to_be_visible()
    page.keyboard.press("Escape")
    expect(found).not_to_be_visible()
    expect(box).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.find') === null"), "the search holds the focus"


def test_wide_tables_are_scrolled_by_the_keyboard(reader: Reader, kinds: Mapping[str, str]) -> None:
    page = reader.open(kinds["focus"], width=360, height=844)
    tables = page.get_by_role("region").filter(has=page.get_by_role("table")).all()
    assert tables
    for table in tables:
        table.focus()
        expect(table).to_be_focused()
