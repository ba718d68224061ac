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
    """Yield the numbers of `text` in order: `3,000`, `61.9`, `7th` (as 7), `twenty-four`."""
    for match in _NUMBER.finditer(text):
        written = match.group()
        if written[0].isdigit():
            yield NumberInText(Decimal(written.replace(",", "")), *match.span(), in_digits=True)
        elif written.lower() in _WORDS:
            yield NumberInText(Decimal(_WORDS[written.lower()]), *match.span(), in_digits=False)
