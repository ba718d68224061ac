"""The one place that says how new a fact is. Nothing records yet when a fact was entered or changed.

Until something does, a fact counts as new as the newest dated source that it rests on. The clock of the build is never
asked: a feed that did would call everything new at each build. A date of less than a day's precision stands for its
first day, since feeds know only instants; the entry's text gives it as precise as it is.
"""

from datetime import UTC, date, datetime, time

from generator.model.content import Content
from generator.model.fact import Fact

# What no dated source bears out, in a briefing that has none, is no newer than anything.
_NO_DATE = date(1970, 1, 1)


def dated(content: Content, fact: Fact) -> date | None:
    """Return the day of the newest dated source that `fact` rests on; None where all are undated."""
    published = [content.sources[citation.source].published for citation in fact.sources]
    return max((when.first_day for when in published if when is not None), default=None)


def oldest_date(content: Content) -> date:
    """Return the day of the oldest dated source: feeds put facts from undated sources there, behind all others."""
    published = [source.published for source in content.sources.values()]
    return min((when.first_day for when in published if when is not None), default=_NO_DATE)


def instant(day: date) -> str:
    """Return the start of `day` as Atom writes it."""
    return datetime.combine(day, time(), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
