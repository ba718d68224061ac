"""The dates that stand in prose: days, months and years, each as far as it is written."""

import re
from dataclasses import dataclass

from generator.model.when import Moment, When

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_NAME = "|".join(MONTHS)
_DAY = r"(0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
# `15-16 November`, `11 to 22 November`, `8 August`, `the 8th of August`
_DAY_FIRST = re.compile(rf"\b{_DAY}(?:\s*(?:-|–|to|and)\s*{_DAY})?\s+(?:of\s+)?({_NAME})\b")
# `November 11`, `August 9, 2024`, `November 11-22`; neither a year nor a number over 999 is a day
_END = r"(?!\d|,\d{3}(?!\d))"
_MONTH_FIRST = re.compile(rf"\b({_NAME})\s+{_DAY}{_END}(?:\s*(?:-|–|to)\s*{_DAY}{_END})?")
_MONTH = re.compile(rf"\b({_NAME})\b")
# Where `May` is the month: `in May`, `May 2027`, `May – June`, `April to May`
_BEFORE_MAY = re.compile(rf"(?:\b(?:in|of|by|since|until|late|early|mid|last|this|next|to|{_NAME})[\s-]+|–\s*)$")
_AFTER_MAY = re.compile(rf",?\s+\d{{4}}|\s*(?:-|–|to|and)\s*(?:\d|{_NAME})")
_REACH = 16  # characters: the longest word of _BEFORE_MAY with a dash
_ISO = re.compile(r"(?<![\d-])(\d{4})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(?![\d-])")
_YEAR = re.compile(r"(?<![\d,.])(?:19|20)\d{2}(?![\d,]\d|\d)")


@dataclass(frozen=True)
class DatesInText:
    """Days as (month, day), months and years, each counted from 1; and the spans of text that write them."""

    days: frozenset[tuple[int, int]]
    months: frozenset[int]
    years: frozenset[int]
    spans: tuple[tuple[int, int], ...]

    def covers(self, start: int) -> bool:
        """Whether the character at `start` belongs to a date."""
        return any(first <= start < last for first, last in self.spans)


def dates_in(text: str) -> DatesInText:
    """Return the dates of `text`. `May` counts as a month only where a date is spoken of: it is a verb too."""
    days: set[tuple[int, int]] = set()
    months: set[int] = set()
    spans: list[tuple[int, int]] = []
    for match in _DAY_FIRST.finditer(text):
        _take(days, months, match[3], match[1], match[2])
        spans.append(match.span())
    for match in _MONTH_FIRST.finditer(text):
        _take(days, months, match[1], match[2], match[3])
        spans.append(match.span())
    for match in _MONTH.finditer(text):
        if match[1] != "May" or _is_month(text, match):
            months.add(MONTHS.index(match[1]) + 1)
            spans.append(match.span())
    years = set()
    for match in _ISO.finditer(text):
        days.add((int(match[2]), int(match[3])))
        months.add(int(match[2]))
        spans.append(match.span())
    for match in _YEAR.finditer(text):
        years.add(int(match.group()))
        spans.append(match.span())
    return DatesInText(frozenset(days), frozenset(months), frozenset(years), tuple(spans))


def missing_parts(when: When, given: DatesInText) -> list[str]:
    """Return the parts of `when` that the text does not give, in words; nothing if it gives them all."""
    missing = []
    for moment in _moments(when):
        missing += _missing(moment, given)
    return list(dict.fromkeys(missing))


def unsaid_parts(when: When, written: DatesInText) -> list[str]:
    """Return the years and days of `when` that a text which gives years, or days, leaves out, in words."""
    years = [f"the year {moment.year}" for moment in _moments(when) if moment.year not in written.years]
    days = [
        f"the day {moment.day} {MONTHS[moment.month - 1]}"
        for moment in _moments(when)
        if moment.month and moment.day and (moment.month, moment.day) not in written.days
    ]
    return list(dict.fromkeys([*(years if written.years else []), *(days if written.days else [])]))


def _moments(when: When) -> list[Moment]:
    return [moment for moment in (when.start, when.end) if moment is not None]


def _missing(moment: Moment, given: DatesInText) -> list[str]:
    missing = []
    if moment.year not in given.years:
        missing.append(f"the year {moment.year}")
    if moment.month is not None and moment.day is not None:
        if (moment.month, moment.day) not in given.days:
            missing.append(f"the day {moment.day} {MONTHS[moment.month - 1]}")
    elif moment.month is not None and moment.month not in given.months:
        missing.append(f"the month {MONTHS[moment.month - 1]}")
    return missing


def _is_month(text: str, may: re.Match[str]) -> bool:
    return bool(
        _AFTER_MAY.match(text, may.end()) or _BEFORE_MAY.search(text[max(0, may.start() - _REACH) : may.start()])
    )


def _take(days: set[tuple[int, int]], months: set[int], name: str, *numbers: str | None) -> None:
    month = MONTHS.index(name) + 1
    months.add(month)
    days.update((month, int(number)) for number in numbers if number)
