"""What the pictures of roles, figures and events show is what the content holds, no more precisely."""

import re
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from generator.derive.figures import values_by_measure
from generator.derive.roles import role_marks
from generator.derive.timeline import timeline
from generator.pipeline import BuiltSite
from generator.publish.assemble import to_html
from generator.publish.site_check import read_page
from generator.render.labels import number_label
from tests.html_tree import Element
from tests.make import make_agreement, make_content, make_event, make_fact, make_measure, make_organisation, make_source
from tests.render.pages import OTHERS, page_at, site_of, site_with, tree_at

PAGES = ("map", "roles", "figures", "timeline")


def start_of(path: Element) -> float:
    """Return where a path starts, from the left."""
    return float(path.attributes["d"].removeprefix("M").split()[0])


def svgs(html: str) -> list[str]:
    return re.findall(r"<svg.*?</svg>", html, re.DOTALL)


@pytest.mark.parametrize("path", PAGES)
def test_pictures_are_well_formed_without_styles_handlers_or_double_ids(
    path: str, real: BuiltSite, tmp_path: Path
) -> None:
    html = to_html(page_at(real, path))
    file = tmp_path / "page.html"
    file.write_text(html, encoding="utf-8")
    assert not read_page(file).doubled_ids
    assert not re.search(r"""\s(style|on\w+)=""", html)
    assert svgs(html) or path == "roles"
    for svg in svgs(html):
        ET.fromstring(svg)  # noqa: S314  # our own


@pytest.mark.parametrize("path", PAGES)
def test_links_in_pictures_are_named_and_the_picture_itself_by_its_caption(path: str, real: BuiltSite) -> None:
    tree = tree_at(real, path)
    for svg in tree.all("svg"):
        if not svg.all("a"):
            continue
        assert svg.attributes["role"] == "group"
        assert tree.find(svg.attributes["aria-labelledby"]).text
        assert all(link.attributes["aria-label"] and link.attributes["href"] for link in svg.all("a"))


@pytest.mark.parametrize("path", PAGES)
def test_each_page_offers_its_numbers_for_download(path: str, real: BuiltSite) -> None:
    assert f"../data/v1/{path}.csv" in [link.attributes["href"] for link in tree_at(real, path).all("a")]


def test_every_role_is_in_its_cell_and_leads_to_its_fact(real: BuiltSite) -> None:
    tree = tree_at(real, "roles")
    columns = [cell.text for cell in tree.all("thead")[0].all("th")]
    names = real.dossier.content.entities
    marks = role_marks(real.dossier)
    rows = {row.all("th")[0].text: row for row in tree.all("tbody")[0].all("tr")}
    for mark in marks:
        cell = rows[names[mark.organisation].name].all("td")[columns.index(names[mark.country].name) - 1]
        assert f"#fact-{mark.fact}" in "".join(link.attributes["href"] for link in cell.all("a"))
    assert len(tree.all("tbody")[0].all("p")) == len(marks)


def test_a_role_that_is_only_claimed_planned_or_contested_says_so() -> None:
    role = {"who": "sudland", "role": "member", "of": "strait-council"}
    site = site_with(
        make_fact(id="a", when="2024", roles=[role]),
        make_fact(id="b", when="2025-05", standing="claimed", said_by="norland", roles=[role]),
        make_fact(
            id="c", when="2026-12", standing="planned", roles=[role], differs_from=[{"fact": "b", "note": "Why."}]
        ),
    )
    assert [mark.text for mark in tree_at(site, "roles").all("tbody")[0].all("p")] == [
        "Member 2024", "Member May 2025, claimed, contested", "Member planned for December 2026, contested",
    ]  # fmt: skip


def test_many_roles_are_divided_over_parts_and_none_is_lost() -> None:
    entities = [make_organisation(id=f"o{number:03}", name=f"Body {number:03}") for number in range(60)]
    facts = [
        make_fact(id=f"f{number}", roles=[{"who": "sudland", "role": "member", "of": entity.id}])
        for number, entity in enumerate(entities)
    ]
    site = site_with(*facts, entities=entities)
    pages = [page for page in site.pages if page.kind == "roles"]
    assert [page.path for page in pages] == ["roles", "roles/2", "roles/3"]
    shown = [len(tree_at(site, page.path).all("tbody")[0].all("p")) for page in pages]
    assert shown == [24, 24, 12]
    assert all("60 roles of 1 country in or towards 60 organisations" in tree_at(site, p.path).text for p in pages)


def test_every_value_stands_on_the_page_of_figures_with_its_hedge(real: BuiltSite) -> None:
    trees = [tree_at(real, page.path) for page in real.pages if page.kind == "figures"]
    links = [link for tree in trees for table in tree.all("table") for link in table.all("a")]
    shown = {(link.attributes["href"].partition("#fact-")[2], link.text) for link in links}
    for values in values_by_measure(real.dossier).values():
        for value in values:
            assert (value.fact.id, number_label(value.figure)) in shown


def chart_of(*figures: dict[str, object]) -> Element:
    facts = [
        make_fact(id=f"f{number}", when=when, standing=standing, figures=[{"measure": "ships", "value": value, "bound": bound}],
                  differs_from=[{"fact": differs, "note": "Why."}] if differs else [])
        for number, (when, value, bound, standing, differs) in enumerate(map(_spread, figures))
    ]  # fmt: skip
    site = site_of(
        make_content(facts=facts, entities=list(OTHERS), sources=[make_source()], measures=[make_measure(id="ships")])
    )
    return tree_at(site, "figures").all("svg")[0]


def _spread(figure: dict[str, object]) -> tuple[object, ...]:
    defaults = {"when": None, "value": "1", "bound": "exactly", "standing": "reported", "differs": None}
    return tuple((defaults | figure).values())


def bars(chart: Element) -> dict[str, tuple[float, float, float]]:
    found = {}
    for link in chart.all("a"):
        path = next(part for part in link.all("path") if "bar" in part.classes).attributes["d"]
        x, y, width = map(float, re.fullmatch(r"M([\d.]+) ([\d.]+)h([\d.]+)", path).groups())  # type: ignore[union-attr]
        found[link.attributes["aria-label"]] = (x, y, width)
    return found


def test_a_value_of_a_year_spans_the_year_and_that_of_a_month_a_twelfth() -> None:
    chart = chart_of({"when": "2024", "value": "5"}, {"when": "2025-06", "value": "9"})
    year, month = sorted(bars(chart).values())
    starts = [start_of(part) for part in chart.all("path") if "axis" in part.classes]
    assert year[0] == starts[0]
    assert year[0] + year[2] == pytest.approx(starts[1], abs=0.2)
    assert year[2] / month[2] == pytest.approx(366 / 30, rel=0.02)
    assert month[1] < year[1], "the larger value stands higher"


def test_hedges_are_shapes_and_words_and_contested_values_are_both_marked() -> None:
    chart = chart_of(
        {"value": "140", "bound": "over"},
        {"value": "53", "bound": "nearly", "differs": "f0"},
        {"value": "60", "bound": "about"},
        {"value": "61"},
    )
    texts = {link.text for link in chart.all("a")}
    assert any(text.endswith("over 140 ≠") for text in texts)
    assert any(text.endswith("nearly 53 ≠") for text in texts)
    assert sum("contested" in link.classes for link in chart.all("a")) == 2
    assert sum("hedge" in part.classes for part in chart.all("path")) == 3


def test_a_single_value_or_an_unknown_one_is_told_and_not_drawn() -> None:
    fact = make_fact(figures=[{"measure": "ships", "unknown": "garbled-in-source"}, {"measure": "ships", "value": "3"}])
    site = site_of(
        make_content(facts=[fact], entities=list(OTHERS), sources=[make_source()], measures=[make_measure(id="ships")])
    )
    tree = tree_at(site, "figures")
    assert not tree.all("svg")
    assert "unknown (the passage is garbled)" in tree.text


def test_every_entry_of_the_timeline_has_a_bar_that_spans_all_its_days(real: BuiltSite) -> None:
    tree = tree_at(real, "timeline")
    svg = tree.all("svg")[0]
    years = sorted(start_of(p) for p in svg.all("path") if p.classes == ["axis"])
    a_year = years[1] - years[0]
    rects = {link.attributes["data-entry"]: link.all("rect")[0].attributes for link in svg.all("a")}
    entries = timeline(real.dossier.content.entities.values())
    assert set(rects) == {entry.entity.id for entry in entries}
    assert [line.attributes["data-entry"] for line in tree.all("li") if "data-entry" in line.attributes] == [
        e.entity.id for e in entries
    ]
    for entry in entries:
        days = (entry.when.last_day - entry.when.first_day).days + 1
        width = float(rects[entry.entity.id]["width"])
        assert width == pytest.approx(max(6, days / 365.25 * a_year), abs=1), entry.when.text


def test_bars_never_overlap_and_their_class_is_their_status(real: BuiltSite) -> None:
    rows: dict[str, list[tuple[float, float]]] = {}
    for link in tree_at(real, "timeline").all("svg")[0].all("a"):
        rect = link.all("rect")[0].attributes
        rows.setdefault(rect["y"], []).append((float(rect["x"]), float(rect["x"]) + float(rect["width"])))
        planned = getattr(real.dossier.content.entities[link.attributes["data-entry"]], "status", "") == "planned"
        assert ("planned" in link.classes) is planned
    for spans in rows.values():
        ordered = sorted(spans)
        assert all(one[1] <= other[0] for one, other in pairwise(ordered))


def test_what_is_open_ended_reaches_the_end_and_an_empty_timeline_has_no_picture() -> None:
    site = site_with(entities=[make_event(when="2025-06/.."), make_agreement(when="2026")])
    svg = tree_at(site, "timeline").all("svg")[0]
    ends = [float(r.attributes["x"]) + float(r.attributes["width"]) for r in svg.all("rect")]
    assert ends == [896, 896]
    assert not tree_at(site_with(entities=[make_event(when=None)]), "timeline").all("svg")
