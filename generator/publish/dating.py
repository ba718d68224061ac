"""The one place that says how new a fact is: as new as its last change in meaning, where changes are recorded.

Where they are not, a fact counts as new as the newest dated source that it rests on. The clock of the build is never
asked: a feed that did would call everything new at each build. A source's date of less than a day's precision stands for
its first day, since feeds know only instants; the entry's text gives it as precise as it is.
"""

from datetime import UTC, date, datetime, time

from generator.derive.dossier import Dossier
from generator.model.fact import Fact

# What no dated source bears out, in a briefing that has none, is no newer than anything.
_NO_DATE = date(1970, 1, 1)


def dated(dossier: Dossier, fact: Fact) -> date | None:
    """Return the day `fact` last changed, or of the newest dated source that it rests on; None where neither is known."""
    if dossier.history.is_recorded:
        return dossier.history.changed("fact", fact.id)
    if fact.retired is not None:
        return fact.retired.since
    published = [dossier.content.sources[citation.source].published for citation in fact.sources]
    return max((when.first_day for when in published if when is not None), default=None)


def oldest_date(dossier: Dossier) -> date:
    """Return the day of the oldest dated source: feeds put facts of which no day is known there, behind all others."""
    return dossier.oldest_source_day or _NO_DATE


def instant(day: date) -> str:
    """Return the start of `day` as Atom writes it."""
    return datetime.combine(day, time(), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
