"""A fact as pages show it, with everything a reader needs to check it."""

from dataclasses import dataclass

from markupsafe import Markup

from generator.derive.dossier import Dossier
from generator.derive.origins import origins
from generator.derive.timeline import is_overdue
from generator.model.fact import Fact, Standing
from generator.render.addresses import Addresses, source_address
from generator.render.change_words import corrections
from generator.render.dates import date_label, machine_date
from generator.render.environment import as_html
from generator.render.labels import SPEAKER_PHRASES, STANDINGS, UNKNOWN_REASONS, counted, unknown_date_label
from generator.render.page import fact_anchor
from generator.render.status import due


@dataclass(frozen=True, slots=True)
class Link:
    """A text and where it leads."""

    text: str
    href: str


@dataclass(frozen=True, slots=True)
class CitedSource:
    """A cited source: its own page here, and the passages themselves there, by paragraph."""

    id: str
    source: Link
    passages: tuple[Link, ...]
    paragraphs: str
    """The numbers of these passages in words."""
    context: str
    """The year that the text takes for granted, and where it makes it clear."""


@dataclass(frozen=True, slots=True)
class ContrastView:
    """What another fact says instead."""

    statement: str
    href: str
    note: str


@dataclass(frozen=True)
class FactView:
    """One fact on one page; addresses are relative to that page."""

    fact: Fact
    dossier: Dossier
    addresses: Addresses
    root: str

    @property
    def id(self) -> str:
        """The fact's id."""
        return self.fact.id

    @property
    def anchor(self) -> str:
        """The fact's anchor."""
        return fact_anchor(self.fact.id)

    @property
    def former_anchors(self) -> list[str]:
        """The anchors it had under former ids."""
        return [fact_anchor(identity) for identity in self.fact.former_ids]

    @property
    def statement(self) -> Markup:
        """The statement, each entity of `about` linked at its first mention."""
        return link_mentions(self.dossier, self.addresses, self.fact, self.root)

    @property
    def speaker(self) -> Link | None:
        """Who says so."""
        if self.fact.said_by is None:
            return None
        name = self.dossier.content.entities[self.fact.said_by].name
        return Link(name, self.root + self.addresses.entity_id(self.fact.said_by))

    @property
    def speaker_phrase(self) -> str:
        """How the speaker is introduced, in keeping with the fact's standing."""
        return SPEAKER_PHRASES[self.fact.standing]

    @property
    def standing(self) -> str:
        """The word for the fact's standing."""
        return STANDINGS[self.fact.standing]

    @property
    def date(self) -> str:
        """The date at the source's precision; what became of a plan whose date has passed."""
        if self.fact.when is None:
            return unknown_date_label(self.fact.unknown)
        label = date_label(self.fact.when)
        if is_overdue(self.fact, self.dossier.today):
            return f"planned for {label}; outcome not recorded"
        return f"planned for {label}" if self.fact.standing is Standing.PLANNED else label

    @property
    def due(self) -> str:
        """The last day of a plan still to come."""
        return due(self.fact, self.dossier.today)

    @property
    def machine_date(self) -> str | None:
        """The value of the `datetime` attribute, where there is one."""
        return machine_date(self.fact.when) if self.fact.when else None

    @property
    def unknowns(self) -> list[str]:
        """What else is not known, with the reason."""
        return [
            f"{unknown.what}: {UNKNOWN_REASONS[unknown.reason]}"
            for unknown in self.fact.unknown
            if unknown.what != "date"
        ]

    @property
    def corrections(self) -> list[str]:
        """How it was corrected since it was entered, day by day."""
        return corrections(self.dossier, self.fact)

    @property
    def witnesses(self) -> str:
        """How many independent origins say so, where sources are more than origins or origins more than one."""
        found = len(origins(self.dossier.content, self.fact))
        sources = len({citation.source for citation in self.fact.sources})
        if sources == 1:
            return ""
        return f"{counted(sources, 'source')}, {counted(found, 'origin')}"

    @property
    def citations(self) -> list[CitedSource]:
        """The cited sources in the order written, each with its passages."""
        passages: dict[str, list[Link]] = {}
        for citation in self.fact.sources:
            link = Link(f"¶\u00a0{citation.paragraph}", self.addresses.passage(citation))
            passages.setdefault(citation.source, []).append(link)
        return [
            CitedSource(
                identity,
                self._source(identity),
                tuple(links),
                " ".join(link.text for link in links),
                self._context(identity),
            )
            for identity, links in passages.items()
        ]

    def _context(self, source: str) -> str:
        contexts = self.dossier.content.sources[source].contexts
        if not contexts:
            return ""
        used = {citation.context for citation in self.fact.sources if citation.source == source}
        contexts = tuple(context for context in contexts if context.id in used)
        return "; ".join(f"{context.gives} from ¶\u00a0{context.paragraph}" for context in contexts)

    def _source(self, identity: str) -> Link:
        publisher = self.dossier.content.sources[identity].publisher
        return Link(self.dossier.content.entities[publisher].name, self.root + source_address(identity))

    @property
    def contrasts(self) -> list[ContrastView]:
        """The facts that say otherwise, and how."""
        views = []
        for contrast in self.dossier.contrasts.get(self.fact.id, ()):
            other = self.dossier.content.facts[contrast.other]
            href = self.root + self.addresses.fact(other)
            views.append(ContrastView(worded(self.dossier, other), href, contrast.note))
        return views

    @property
    def is_contested(self) -> bool:
        """Whether another fact says otherwise."""
        return self.dossier.is_contested(self.fact)

    @property
    def permalink(self) -> str:
        """The fact's permanent address."""
        return self.root + self.addresses.fact(self.fact)

    @property
    def edit_href(self) -> str:
        """Where the fact is edited."""
        return self.addresses.edit(self.fact)

    @property
    def challenge_href(self) -> str:
        """Where the fact is challenged."""
        return self.addresses.challenge(self.fact)


def worded(dossier: Dossier, fact: Fact) -> str:
    """Return the statement as plain text, with the speaker where it rests on somebody's word."""
    if fact.said_by is None:
        return fact.statement
    speaker = dossier.content.entities[fact.said_by].name
    return f"{SPEAKER_PHRASES[fact.standing]} {speaker}: {fact.statement}"


def described(dossier: Dossier, fact: Fact) -> str:
    """Return the fact as the description of a page: worded, with the statements of those that say otherwise."""
    others = [
        f"Contested: {worded(dossier, dossier.content.facts[contrast.other])}"
        for contrast in dossier.contrasts.get(fact.id, ())
    ]
    return " ".join([worded(dossier, fact), *others])


def link_mentions(dossier: Dossier, addresses: Addresses, fact: Fact, root: str) -> Markup:
    """Return the statement as HTML, each entity of `about` linked at its first mention."""
    pieces: list[str] = []
    position, linked = 0, set()
    for mention in dossier.names.find(fact.statement):
        if mention.entity in fact.about and mention.entity not in linked:
            linked.add(mention.entity)
            href = root + addresses.entity_id(mention.entity)
            name = fact.statement[mention.start : mention.end]
            pieces += [
                as_html(fact.statement[position : mention.start]),
                f'<a href="{as_html(href)}">{as_html(name)}</a>',
            ]
            position = mention.end
    return Markup("".join([*pieces, as_html(fact.statement[position:])]))  # noqa: S704  # every piece is escaped above
