"""Many texts in little room."""

from array import array


class PackedTexts:
    """Texts by id, in one block of bytes.

    It is large for 100,000 facts: processes that are forked when all is in it share it, where of texts of its own each would
    come to own a copy.
    """

    def __init__(self) -> None:
        """Start with nothing."""
        self._block = bytearray()
        self._ends = array("Q", [0])
        self._numbers: dict[str, int] = {}

    def get(self, identity: str) -> str | None:
        """Return the text of this id, None where there is none."""
        number = self._numbers.get(identity)
        return None if number is None else self._block[self._ends[number] : self._ends[number + 1]].decode()

    def add(self, identity: str, text: str) -> None:
        """Take in a text under an id that has none yet."""
        assert identity not in self._numbers, "a text never changes"  # noqa: S101  # what it was would stay in the block
        self._numbers[identity] = len(self._numbers)
        self._block += text.encode()
        self._ends.append(len(self._block))
