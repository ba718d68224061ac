"""How the content came to be what it is: each step of its recorded history, as changes of meaning."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import cached_property
from itertools import groupby
from typing import Any

from generator.derive.changes import Change, ChangeKind, added, compare
from generator.load.content import read_file
from generator.load.file import space_of
from generator.load.memory import Memory
from generator.model.content import Record, RecordKey
from generator.model.notes import Notes
from generator.model.site import Site
from generator.problem import Severity


@dataclass(frozen=True)
class Step:
    """A point of the history at which files changed."""

    id: str
    """Id of the commit; empty for what is not committed yet."""
    at: datetime
    files: Mapping[str, bytes | None]
    """The files that changed, with their bytes from then on; None for those that are gone."""


@dataclass(frozen=True, slots=True)
class ChangedDay:
    """What a reader who came back after one day finds changed by the next."""

    day: date
    changes: tuple[Change, ...]


Changes = tuple[tuple[date, Change], ...]
"""Changes of one record, each with its day; the oldest first."""


class _ByRecord(Mapping[RecordKey, Changes]):
    """The changes of many records: of each a row of days and changes in turn, which takes half the room of pairs under keys."""

    def __init__(self) -> None:
        self._rows: dict[str, dict[str, tuple[Any, ...]]] = defaultdict(dict)

    def add(self, space: str, identity: str, day: date, change: Change) -> None:
        rows = self._rows[space]
        rows[identity] = (*rows.get(identity, ()), day, change)

    def rename(self, space: str, old: str, new: str) -> None:
        self._rows[space][new] = self._rows[space].pop(old, ())

    def __getitem__(self, key: RecordKey) -> Changes:
        space, identity = key
        row = self._rows.get(space, {})[identity]
        return tuple(zip(row[::2], row[1::2], strict=True))

    def __iter__(self) -> Iterator[RecordKey]:
        return ((space, identity) for space, rows in self._rows.items() for identity in rows)

    def __len__(self) -> int:
        return sum(map(len, self._rows.values()))


@dataclass(frozen=True)
class History:
    """Every change of the content; nothing where no history is recorded."""

    days: tuple[ChangedDay, ...] = ()
    """The days on which something changed, from the oldest; days as in UTC."""

    @property
    def is_recorded(self) -> bool:
        """Whether it is known how the content came to be."""
        return bool(self.days)

    @cached_property
    def changes_of(self) -> Mapping[RecordKey, Changes]:
        """The changes of each record that is there now, or was when last heard of; the oldest first."""
        found = _ByRecord()
        for changed in self.days:
            for change in changed.changes:
                if change.kind is ChangeKind.RENAMED:
                    found.rename(change.space, change.other, change.id)
            for change in changed.changes:
                both = change.kind in {ChangeKind.CONTESTED, ChangeKind.RESOLVED}
                for identity in (change.id, change.other) if both else (change.id,):
                    found.add(change.space, identity, changed.day, change)
        return found

    def changed(self, space: str, identity: str) -> date | None:
        """Return the day the record last changed significantly, its entry included; None where that is not recorded."""
        changes = self.changes_of.get((space, identity), ())
        return next((day for day, change in reversed(changes) if change.is_significant), None)

    @property
    def last_changed(self) -> date | None:
        """The day of the last significant change of anything; None where nothing is recorded."""
        days = (day.day for day in reversed(self.days) if any(change.is_significant for change in day.changes))
        return next(days, None)


NOT_RECORDED = History()


@dataclass(frozen=True)
class _Day:
    """A day of which the history is known: its steps, and what was there at its end."""

    steps: tuple[Step, ...]
    changed: ChangedDay
    files: Mapping[str, Mapping[RecordKey, Record]]
    state: Mapping[RecordKey, Record]

    def is_of(self, steps: tuple[Step, ...]) -> bool:
        """Whether these are its steps; what is not committed may be another each time."""
        return len(steps) == len(self.steps) and all(
            one is other or (one.id == other.id != "") for one, other in zip(steps, self.steps, strict=True)
        )


@dataclass
class Tracer:
    """Reads histories; what it has read of a file or told of a day once it need not again, so that a preview keeps it."""

    _memory: Memory = field(default_factory=Memory)
    """That of whoever loads the content too: most files are as they were last committed."""
    _read: dict[tuple[str, bytes], dict[RecordKey, Record] | None] = field(default_factory=dict)
    _days: list[_Day] = field(default_factory=list)
    _notes: Notes = field(default_factory=Notes)

    def trace(self, steps: Iterable[Step]) -> History:
        """Return the history that `steps`, from the oldest to the newest, tell.

        The steps of a day are one: what was entered and corrected before a reader could come back is no correction.
        A file that cannot be read as it was then counts as unchanged until it can: a fault that was mended an hour later
        is no news, and the format of files has a history too.
        """
        known, self._days = iter(self._days), []
        for day, grouped in groupby(steps, key=lambda step: step.at.astimezone(UTC).date()):
            of_day, before = tuple(grouped), next(known, None)
            if before is None or not before.is_of(of_day):
                known = iter(())  # what was told of later days rests on this one
                before = self._day(day, of_day)
            self._days.append(before)
        return History(tuple(day.changed for day in self._days if day.changed.changes))

    def _day(self, day: date, steps: tuple[Step, ...]) -> _Day:
        last = self._days[-1] if self._days else None
        files = dict(last.files) if last else {}
        for step in steps:
            for file, data in step.files.items():
                records = {} if data is None else self._records(file, data)
                if records is not None:
                    files[file] = records
        state = {key: record for records in files.values() for key, record in records.items()}
        changes = compare(last.state, state) if last else self._all_added(state)
        return _Day(steps, ChangedDay(day, changes), files, state)

    def _all_added(self, state: Mapping[RecordKey, Record]) -> tuple[Change, ...]:
        """Return what `compare` tells of a state before which there was nothing; each record's own is told once."""
        return tuple(self._notes.of(_added, state[key]) for key in sorted(state))

    def _records(self, file: str, data: bytes) -> dict[RecordKey, Record] | None:
        key = (file, data)
        if key not in self._read:
            records, problems = read_file(file, data, self._memory)
            self._read[key] = None if any(problem.severity is Severity.ERROR for problem in problems) else records
        return self._read[key]


def _added(record: Record) -> Change:
    return added((space_of(type(record)), "" if isinstance(record, Site) else record.id), record)
