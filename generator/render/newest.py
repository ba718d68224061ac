"""Long lists at the head of a page in short: the newest rows, and how many other pages hold alone."""

from typing import TypeVar

# The focus country is in nearly everything: its page stays below 60 kB where other pages are, too.
MOST_ROWS_OF_FOCUS = 16
_Row = TypeVar("_Row")


class NewestRows:
    """Chooses rows for each list of one page and counts what is left out."""

    def __init__(self, most: int | None) -> None:
        """Take so many rows for each list, or all."""
        self._most = most
        self.left_out = 0

    def of(self, dated: list[_Row], undated: list[_Row]) -> tuple[_Row, ...]:
        """Return rows in order of time and then those without a date; if there are too many, the newest."""
        if self._most is None:
            return (*dated, *undated)
        kept = dated[-self._most :]
        shown = (*kept, *undated[: self._most - len(kept)])
        self.left_out += len(dated) + len(undated) - len(shown)
        return shown
