"""Which known id is nearest to one that is not known, found quickly however many there are of both."""

from bisect import bisect
from collections.abc import Iterable
from difflib import get_close_matches

_AROUND = 20  # neighbours compared on each side; comparing with all took 38 s for 3,000 ids
_CUTOFF = 0.5


class NearIds:
    """Known ids, in the order of their letters from the front and from the back.

    A slip of spelling leaves one end of an id as it is, so the id that is meant is a neighbour in one of the two orders.
    """

    def __init__(self, known: Iterable[str]) -> None:
        """Sort the ids."""
        self._forwards = sorted(known)
        self._backwards = sorted(identity[::-1] for identity in self._forwards)

    def near(self, identity: str) -> str | None:
        """Return the nearest known id; None where none is near."""
        found = {*_neighbours(identity, self._forwards)}
        found |= {one[::-1] for one in _neighbours(identity[::-1], self._backwards)}
        return next(iter(get_close_matches(identity, sorted(found), n=1, cutoff=_CUTOFF)), None)


def _neighbours(identity: str, ids: list[str]) -> list[str]:
    place = bisect(ids, identity)
    return ids[max(0, place - _AROUND) : place + _AROUND]
