"""What editors should look at: what is due, what rests on little, and what is not known."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import chain
from types import MappingProxyType

from generator.derive.account import account
from generator.derive.origins import origins
from generator.derive.timeline import is_overdue
from generator.model.citation import Unknown, UnknownReason
from generator.model.content import Content, Step
from generator.model.entity import Entity
from generator.model.fact import Fact, Standing
from generator.model.source import SetAside, SetAsideReason, Source
from generator.problem import Location

# Reasons to set a passage aside that are a judgement and not plain to see.
_JUDGED = {SetAsideReason.RHETORIC, SetAsideReason.SCOPE}
# What a source says hardly changes, but pages are corrected and withdrawn: once a year is often enough to notice.
REVIEW_AFTER = timedelta(days=365)
# A passage that cannot be made out may be by another pair of eyes; what a text does not say, no second look brings out.
_HARD_TO_READ = {UnknownReason.GARBLED, UnknownReason.UNCLEAR}
_NONE: Mapping[str, str] = MappingProxyType({})


class Kind(StrEnum):
    """Why something deserves a look, the most urgent first."""

    PLAN_PASSED = "plan-passed"
    REVIEW_DUE = "review-due"
    ADDRESS = "address"
    OPEN_PASSAGE = "open-passage"
    UNREADABLE = "unreadable"
    STATUS_UNCLEAR = "status-unclear"
    SECOND_LOOK = "second-look"
    NO_SUMMARY = "no-summary"
    ONE_ORIGIN = "one-origin"
    NOT_STATED = "not-stated"

    @property
    def is_due(self) -> bool:
        """Whether a day has come that asks for a look; all else can wait for a better source."""
        return self in {Kind.PLAN_PASSED, Kind.REVIEW_DUE}


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to look at."""

    kind: Kind
    record: Fact | Entity | Source
    place: Location
    """Where in the content it is written."""
    detail: Unknown | SetAside | str = ""
    """What is not known, the passage set aside, the paragraphs still open, or what became of an address."""


@dataclass(frozen=True, slots=True)
class Group:
    """The things to look at for one reason, the most urgent first; never empty."""

    kind: Kind
    items: tuple[Item, ...]


def todo(content: Content, today: date, addresses: Mapping[str, str] = _NONE) -> tuple[Group, ...]:
    """Return what deserves a look on `today`, grouped by reason, the most urgent first.

    `addresses` says by source id what became of addresses that did not answer as recorded, where that is known: the
    content itself cannot tell.
    """
    items = [*_plans(content, today), *_sources(content, today, addresses), *_entities(content), *_claims(content)]
    items += _unknowns(content)
    groups = ((kind, [item for item in items if item.kind is kind]) for kind in Kind)
    return tuple(Group(kind, tuple(sorted(found, key=_urgency))) for kind, found in groups if found)


def _urgency(item: Item) -> tuple[date, bool, Location]:
    """Sort key: what has waited longest, else the order of files; that a date is not known, last of what is not."""
    is_date = isinstance(item.detail, Unknown) and item.detail.what == "date"
    return (_waiting_since(item), is_date, item.place)


def _waiting_since(item: Item) -> date:
    """Return the day on which it came due; the first of the calendar where there is none."""
    when = getattr(item.record, "when", None)
    if item.kind is Kind.PLAN_PASSED and when is not None:
        return when.last_day  # type: ignore[no-any-return]  # only facts and some entities have a date
    if item.kind is Kind.REVIEW_DUE and isinstance(item.record, Source) and item.record.checked:
        return item.record.checked
    return date.min


def _plans(content: Content, today: date) -> Iterator[Item]:
    for record in content.cited_records:
        if is_overdue(record, today):
            yield _item(content, Kind.PLAN_PASSED, record, "when")


def _sources(content: Content, today: date, addresses: Mapping[str, str]) -> Iterator[Item]:
    citing: dict[str, dict[str, Fact]] = defaultdict(dict)
    for fact in content.facts.values():
        for citation in fact.sources:
            citing[citation.source][fact.id] = fact
    for source in content.sources.values():
        if source.checked is None or source.checked + REVIEW_AFTER <= today:
            yield _item(content, Kind.REVIEW_DUE, source, "checked")
        if source.id in addresses:
            yield _item(content, Kind.ADDRESS, source, "url", detail=addresses[source.id])
        still_open = account(source, list(citing[source.id].values())).open
        if still_open:
            yield _item(content, Kind.OPEN_PASSAGE, source, detail=_numbers(still_open))
        for position, passage in enumerate(source.set_aside):
            if passage.why or passage.reason in _JUDGED:
                yield _item(content, Kind.SECOND_LOOK, source, "set_aside", position, detail=passage)


def _entities(content: Content) -> Iterator[Item]:
    for entity in content.entities.values():
        if getattr(entity, "status", "") == "unclear":
            yield _item(content, Kind.STATUS_UNCLEAR, entity, "status")
        if entity.summary is None:
            yield _item(content, Kind.NO_SUMMARY, entity)


def _claims(content: Content) -> Iterator[Item]:
    for fact in content.facts.values():
        if rests_on_one_origin(content, fact):
            yield _item(content, Kind.ONE_ORIGIN, fact)


def rests_on_one_origin(content: Content, fact: Fact) -> bool:
    """Whether `fact` is a claim that no second origin bears out."""
    return fact.standing is Standing.CLAIMED and len(origins(content, fact)) == 1


def _unknowns(content: Content) -> Iterator[Item]:
    for record in chain(content.cited_records, content.sources.values()):
        for position, unknown in enumerate(record.unknown):
            yield _item(content, _kind_of(unknown), record, "unknown", position, detail=unknown)
    for fact in content.facts.values():
        for position, figure in enumerate(fact.figures):
            if figure.unknown is not None:
                unknown = Unknown(what=content.measures[figure.measure].name, reason=figure.unknown)
                yield _item(content, _kind_of(unknown), fact, "figures", position, detail=unknown)


def _kind_of(unknown: Unknown) -> Kind:
    return Kind.UNREADABLE if unknown.reason in _HARD_TO_READ else Kind.NOT_STATED


def _item(
    content: Content, kind: Kind, record: Fact | Entity | Source, *path: Step, detail: Unknown | SetAside | str = ""
) -> Item:
    return Item(kind, record, content.locate(record, *path), detail)


def _numbers(paragraphs: tuple[int, ...]) -> str:
    """Return numbers with their runs drawn together: `2, 4-7`."""
    runs: list[list[int]] = []
    for number in paragraphs:
        if runs and runs[-1][-1] == number - 1:
            runs[-1][1:] = [number]
        else:
            runs.append([number])
    return ", ".join("-".join(map(str, run)) for run in runs)
