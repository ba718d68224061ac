"""The theme's page around a text, rendered once with slots in it and filled for every page that it fits."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

# Control characters that no template writes.
_SLOT = re.compile("\x02([^\x03]*)\x03")
_KEPT_AS_WRITTEN = re.compile(r"(<pre\b.*?</pre>)", re.DOTALL)
_LINE_BREAK = re.compile(r"\s*\n\s*")


def slot(name: str) -> str:
    """Return what stands in a shell where the value `name` goes."""
    return f"\x02{name}\x03"


@dataclass(frozen=True, slots=True)
class Shell:
    """A page without what is its own."""

    pieces: tuple[str, ...]
    """Text and the name of a slot by turns, text first and last."""

    @classmethod
    def of(cls, html: str) -> "Shell":
        """Return the shell that `html` is, with its slots."""
        return cls(tuple(_SLOT.split(html)))

    def filled(self, values: Mapping[str, str]) -> str:
        """Return the page with `values` by slot. A value is put in as it is, and no slot is looked for in it.

        Raises:
            KeyError: a slot has no value.

        """
        return "".join(values[piece] if place % 2 else piece for place, piece in enumerate(self.pieces))


def without_indentation(html: str) -> str:
    """Return `html` without indentation and blank lines, a tenth of its size; text whose spaces count is left alone."""
    pieces = _KEPT_AS_WRITTEN.split(html)
    return "".join(piece if place % 2 else _LINE_BREAK.sub("\n", piece) for place, piece in enumerate(pieces)).strip()
