"""The timeline as a picture: every event and agreement as wide as its date, in rows that never overlap."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from generator.derive.timeline import Entry
from generator.render.dates import date_label, day_label
from generator.render.desk import Desk
from generator.render.fact_view import Link
from generator.render.scales import DayAxis
from generator.render.status import status_label

WIDTH = 900
_LEFT, _RIGHT = 4, 896
_ROW = 14  # units from row to row
_NARROWEST = 6  # units; a day is drawn this wide
_GAP = 3  # units between bars of a row
_HEAD = 26  # units for the name of a band
_DONE = {"held", "signed", "adopted", "initialled", "announced", "in-force"}
# A picture of more shows nothing; the list goes on.
MOST_BARS = 160


@dataclass(frozen=True, slots=True)
class Bar:
    """An event or agreement: where it stands, and its status as a class: `done`, `planned` or `open`."""

    id: str
    link: Link
    label: str
    status: str
    x: float
    y: float
    width: float


@dataclass(frozen=True, slots=True)
class Band:
    """The bars of one kind under its name."""

    name: str
    corner: int
    """Radius of the bars' corners: events are round, agreements square."""
    y: float
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class TimelinePicture:
    """The picture: bands, years, and today."""

    height: float
    bands: tuple[Band, ...]
    years: tuple[tuple[float, float, str], ...]
    """Where a year starts, its middle and its label."""
    today_x: float | None
    today: str
    left_out: int
    """Entries, the oldest, that the list holds but the picture does not."""


def timeline_picture(desk: Desk, entries: Sequence[Entry], root: str) -> TimelinePicture | None:
    """Return the picture of the newest of `entries`; none without any."""
    shown = entries[-MOST_BARS:]
    if not shown:
        return None
    last = max(entry.when.end.year if entry.when.end else entry.when.start.year for entry in shown)
    days = DayAxis(date(min(entry.when.start.year for entry in shown), 1, 1), date(last, 12, 31), _LEFT, _RIGHT)
    bands, y = [], 0.0
    for name, kind, corner in (("Events", "event", 4), ("Agreements", "agreement", 0)):
        own = [entry for entry in shown if entry.entity.kind == kind]
        if own:
            bars, rows = _packed(desk, own, days, y + _HEAD, root)
            bands.append(Band(name, corner, y + _HEAD - 9, bars))
            y += _HEAD + rows * _ROW
    years = [(date(year, 1, 1), date(year, 12, 31)) for year in range(days.first.year, days.last.year + 1)]
    spans = [(days.start_of(start), days.end_of(end), str(start.year)) for start, end in years]
    is_within = days.first <= desk.dossier.today <= days.last
    return TimelinePicture(
        height=y + 26,
        bands=tuple(bands),
        years=tuple((start, round((start + end) / 2, 1), label) for start, end, label in spans),
        today_x=days.start_of(desk.dossier.today) if is_within else None,
        today=day_label(desk.dossier.today),
        left_out=len(entries) - len(shown),
    )


def _packed(desk: Desk, entries: Sequence[Entry], days: DayAxis, top: float, root: str) -> tuple[tuple[Bar, ...], int]:
    """Return the bars, each in the first row with room for it, and how many rows they take."""
    ends: list[float] = []
    bars = []
    for entry in entries:
        when = entry.when
        x = days.start_of(when.first_day)
        end = days.end_of(min(when.last_day, days.last))
        x, width = min(x, _RIGHT - _NARROWEST), round(max(_NARROWEST, end - x), 1)
        row = next((number for number, taken in enumerate(ends) if taken + _GAP <= x), len(ends))
        ends[row : row + 1] = [x + width]
        status = entry.entity.status
        link = desk.link(entry.entity, root)
        bars.append(
            Bar(
                id=entry.entity.id,
                link=link,
                label=f"{link.text}, {date_label(when)}, {status_label(entry.entity, desk.dossier.today)}",
                status="done" if status in _DONE else "planned" if status == "planned" else "open",
                x=x,
                y=top + row * _ROW,
                width=width,
            )
        )
    return tuple(bars), len(ends)
