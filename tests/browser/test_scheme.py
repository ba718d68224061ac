"""Light and dark: as the system is set, until the reader chooses."""

from time import sleep
from typing import Literal

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.reader import Reader

# What is in force as soon as there is a body that could be drawn.
_NOTE_FIRST_SCHEME = """new MutationObserver((_, observer) => {
    if (!document.body) return;
    window.firstScheme = document.documentElement.dataset.scheme;
    observer.disconnect();
}).observe(document, {childList: true, subtree: true})"""
_PAPER = "getComputedStyle(document.body).backgroundColor.match(/[\\d.]+/g).slice(0, 3).map(Number)"


def late(route: Route) -> None:
    """Let a file arrive when a page that does not wait for it has long been drawn."""
    sleep(0.5)
    route.continue_()


def is_dark(page: Page) -> bool:
    """Return whether the page's ground is dark; neither is an error."""
    red, green, blue = page.evaluate(_PAPER)
    assert max(red, green, blue) < 80 or min(red, green, blue) > 200
    return bool(max(red, green, blue) < 80)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_page_follows_the_system(scheme: Literal["light", "dark"], reader: Reader) -> None:
    page = reader.open(scheme=scheme)
    assert is_dark(page) == (scheme == "dark")
    assert page.evaluate("getComputedStyle(document.body).colorScheme") == scheme
    other = "light" if scheme == "dark" else "dark"
    expect(page.get_by_role("button", name=f"Switch to {other} mode")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_scheme_is_right_before_any_script_has_arrived(scheme: Literal["light", "dark"], reader: Reader) -> None:
    page = reader.open(scheme=scheme, without="**/*.js")
    assert any(".js" in complaint for complaint in reader.complaints), "scripts have other names"
    assert is_dark(page) == (scheme == "dark")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_choice_is_in_force_before_anything_can_be_drawn(scheme: Literal["light", "dark"], reader: Reader) -> None:
    other = "light" if scheme == "dark" else "dark"
    page = reader.open(scheme=scheme)
    page.add_init_script(_NOTE_FIRST_SCHEME)
    page.route("**/early.js", late)
    page.reload()
    assert page.evaluate("window.firstScheme") == scheme
    page.get_by_role("button", name=f"Switch to {other} mode").click()
    page.reload()
    assert page.evaluate("window.firstScheme") == other


def test_without_scripts_a_page_follows_the_system(reader: Reader) -> None:
    assert not is_dark(reader.open(scheme="light", scripts=False))
    assert is_dark(reader.open(scheme="dark", scripts=False))


def test_a_change_of_the_system_is_followed_until_the_reader_chooses(reader: Reader) -> None:
    page = reader.open()
    page.emulate_media(color_scheme="dark")
    page.reload()
    assert is_dark(page)
    page.get_by_title("Switch to light mode").click()
    page.emulate_media(color_scheme="light")
    page.get_by_title("Switch to dark mode").click()
    page.reload()
    assert is_dark(page), "chosen"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_choice_of_the_other_scheme_stays(scheme: Literal["light", "dark"], reader: Reader) -> None:
    other = "light" if scheme == "dark" else "dark"
    page = reader.open(scheme=scheme)
    page.get_by_title(f"Switch to {other} mode").click()
    assert is_dark(page) == (other == "dark")
    page.reload()
    assert is_dark(page) == (other == "dark")
    page.get_by_role("navigation", name="Sections").get_by_role("link", name="Countries").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Countries")
    assert is_dark(page) == (other == "dark")
    page.get_by_title(f"Switch to {scheme} mode").click()
    assert is_dark(page) == (scheme == "dark")


def test_the_keyboard_switches_the_scheme(reader: Reader) -> None:
    page = reader.open()
    page.get_by_role("button", name="Switch to dark mode").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Switch to light mode")).to_be_focused()
    assert is_dark(page)
    page.keyboard.press("Space")
    assert not is_dark(page)
