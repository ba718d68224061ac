"""The dates of prose as an editor writes them: `2025-12-26` for 26 December 2025."""

import re

from generator.model.dates_in_text import MONTHS, DatesInText, dates_in
from generator.model.when import parse_when

# What stands between the parts of one date: `26 December, 2025`, `11 to 22 November 2024`.
_WITHIN = re.compile(r"[\s,]*(?:(?:to|of|and|until|[-–])\s*)?")
_UNTIL = re.compile(r"\s*(?:-|–|to\b|until\b)\s*")
_SPAN = re.compile(r"\d(?:st|nd|rd|th)?\s*(?:-|–|\bto\b|\buntil\b)\s*(?:\d|[A-Z])")


def moments_in(text: str) -> tuple[str, ...]:
    """Return the dates of `text`, each once, in order: as content writes them, or in words where no year stands by.

    A day whose year is not written is `8 August`, a month `August`; from one date to another is an interval, such as
    `2024-11-11/2024-11-22`.
    """
    found: list[str] = []
    end_before = None
    for start, end in _groups(text):
        moments = _moments(text[start:end])
        is_end = end_before is not None and _UNTIL.fullmatch(text, end_before, start) is not None
        if is_end and len(moments) == 1 and _is_dated(found[-1]) and _is_dated(moments[0]) and found[-1] < moments[0]:
            found[-1] += f"/{moments[0]}"
        else:
            found += moments
        end_before = end
    return tuple(dict.fromkeys(found))


def sole_moment(moments: tuple[str, ...]) -> str | None:
    """Return the one date with a year among `moments`, which is then the date of all they speak of; else None.

    A day that no calendar has, such as 31 November, is nobody's date.
    """
    try:
        return parse_when(moments[0]).text if len(moments) == 1 else None
    except ValueError:
        return None


def _is_dated(moment: str) -> bool:
    """Whether a date, no interval, has its year."""
    return re.fullmatch(r"\d{4}(-\d{2}){0,2}", moment) is not None


def _groups(text: str) -> list[tuple[int, int]]:
    """Return the spans of text that write one date each; dates joined by `to` or `and` share what follows them."""
    groups: list[tuple[int, int]] = []
    for start, end in sorted(dates_in(text).spans):
        if groups and (start < groups[-1][1] or _WITHIN.fullmatch(text, groups[-1][1], start)):
            previous = groups.pop()
            if start >= previous[1] and _is_whole(text[slice(*previous)]):
                groups += [previous, (start, end)]  # `in 2024, 2025`, `8 August 2025 and 9 August 2025`
            else:
                groups.append((previous[0], max(previous[1], end)))
        else:
            groups.append((start, end))
    return groups


def _is_whole(written: str) -> bool:
    """Whether a date has its year, so that nothing behind it belongs to it."""
    return bool(dates_in(written).years)


def _moments(written: str) -> list[str]:
    dates = dates_in(written)
    if len(dates.years) != 1:
        return [*_days(dates), *(str(year) for year in sorted(dates.years))]
    (year,) = dates.years
    days = [f"{year}-{month:02}-{day:02}" for month, day in sorted(dates.days)]
    if len(days) == 2 and _SPAN.search(written):  # noqa: PLR2004  # from one day to another
        return ["/".join(days)]
    months = sorted(dates.months - {month for month, _ in dates.days})
    return days + [f"{year}-{month:02}" for month in months] or [str(year)]


def _days(dates: DatesInText) -> list[str]:
    days = [f"{day} {MONTHS[month - 1]}" for month, day in sorted(dates.days)]
    return days + [MONTHS[month - 1] for month in sorted(dates.months - {month for month, _ in dates.days})]
