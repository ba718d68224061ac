"""What has been worked out once and need not be again, as long as what it was worked out of is the same."""

from collections.abc import Callable, Hashable, Iterable
from typing import Any, TypeVar

Read = TypeVar("Read")
Given = TypeVar("Given")
Told = TypeVar("Told")
Key = TypeVar("Key", bound=Hashable)


class Notes:
    """Outcomes of functions that read nothing but what they are given.

    A record is never changed, so what was worked out of it holds for as long as there is that very object. Notes belong to
    one content, or to a process that loads one state of the content after another and hands them on.
    """

    def __init__(self) -> None:
        """Start with nothing noted."""
        self._of: dict[Callable[..., object], dict[int, tuple[object, Any]]] = {}
        self._last: dict[Callable[..., object], tuple[Hashable, Any]] = {}
        self._noted: set[int] = set()

    def of(self, work: Callable[[Read], Told], record: Read) -> Told:
        """Return `work(record)`. `work` must read nothing but the record, and return what nobody changes."""
        noted = self._of.setdefault(work, {})
        found = noted.get(id(record))
        if found is None:
            found = self._note(noted, record, work(record))
        told: Told = found[1]
        return told

    def given(self, work: Callable[[Read, Given], Told], record: Read, given: Given) -> Told:
        """Return `work(record, given)`, worked out anew where `given` is another object than the last time."""
        noted = self._of.setdefault(work, {})
        found = noted.get(id(record))
        if found is None or found[1][0] is not given:
            found = self._note(noted, record, (given, work(record, given)))
        told: Told = found[1][1]
        return told

    def those(self, is_meant: Callable[[Read], bool], records: tuple[Read, ...]) -> tuple[Read, ...]:
        """Return those of `records` for which `is_meant` holds; it must read nothing but the record."""
        noted = self._of.setdefault(is_meant, {})
        found = noted.get(id(records))
        if found is None:
            found = self._note(noted, records, tuple(record for record in records if is_meant(record)))
        told: tuple[Read, ...] = found[1]
        return told

    def _note(self, noted: dict[int, tuple[object, Any]], record: object, told: object) -> tuple[object, Any]:
        # The record stands in the note, so that no other object can come to have its identity.
        noted[id(record)] = record, told
        self._noted.add(id(record))
        return record, told

    def last(self, work: Callable[[Key], Told], key: Key) -> Told:
        """Return `work(key)`, worked out anew only where the key is another than the last time."""
        found = self._last.get(work)
        if found is None or found[0] != key:
            found = self._last[work] = key, work(key)
        told: Told = found[1]
        return told

    def keep_only(self, records: Iterable[object]) -> None:
        """Forget what was worked out of all other records."""
        kept = {id(record) for record in records}
        gone = self._noted - kept
        for noted in list(self._of.values()):  # another thread may be noting something
            for identity in gone:
                noted.pop(identity, None)
        self._noted -= gone
