"""A record as the YAML an editor would write: plain where that is safe, in quotes where it is not."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

import yaml

Value: TypeAlias = "str | int | Sequence[str] | Mapping[str, Value] | Sequence[Mapping[str, Value]]"
_NUMBER_LIKE = re.compile(r"[0-9][0-9./~-]*")  # a date; in quotes by custom, for others read it as a number


def written(entries: Mapping[str, Value]) -> Iterator[str]:
    """Yield the lines of a mapping, without indentation of its own and without line breaks."""
    for key, value in entries.items():
        if isinstance(value, Mapping):
            yield f"{key}:"
            yield from (f"  {line}" for line in written(value))
        elif isinstance(value, str | int):
            yield f"{key}: {_scalar(value, in_brackets=False)}"
        elif all(isinstance(item, str) for item in value):
            yield f"{key}: {_in_brackets(value)}"
        else:
            yield f"{key}:"
            yield from (f"  - {_in_brackets(item)}" for item in value)


def _in_brackets(value: Value) -> str:
    if isinstance(value, str | int):
        return _scalar(value, in_brackets=True)
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {_in_brackets(item)}" for key, item in value.items()) + "}"
    return "[" + ", ".join(_in_brackets(item) for item in value) + "]"


def _scalar(value: str | int, *, in_brackets: bool) -> str:
    if isinstance(value, int):
        return str(value)
    return value if _is_plain(value, in_brackets=in_brackets) else quoted(value)


def quoted(text: str) -> str:
    """Return the text in double quotes, what cannot be seen in it as escapes."""
    safe = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(sign if sign.isprintable() else f"\\U{ord(sign):08x}" for sign in safe) + '"'


def _is_plain(text: str, *, in_brackets: bool) -> bool:
    """Whether YAML, asked for a list of one item, reads the bare text as this very text and as nothing else."""
    if _NUMBER_LIKE.fullmatch(text) or not text.isprintable():
        return False
    try:
        return bool(yaml.safe_load(f"[{text}]" if in_brackets else f"- {text}") == [text])
    except (yaml.YAMLError, ValueError, RecursionError):  # ValueError: 2025-13-41 looks like a date
        return False
