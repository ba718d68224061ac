"""Where everything stands: the addresses of entities, themes, sources, briefs and facts."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from urllib.parse import quote

from generator.derive.dossier import Dossier
from generator.model.citation import Citation
from generator.model.entity import Entity
from generator.model.fact import Fact
from generator.render.page import fact_anchor

# What a page holds, where a fact in full weighs as much as two short entries: its HTML stays near 30 kB and below 60
# (measured: tests hold it).
MOST_WEIGHT = 20
WEIGHT_IN_FULL = 2
# A page and all that lies beside it name the same passages.
_TEXTS_KEPT = 2_000
CHANGES_ADDRESS = "changes/"
SOURCES_ADDRESS = "sources/"
# Files below .github/ISSUE_TEMPLATE/; a query fills the field of the form that has its id.
CHALLENGE_FORM = "challenge-a-fact.yml"
SUGGESTION_FORM = "suggest-a-source.yml"


@dataclass(frozen=True)
class Addresses:
    """Addresses below the site's root; pages put the way to the root in front."""

    dossier: Dossier

    def entity(self, entity: Entity) -> str:
        """Return the address of the entity's page."""
        return f"{entity.folder}/{entity.id}/"

    def entity_id(self, identity: str) -> str:
        """Return the address of the page of the entity with this id."""
        return self.entity(self.dossier.content.entities[identity])

    def fact(self, fact: Fact) -> str:
        """Return the permanent address of the fact: its anchor on the page of its first entity."""
        page = self._pages.get(fact.id)
        if page is None:
            home = self.dossier.home_of(fact)
            if fact.id in self.dossier.content.retired:
                return f"{self.entity_id(home)}#{fact_anchor(fact.id)}"
            self._pages.update(self._at_home(home))
            page = self._pages[fact.id]
        return f"{page}#{fact_anchor(fact.id)}"

    def _at_home(self, entity: str) -> Mapping[str, str]:
        """Return the addresses of the pages of the facts that have theirs on the page of `entity`, by id."""
        found: dict[str, str] = {}
        is_at_home = self._is_at_home(entity)
        for number, part in enumerate(self.parts_of(entity), start=1):
            address = part_path(self.entity_id(entity), number)
            found |= {fact.id: address for fact in part if is_at_home(fact)}
        return found

    def parts_of(self, entity: str) -> list[tuple[Fact, ...]]:
        """Return the facts of each part of the page of the entity with this id; those at home there stand in full."""
        if entity not in self._parts:
            self._parts[entity] = parts(self.dossier.facts_on_page_of(entity), self._is_at_home(entity))
        return self._parts[entity]

    # The pages of facts, by id, and the parts of pages, by entity, as they are asked for: a page needs few of them.
    @cached_property
    def _pages(self) -> dict[str, str]:
        return {}

    @cached_property
    def _parts(self) -> dict[str, list[tuple[Fact, ...]]]:
        return {}

    def _is_at_home(self, entity: str) -> Callable[[Fact], bool]:
        return lambda fact: self.dossier.home_of(fact) == entity

    def edit(self, fact: Fact) -> str:
        """Return the address at which the fact's YAML is edited, at its line."""
        site = self.dossier.content.site
        place = self.dossier.content.locate(fact)
        return f"{site.repository.rstrip('/')}/edit/{quote(site.branch)}/{quote(place.file)}#L{place.line}"

    def challenge(self, fact: Fact) -> str:
        """Return the address of the issue form that challenges a fact, with the fact filled in."""
        # No title: the form has one, and every byte here is sent once for each fact of a page.
        return f"{self._form(CHALLENGE_FORM)}&fact={fact.id}"

    @property
    def suggestion(self) -> str:
        """The address of the issue form that suggests a source."""
        return self._form(SUGGESTION_FORM)

    def _form(self, name: str) -> str:
        return f"{self.dossier.content.site.repository.rstrip('/')}/issues/new?template={name}"

    def passage(self, citation: Citation) -> str:
        """Return the address of the source, opening at the passage where the citation says what to find."""
        url = self.dossier.content.sources[citation.source].url
        if citation.find is None:
            return url
        return f"{url}{'' if '#' in url else '#'}:~:text={_quoted(citation.find)}"


@lru_cache(maxsize=_TEXTS_KEPT)
def _quoted(find: str) -> str:
    # A hyphen separates the parts of a text directive, so it is escaped too.
    return quote(find, safe="").replace("-", "%2D")


def source_address(identity: str) -> str:
    """Return the address of the source's page."""
    return f"sources/{identity}/"


def theme_address(identity: str) -> str:
    """Return the address of the theme's page."""
    return f"themes/{identity}/"


def parts(facts: Iterable[Fact], is_in_full: Callable[[Fact], bool] = lambda _: False) -> list[tuple[Fact, ...]]:
    """Divide facts over as many pages as they need, in their order; no facts are one empty part.

    `is_in_full` tells which of them stand there in full; the others are short entries.
    """
    found: list[list[Fact]] = [[]]
    weight = 0
    for fact in facts:
        own = WEIGHT_IN_FULL if is_in_full(fact) else 1
        if weight + own > MOST_WEIGHT:
            found.append([])
            weight = 0
        found[-1].append(fact)
        weight += own
    return [tuple(part) for part in found]


def part_path(address: str, number: int) -> str:
    """Return the address of the numbered part of a page, counted from 1."""
    return address if number == 1 else f"{address}{number}/"
