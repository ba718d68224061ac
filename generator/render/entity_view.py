"""What the pages of all six kinds of entity share."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from generator.derive.connections import Connection, RoleTie
from generator.derive.timeline import Entry, timeline
from generator.model.entity import Entity
from generator.model.fact import Fact
from generator.model.when import When
from generator.render.addresses import part_path
from generator.render.dates import date_label
from generator.render.desk import Desk
from generator.render.fact_view import Link, described, worded
from generator.render.labels import (
    KINDS,
    ROLES,
    TIES,
    UNKNOWN_REASONS,
    counted,
    listed,
    number_label,
    unknown_date_label,
    words,
)
from generator.render.mix_view import MixView, mix_view
from generator.render.newest import MOST_ROWS_OF_FOCUS, NewestRows
from generator.render.page import Page, root_of
from generator.render.part_links import part_links
from generator.render.status import due, status_label

# A reader takes in a dozen connections; the rest are counted.
MOST_CONNECTIONS = 24


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the panel at the head of a page: what it tells, in words or links; when a plan it tells of is due."""

    label: str
    text: str = ""
    links: tuple[Link, ...] = ()
    due: str = ""


@dataclass(frozen=True, slots=True)
class Dated:
    """An event or agreement in a list: its date, its link and a word on it; the last day of a plan still to come."""

    date: str
    link: Link
    note: str
    due: str


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A number in a table, with the fact it comes from."""

    measure: str
    number: str
    unit: str
    date: str
    theme: str
    standing: str
    contested: bool
    href: str


@dataclass(frozen=True, slots=True)
class RoleRow:
    """A role in a table: who or of what, what, when, and the fact that says so."""

    link: Link
    role: str
    date: str
    standing: str
    href: str


@dataclass(frozen=True, slots=True)
class ConnectionView:
    """A connected entity and the reasons."""

    link: Link
    kind: str
    reasons: str


@dataclass(frozen=True, slots=True)
class FactGroup:
    """Facts under one heading."""

    heading: str
    anchor: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True)
class EntityView:
    """The common view model of an entity's page; each kind adds its own to it."""

    kind: str
    name: str
    aliases: tuple[str, ...]
    summary: str
    summary_href: str
    glance: tuple[Row, ...]
    mix: MixView
    briefs: tuple[tuple[Link, str], ...]
    groups: tuple[FactGroup, ...]
    connections: tuple[ConnectionView, ...]
    unlisted_connections: int
    part: int
    part_links: tuple[Link, ...]


class EntityDesk:
    """Makes the common parts for one entity's page at one address."""

    def __init__(self, desk: Desk, entity: Entity, part: int = 1) -> None:
        """Look at `entity` for the numbered part of its page, counted from 1."""
        self.desk = desk
        self.dossier = desk.dossier
        self.content = desk.dossier.content
        self.entity = entity
        self.part = part
        self.path = part_path(desk.addresses.entity(entity), part).rstrip("/")
        self.root = root_of(self.path)
        self.whole = desk.subject(entity.id)
        self.facts = self.whole.parts[part - 1]
        self.newest = NewestRows(MOST_ROWS_OF_FOCUS if entity.id == self.content.site.focus else None)
        # What connects it with others, its figures and its roles stand on the first part alone.
        self.connected = desk.dossier.connections.get(entity.id, ()) if part == 1 else ()

    def view(self, glance: Iterable[Row], groups: Sequence[FactGroup] | None = None) -> EntityView:
        """Return the common view; facts stand under their themes unless `groups` are given."""
        summary = self.content.facts.get(self.entity.summary or "")
        return EntityView(
            kind=KINDS[self.entity.kind][0],
            name=self.entity.name,
            aliases=self.entity.aliases,
            summary=worded(self.dossier, summary) if summary else "",
            summary_href=self.root + self.desk.addresses.fact(summary) if summary else "",
            glance=tuple(row for row in (*glance, *self._unknown_rows()) if row.text or row.links),
            mix=mix_view(self.desk, self.whole.mix, self.root),
            briefs=self._briefs(),
            groups=tuple(groups if groups is not None else self.by_theme(self.facts)),
            connections=tuple(self._connection(found) for found in self.connected[:MOST_CONNECTIONS]),
            unlisted_connections=max(0, len(self.connected) - MOST_CONNECTIONS),
            part=self.part,
            part_links=part_links(
                self.root + self.desk.addresses.entity(self.entity), len(self.whole.parts), self.part
            ),
        )

    def page(self, template: str, view: object) -> Page:
        """Return the page that `template` makes of `view`."""
        summary = self.content.facts.get(self.entity.summary or "")
        description = (
            described(self.dossier, summary)
            if summary
            else f"{counted(len(self.whole.facts), 'sourced fact')} about {self.entity.name}."
        )
        title = self.entity.name if self.part == 1 else f"{self.entity.name}, part {self.part}"
        return self.desk.page(
            template,
            self.path,
            view,
            title=title,
            description=description,
            kind=self.entity.kind,
            facts=self.facts,
            retired=self.whole.retired if self.part == 1 else (),
            part_of=self.entity.name if self.part > 1 else "",
        )

    def by_theme(self, facts: Sequence[Fact]) -> list[FactGroup]:
        """Return `facts` in groups, each under its first theme, in the order of `themes.yml`."""
        found: dict[str, list[Fact]] = {}
        for fact in facts:
            found.setdefault(fact.themes[0], []).append(fact)
        themes = [self.content.themes[theme] for theme in sorted(found, key=self.content.theme_places.__getitem__)]
        return [FactGroup(theme.name, f"theme-{theme.id}", tuple(found[theme.id])) for theme in themes]

    def dated(self, entry: Entry) -> Dated:
        """Return a line for an event or agreement."""
        return self.dated_entity(entry.entity, entry.when)

    def dated_entity(self, entity: Entity, when: When | None) -> Dated:
        """Return a line for an entity with or without a date."""
        kind, status = getattr(entity, "type", ""), status_label(entity, self.dossier.today)
        return Dated(
            date=date_label(when) if when else unknown_date_label(entity.unknown),
            link=self.desk.link(entity, self.root),
            note=words(kind).capitalize() if status == "held" else f"{words(kind).capitalize()}, {status}",
            due=due(entity, self.dossier.today),
        )

    def entries(self, keep: Callable[[Entity], bool]) -> tuple[Dated, ...]:
        """Return the connected entities that `keep` chooses, the dated first.

        Nearly everything shares facts with the focus country; on its page a record or a role must tie the two.
        """
        is_focus = self.entity.id == self.content.site.focus
        linked = [
            self.content.entities[found.entity]
            for found in self.connected
            if keep(self.content.entities[found.entity]) and (found.ties or found.roles or not is_focus)
        ]
        dated = timeline(linked)
        shown = {entry.entity.id for entry in dated}
        rest = sorted((entity for entity in linked if entity.id not in shown), key=lambda entity: entity.name)
        lines = [self.dated_entity(entity, getattr(entity, "when", None)) for entity in rest]
        return self.newest.of([*map(self.dated, dated)], lines)

    def figures(self) -> tuple[FigureRow, ...]:
        """Return the figures of all facts about this entity, by theme and time."""
        dated: list[FigureRow] = []
        undated: list[FigureRow] = []
        for fact in self.whole.facts if self.part == 1 else ():
            for figure in fact.figures:
                measure = self.content.measures[figure.measure]
                view = self.desk.fact_view(fact, self.root)
                theme = self.content.themes[measure.theme].name
                (dated if fact.when else undated).append(
                    FigureRow(
                        measure.name, number_label(figure), measure.unit if figure.value is not None else "", view.date, theme, view.standing,
                        self.dossier.is_contested(fact), view.permalink,
                    )
                )  # fmt: skip
        rows = self.newest.of(dated, undated)
        if not rows:  # as on most pages
            return ()
        order = {theme.name: position for position, theme in enumerate(self.content.themes.values())}
        return tuple(sorted(rows, key=lambda row: order[row.theme]))

    def roles(self, *, held_by_other: bool, keep: Callable[[Entity], bool] = lambda _: True) -> tuple[RoleRow, ...]:
        """Return roles between this entity and those that `keep` chooses: roles the other holds here, or the reverse."""
        rows = []
        for found in self.connected:
            other = self.content.entities[found.entity]
            for tie in found.roles if keep(other) else ():
                if tie.is_holder is held_by_other:
                    rows.append(self._role(tie, other))
        ordered = sorted(rows, key=lambda pair: (pair[0], pair[1].link.text))
        dated = [row for day, row in ordered if day != date.max]
        return self.newest.of(dated, [row for day, row in ordered if day == date.max])

    def _role(self, tie: RoleTie, other: Entity) -> tuple[date, RoleRow]:
        fact = self.content.facts[tie.fact]
        view = self.desk.fact_view(fact, self.root)
        when = tie.when or fact.when
        label = date_label(tie.when) if tie.when else view.date
        row = RoleRow(self.desk.link(other, self.root), ROLES[tie.role], label, view.standing, view.permalink)
        return (when.first_day if when else date.max, row)

    def _briefs(self) -> tuple[tuple[Link, str], ...]:
        """Return the briefs that cite facts of this page, with their number, the most first."""
        return tuple(
            (Link(self.content.briefs[brief].title, f"{self.root}{brief}/"), counted(count, "fact"))
            for brief, count in self.whole.briefs
        )

    def _connection(self, found: Connection) -> ConnectionView:
        entity = self.content.entities[found.entity]
        reasons = [TIES[tie] for tie in found.ties]
        for role in found.roles:
            name = entity.name if role.is_holder else self.entity.name
            reasons.append(f"{name} as {ROLES[role.role]}")
        if found.shared_facts:
            reasons.append(f"{counted(len(found.shared_facts), 'fact')} in common")
        return ConnectionView(
            self.desk.link(entity, self.root), KINDS[entity.kind][0], "; ".join(dict.fromkeys(reasons))
        )

    def status_row(self) -> Row:
        """Return the line on how far the entity has come."""
        today = self.dossier.today
        return Row(
            "Status", status_label(self.entity, today).removeprefix("status ").capitalize(), due=due(self.entity, today)
        )

    def _unknown_rows(self) -> list[Row]:
        unknown = [f"{item.what} ({UNKNOWN_REASONS[item.reason]})" for item in self.entity.unknown]
        return [Row("Not known", listed(unknown))] if unknown else []
