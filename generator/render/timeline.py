"""The timeline: dated events and agreements by year, what is planned last."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from generator.derive.timeline import Entry, themes_of, timeline
from generator.render.dates import date_label
from generator.render.desk import Desk
from generator.render.fact_view import Link, worded
from generator.render.labels import KINDS, words
from generator.render.page import Page, root_of
from generator.render.status import PLANNED, due, status_label
from generator.render.timeline_picture import TimelinePicture, timeline_picture


@dataclass(frozen=True, slots=True)
class TimelineLine:
    """An event or agreement on the timeline."""

    date: str
    link: Link
    note: str
    summary: str
    is_planned: bool
    due: str
    id: str
    themes: str
    """Ids of the themes of the facts about it, by which it is filtered."""
    kind: str
    """Its type, by which it is filtered."""


@dataclass(frozen=True)
class TimelineView:
    """What the timeline shows: years with their lines."""

    years: tuple[tuple[str, tuple[TimelineLine, ...]], ...]
    undated: tuple[Link, ...]
    picture: TimelinePicture | None
    total: int
    themes: tuple[tuple[str, str], ...]
    """Id and name of every theme on the page."""
    kinds: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    """Events and agreements, each with the value and the name of their types on the page."""


def timeline_page(desk: Desk) -> Page:
    """Return the timeline."""
    root = root_of("timeline")
    years: dict[str, list[TimelineLine]] = defaultdict(list)
    entities = desk.dossier.content.entities.values()
    entries = timeline(entities)
    for entry in entries:
        years[str(entry.when.start.year)].append(timeline_line(desk, entry, root))
    undated = [e for e in entities if e.kind in {"event", "agreement"} and getattr(e, "when", None) is None]
    view = TimelineView(
        years=tuple((year, tuple(lines)) for year, lines in years.items()),
        picture=timeline_picture(desk, entries, root),
        total=len(entries),
        themes=_themes(desk, entries),
        kinds=tuple(
            (KINDS[kind][1], _types(found)) for kind in ("event", "agreement") if (found := _of(entries, kind))
        ),
        undated=tuple(desk.link(entity, root) for entity in sorted(undated, key=lambda entity: entity.name)),
    )
    description = "Events and agreements in order of time, each date as precise as its source."
    return desk.page("timeline.html.j2", "timeline", view, title="Timeline", description=description, kind="timeline")


def timeline_line(desk: Desk, entry: Entry, root: str) -> TimelineLine:
    """Return an event or agreement as a line."""
    entity = entry.entity
    summary = desk.dossier.content.facts.get(entity.summary or "")
    today = desk.dossier.today
    status = "" if entity.status == "held" else f", {status_label(entity, today)}"
    return TimelineLine(
        date=date_label(entry.when),
        link=desk.link(entity, root),
        note=f"{words(entity.type).capitalize()}{status}"
        if entity.kind == "event"
        else f"{KINDS[entity.kind][0]}: {words(entity.type)}{status}",
        summary=worded(desk.dossier, summary) if summary else "",
        is_planned=entity.status == PLANNED,
        due=due(entity, today),
        id=entity.id,
        themes=" ".join(themes_of(desk.dossier, entity.id)),
        kind=entity.type,
    )


def _themes(desk: Desk, entries: Sequence[Entry]) -> tuple[tuple[str, str], ...]:
    found = {theme for entry in entries for theme in themes_of(desk.dossier, entry.entity.id)}
    return tuple((theme.id, theme.name) for theme in desk.dossier.content.themes.values() if theme.id in found)


def _of(entries: Sequence[Entry], kind: str) -> list[Entry]:
    return [entry for entry in entries if entry.entity.kind == kind]


def _types(entries: Sequence[Entry]) -> tuple[tuple[str, str], ...]:
    return tuple((value, words(value).capitalize()) for value in sorted({entry.entity.type for entry in entries}))
