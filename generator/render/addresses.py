"""Where everything stands: the addresses of entities, themes, sources, briefs and facts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import quote

from generator.derive.dossier import Dossier
from generator.model.citation import Citation
from generator.model.entity import Entity
from generator.model.fact import Fact
from generator.render.page import fact_anchor

# Fourteen facts of ordinary length with their evidence stay below 60 kB of HTML (measured: tests hold it).
FACTS_PER_PAGE = 14
CHANGES_ADDRESS = "changes/"
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
        return self._homes[fact.id]

    @cached_property
    def _homes(self) -> Mapping[str, str]:
        homes = {}
        for entity in self.dossier.content.entities.values():
            for number, part in enumerate(parts(self.dossier.facts_on_page_of(entity.id)), start=1):
                for fact in part:
                    if self.dossier.home_of(fact) == entity.id:
                        homes[fact.id] = f"{part_path(self.entity(entity), number)}#{fact_anchor(fact.id)}"
        for fact in self.dossier.content.retired.values():
            homes[fact.id] = f"{self.entity_id(self.dossier.home_of(fact))}#{fact_anchor(fact.id)}"
        return homes

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
        # A hyphen separates the parts of a text directive, so it is escaped too.
        text = quote(citation.find, safe="").replace("-", "%2D")
        return f"{url}{'' if '#' in url else '#'}:~:text={text}"


def source_address(identity: str) -> str:
    """Return the address of the source's page."""
    return f"sources/{identity}/"


def theme_address(identity: str) -> str:
    """Return the address of the theme's page."""
    return f"themes/{identity}/"


def parts(facts: Sequence[Fact]) -> list[Sequence[Fact]]:
    """Divide facts over as many pages as they need; no facts are one empty part."""
    return [facts[start : start + FACTS_PER_PAGE] for start in range(0, len(facts), FACTS_PER_PAGE)] or [()]


def part_path(address: str, number: int) -> str:
    """Return the address of the numbered part of a page, counted from 1."""
    return address if number == 1 else f"{address}{number}/"
