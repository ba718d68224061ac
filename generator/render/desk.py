"""What every page module works with: the dossier, the addresses and the templates."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from jinja2 import Environment, Template
from markupsafe import Markup

from generator.derive.dossier import Dossier
from generator.model.entity import Entity
from generator.model.fact import Fact
from generator.render.addresses import Addresses
from generator.render.environment import environment_of
from generator.render.fact_view import FactView, Link
from generator.render.packed import PackedTexts
from generator.render.page import Page, Section, root_of
from generator.render.retired import (
    ANCHOR as RETIRED_ANCHOR,
    HEADING as RETIRED_HEADING,
    RetiredView,
)
from generator.render.sources_used import (
    ANCHOR as SOURCES_ANCHOR,
    HEADING as SOURCES_HEADING,
    source_numbers,
    sources_used,
)
from generator.render.subject import Subject, subject
from generator.render.trail import trail_of

# Stands for the way to the site's root in an entry that pages of all depths share; no content can hold it.
_ROOT = "\0"
_CITED_SOURCE = re.compile(r' data-source="([^"]+)"')
# What the address of a page goes on with where it leads to one of its parts.
_PART = re.compile(r"\d+/")
# At the end of what stands before a link, from the last tag on.
_NAMES_SPEAKER_OR_SOURCE = re.compile(r'class="by">|data-source="[^"]*">\Z')
_NOT_IN_ANCHOR = re.compile(r"[\W_]+")


@dataclass(frozen=True)
class Desk:
    """The dossier with the means to make pages of it."""

    dossier: Dossier
    templates: Mapping[str, str]

    @cached_property
    def addresses(self) -> Addresses:
        """Where everything stands."""
        return Addresses(self.dossier)

    @cached_property
    def environment(self) -> Environment:
        """Jinja with autoescape on and undefined names refused."""
        return self.dossier.content.notes.last(environment_of, tuple(self.templates.items()))

    @cached_property
    def _templates(self) -> dict[str, Template]:
        return {}

    def template(self, name: str) -> Template:
        """Return the template of this name; a fact's is asked for ten thousand times, and the environment looks it up slowly."""
        return self._templates.get(name) or self._templates.setdefault(name, self.environment.get_template(name))

    @cached_property
    def _subjects(self) -> dict[str, Subject]:
        return {}

    def subject(self, entity: str) -> Subject:
        """Return what all parts of the page of the entity with this id share."""
        if entity not in self._subjects:
            self._subjects[entity] = subject(self.dossier, self.addresses, entity)
        return self._subjects[entity]

    @cached_property
    def _entries(self) -> PackedTexts:
        return PackedTexts()

    def link(self, entity: Entity | str, root: str) -> Link:
        """Return the link to an entity, given itself or by its id."""
        found = self.dossier.content.entities[entity] if isinstance(entity, str) else entity
        return Link(found.name, root + self.addresses.entity(found))

    def links(self, entities: Iterable[str], root: str) -> list[Link]:
        """Return links to the entities with these ids."""
        return [self.link(identity, root) for identity in entities]

    def fact_view(self, fact: Fact, root: str) -> FactView:
        """Return the fact as a page at `root` shows it."""
        return FactView(fact, self.dossier, self.addresses, root)

    def fact_html(self, fact: Fact, root: str, *, show_contrasts: bool = True) -> Markup:
        """Return the fact in full: all that is known of it."""
        template = self.template("fact.html.j2")
        html = template.render(fact=self.fact_view(fact, root), show_contrasts=show_contrasts)
        return Markup(html)  # noqa: S704  # rendered with autoescape just above

    def entry_html(self, fact: Fact, root: str) -> Markup:
        """Return the fact's short entry, which leads to where it stands in full."""
        return Markup(self.entry(fact.id).replace(_ROOT, root))  # noqa: S704  # rendered with autoescape just below

    def entry(self, fact: str) -> str:
        """Return the short entry of the fact with this id, rendered once for all pages, with `_ROOT` in place of the way to theirs."""
        html = self._entries.get(fact)
        if html is None:
            view = self.fact_view(self.dossier.content.facts[fact], _ROOT)
            html = self.template("fact_entry.html.j2").render(fact=view)
            self._entries.add(fact, html)
        return html

    def page(  # noqa: PLR0913  # a page has these parts
        self,
        template: str,
        path: str,
        view: object,
        *,
        title: str,
        description: str,
        kind: str,
        facts: Iterable[Fact] = (),
        retired: Iterable[Fact] = (),
        part_of: str = "",
        are_in_full: bool = False,
    ) -> Page:
        """Return the page that `template` makes of `view`; its sections are those the template calls for.

        Facts stand in full where they have their permanent address, and everywhere if `are_in_full`; elsewhere they
        are short entries. `retired` are facts that stood here once; `part_of` is the title of the page one level up that this one
        continues, if it does.
        """
        shelf = _SectionShelf()
        root = root_of(path)
        listed, gone = tuple(facts), tuple(retired)
        at_home = f"{path}/#"
        in_full = {fact.id: fact for fact in listed if are_in_full or self.addresses.fact(fact).startswith(at_home)}

        def told(fact: Fact, *, show_contrasts: bool = True) -> Markup:
            if fact.id in in_full:
                return self.fact_html(fact, root, show_contrasts=show_contrasts)
            return self.entry_html(fact, root)

        self.template(template).render(view=view, root=root, section=shelf.add, fact=told)
        here, numbers = f"{root}{path}/", source_numbers(listed)
        settled_sections = (settled(section, here, numbers) for section in shelf.sections)
        return Page(
            path=path,
            title=title,
            description=description,
            kind=kind,
            sections=(
                *settled_sections,
                *self._retired_section(gone, root),
                *self._sources_section(listed, in_full.values(), root),
            ),
            trail=trail_of(path, root, part_of),
            facts=tuple(fact.id for fact in listed),
            facts_in_full=tuple(in_full),
            retired_facts=tuple(fact.id for fact in gone),
            former_facts=tuple(former for fact in (*listed, *gone) for former in fact.former_ids),
        )

    def _retired_section(self, facts: tuple[Fact, ...], root: str) -> tuple[Section, ...]:
        """Return the list of facts that stood on the page once, or nothing where none did."""
        if not facts:
            return ()
        views = [RetiredView(self.fact_view(fact, root)) for fact in facts]
        html = squeeze(self.template("retired.html.j2").render(facts=views))
        return (Section(RETIRED_HEADING, RETIRED_ANCHOR, html),)

    def _sources_section(self, facts: tuple[Fact, ...], in_full: Iterable[Fact], root: str) -> tuple[Section, ...]:
        """Return the list of the sources that a page's facts cite, or nothing for a page without facts."""
        if not facts:
            return ()
        template = self.template("sources_used.html.j2")
        html = squeeze(template.render(sources=sources_used(self.dossier, facts, in_full, root)))
        return (Section(SOURCES_HEADING, SOURCES_ANCHOR, html),)


class _SectionShelf:
    """Collects the sections of one page while its template runs."""

    def __init__(self) -> None:
        self.sections: list[Section] = []

    def add(self, heading: str = "", anchor: str = "", *, caller: Callable[[], str]) -> str:
        """Keep what stands between `call section(…)` and `endcall`; nothing, if nothing stands there."""
        html = squeeze(caller())
        if html:
            self.sections.append(Section(heading, anchor or anchor_of(heading), html))
        return ""


def settled(section: Section, here: str, numbers: Mapping[str, int]) -> Section:
    """Return `section` as it stands on its page, whose address from itself is `here`.

    A cited source's id becomes its number in the list at the foot of the page; a link to a place on the page is that
    place alone, and a page does not link to itself but where it names who says so or where that is written. Facts are rendered once for all
    pages of one depth, so that only here it is known what leads where.
    """
    html = section.html.replace(f'href="{here}#', 'href="#')
    # Every page has its own address, and to compile a pattern of it takes longer than to look through the page.
    if f'href="{here}' in html:
        first, *rest = html.split(f'href="{here}')
        html = first + "".join(f'href="{"" if _PART.match(piece) else here}{piece}' for piece in rest)
        html = _without_links_to(f'<a href="{here}">', html)
    return replace(section, html=_CITED_SOURCE.sub(lambda match: f' data-source="{numbers[match[1]]}"', html))


def _without_links_to(opening: str, html: str) -> str:
    """Return `html` without the links that `opening` begins, but for those behind a speaker's phrase or a source's mark."""
    first, *rest = html.split(opening)
    pieces, before = [first], first
    for piece in rest:
        text, closing, after = piece.partition("</a>")
        stays = _NAMES_SPEAKER_OR_SOURCE.search(before, before.rfind("<") + 1)
        pieces.append(f"{opening}{piece}" if stays or not closing or "<" in text else text + after)
        before = piece
    return "".join(pieces)


def squeeze(html: str) -> str:
    """Return `html` without indentation and blank lines."""
    return "\n".join(filter(None, map(str.strip, html.split("\n"))))


def anchor_of(heading: str) -> str:
    """Return the anchor of a section: its heading in lower case with hyphens."""
    return _NOT_IN_ANCHOR.sub("-", heading.lower()).strip("-")
