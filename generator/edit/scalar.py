"""A single value as canonical YAML: plain where that is safe, in double quotes where it is not."""

import re
from functools import lru_cache

import yaml

from generator.model.shape import Shape

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?", re.ASCII)
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}
TEXT = Shape(str)


def scalar(text: str, shape: Shape = TEXT, *, in_brackets: bool = False) -> str:
    """Return `text` as it is written in a field of this shape; `in_brackets`: in `[…]` or `{…}`.

    Numbers are plain and dates in quotes, by custom; a text is plain where every reader of YAML takes it for this very
    text. It never has a line break.
    """
    if shape.is_number and _NUMBER.fullmatch(text):
        return text
    return text if not shape.is_date and _is_plain(text, in_brackets=in_brackets) else quoted(text)


def quoted(text: str) -> str:
    """Return the text in double quotes, what cannot be seen in it as escapes."""
    return (
        '"' + "".join(_ESCAPES.get(sign, sign if sign.isprintable() else f"\\U{ord(sign):08x}") for sign in text) + '"'
    )


@lru_cache(maxsize=10_000)  # the same ids stand in hundreds of places
def _is_plain(text: str, *, in_brackets: bool) -> bool:
    """Whether YAML, asked for a list of one item, reads the bare text as this very text and as nothing else."""
    if not text.isprintable() or _is_number_elsewhere(text):
        return False
    try:
        # The loader is the safe one, which makes nothing but plain values.
        return bool(yaml.load(f"[{text}]" if in_brackets else f"- {text}", Loader=_Loader) == [text])  # noqa: S506
    except (yaml.YAMLError, ValueError, RecursionError):  # ValueError: 2025-13-41 looks like a date
        return False


def _is_number_elsewhere(text: str) -> bool:
    """Whether a reader of YAML 1.2 may take the text for a number, such as 1e3, where one of 1.1 does not."""
    try:
        float(text)
    except ValueError:
        return False
    return True
