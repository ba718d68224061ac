"""axe-core finds no breach of WCAG 2.2, levels A and AA, on any kind of page, in light and dark, wide and narrow."""

from collections.abc import Mapping
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from generator.pipeline import BuiltSite
from tests.browser.kinds import ALL
from tests.browser.reader import Reader, results_of

_ALL_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


def breaches(page: Page) -> list[str]:
    """Return a line for each element at fault."""
    options = {"runOnly": _ALL_RULES, "resultTypes": ["violations"], "preload": False}
    response = Axe().run(page, options=options).response
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


@pytest.mark.parametrize("kind", ["home", "country", "differences", "map", "roles", "figures", "timeline"])
def test_no_breach_on_a_phone(kind: str, reader: Reader, kinds: Mapping[str, str]) -> None:
    assert breaches(reader.open(kinds[kind], width=390, height=844)) == []


@pytest.mark.parametrize(("scheme", "width"), [("light", 390), ("dark", 1280)])
def test_no_breach_in_a_comparison(scheme: Literal["light", "dark"], width: int, reader: Reader) -> None:
    page = reader.open("compare/?a=turkiye&b=pakistan", scheme=scheme, width=width)
    expect(page.get_by_role("region", name="Türkiye and Pakistan compared")).to_be_visible()
    assert breaches(page) == []


def test_no_breach_where_a_reader_is_told_that_a_fact_is_gone(reader: Reader) -> None:
    page = reader.open("countries/turkiye/#fact-withdrawn-long-ago", scheme="dark")
    expect(page.get_by_role("status").filter(has_text="does not stand on this page")).to_be_visible()
    assert breaches(page) == []


def test_no_breach_while_searching_on_a_page_with_a_highlighted_fact(reader: Reader, real: BuiltSite) -> None:
    page = reader.open(real.desk.addresses.fact(next(iter(real.dossier.content.facts.values()))))
    expect(page.locator(".fact:target")).to_be_in_viewport()
    results_of(page, "Azerbaijan")
    assert breaches(page) == []
