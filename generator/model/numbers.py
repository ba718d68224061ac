"""The numbers that stand in a text, whether in digits or in words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_WORDS = {word: value for value, word in enumerate(_UNITS)}
_WORDS |= {word: 10 * value for value, word in enumerate(_TENS, start=2)}
_WORDS |= {f"{ten}-{unit}": _WORDS[ten] + _WORDS[unit] for ten in _TENS for unit in _UNITS[1:10]}
_WORDS |= {
    word: value
    for value, word in enumerate("first second third fourth fifth sixth seventh eighth ninth tenth".split(), 1)
}
_WORDS |= {"doubling": 2, "doubled": 2, "tripling": 3, "tripled": 3}
_SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000, "billion": 1_000_000_000}
_SCALE = re.compile(r" (hundred|thousand|million|billion)\b", re.IGNORECASE)
# A digit that continues a word (COP29, D-8) is part of a name; `2nd` and `24-hour` start with a number.
_NUMBER = re.compile(
    r"(?<![\w.,-])\d+(?:,\d{3})*(?:\.\d+)?|(?<=\d[-–/])\d+(?:,\d{3})*(?:\.\d+)?|(?<![\w-])[A-Za-z]+(?:-[a-z]+)?(?![\w-])"
)


@dataclass(frozen=True, slots=True)
class NumberInText:
    """A number, the span of text that writes it, in characters, and whether it is written in digits."""

    value: Decimal
    start: int
    end: int
    in_digits: bool


def numbers_in(text: str) -> Iterator[NumberInText]:
    """Yield the numbers of `text` in order: `3,000`, `61.9`, `7th` and `seventh` (as 7), `twenty-four`, `three thousand`.

    After digits a scale word is part of the unit: `1.3 trillion` gives 1.3.
    """
    for match in _NUMBER.finditer(text):
        written = match.group()
        if written[0].isdigit():
            yield NumberInText(Decimal(written.replace(",", "")), *match.span(), in_digits=True)
            continue
        # `five-year` holds the number five; `twenty-four` is one number.
        word = written if written.lower() in _WORDS else written.partition("-")[0]
        if word.lower() in _WORDS:
            end = match.start() + len(word)
            scale = _SCALE.match(text, end)
            value = _WORDS[word.lower()] * (_SCALES[scale[1].lower()] if scale else 1)
            yield NumberInText(Decimal(value), match.start(), scale.end() if scale else end, in_digits=False)
