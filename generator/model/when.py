"""Dates at the precision their source gives them: a small part of EDTF (ISO 8601-2)."""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache, total_ordering

_MOMENT = re.compile(r"(?P<year>\d{4})(-(?P<month>\d{2})(-(?P<day>\d{2}))?)?(?P<about>~)?", re.ASCII)
OPEN = ".."
FIRST_YEAR, LAST_YEAR = 1000, 2999
"""What lies outside is a slip of the keyboard: `0225` for 2025."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A year, a month or a day; `month` and `day` are None where the source does not give them."""

    year: int
    month: int | None = None
    day: int | None = None
    approximate: bool = False

    @property
    def first_day(self) -> date:
        """The earliest day this can mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last_day(self) -> date:
        """The latest day this can mean."""
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])


@total_ordering
@dataclass(frozen=True)
class When:
    """A moment, or an interval from `start` to `end`; `end` is None while the interval is open (`2022/..`)."""

    text: str
    start: Moment
    end: Moment | None

    @property
    def is_interval(self) -> bool:
        """Whether the source names a span and not a single date."""
        return self.end != self.start

    @cached_property
    def first_day(self) -> date:
        """The earliest day this can mean."""
        return self.start.first_day

    @cached_property
    def last_day(self) -> date:
        """The latest day this can mean; the last day of the calendar while the interval is open."""
        return self.end.last_day if self.end else date.max

    def is_over(self, today: date) -> bool:
        """Whether every day this can mean lies before `today`."""
        return self.last_day < today

    def __lt__(self, other: "When") -> bool:
        """Order by first possible day, the more precise date first."""
        return (self.first_day, self.last_day, self.text) < (other.first_day, other.last_day, other.text)


@lru_cache(maxsize=1 << 16)  # one date stands at many facts
def parse_when(text: str) -> When:
    """Read a date such as `2025`, `2025-08`, `2025-08-08`, `2024-12~`, `2024/2026` or `2022/..`.

    Raises:
        ValueError: the text is not such a date, the date does not exist, or the interval ends before it starts.

    """
    first, slash, last = text.partition("/")
    start = _parse_moment(first)
    if not slash:
        return When(text, start, start)
    if last == OPEN:
        return When(text, start, None)
    end = _parse_moment(last)
    if end.last_day < start.first_day:
        raise ReversedIntervalError(f"{text!r} ends before it starts")
    return When(text, start, end)


class ReversedIntervalError(ValueError):
    """An interval whose end lies before its start."""


def _parse_moment(text: str) -> Moment:
    match = _MOMENT.fullmatch(text)
    if match is None:
        raise ValueError(
            f"{text!r} is not a date of the form 2025, 2025-08 or 2025-08-08; a span has a slash: 2024/2026"
        )
    year, month, day = (int(part) if part else None for part in match.group("year", "month", "day"))
    moment = Moment(year or 0, month, day, approximate=bool(match["about"]))
    if not FIRST_YEAR <= moment.year <= LAST_YEAR:
        raise ValueError(f"{text!r} is not a date of this age: the year is {moment.year}")
    try:
        # Built from the digits as written: `2025-00` has a month, and it is not one.
        _ = date(moment.year, 1 if month is None else month, 1 if day is None else day)
    except ValueError as error:
        raise ValueError(f"{text!r} is not a day of the calendar") from error
    return moment
