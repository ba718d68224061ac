"""A small picture of a measure's values: each at its height, as wide as its date is vague, its hedge as a shape."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from generator.derive.figures import Value
from generator.model.fact import Bound, Standing
from generator.model.when import When
from generator.render.desk import Desk
from generator.render.labels import number_label, unknown_date_label
from generator.render.scales import DayAxis, NumberAxis

WIDTH, HEIGHT = 440, 150
_LEFT, _RIGHT = 10, 430
_UNDATED = 310  # where the lane of values without a date starts, if there are dated ones too
_TOP, _BOTTOM = 44, 108
_NARROWEST = 5  # units; a day is drawn this wide
_HEDGE = 10  # units from the end of a bar, clear of the label at its start
_LINE = 16  # units between labels that would touch
_MOST_YEARS = 6  # labels on the axis
_SHAPES = {
    Bound.EXACTLY: "",
    Bound.ABOUT: "M-4-5v10M4-5v10",
    Bound.OVER: "M0 0v-13M-4-9l4-5 4 5",
    Bound.AT_LEAST: "M0 0v-13M-4-9l4-5 4 5",
    Bound.UP_TO: "M0 0v13M-4 9l4 5 4-5",
    Bound.NEARLY: "M0 0v13M-4 9l4 5 4-5",
}


@dataclass(frozen=True, slots=True)
class Mark:
    """A value in the picture; the shape of its hedge is drawn at (`hedge_x`, `y`)."""

    href: str
    label: str
    """The value in figures, as written beside the mark."""
    full: str
    """The same in words, with date, standing and speaker."""
    classes: str
    x: float
    y: float
    width: float
    hedge_x: float
    shape: str
    label_x: float
    label_y: float
    anchor: str


@dataclass(frozen=True, slots=True)
class Chart:
    """The picture: marks, the years below them, and where the undated stand."""

    others: tuple[str, ...]
    """Names of the other measures whose values contradict this one's."""
    facts: frozenset[str]
    """Ids of the facts that give the values."""
    marks: tuple[Mark, ...]
    years: tuple[tuple[float, float, str], ...]
    """Where a year starts, its middle, and its label, which may be empty."""
    undated_x: float | None


def chart(desk: Desk, values: Sequence[Value], others: Sequence[Value], root: str) -> Chart | None:
    """Return the picture of a measure's known values and of those that contradict them; none for fewer than two."""
    drawn = [value for value in (*values, *others) if value.figure.value is not None]
    if len(drawn) < 2:  # noqa: PLR2004  # a single value is read, not compared
        return None
    dated = [value.fact.when for value in drawn if value.fact.when]
    is_any_undated = len(dated) < len(drawn)
    right = _UNDATED - 16 if is_any_undated else _RIGHT
    days = _day_axis(dated, right) if dated else None
    undated_x = (_UNDATED if dated else _LEFT) if is_any_undated else None
    numbers = [value.figure.value for value in drawn if value.figure.value is not None]
    heights = NumberAxis(min(numbers), max(numbers), _BOTTOM, _TOP)
    marks: list[Mark] = []
    for value in sorted(drawn, key=lambda value: (-(value.figure.value or 0), value.fact.id)):
        left, width = _span(value.fact.when, days, undated_x)
        y = heights.at(value.figure.value) if value.figure.value is not None else _BOTTOM
        marks.append(_mark(desk, value, root, (left, y, width), marks, is_other=value in others))
    measures = desk.dossier.content.measures
    names = tuple(dict.fromkeys(measures[value.figure.measure].name for value in drawn if value in others))
    return Chart(names, frozenset(value.fact.id for value in drawn), tuple(marks), _years(days), undated_x)


def _day_axis(dated: Sequence[When], right: float) -> DayAxis:
    last = max(when.end.year if when.end else when.start.year for when in dated)
    return DayAxis(date(min(when.start.year for when in dated), 1, 1), date(last, 12, 31), _LEFT, right)


def _span(when: When | None, days: DayAxis | None, undated_x: float | None) -> tuple[float, float]:
    if when is None or days is None:
        left = undated_x or _LEFT
        return left, _RIGHT - left
    left = days.start_of(when.first_day)
    width = round(max(_NARROWEST, days.end_of(min(when.last_day, days.last)) - left), 1)
    return left, width


def _mark(  # noqa: PLR0913  # where it stands and what stands there already
    desk: Desk, value: Value, root: str, place: tuple[float, float, float], placed: Sequence[Mark], *, is_other: bool
) -> Mark:
    x, y, width = place
    view, fact = desk.fact_view(value.fact, root), value.fact
    unit = desk.dossier.content.measures[value.figure.measure].unit
    contested = desk.dossier.is_contested(fact)
    number = number_label(value.figure)
    date_text = view.date if fact.when else unknown_date_label(fact.unknown)
    speaker = f" by {view.speaker.text}" if view.speaker else ""
    words = [f"{number} {unit}", date_text, f"{view.standing.lower()}{speaker}", *(["contested"] if contested else [])]
    anchor = "end" if _LEFT + 170 < x < _UNDATED else "start"
    label_x = x + width if anchor == "end" else x
    label_y = y - 7 - (9 if value.figure.bound in {Bound.OVER, Bound.AT_LEAST} else 0)
    while any(abs(other.label_y - label_y) < _LINE and abs(other.label_x - label_x) < 110 for other in placed):  # noqa: PLR2004  # a label is about as wide
        label_y += _LINE
    classes = [fact.standing.value] * (fact.standing is Standing.PLANNED)
    classes += ["contested"] * contested + ["other"] * is_other
    return Mark(
        href=view.permalink,
        label=f"{number}{', claimed' if fact.standing is Standing.CLAIMED else ''}{' ≠' if contested else ''}",
        full=", ".join(words),
        classes=" ".join(classes) or "plain",
        x=x,
        y=y,
        width=width,
        hedge_x=round(x + max(width / 2, width - _HEDGE), 1),
        shape=_SHAPES[value.figure.bound],
        label_x=label_x,
        label_y=label_y,
        anchor=anchor,
    )


def _years(days: DayAxis | None) -> tuple[tuple[float, float, str], ...]:
    if days is None:
        return ()
    years = range(days.first.year, days.last.year + 1)
    step = -(-len(years) // _MOST_YEARS)
    spans = [(days.start_of(date(year, 1, 1)), days.end_of(date(year, 12, 31)), year) for year in years]
    return tuple(
        (start, round((start + end) / 2, 1), "" if (year - years[0]) % step else str(year))
        for start, end, year in spans
    )
