"""The page of figures: every measure with its values, and a picture where there are several to compare."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.derive.figures import Value, rivals, values_by_measure
from generator.model.site import Measure
from generator.render.addresses import part_path, theme_address
from generator.render.desk import Desk
from generator.render.fact_view import Link
from generator.render.figure_chart import HEIGHT, WIDTH, Chart, chart
from generator.render.labels import counted, number_label
from generator.render.page import Page, root_of
from generator.render.part_links import part_links

ADDRESS = "figures/"
# A value takes about 400 bytes and a picture as much as six values; so many values stay below 60 kB.
VALUES_PER_PAGE = 90
_CHART_IN_VALUES = 6


@dataclass(frozen=True, slots=True)
class ValueView:
    """A value with its footing, and links to what says otherwise."""

    number: str
    unit: str
    date: str
    standing: str
    speaker: Link | None
    href: str
    otherwise: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class MeasureView:
    """A measure with its values."""

    anchor: str
    name: str
    values: tuple[ValueView, ...]
    chart: Chart | None


@dataclass(frozen=True, slots=True)
class ThemeView:
    """The measures of a theme."""

    link: Link
    anchor: str
    measures: tuple[MeasureView, ...]


@dataclass(frozen=True)
class FiguresView:
    """What a part of the page shows."""

    introduction: str
    themes: tuple[ThemeView, ...]
    width: int
    height: int
    part: int
    part_links: tuple[Link, ...]


def figures_pages(desk: Desk) -> Iterator[Page]:
    """Yield the page of figures, in as many parts as it needs."""
    values = values_by_measure(desk.dossier)
    found = [desk.dossier.content.measures[measure] for measure in values]
    themes = list(desk.dossier.content.themes)
    ordered = sorted(found, key=lambda measure: themes.index(measure.theme))
    parts = list(_parts(ordered, values)) or [[]]
    total = sum(map(len, values.values()))
    for number, part in enumerate(parts, start=1):
        yield _page(desk, part, values, number, len(parts), total)


def _parts(measures: list[Measure], values: Mapping[str, tuple[Value, ...]]) -> Iterator[list[Measure]]:
    part: list[Measure] = []
    weight = 0
    for measure in measures:
        own = len(values[measure.id]) + (_CHART_IN_VALUES if len(values[measure.id]) > 1 else 0)
        if part and weight + own > VALUES_PER_PAGE:
            yield part
            part, weight = [], 0
        part.append(measure)
        weight += own
    if part:
        yield part


def _page(  # noqa: PLR0913, PLR0917  # a part of a page, and what it is a part of
    desk: Desk, measures: list[Measure], values: Mapping[str, tuple[Value, ...]], number: int, pages: int, total: int
) -> Page:
    path = part_path(ADDRESS, number).rstrip("/")
    root = root_of(path)
    names = {measure.theme: desk.dossier.content.themes[measure.theme].name for measure in measures}
    view = FiguresView(
        introduction=f"{counted(total, 'value')} of {counted(len(values), 'measure')}, each with the fact that gives it.",
        themes=tuple(
            ThemeView(
                link=Link(name, root + theme_address(theme)),
                anchor=f"theme-{theme}",
                measures=tuple(_measures(desk, [m for m in measures if m.theme == theme], values, root)),
            )
            for theme, name in names.items()
        ),
        width=WIDTH,
        height=HEIGHT,
        part=number,
        part_links=part_links(root + ADDRESS, pages, number),
    )
    title = "Figures" if number == 1 else f"Figures, part {number}"
    description = "Every number in the facts by what it measures, with its date, its hedge and who says so."
    return desk.page("figures.html.j2", path, view, title=title, description=description, kind="figures")


def _measures(
    desk: Desk, measures: list[Measure], values: Mapping[str, tuple[Value, ...]], root: str
) -> Iterator[MeasureView]:
    """Yield the measures; values that an earlier picture shows are not drawn again."""
    drawn: list[frozenset[str]] = []
    for measure in measures:
        found = values[measure.id]
        picture = chart(desk, found, rivals(desk.dossier, measure.id, found), root)
        view = _measure(
            desk,
            measure,
            found,
            picture if picture and not any(picture.facts <= facts for facts in drawn) else None,
            root,
        )
        drawn += [view.chart.facts] if view.chart else []
        yield view


def _measure(desk: Desk, measure: Measure, values: tuple[Value, ...], picture: Chart | None, root: str) -> MeasureView:
    return MeasureView(
        anchor=f"measure-{measure.id}",
        name=measure.name,
        values=tuple(_value(desk, measure, value, root) for value in values),
        chart=picture,
    )


def _value(desk: Desk, measure: Measure, value: Value, root: str) -> ValueView:
    view = desk.fact_view(value.fact, root)
    contrasts = desk.dossier.contrasts.get(value.fact.id, ())
    return ValueView(
        number=number_label(value.figure),
        unit=measure.unit if value.figure.value is not None else "",
        date=view.date,
        standing=view.standing,
        speaker=view.speaker,
        href=view.permalink,
        otherwise=tuple(_otherwise(desk, contrast.other, root) for contrast in contrasts),
    )


def _otherwise(desk: Desk, identity: str, root: str) -> Link:
    """Return a link to a contradicting fact: by its numbers, where it has any."""
    fact = desk.dossier.content.facts[identity]
    measures = desk.dossier.content.measures
    numbers = [f"{number_label(figure)} {measures[figure.measure].unit}" for figure in fact.figures if figure.value]
    return Link("; ".join(numbers) or "another fact", root + desk.addresses.fact(fact))
