"""Icons, fonts and pictures are there; `test_kinds.py` holds that no kind of page asks another host for anything."""

from collections.abc import Mapping
from urllib.parse import urljoin

import pytest
from playwright.sync_api import expect

from tests.browser.reader import Reader


@pytest.mark.parametrize("kind", ["home", "country"])
def test_icons_and_fonts_are_there(kind: str, reader: Reader, kinds: Mapping[str, str]) -> None:
    page = reader.open(kinds[kind])
    icons = [link.get_attribute("href") or "" for link in page.locator("link[rel~=icon]").all()]
    assert icons
    for icon in icons:
        assert page.request.get(urljoin(page.url, icon)).ok, icon
    # The page's own fonts are used, not the system's that stand behind them.
    loaded = page.evaluate(
        "document.fonts.ready.then(fonts => [...fonts].filter(f => f.status === 'loaded').map(f => f.family))"
    )
    assert {name.strip('"') for name in loaded} == {"Source Serif", "Source Sans"}
    assert page.evaluate("[...document.fonts].every(font => font.status !== 'error')")


def test_pictures_are_shown(reader: Reader, kinds: Mapping[str, str]) -> None:
    page = reader.open(kinds["index"])
    flags = page.locator("main img")
    assert flags.count() > 5
    for flag in flags.all():
        flag.scroll_into_view_if_needed()
        expect(flag).to_have_js_property("complete", value=True)
        assert flag.evaluate("flag => flag.naturalWidth") > 0, flag.get_attribute("src")
