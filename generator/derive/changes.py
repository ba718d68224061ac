"""What changed in meaning between two states of the content: facts, not lines.

How a file is laid out, in which file a record stands and in what order is no change. A renamed record is the same record,
and what refers to it has not changed. A change is significant when a reader who relied on the old state would want to
know; a slip of spelling or a new place in a list is told, but makes nothing newer.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain

from generator.derive.plain import FieldChange, field_changes, plain
from generator.derive.slips import is_slip
from generator.model.brief import Brief
from generator.model.content import Record, RecordKey
from generator.model.fact import Fact
from generator.model.numbers import numbers_in
from generator.model.site import Measure

State = Mapping[RecordKey, Record]


class ChangeKind(StrEnum):
    """What became of a record; what a reader must know first stands first."""

    REMOVED = "removed"
    RETIRED = "retired"
    REINSTATED = "reinstated"
    CORRECTED = "corrected"
    REATTRIBUTED = "re-attributed"
    CONTESTED = "newly-contested"
    RESOLVED = "resolved"
    ADDED = "added"
    REWORDED = "reworded"
    SOURCED = "sources-changed"
    RENAMED = "renamed"
    TIDIED = "tidied"


# What a reader who relied on the old state need not be told.
_SMALL = {ChangeKind.RENAMED, ChangeKind.TIDIED}
_FACT_FIELDS = {
    "said_by": ChangeKind.REATTRIBUTED,
    "standing": ChangeKind.REATTRIBUTED,
    "about": ChangeKind.TIDIED,
    "themes": ChangeKind.TIDIED,
}
_FIELDS = {"sources": ChangeKind.SOURCED} | dict.fromkeys(
    # `find` and `contexts` lead to a passage, the others are the editors' own order.
    ("find", "contexts", "aliases", "referred_to_as", "summary", "set_aside", "checked"),
    ChangeKind.TIDIED,
)
_NAMES = {"name", "title", "description"}
# Told elsewhere: as a rename, a retirement or a disagreement; and where in its file a page's text starts.
_UNTOLD = {"id", "former_ids", "retired", "differs_from", "body_line"}


@dataclass(frozen=True, slots=True)
class Change:
    """One change of one record."""

    kind: ChangeKind
    space: str
    id: str
    """Id of the record as it is after the change, or as it was before it was removed."""
    words: str
    """What the record is called: a fact's statement, another record's name or title."""
    fields: tuple[FieldChange, ...] = ()
    other: str = ""
    """Id of the fact that says otherwise, that replaces this one, or the id that the record had before."""
    note: str = ""
    """The reason that editors give: why it was retired, or how two facts differ."""

    @property
    def is_significant(self) -> bool:
        """Whether a reader who relied on the old state would want to know."""
        return self.kind not in _SMALL


def compare(before: State, after: State) -> tuple[Change, ...]:
    """Return the changes that lead from `before` to `after`, by space, id and kind."""
    renamed = dict(_renames(before, after))
    origin = {new: old for old, new in renamed.items()}
    found = []
    for key, record in after.items():
        old = before.get(origin.get(key, key))
        if key in origin:
            found.append(_change(ChangeKind.RENAMED, key, record, other=origin[key][1]))
        if old is None:
            found.append(added(key, record))
        elif old is not record or renamed:
            found += _differences(key, old, record, renamed)
    found += [
        _change(ChangeKind.REMOVED, key, record)
        for key, record in before.items()
        if key not in renamed and key not in after
    ]
    found += _disagreements(before, after, renamed)
    order = list(ChangeKind)
    return tuple(sorted(found, key=lambda change: (change.space, change.id, order.index(change.kind), change.other)))


def added(key: RecordKey, record: Record) -> Change:
    """Return the change that a record is there which was not."""
    return _change(ChangeKind.ADDED, key, record)


def _renames(before: State, after: State) -> Iterator[tuple[RecordKey, RecordKey]]:
    """Yield old and new key of each record that bears another id: it says so itself, but for measures."""
    gone = before.keys() - after.keys()
    for key, record in after.items() if gone else ():
        if key in before:
            continue
        former = getattr(record, "former_ids", ())
        if isinstance(record, Measure):
            former = [old for space, old in gone if space == key[0] and _is_same_measure(before[space, old], record)]
        old = next((old for old in former if (key[0], old) in gone), None)
        if old is not None:
            yield (key[0], old), key


def _is_same_measure(old: Record, new: Measure) -> bool:
    return isinstance(old, Measure) and (old.name, old.unit) == (new.name, new.unit)


def _differences(key: RecordKey, old: Record, new: Record, renamed: Mapping[RecordKey, RecordKey]) -> Iterator[Change]:
    """Yield the changes of a record that is there before and after."""
    is_retired, was_retired = _is_retired(new), _is_retired(old)
    if is_retired and not was_retired:
        yield _retirement(key, new)
    elif was_retired and not is_retired:
        yield _change(ChangeKind.REINSTATED, key, new)
    by_kind: dict[ChangeKind, list[FieldChange]] = {}
    for change in field_changes(plain(old, renamed), plain(new)):
        if change.field not in _UNTOLD:
            by_kind.setdefault(_kind_of(change, new), []).append(change)
    corrected, reworded = by_kind.get(ChangeKind.CORRECTED), by_kind.pop(ChangeKind.REWORDED, None)
    if reworded and corrected:  # the statement follows the figure that was corrected
        corrected += reworded
    elif reworded:
        by_kind[ChangeKind.REWORDED] = reworded
    for kind, fields in by_kind.items():
        yield _change(kind, key, new, fields=tuple(fields))


def _kind_of(change: FieldChange, record: Record) -> ChangeKind:
    """Return what a change of one field is to a reader."""
    fields = _FIELDS | (_FACT_FIELDS if isinstance(record, Fact) else {})
    is_prose = change.field == "statement" or (isinstance(record, Brief) and change.field != "themes")
    if change.field in fields and not is_prose:
        return fields[change.field]
    if (is_prose or change.field in _NAMES) and is_slip(change.before, change.after):
        return ChangeKind.TIDIED
    if is_prose and _numbers(change.before) == _numbers(change.after):
        return ChangeKind.REWORDED
    return ChangeKind.CORRECTED


def _numbers(text: str) -> list[str]:
    return [str(number.value) for number in numbers_in(text)]


def _disagreements(before: State, after: State, renamed: Mapping[RecordKey, RecordKey]) -> Iterator[Change]:
    """Yield the pairs of facts that newly differ, and those that no longer do; two new facts are told as new."""
    origin = {new: old for old, new in renamed.items()}
    old = {frozenset(renamed.get(key, key) for key in pair): note for pair, note in _pairs(before)}
    new = dict(_pairs(after))
    for pair, note in chain(
        ((pair, note) for pair, note in new.items() if pair not in old),
        ((pair, "") for pair in old if pair not in new),
    ):
        first, second = sorted(pair)
        kind = ChangeKind.CONTESTED if pair in new else ChangeKind.RESOLVED
        subject, other = (first, second) if first in after else (second, first)
        is_news = any(origin.get(key, key) in before for key in (first, second))
        if subject in after and is_news:
            yield _change(kind, subject, after[subject], other=other[1], note=note)


def _pairs(state: State) -> Iterator[tuple[frozenset[RecordKey], str]]:
    for key, record in state.items():
        if isinstance(record, Fact) and record.differs_from and record.retired is None:
            for difference in record.differs_from:
                other = (key[0], difference.fact)
                if other in state and not _is_retired(state[other]) and other != key:
                    yield frozenset({key, other}), difference.note


def _is_retired(record: Record) -> bool:
    return isinstance(record, Fact) and record.retired is not None


def _retirement(key: RecordKey, record: Record) -> Change:
    retired = record.retired if isinstance(record, Fact) else None
    assert retired is not None  # noqa: S101  # the caller has seen it
    return _change(ChangeKind.RETIRED, key, record, other=retired.replaced_by or "", note=retired.why)


def _change(  # noqa: PLR0913  # a change has these parts
    kind: ChangeKind,
    key: RecordKey,
    record: Record,
    *,
    fields: tuple[FieldChange, ...] = (),
    other: str = "",
    note: str = "",
) -> Change:
    return Change(kind, key[0], key[1], words_of(record), fields, other, note)


def words_of(record: Record) -> str:
    """Return what a record is called."""
    if isinstance(record, Fact):
        return record.statement
    return str(getattr(record, "name", "") or getattr(record, "title", ""))
