"""What changed: the days on which the content changed in meaning, the newest first, and the facts that were retired."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from generator.derive.changes import Change, ChangeKind
from generator.derive.history import ChangedDay
from generator.model.fact import Fact
from generator.render.addresses import CHANGES_ADDRESS, source_address, theme_address
from generator.render.change_words import CHANGE_HEADINGS, SPACES, told_fields
from generator.render.dates import day_label
from generator.render.desk import Desk
from generator.render.fact_view import Link, worded
from generator.render.labels import counted
from generator.render.page import Page, root_of

# A day on which a new source was read adds dozens of facts; the page tells what kind of day it was, the data hold all.
MOST_OF_A_KIND = 8
MOST_DAYS = 40
# Measures and the site's own record change nothing that a reader reads by itself.
_SPACES = ("fact", "source", "page", "entity", "theme")
_TOLD_BY_ITSELF = {ChangeKind.ADDED, ChangeKind.REWORDED}
_PLURALS = {"entity": "subject", "page": "page"}


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One change: of what, what became of it, and the editors' reason."""

    text: str
    href: str
    told: tuple[str, ...]
    others: tuple[Link, ...]
    note: str


@dataclass(frozen=True, slots=True)
class KindOfChange:
    """Changes of one kind on one day; `unlisted` counts those beyond the lines."""

    heading: str
    lines: tuple[ChangeLine, ...]
    unlisted: str


@dataclass(frozen=True, slots=True)
class DayView:
    """A day on which something changed."""

    label: str
    machine: str
    kinds: tuple[KindOfChange, ...]


@dataclass(frozen=True)
class ChangesView:
    """What the page shows."""

    is_recorded: bool
    days: tuple[DayView, ...]
    earlier: str
    retired: tuple[ChangeLine, ...]


def changes_page(desk: Desk) -> Page:
    """Return the page on what changed."""
    path = CHANGES_ADDRESS.rstrip("/")
    root = root_of(path)
    days = recent_days(desk)
    retired = sorted(desk.dossier.content.retired.values(), key=lambda fact: (_since(fact), fact.id), reverse=True)
    view = ChangesView(
        is_recorded=desk.dossier.history.is_recorded,
        days=tuple(_day(desk, day, root) for day in days[:MOST_DAYS]),
        earlier=counted(len(days) - MOST_DAYS, "earlier day") if len(days) > MOST_DAYS else "",
        retired=tuple(_retired(desk, fact, root) for fact in retired),
    )
    description = (
        "Facts added, corrected, attributed anew, contested and retired, day by day, with what they said before."
    )
    return desk.page("changes.html.j2", path, view, title="What changed", description=description, kind="changes")


def days_in_short(desk: Desk, most: int) -> tuple[tuple[str, str], ...]:
    """Return the newest days with changes, each with what kinds of change it saw."""
    views = [_day(desk, day, "") for day in recent_days(desk)[:most]]
    return tuple((view.label, "; ".join(kind.heading for kind in view.kinds)) for view in views)


def recent_days(desk: Desk) -> list[ChangedDay]:
    """Return the days with changes that readers are told of, the newest first, with those changes."""
    days = []
    for day in reversed(desk.dossier.history.days):
        told = tuple(change for change in day.changes if change.is_significant and change.space in _SPACES)
        if told:
            days.append(ChangedDay(day.day, told))
    return days


def _day(desk: Desk, day: ChangedDay, root: str) -> DayView:
    return DayView(day_label(day.day), day.day.isoformat(), tuple(_kinds(desk, day.changes, root)))


def _kinds(desk: Desk, changes: Sequence[Change], root: str) -> Iterator[KindOfChange]:
    order, spaces = list(ChangeKind), list(_SPACES)

    def rank(change: Change) -> tuple[int, int]:
        return spaces.index(change.space), order.index(change.kind)

    for (space, _), group in groupby(sorted(changes, key=rank), key=rank):
        found = list(group)
        lines = tuple(change_line(desk, change, root) for change in found[:MOST_OF_A_KIND])
        noun = _PLURALS.get(_SPACES[space], _SPACES[space])
        heading = f"{counted(len(found), noun).capitalize()} {CHANGE_HEADINGS[found[0].kind].lower()}"
        more = len(found) - len(lines)
        yield KindOfChange(heading, lines, f"And {more:,} more." if more else "")


def change_line(desk: Desk, change: Change, root: str) -> ChangeLine:
    """Return a change as a line of the page at `root`."""
    text, href = _named(desk, change.space, change.id, root) or (change.words or SPACES.get(change.space, ""), "")
    other = _named(desk, change.space, change.other, root) if change.other else None
    told = () if change.kind in _TOLD_BY_ITSELF else tuple(told_fields(desk.dossier, change))
    if change.space == "fact" and change.id in desk.dossier.contrasts:
        told = (*told, "Contested: another fact says otherwise")
    if change.space == "fact" and change.id in desk.dossier.content.retired and change.kind is not ChangeKind.RETIRED:
        told = (*told, "Retired since")
    return ChangeLine(text, href, told, (Link(*other),) if other else (), change.note)


def _retired(desk: Desk, fact: Fact, root: str) -> ChangeLine:
    instead = fact.retired.replaced_by if fact.retired else None
    other = _named(desk, "fact", instead, root) if instead else None
    why = fact.retired.why if fact.retired else ""
    return ChangeLine(
        worded(desk.dossier, fact),
        root + desk.addresses.fact(fact),
        (f"Retired {_label(fact)}",),
        (Link(*other),) if other else (),
        why,
    )


def _named(desk: Desk, space: str, identity: str, root: str) -> tuple[str, str] | None:
    """Return what a record is called today and where it stands; None for one that is gone."""
    content = desk.dossier.content
    fact = content.facts.get(identity) or content.retired.get(identity)
    if space == "fact" and fact:
        return worded(desk.dossier, fact), root + desk.addresses.fact(fact)
    if space == "entity" and identity in content.entities:
        return content.entities[identity].name, root + desk.addresses.entity_id(identity)
    if space == "source" and identity in content.sources:
        return content.sources[identity].title, root + source_address(identity)
    if space == "theme" and identity in content.themes:
        return content.themes[identity].name, root + theme_address(identity)
    if space == "page" and identity in content.briefs:
        return content.briefs[identity].title, f"{root}{identity}/".removesuffix("index/")
    return None


def _since(fact: Fact) -> str:
    return fact.retired.since.isoformat() if fact.retired else ""


def _label(fact: Fact) -> str:
    return day_label(fact.retired.since) if fact.retired else ""
