"""Dates as readers write them, never more precise than the source."""

from collections.abc import Callable
from datetime import date

from generator.model.when import Moment, When

_MONTHS = ("January February March April May June July August September October November December").split()


def date_label(when: When) -> str:
    """Return `8 August 2025`, `August 2025`, `2025`, `11–22 November 2024`, `2024–2026` or `since February 2022`."""
    start, end = when.start, when.end
    if end is None:
        return f"since {_moment(start)}"
    if not when.is_interval:
        return _moment(start)
    if start.approximate or end.approximate:
        return f"{_moment(start)} to {_moment(end)}"
    return _interval(start, end)


def day_label(day: date) -> str:
    """Return `8 August 2025`."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def machine_date(when: When) -> str | None:
    """Return the value of a `datetime` attribute, or None where HTML has no form for the date."""
    return None if "/" in when.text or when.start.approximate else when.text


def _interval(start: Moment, end: Moment) -> str:
    same_year = start.year == end.year
    if start.month is None and end.month is None:
        return f"{start.year}–{end.year}"
    if same_year and start.month == end.month and start.day and end.day:
        return f"{start.day}–{end.day} {_month_and_year(end)}"
    if same_year and start.month and end.month:
        first = f"{start.day} {_MONTHS[start.month - 1]}" if start.day else _MONTHS[start.month - 1]
        return f"{first} – {_moment(end)}"
    return f"{_moment(start)} – {_moment(end)}"


def _moment(moment: Moment) -> str:
    written: Callable[[Moment], str] = _month_and_year if moment.month else lambda value: str(value.year)
    label = f"{moment.day} {written(moment)}" if moment.day else written(moment)
    return f"about {label}" if moment.approximate else label


def _month_and_year(moment: Moment) -> str:
    return f"{_MONTHS[(moment.month or 1) - 1]} {moment.year}"
