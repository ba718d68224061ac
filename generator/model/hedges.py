"""Numbers with the hedges that stand before them, and the units that stand around them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from generator.model.dates_in_text import dates_in
from generator.model.fact import Bound
from generator.model.numbers import numbers_in

# Those that hold another within them come first: "no more than" is not "more than".
_HEDGES: dict[Bound, str] = {
    Bound.UP_TO: r"up to|as many as|at most|as much as|no more than|not more than",
    Bound.AT_LEAST: r"at least|no fewer than|not less than|no less than",
    Bound.ABOUT: r"about|approximately|around|roughly|some|(?:an )?estimated|estimated at",
    Bound.OVER: r"over|more than|above|exceeding|in excess of",
    Bound.NEARLY: r"nearly|almost|close to",
}
HEDGE_WORDS = frozenset(re.findall(r"[a-z]{2,}", " ".join(_HEDGES.values())))
"""Every word that is part of a hedge."""
# A hedge holds for the number that follows it at once in the same sentence, save for currency signs, brackets and
# "a further".
_GAP = r"[^\w.;:!?\n]*"
_BEFORE = {
    bound: re.compile(rf"\b(?:{words}){_GAP}(?:US|a further|an additional|the|of)?{_GAP}\Z", re.IGNORECASE)
    for bound, words in _HEDGES.items()
}
_REACH = 40  # characters: the longest hedge with what may stand between
_BEFORE_UNIT, _AFTER_UNIT = 6, 70  # characters around a number in which its unit is looked for
_SENTENCE_END = re.compile(r"\n|[.!?](?=\s)")
_SCALES = {
    "per cent": Decimal("0.01"),
    "thousand": Decimal(10**3),
    "million": Decimal(10**6),
    "billion": Decimal(10**9),
    "trillion": Decimal(10**12),
}
_SCALE_FORMS = {"percent": "per cent", "%": "per cent", "bcm": "billion"} | {scale: scale for scale in _SCALES}
# The scale of `2 to 3 million` is that of both; a link's end may stand between: `[300](#) million`.
_SCALE = re.compile(
    r"(?:\s*(?:[-–]|to|and)\s*\d[\d.,]*)?[^\w.;:!?\n%]{0,8}(?:(thousand|million|billion|trillion|bcm|per ?cent)\b|(%))",
    re.IGNORECASE,
)
# Words of a measure's unit that the source must give near the number, with the forms it may give them in.
_UNIT_FORMS: dict[str, tuple[str, ...]] = {
    "dollars": ("$", "dollar", "USD"),
    "cubic metres": ("cubic met", "bcm"),
    "tonnes": ("ton",),
    "tons": ("ton",),
    "megawatts": ("megawatt", "MW"),
    "a year": ("a year", "annual", "per year", "every year"),
}


@dataclass(frozen=True, slots=True)
class HedgedNumber:
    """A number of a text with the hedge before it, the scale after it, and the text around it."""

    value: Decimal
    scale: str
    """`million`, `per cent` and the like, or nothing."""
    written: str
    bound: Bound
    surroundings: str
    start: int

    @property
    def amount(self) -> Decimal:
        """The number with its scale: `5 million`, `five million` and `5,000,000` are one amount."""
        return self.value * _SCALES.get(self.scale, Decimal(1))


def hedged_numbers(text: str) -> Iterator[HedgedNumber]:
    """Yield the numbers of `text` that are not part of a date."""
    dates = dates_in(text)
    for number in numbers_in(text):
        if not dates.covers(number.start):
            scale = _SCALE.match(text, number.end)
            form = (scale[1] or scale[2]).lower() if scale else ""
            yield HedgedNumber(
                value=number.value,
                scale=_SCALE_FORMS.get(form, ""),
                written=text[number.start : number.end],
                bound=_bound(text[max(0, number.start - _REACH) : number.start]),
                surroundings=_surroundings(text, number.start, number.end),
                start=number.start,
            )


def missing_units(unit: str, number: HedgedNumber) -> list[str]:
    """Return the words of `unit` that a source must give with a number and does not."""
    unit = unit.replace("percent", "per cent")
    missing = [scale for scale in _SCALES if re.search(rf"\b{scale}\b", unit) and scale != number.scale]
    return missing + [
        word
        for word, forms in _UNIT_FORMS.items()
        if re.search(rf"\b{word}\b", unit) and not any(_gives(number.surroundings, form) for form in forms)
    ]


def _gives(surroundings: str, form: str) -> bool:
    """Whether the text has `form` at the start of a word: there is no ton in Washington."""
    start = r"(?<![a-z])" if form[0].isalpha() else ""
    return re.search(start + re.escape(form), surroundings, re.IGNORECASE) is not None


def _surroundings(text: str, start: int, end: int) -> str:
    """Return the text around a number, within its sentence."""
    before = _SENTENCE_END.split(text[max(0, start - _BEFORE_UNIT) : start])[-1]
    after = _SENTENCE_END.split(text[end : end + _AFTER_UNIT])[0]
    return before + text[start:end] + after


def _bound(before: str) -> Bound:
    return next((bound for bound, pattern in _BEFORE.items() if pattern.search(before)), Bound.EXACTLY)
