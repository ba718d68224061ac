"""From values to places in a picture: classes of counts, and days and numbers along an axis."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise

MOST_CLASSES = 4


@dataclass(frozen=True, slots=True)
class Class:
    """A class of counts, both ends included."""

    lowest: int
    highest: int

    @property
    def label(self) -> str:
        """The class in words: `3` or `4–9`."""
        return f"{self.lowest:,}" if self.lowest == self.highest else f"{self.lowest:,}–{self.highest:,}"


def classes_of(counts: Iterable[int], most: int = MOST_CLASSES) -> tuple[Class, ...]:
    """Return classes for the counts above nought, the lowest first, each with about as many different counts."""
    found = sorted({count for count in counts if count > 0})
    number = min(most, len(found))
    ends = [len(found) * part // number for part in range(number + 1)] if number else [0]
    return tuple(Class(found[start], found[end - 1]) for start, end in pairwise(ends))


def class_of(count: int, classes: tuple[Class, ...]) -> int:
    """Return the number of the class that holds `count`, from 1; nought for none."""
    return next((number for number, found in enumerate(classes, 1) if found.lowest <= count <= found.highest), 0)


@dataclass(frozen=True, slots=True)
class DayAxis:
    """Days from `first` to `last`, both included, drawn from `left` to `right`."""

    first: date
    last: date
    left: float
    right: float

    def start_of(self, day: date) -> float:
        """Return where a day starts; days beyond the axis stand at its end."""
        return self._at(day.toordinal())

    def end_of(self, day: date) -> float:
        """Return where a day ends."""
        return self._at(day.toordinal() + 1)

    def _at(self, ordinal: int) -> float:
        days = self.last.toordinal() + 1 - self.first.toordinal()
        share = (ordinal - self.first.toordinal()) / days
        return round(self.left + min(1.0, max(0.0, share)) * (self.right - self.left), 1)


@dataclass(frozen=True, slots=True)
class NumberAxis:
    """Numbers from `lowest` to `highest`, drawn from `start` to `end`."""

    lowest: Decimal
    highest: Decimal
    start: float
    end: float

    def at(self, value: Decimal) -> float:
        """Return where a number stands; in the middle where there is but one."""
        extent = self.highest - self.lowest
        share = float((value - self.lowest) / extent) if extent else 0.5
        return round(self.start + share * (self.end - self.start), 1)
