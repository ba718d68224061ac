"""What is planned, as iCalendar (RFC 5545), at the precision of its sources: see docs/decisions/0012."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, time, timedelta
from urllib.parse import urlsplit

import icalendar

from generator.derive.planned import is_planned
from generator.derive.timeline import Entry, timeline
from generator.model.entity import Entity
from generator.model.when import When
from generator.pipeline import BuiltSite
from generator.publish.citations import footing_of, one_line
from generator.publish.published import absolute
from generator.render.dates import date_label
from generator.render.fact_view import worded
from generator.render.labels import counted

FILE = "calendar.ics"


def calendars(site: BuiltSite) -> Iterator[tuple[str, bytes]]:
    """Yield the calendar of all that is planned, and one for each entity that something planned is tied to."""
    content = site.dossier.content
    planned = [entity for entity in content.entities.values() if is_planned(entity)]
    yield FILE, _calendar(site, content.site.title, planned)
    for entity in content.entities.values():
        own = site.dossier.planned_around(entity.id)
        if own:
            name = f"{entity.name} – {content.site.title}"
            yield site.desk.addresses.entity(entity) + FILE, _calendar(site, name, own)


def _calendar(site: BuiltSite, name: str, planned: Iterable[Entity]) -> bytes:
    listed = list(planned)
    entries = [entry for entry in timeline(listed) if entry.when.end is not None]
    missing = len(listed) - len(entries)
    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//Briefing site generator//Planned events//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", one_line(name))
    note = "Planned events, each over the whole period that its source names."
    if missing:
        note += f" {counted(missing, 'planned event')} without a date or an end not shown."
    calendar.add("x-wr-caldesc", note)
    for entry in entries:
        calendar.add_component(_event(site, entry))
    return bytes(calendar.to_ical())


def _event(site: BuiltSite, entry: Entry) -> icalendar.Event:
    entity, when, dossier = entry.entity, entry.when, site.dossier
    url = absolute(site, site.desk.addresses.entity(entity))
    event = icalendar.Event()
    host = urlsplit(dossier.content.site.url)
    event.add("uid", f"{entity.id}@{host.netloc}{host.path.rstrip('/').replace('/', '.')}")
    event.add("dtstamp", datetime.combine(dossier.today, time(), UTC))
    # The end of a span of days is the day after it.
    event.add("dtstart", when.first_day)
    event.add("dtend", when.last_day + timedelta(days=1))
    passed = "; outcome not recorded" if when.is_over(dossier.today) else ""
    event.add("summary", f"{one_line(entity.name)} (planned{_precision(when)}{passed})")
    fact = dossier.content.facts.get(entity.summary or "")
    text = [f"{one_line(worded(dossier, fact))} {footing_of(dossier, fact).capitalize()}."] if fact else []
    for contrast in dossier.contrasts.get(fact.id, ()) if fact else ():
        text.append(f"Differs: {one_line(worded(dossier, dossier.content.facts[contrast.other]))}")
    event.add("description", "\n".join([*text, f"Date as the source gives it: {date_label(when)}.", url]))
    event.add("url", url)
    event.add("status", "TENTATIVE")
    event.add("transp", "TRANSPARENT")
    event.add("x-briefing-edtf", when.text)
    return event


def _precision(when: When) -> str:
    """Return what must stand beside a date that is no single day: `; month, not day, known: October 2026`."""
    label = date_label(when)
    exact = [moment for moment in (when.start, when.end) if moment and moment.day and not moment.approximate]
    if len(exact) == 2:  # noqa: PLR2004  # the start and the end
        return ""
    if when.is_interval:
        return f"; within {label}"
    known = "day" if when.start.day else "month" if when.start.month else "year"
    return f"; {label}" if known == "day" else f"; {known}, not day, known: {label}"
