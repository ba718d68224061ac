import json
import re

import pytest

from generator.derive.country_counts import count_countries
from generator.model.entity import Country
from generator.pipeline import BuiltSite
from generator.render.world_map import MEASURES
from tests.html_tree import Element
from tests.make import make_country
from tests.render.pages import site_with, templates, tree_at


@pytest.fixture(scope="module")
def page(real: BuiltSite) -> Element:
    return tree_at(real, "map")


def test_every_country_of_the_content_is_on_the_map_once_and_leads_to_its_page(real: BuiltSite, page: Element) -> None:
    links = [
        element.attributes["href"] for element in page if element.tag == "a" and "aria-label" in element.attributes
    ]
    countries = [e.id for e in real.dossier.content.entities.values() if isinstance(e, Country)]
    assert sorted(links) == sorted(f"../countries/{identity}/" for identity in countries)


def test_labels_table_and_shades_tell_the_counts(real: BuiltSite, page: Element) -> None:
    names = real.dossier.content.entities
    marks = {e.attributes["href"]: e for e in page if e.tag == "a" and "aria-label" in e.attributes}
    for counts in count_countries(real.dossier):
        numbers = [getattr(counts, name) for name, _, _ in MEASURES]
        row = next(
            e
            for e in page
            if e.tag == "tr" and f"countries/{counts.country}/" in "".join(x.attributes.get("href", "") for x in e)
        )
        assert [int(cell.text) for cell in row if cell.tag == "td"] == numbers
        if counts.country == real.dossier.content.site.focus:
            continue
        mark = marks[f"../countries/{counts.country}/"]
        label = mark.attributes["aria-label"]
        assert label.startswith(f"{names[counts.country].name}: ")
        assert [int(number) for number in re.findall(r"\d+", label)] == numbers
        shades = dict(shade.rsplit("-", 1) for shade in mark.attributes["class"].split())
        assert {name: shade != "0" for name, shade in shades.items()} == {
            name: getattr(counts, name) > 0 for name, _, _ in MEASURES
        }


def test_small_countries_are_dots_and_one_without_an_outline_is_named(page: Element) -> None:
    dotted = {
        e.attributes["aria-label"].partition(":")[0] for e in page if e.tag == "a" and any(x.tag == "circle" for x in e)
    }
    assert {"Gambia", "Rwanda", "Israel"} <= {name.removeprefix("The ") for name in dotted}
    assert "China" not in dotted
    site = site_with(entities=[make_country(id="atlantis", name="Atlantis", iso="xz")])
    assert "Not on the map: " in tree_at(site, "map").text
    assert "Atlantis" in tree_at(site, "map").text


def test_names_around_the_focus_country_stand_clear_of_each_other(real: BuiltSite, page: Element) -> None:
    near = next(box for box in page.all("div") if "near" in box.classes).all("svg")[0]
    left, top, width, height = map(float, near.attributes["viewbox"].split())
    names = [(float(text.attributes["x"]), float(text.attributes["y"]), text.text) for text in near.all("text")]
    assert names[0][2] == real.dossier.content.focus.name
    for at, (x, y, name) in enumerate(names):
        assert left < x < left + width
        assert top < y < top + height
        for other_x, other_y, other in names[:at]:
            assert abs(y - other_y) >= 3.8 or abs(x - other_x) >= (len(name) + len(other)) / 2 * 1.7


def test_outlines_hold_nothing_but_moves_and_lines() -> None:
    world = json.loads(templates()["world.json"])
    assert len(world["shapes"]) > 230
    for code, shape in world["shapes"].items():
        assert re.fullmatch(r"[a-z]{2}", code)
        assert re.fullmatch(r"[\dMlz -]*", shape["d"])
        assert 0 <= shape["at"][0] <= world["width"]
        assert -20 <= shape["at"][1] <= world["height"] + 60
