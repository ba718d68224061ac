"""The outlines of the world's countries, drawn once by `scripts/draw-world` from Natural Earth."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from generator.render.desk import Desk

FILE = "world.json"
# Square units: below it an outline is a speck, so a dot marks the country.
SMALL = 90


@dataclass(frozen=True, slots=True)
class Shape:
    """A country's outline as an SVG path, empty where it has none at this scale; and its middle."""

    path: str
    at: tuple[float, float]
    area: int

    @property
    def is_small(self) -> bool:
        """Whether a dot must mark it."""
        return self.area < SMALL


@dataclass(frozen=True)
class World:
    """The picture's size in units, shapes by ISO code in lower case, and land without a code."""

    width: int
    height: int
    shapes: Mapping[str, Shape]
    nameless: str


def world_of(desk: Desk) -> World:
    """Return the outlines."""
    found = json.loads(desk.templates[FILE])
    shapes = {
        code: Shape(shape["d"], (shape["at"][0], shape["at"][1]), shape["area"])
        for code, shape in found["shapes"].items()
    }
    return World(found["width"], found["height"], shapes, found["nameless"])
