"""Numbers with the hedges that stand before them, and the units that stand around them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from generator.archive.dates import dates_in
from generator.model.fact import Bound
from generator.model.numbers import numbers_in

_HEDGES: dict[Bound, str] = {
    Bound.ABOUT: r"about|approximately|around|roughly|some|(?:an )?estimated|estimated at|or so",
    Bound.OVER: r"over|more than|above|exceeding|in excess of",
    Bound.AT_LEAST: r"at least|no fewer than|not less than",
    Bound.UP_TO: r"up to|as many as|at most|as much as",
    Bound.NEARLY: r"nearly|almost|close to",
}
# A hedge holds for the number that follows it at once, save for currency signs, brackets and "a further".
_BEFORE = {
    bound: re.compile(rf"\b(?:{words})[\s\W]*(?:US|a further|an additional|the|of)?[\s\W]*$", re.IGNORECASE)
    for bound, words in _HEDGES.items()
}
_REACH = 40  # characters: the longest hedge with what may stand between
# Words of a measure's unit that the source must give near the number, with the forms it may give them in.
_UNIT_FORMS: dict[str, tuple[str, ...]] = {
    "trillion": ("trillion",),
    "billion": ("billion", "bcm"),
    "million": ("million",),
    "dollars": ("$", "dollar", "USD"),
    "cubic metres": ("cubic met", "bcm"),
    "per cent": ("percent", "per cent", "%"),
    "percent": ("percent", "per cent", "%"),
    "tonnes": ("ton",),
    "tons": ("ton",),
    "megawatts": ("megawatt", "MW"),
    "a year": ("a year", "annual", "per year", "every year"),
}


@dataclass(frozen=True, slots=True)
class HedgedNumber:
    """A number of a text with the hedge before it, and the text around it."""

    value: Decimal
    written: str
    bound: Bound
    surroundings: str
    start: int
    in_digits: bool


def hedged_numbers(text: str) -> Iterator[HedgedNumber]:
    """Yield the numbers of `text` that are not part of a date."""
    dates = dates_in(text)
    for number in numbers_in(text):
        if not dates.covers(number.start):
            before = text[max(0, number.start - _REACH) : number.start]
            around = text[max(0, number.start - 6) : number.end + 70]
            written = text[number.start : number.end]
            yield HedgedNumber(number.value, written, _bound(before), around, number.start, number.in_digits)


def missing_units(unit: str, surroundings: str) -> list[str]:
    """Return the words of `unit` that a source must give near a number and does not."""
    lower = surroundings.lower()
    return [
        word
        for word, forms in _UNIT_FORMS.items()
        if re.search(rf"\b{word}\b", unit) and not any(form.lower() in lower for form in forms)
    ]


def _bound(before: str) -> Bound:
    return next((bound for bound, pattern in _BEFORE.items() if pattern.search(before)), Bound.EXACTLY)
