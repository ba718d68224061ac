"""The map of relations: every country of the content, shaded by what the content holds on it."""

from dataclasses import dataclass

from generator.derive.country_counts import CountryCounts, count_countries
from generator.model.entity import Country
from generator.render.desk import Desk
from generator.render.fact_view import Link
from generator.render.labels import counted
from generator.render.page import Page, root_of
from generator.render.scales import class_of, classes_of
from generator.render.world import Shape, World, world_of

PATH = "map"
# Width and height of the surroundings that are drawn larger, and the room a name takes at their sides, in units.
_NEAR = (108, 62)
_MARGIN = 8
_LINE, _LETTER = 3.8, 1.7  # units of a name
# Id, heading, and what is counted; the first is shown until the reader chooses.
MEASURES = (
    ("facts", "Facts", "facts about the country"),
    ("events", "Events", "meetings, visits and other events held in the country or with its part"),
    ("agreements", "Agreements", "agreements to which it is a party"),
    ("projects", "Projects", "projects in which it takes part"),
    ("contested", "Contested facts", "facts about the country that another fact contradicts"),
)


@dataclass(frozen=True, slots=True)
class MeasureView:
    """A measure by which the map can be shaded, with the counts that each shade stands for."""

    id: str
    name: str
    meaning: str
    classes: tuple[str, ...]
    has_none: bool
    """Whether a country has nothing to count."""


@dataclass(frozen=True, slots=True)
class PlaceView:
    """A country on the map: its link, its numbers in words, and its class for each measure."""

    link: Link
    label: str
    classes: str
    path: str
    dot: tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class NearView:
    """The surroundings of the focus country, drawn larger from the same outlines: its frame and the names in it."""

    frame: str
    """Left, top, width and height, in units of the map."""
    names: tuple[tuple[float, float, str], ...]


@dataclass(frozen=True)
class MapView:
    """What the map shows."""

    focus: Link
    focus_path: str
    focus_at: tuple[float, float] | None
    measures: tuple[MeasureView, ...]
    places: tuple[PlaceView, ...]
    land: str
    width: int
    height: int
    near: NearView | None
    unplaced: tuple[Link, ...]
    rows: tuple[tuple[Link, tuple[int, ...]], ...]


def map_page(desk: Desk) -> Page:
    """Return the map of relations."""
    root, world = root_of(PATH), world_of(desk)
    focus = desk.dossier.content.focus
    everyone = count_countries(desk.dossier)
    counts = [found for found in everyone if found.country != focus.id]
    classes = {name: classes_of(getattr(found, name) for found in counts) for name, _, _ in MEASURES}

    def place(found: CountryCounts, shape: Shape) -> PlaceView:
        numbers = {name: getattr(found, name) for name, _, _ in MEASURES}
        link = desk.link(found.country, root)
        return PlaceView(
            link=link,
            label=f"{link.text}: {counted(found.facts, 'fact')}, {counted(found.events, 'event')}, "
            f"{counted(found.agreements, 'agreement')}, {counted(found.projects, 'project')}, {found.contested} contested",
            classes=" ".join(f"{name}-{class_of(number, classes[name])}" for name, number in numbers.items()),
            path=shape.path,
            dot=shape.at if shape.is_small else None,
        )

    placed = [(found, shape) for found in counts if (shape := _shape(desk, world, found.country))]
    own = _shape(desk, world, focus.id)
    drawn = {shape.path for _, shape in placed} | ({own.path} if own else set())
    view = MapView(
        focus=desk.link(focus, root),
        focus_path=own.path if own else "",
        focus_at=own.at if own else None,
        measures=tuple(
            MeasureView(
                name,
                heading,
                meaning,
                tuple(found.label for found in classes[name]),
                has_none=any(getattr(found, name) == 0 for found in counts),
            )
            for name, heading, meaning in MEASURES
        ),
        # Large countries first, so that the dot of a small one lies above its neighbours.
        places=tuple(place(*pair) for pair in sorted(placed, key=lambda pair: pair[1].is_small)),
        land=world.nameless + "".join(shape.path for shape in world.shapes.values() if shape.path not in drawn),
        width=world.width,
        height=world.height,
        near=_near(desk, own, [*placed, *((f, own) for f in everyone if f.country == focus.id and own)]),
        unplaced=tuple(desk.link(f.country, root) for f in counts if _shape(desk, world, f.country) is None),
        rows=tuple(
            (desk.link(found.country, root), tuple(getattr(found, name) for name, _, _ in MEASURES))
            for found in everyone
        ),
    )
    description = (
        f"The countries in {desk.dossier.content.site.title}, shaded by what its sources establish about them."
    )
    return desk.page("map.html.j2", PATH, view, title="Map of relations", description=description, kind="map")


def _near(desk: Desk, own: Shape | None, placed: list[tuple[CountryCounts, Shape]]) -> NearView | None:
    """Return the surroundings of the focus country, whose outline is `own`; none if it has none."""
    if own is None:
        return None
    left, top = round(own.at[0] - _NEAR[0] / 2), round(own.at[1] - _NEAR[1] / 2)
    names: list[tuple[float, float, str]] = []
    for found, shape in sorted(placed, key=lambda pair: pair[1] is not own):
        (x, y), name = shape.at, desk.dossier.content.entities[found.country].name
        if not (left + _MARGIN < x < left + _NEAR[0] - _MARGIN and top + _LINE < y < top + _NEAR[1] - _LINE):
            continue
        beside = [other_y for other_x, other_y, other in names if abs(x - other_x) < _room(name, other)]
        while any(abs(y - other_y) < _LINE for other_y in beside):
            y = round(y + 1, 1)
        names.append((x, y, name))
    return NearView(f"{left} {top} {_NEAR[0]} {_NEAR[1]}", tuple(names))


def _room(one: str, other: str) -> float:
    """Return how far apart the middles of two names must be to stand side by side, in units."""
    return (len(one) + len(other)) / 2 * _LETTER


def _shape(desk: Desk, world: World, country: str) -> Shape | None:
    entity = desk.dossier.content.entities[country]
    return world.shapes.get(entity.iso) if isinstance(entity, Country) else None
