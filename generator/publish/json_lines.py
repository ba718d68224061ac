"""JSON with a line for each record: of a file where one changes, one line does. It comes in pieces, for it may be long."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

_encode = json.JSONEncoder(ensure_ascii=False, sort_keys=True).encode


def line(value: Any) -> str:  # noqa: ANN401  # JSON is anything
    """Return `value` on one line."""
    return _encode(value)


def listed(items: Iterable[Iterable[str]]) -> Iterator[str]:
    """Yield the pieces of a list of `items`, each of them JSON in pieces; each begins a line."""
    yield "["
    between = "\n"
    for item in items:
        yield between
        yield from item
        between = ",\n"
    yield "\n]"
