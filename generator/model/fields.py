"""The types that fields of authored records share, each refusing what it cannot mean."""

import re
from datetime import date
from decimal import Decimal
from functools import lru_cache
from sys import intern
from typing import Annotated, ClassVar
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, WithJsonSchema
from pydantic_core import PydanticCustomError

from generator.model.when import FIRST_YEAR, LAST_YEAR, ReversedIntervalError, When, parse_when

SLUG_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
# File systems allow 255 bytes a name; 80 keeps addresses readable.
SLUG_LENGTH = 80
RESERVED_SLUGS = {"index"}  # the address of a folder's own page
FIND_WORDS = 6  # design §1: more would be copying
_SLUG_HINT = f"use lower-case letters a-z, digits and single hyphens, at most {SLUG_LENGTH} characters, not `index`"
_WHEN_HINT = "write the date as precisely as the source does: 2025, 2025-08, 2025-08-08 or 2024-11-11/2024-11-22"
_URL_HINT = "an address starts with https:// or http:// and has no spaces or quotes"
_NUMBER_HINT = "write plain digits with at most one point, such as 3000 or 61.9; the unit stands in the measure"
_FIND_HINT = "keep the few words that identify the place"
_NUMBER = re.compile(r"-?[0-9]{1,18}(\.[0-9]{1,9})?", re.ASCII)
_SLUG = re.compile(SLUG_PATTERN, re.ASCII)


# Ids and dates are written again and again; as many different ones are remembered as a large briefing has.
_MOST_KEPT = 1 << 16


_NONE_NOTED: set[str] = set()


class Authored(BaseModel):
    """What every record written in YAML has in common: known keys only, never changed after loading."""

    model_config: ClassVar[ConfigDict] = ConfigDict(
        extra="forbid", frozen=True, use_attribute_docstrings=True, str_strip_whitespace=True, str_min_length=1
    )

    def model_post_init(self, _context: object) -> None:
        """Hold no more than the values: all records of a kind share one table of their fields' names.

        pydantic gives each a dictionary with the names in it, twice as large, and a set of those that were written.
        """
        values = self.__dict__
        object.__delattr__(self, "__dict__")
        for name, value in values.items():
            object.__setattr__(self, name, value)
        object.__setattr__(self, "__pydantic_fields_set__", _NONE_NOTED)


@lru_cache(maxsize=_MOST_KEPT)
def _shared(value: object) -> object:
    return value


@lru_cache(maxsize=_MOST_KEPT)
def is_slug(text: str) -> bool:
    """Return whether `text` can be an id."""
    return bool(_SLUG.fullmatch(text)) and len(text) <= SLUG_LENGTH and text not in RESERVED_SLUGS


def _slug(text: str) -> str:
    if not is_slug(text):
        raise PydanticCustomError("bad-slug", "{text} is not an id", {"text": repr(text), "hint": _SLUG_HINT})
    return intern(text)  # one id stands in hundreds of places


def _when(text: object) -> When:
    return _read_when(text, _WHEN_HINT)


def _read_when(text: object, hint: str) -> When:
    if not isinstance(text, str):
        raise PydanticCustomError("wrong-type", "a date is a text such as 2025-08", {})
    try:
        return parse_when(text)
    except ReversedIntervalError as error:
        raise PydanticCustomError("reversed-interval", "{error}", {"error": str(error), "hint": hint}) from error
    except ValueError as error:
        raise PydanticCustomError("impossible-date", "{error}", {"error": str(error), "hint": hint}) from error


def _day(text: object) -> date:
    hint = "write the day in full: 2025-08-08"
    when = _read_when(text, hint)
    if when.is_interval or when.start.day is None or when.start.approximate:
        raise PydanticCustomError("impossible-date", "{text} is not a day", {"text": repr(text), "hint": hint})
    return when.first_day


def _web_address(text: str) -> str:
    try:
        parts = urlsplit(text)
        is_web = parts.scheme in {"http", "https"} and bool(parts.hostname)
    except ValueError:
        is_web = False
    if not is_web or re.search(r"[\s\"'<>\\`]", text):
        raise PydanticCustomError("bad-url", "{text} is not a web address", {"text": repr(text), "hint": _URL_HINT})
    return text


def _number(text: object) -> Decimal:
    if not isinstance(text, str) or not _NUMBER.fullmatch(text):
        raise PydanticCustomError("bad-number", "{text} is not a number", {"text": repr(text), "hint": _NUMBER_HINT})
    return Decimal(text)


def _find(text: str) -> str:
    if len(text.split()) > FIND_WORDS:
        raise PydanticCustomError("find-too-long", "`find` has more than six words", {"hint": _FIND_HINT})
    return text


# What an editor of YAML holds to while one types; the validators above say the rest.
_MOMENT_PATTERN = "[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?~?"


def _pattern(pattern: str, hint: str, **more: object) -> dict[str, object]:
    # `patternErrorMessage` is what language servers say in place of the bare pattern.
    return {"type": "string", "pattern": pattern, "patternErrorMessage": hint, **more}


SLUG_SCHEMA = _pattern(SLUG_PATTERN, _SLUG_HINT, maxLength=SLUG_LENGTH)
_A_YEAR_AS_NUMBER: dict[str, object] = {"minimum": FIRST_YEAR, "maximum": LAST_YEAR, "multipleOf": 1}
_WHEN_SCHEMA = _pattern(
    rf"^{_MOMENT_PATTERN}(/({_MOMENT_PATTERN}|\.\.))?$", _WHEN_HINT, examples=["2025-08"], **_A_YEAR_AS_NUMBER
)
_URL_SCHEMA = _pattern(r"^\s*[Hh][Tt][Tt][Pp][Ss]?://[^\s\"'<>\\`]+\s*$", _URL_HINT, format="uri")
_FIND_SCHEMA = _pattern(rf"^\s*\S+(\s+\S+){{0,{FIND_WORDS - 1}}}\s*$", _FIND_HINT)
_NUMBER_SCHEMA = _pattern(f"^{_NUMBER.pattern}$", _NUMBER_HINT)

SHARED = AfterValidator(_shared)
"""For what is the same in many records: it is one object in all of them."""
Slug = Annotated[str, AfterValidator(_slug), WithJsonSchema(SLUG_SCHEMA)]
WhenField = Annotated[When, BeforeValidator(_when), WithJsonSchema(_WHEN_SCHEMA)]
DayField = Annotated[date, BeforeValidator(_day), WithJsonSchema({"type": "string", "format": "date"})]
WebAddress = Annotated[str, AfterValidator(_web_address), WithJsonSchema(_URL_SCHEMA)]
Find = Annotated[str, AfterValidator(_find), WithJsonSchema(_FIND_SCHEMA)]
Number = Annotated[Decimal, BeforeValidator(_number), WithJsonSchema(_NUMBER_SCHEMA)]
