"""What is known of a content from the last time, so that a preview reads and works out only what has changed."""

from collections.abc import Iterator, Mapping

from generator.load.file import FileRead, read_one
from generator.load.unread import UnreadFile
from generator.model.notes import Notes


class Memory:
    """What each file held, by its name and its bytes, and what was worked out of its records.

    Nothing else goes into it, so it can never be out of date. It belongs to who loads the same project again and again,
    and forgets what was not there the last time.
    """

    def __init__(self) -> None:
        """Start with nothing known."""
        self.notes = Notes()
        self._known: dict[str, tuple[bytes, FileRead]] = {}

    def read(self, texts: Mapping[str, bytes]) -> Iterator[FileRead]:
        """Yield what each of `texts` (path → bytes) holds, in their order."""
        self._known = {file: known for file, known in self._known.items() if file in texts}
        for file, data in texts.items():
            yield self.one(file, data)

    def one(self, file: str, data: bytes) -> FileRead:
        """Return what the file of this name and these bytes holds."""
        known = self._known.get(file)
        # Of what could not be read there are no bytes that could be the same.
        if isinstance(data, UnreadFile):
            self._known.pop(file, None)
            return read_one(file, data)
        if known is None or known[0] != data:
            known = self._known[file] = data, read_one(file, data)
        return known[1]
