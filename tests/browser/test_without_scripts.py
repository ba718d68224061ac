"""Without JavaScript all that matters is there; `test_kinds.py` holds that each kind of page says the same text."""

from collections.abc import Mapping

import pytest
from playwright.sync_api import expect

from tests.browser.reader import Reader


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
