"""From a small phone to a wide screen: the panel, the sections and the lines stand where they should."""

from collections.abc import Mapping
from typing import TypedDict

import pytest
from playwright.sync_api import Page

from tests.browser.kinds import WITH_PANEL
from tests.browser.reader import Reader

_SMALLEST_TARGET = 24  # CSS pixels: WCAG 2.2, success criterion 2.5.8
# The panel's box, and those of the lines of text that follow it, until it ends.
_PANEL_AND_TEXT = """() => {
    const panel = document.querySelector(".glance");
    const lines = document.createRange();
    lines.selectNodeContents([...document.querySelectorAll(".md-content p")].find(
        text => panel.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_FOLLOWING
    ));
    const edges = box => ({left: box.left, right: box.right, top: box.top, bottom: box.bottom});
    return {panel: edges(panel.getBoundingClientRect()), lines: [...lines.getClientRects()].map(edges)};
}"""
_CHARACTERS_A_LINE = """() => [...document.querySelectorAll(".fact > p:first-child")].map(text => {
    const lines = document.createRange();
    lines.selectNodeContents(text);
    const rows = new Set([...lines.getClientRects()].map(box => Math.round(box.bottom / 8)));
    return rows.size > 2 ? text.textContent.length / rows.size : 0;
})"""


class Edges(TypedDict):
    """Where a box ends, in CSS pixels."""

    left: float
    right: float
    top: float
    bottom: float


def panel_and_text(page: Page) -> tuple[Edges, list[Edges]]:
    """Return the edges of the panel and of the lines of the first text after it."""
    found = page.evaluate(_PANEL_AND_TEXT)
    return found["panel"], found["lines"]


@pytest.mark.parametrize("kind", WITH_PANEL)
def test_the_panel_stands_above_the_text_on_phones_and_beside_it_on_wide_screens(
    kind: str, reader: Reader, kinds: Mapping[str, str]
) -> None:
    page = reader.open(kinds[kind], width=390, height=844)
    for width in (360, 390):
        page.set_viewport_size({"width": width, "height": 844})
        panel, lines = panel_and_text(page)
        assert lines
        assert all(line["top"] >= panel["bottom"] for line in lines), f"not above at {width} pixels"
        assert panel["right"] - panel["left"] > width * 0.85, "as wide as the text"
    for width in (1280, 1920):
        page.set_viewport_size({"width": width, "height": 900})
        panel, lines = panel_and_text(page)
        assert lines
        assert all(line["right"] <= panel["left"] for line in lines), f"not beside at {width} pixels"
        assert lines[0]["top"] < panel["bottom"], "beside, not below"


@pytest.mark.parametrize("width", [360, 390, 1280])
def test_sections_are_large_enough_to_touch_and_all_within_reach(
    width: int, reader: Reader, kinds: Mapping[str, str]
) -> None:
    page = reader.open(kinds["country"], width=width, height=844)
    links = page.get_by_role("navigation", name="Sections").get_by_role("link").all()
    for link in links:
        box = link.bounding_box()
        assert box
        assert min(box["height"], box["width"]) >= _SMALLEST_TARGET, link.inner_text()
    assert len({round(box["y"]) for link in links if (box := link.bounding_box())}) <= 2, "a bar, not a block"
    links[-1].click()
    page.wait_for_url(lambda url: url != reader.site + kinds["country"])


@pytest.mark.parametrize("width", [1280, 1920])
def test_lines_are_of_a_length_that_reads_well(width: int, reader: Reader, kinds: Mapping[str, str]) -> None:
    page = reader.open(kinds["theme"], width=width, height=900)
    lengths = [length for length in page.evaluate(_CHARACTERS_A_LINE) if length]
    assert lengths, "no statement is long enough to tell"
    assert 45 <= sum(lengths) / len(lengths) <= 80
