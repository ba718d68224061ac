"""The map's measure is switched and the timeline filtered, by keyboard too; without scripts nothing is missing."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from generator.derive.timeline import themes_of, timeline
from generator.pipeline import BuiltSite
from generator.render.world_map import MEASURES
from tests.browser.reader import Reader


def shade_of(page: Page, country: str) -> str:
    """Return the colour a country on the map is filled with."""
    mark = page.locator(f"svg a[href$='countries/{country}/']")
    colour: str = mark.evaluate("here => getComputedStyle(here).fill")
    return colour


def legends(page: Page) -> Locator:
    """Return the legends that are shown."""
    return page.locator(".map .legend:visible")


@pytest.mark.parametrize("scripts", [True, False])
def test_the_measure_of_the_map_is_switched_by_keyboard_and_the_legend_with_it(scripts: bool, reader: Reader) -> None:
    page = reader.open("map/", scripts=scripts)
    expect(legends(page)).to_have_count(1)
    expect(legends(page)).to_contain_text("Facts about the country")
    before = shade_of(page, "russia")
    page.get_by_role("radio", name="Facts", exact=True).focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("radio", name="Events")).to_be_checked()
    expect(legends(page)).to_have_count(1)
    expect(legends(page)).to_contain_text("Meetings, visits")
    assert shade_of(page, "russia") != before


def test_a_country_has_the_shade_that_the_legend_of_the_measure_gives(reader: Reader) -> None:
    page = reader.open("map/")
    for name, _, _ in MEASURES:
        page.locator(f"#by-{name}").check()
        swatches = legends(page).locator("[class]")
        assert swatches.count() >= 2
        for swatched in swatches.all():
            level = (swatched.get_attribute("class") or "").removeprefix("level-")
            mark = page.locator(f".map svg .{name}-{level}").first
            swatch = swatched.evaluate("here => getComputedStyle(here, '::before').backgroundColor")
            assert mark.evaluate("here => getComputedStyle(here).fill") == swatch, (name, level)


@pytest.mark.parametrize("path", ["map/", "timeline/", "figures/"])
def test_every_mark_of_a_picture_is_reached_by_keyboard_and_named(path: str, reader: Reader) -> None:
    page = reader.open(path)
    marks = page.locator(".picture svg").first.locator("a")
    names = marks.evaluate_all("marks => marks.map(mark => mark.getAttribute('aria-label'))")
    marks.first.focus()
    for name in names[:5]:
        assert page.evaluate("document.activeElement.getAttribute('aria-label')") == name
        page.keyboard.press("Tab")
    snapshot = page.locator(".picture").first.aria_snapshot()
    assert f'link "{names[0]}"' in snapshot


def test_the_larger_picture_repeats_the_map_without_stops_of_its_own(reader: Reader) -> None:
    page = reader.open("map/")
    page.locator(".map svg a").last.focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "The numbers as a table"
    names = page.locator(".near text").all_text_contents()
    assert {"Azerbaijan", "Armenia", "Georgia", "Iran"} <= set(names)


def test_a_mark_on_the_map_leads_to_its_country(reader: Reader) -> None:
    page = reader.open("map/")
    page.get_by_role("link", name=re.compile("^Rwanda: ")).focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/countries/rwanda/")


def test_the_timeline_is_filtered_by_keyboard_and_the_address_tells_how(reader: Reader, real: BuiltSite) -> None:
    entries = timeline(real.dossier.content.entities.values())
    page = reader.open("timeline/")
    status = page.get_by_role("status")
    expect(status).to_have_text(f"All {len(entries)} shown.")
    page.get_by_label("Kind").focus()
    page.keyboard.type("Visit")
    expected = [entry.entity.id for entry in entries if entry.entity.type == "visit"]
    expect(status).to_have_text(f"{len(expected)} of {len(entries)} shown.")
    assert page.url.endswith("timeline/?kind=visit")
    for selector in (".timeline [data-entry]:visible", ".eras [data-entry]:visible"):
        assert sorted(_ids(page.locator(selector))) == sorted(expected)
    assert page.locator("h2:visible", has_text="2020").count() == 0, "a year with nothing to show is not shown"
    page.reload()
    expect(status).to_have_text(f"{len(expected)} of {len(entries)} shown.")
    expect(page.get_by_label("Kind")).to_have_value("visit")


def test_a_shared_link_filters_by_theme(reader: Reader, real: BuiltSite) -> None:
    entries = timeline(real.dossier.content.entities.values())
    page = reader.open("timeline/?theme=climate")
    expected = [entry.entity.id for entry in entries if "climate" in themes_of(real.dossier, entry.entity.id)]
    expect(page.get_by_role("status")).to_have_text(f"{len(expected)} of {len(entries)} shown.")
    assert _ids(page.locator(".timeline [data-entry]:visible")) == expected
    assert 0 < len(expected) < len(entries)


def test_a_filter_that_the_page_does_not_know_is_told_and_everything_shown(reader: Reader, real: BuiltSite) -> None:
    total = len(timeline(real.dossier.content.entities.values()))
    page = reader.open("timeline/?theme=%3Cimg%20src=x%20onerror=alert(1)%3E&kind=parade")
    status = page.get_by_role("status")
    expect(status).to_contain_text("theme “<img src=x onerror=alert(1)>”, which is not on this page")
    expect(status).to_contain_text("kind “parade”, which is not on this page")
    expect(status).to_contain_text(f"All {total} shown.")
    assert page.locator(".timeline [data-entry]:visible").count() == total
    assert page.locator("main img").count() == 0
    assert reader.complaints == []


def test_without_scripts_the_timeline_is_whole_and_offers_no_filter(reader: Reader, real: BuiltSite) -> None:
    page = reader.open("timeline/?kind=visit", scripts=False)
    total = len(timeline(real.dossier.content.entities.values()))
    assert page.locator(".timeline [data-entry]:visible").count() == total
    expect(page.locator(".filter")).to_be_hidden()


def _ids(marks: Locator) -> list[str]:
    found: list[str] = marks.evaluate_all("marks => marks.map(mark => mark.dataset.entry)")
    return found


@pytest.mark.parametrize("path", ["map/", "timeline/", "figures/", "roles/"])
def test_text_in_pictures_stays_readable_on_a_phone(path: str, reader: Reader) -> None:
    page = reader.open(path, width=390, height=844)
    sizes = page.evaluate("""() => [...document.querySelectorAll(".picture svg text")].map(text => {
        const box = text.ownerSVGElement.getScreenCTM();
        return parseFloat(getComputedStyle(text).fontSize) * box.d;
    })""")
    assert all(size >= 11 for size in sizes), sizes
