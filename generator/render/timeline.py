"""The timeline: dated events and agreements by year, what is planned last."""

from collections import defaultdict
from dataclasses import dataclass

from generator.derive.timeline import Entry, timeline
from generator.render.dates import date_label
from generator.render.desk import Desk
from generator.render.fact_view import Link, worded
from generator.render.labels import KINDS, words
from generator.render.page import Page, root_of
from generator.render.status import PLANNED, due, status_label


@dataclass(frozen=True, slots=True)
class TimelineLine:
    """An event or agreement on the timeline."""

    date: str
    link: Link
    note: str
    summary: str
    is_planned: bool
    due: str


@dataclass(frozen=True)
class TimelineView:
    """What the timeline shows: years with their lines."""

    years: tuple[tuple[str, tuple[TimelineLine, ...]], ...]
    undated: tuple[Link, ...]


def timeline_page(desk: Desk) -> Page:
    """Return the timeline."""
    root = root_of("timeline")
    years: dict[str, list[TimelineLine]] = defaultdict(list)
    entities = desk.dossier.content.entities.values()
    for entry in timeline(entities):
        years[str(entry.when.start.year)].append(timeline_line(desk, entry, root))
    undated = [e for e in entities if e.kind in {"event", "agreement"} and getattr(e, "when", None) is None]
    view = TimelineView(
        years=tuple((year, tuple(lines)) for year, lines in years.items()),
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
    )
