"""The results as a picture: a row of bars for each size, ours in another colour."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, StrictUndefined

from bench.figures import Figures, What
from bench.peers.peer import Peer
from bench.words import said

_SHOWN = (What.COLD, What.BROWSER, What.PEAK)
_PANEL_WIDTH, _BAR_HEIGHT, _MARGIN = 400, 23, 24
_NAMES, _LONGEST = 140, 170
_TEMPLATE = Path(__file__).parent / "plot.svg.j2"


@dataclass(frozen=True)
class Bar:
    """One bar: whose, how long in pixels, and its value in words."""

    name: str
    y: int
    start: int
    length: float
    value: str
    is_ours: bool


@dataclass(frozen=True)
class Panel:
    """The bars of one measure at one size."""

    heading: str
    x: int
    y: int
    bars: tuple[Bar, ...]


def plot(figures: Figures, peers: Sequence[Peer]) -> str:
    """Return the picture as SVG; what was not measured has no bar."""
    panels, y = [], _MARGIN * 2
    for size in ("S", "M", "L"):
        row = [
            Panel(f"{what.value}, {size}", _MARGIN + column * _PANEL_WIDTH, y, bars)
            for column, what in enumerate(_SHOWN)
            if (bars := _bars(figures, peers, size, what))
        ]
        if row:
            panels += row
            y += max(len(panel.bars) for panel in row) * _BAR_HEIGHT + _MARGIN * 2
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return environment.from_string(_TEMPLATE.read_text(encoding="utf-8")).render(
        panels=panels,
        width=len(_SHOWN) * _PANEL_WIDTH + _MARGIN,
        height=y,
        label="Cold build, one-fact edit to browser and peak memory, ours beside the peers",
    )


def _bars(figures: Figures, peers: Sequence[Peer], size: str, what: What) -> tuple[Bar, ...]:
    values = [(peer, value) for peer in peers if (value := figures.median(peer.name, size, what)) is not None]
    longest = max((value for _, value in values), default=0) or 1
    return tuple(
        Bar(
            peer.title,
            10 + number * _BAR_HEIGHT,
            _NAMES,
            round(_LONGEST * value / longest, 1),
            said(value, what),
            peer.name == "ours",
        )
        for number, (peer, value) in enumerate(values)
    )
