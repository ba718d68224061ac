"""axe-core finds no breach of WCAG 2.2, levels A and AA, on any kind of page, in light and dark, wide and narrow."""

from collections.abc import Mapping
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.kinds import ALL
from tests.browser.reader import Reader

_RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]},
    "resultTypes": ["violations"],
}


def breaches(page: Page) -> list[str]:
    """Return a line for each element at fault."""
    response = Axe().run(page, options=_RULES).response
    assert response["testEngine"]["name"] == "axe-core"
    return [
        f"{violation['id']}: {node['html'][:150]} {node['failureSummary']}"
        for violation in response["violations"]
        for node in violation["nodes"]
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", ALL)
def test_no_breach_on_a_page(
    kind: str, scheme: Literal["light", "dark"], reader: Reader, kinds: Mapping[str, str]
) -> None:
    assert breaches(reader.open(kinds[kind], scheme=scheme)) == []


@pytest.mark.parametrize("kind", ["home", "country", "differences"])
def test_no_breach_on_a_phone(kind: str, reader: Reader, kinds: Mapping[str, str]) -> None:
    assert breaches(reader.open(kinds[kind], width=390, height=844)) == []


def test_no_breach_while_searching_or_looking_at_a_fact(reader: Reader, kinds: Mapping[str, str]) -> None:
    page = reader.open(kinds["country"])
    anchor = page.locator(".fact").first.get_attribute("id")
    page.goto(f"{reader.site}{kinds['country']}#{anchor}")
    page.keyboard.press("/")
    expect(page.get_by_role("textbox", name="Search")).to_be_focused()
    page.keyboard.type("Azerbaijan")
    expect(page.get_by_role("search").get_by_role("listitem").first).to_be_visible()
    assert breaches(page) == []
