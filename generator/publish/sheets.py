"""What a reader may take away from one page: the page in few words, its subject and the facts that it shows or cites."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from generator.model.entity import Entity
from generator.model.fact import Fact
from generator.model.site import Theme
from generator.model.source import Source
from generator.pipeline import BuiltSite
from generator.publish.published import absolute
from generator.render.brief import BriefPage
from generator.render.evidence import cited_facts
from generator.render.page import Page
from generator.render.sources_used import source_numbers


@dataclass(frozen=True)
class Sheet:
    """A page, generated or written by hand, as other programs are told of it."""

    site: BuiltSite
    page: Page | BriefPage

    @property
    def path(self) -> str:
        """Address below the site's root, without slashes at the ends."""
        return self.page.path

    @property
    def folder(self) -> str:
        """Address below the site's root to which the names of files are put: empty, or with a slash at its end."""
        return f"{self.path}/" if self.path else ""

    @property
    def url(self) -> str:
        """Full address."""
        return absolute(self.site, self.folder)

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """The facts that stand on the page, in full or as short entries; for a brief, those it cites."""
        content = self.site.dossier.content
        if isinstance(self.page, BriefPage):
            return cited_facts(self.site.desk, content.briefs[self.path])
        return tuple(content.facts[identity] for identity in self.page.facts)

    @cached_property
    def facts_in_full(self) -> tuple[Fact, ...]:
        """Those that can be taken away from here: all that stand on the page in full; for a brief, all that it cites.

        What is written of a fact anywhere else leads to one of these pages.
        """
        if isinstance(self.page, BriefPage):
            return self.facts
        return tuple(self.site.dossier.content.facts[identity] for identity in self.page.facts_in_full)

    @cached_property
    def sources(self) -> tuple[Source, ...]:
        """The sources that these facts cite, in the order in which the page numbers them."""
        return tuple(self.site.dossier.content.sources[identity] for identity in source_numbers(self.facts))

    @cached_property
    def sources_in_full(self) -> frozenset[str]:
        """The ids of those that facts in full cite: of these the page tells all, of the others publisher and title."""
        return frozenset(citation.source for fact in self.facts_in_full for citation in fact.sources)

    @cached_property
    def changed(self) -> date | None:
        """The day on which what it shows last changed in meaning; None where that is not recorded.

        A page without facts of its own lists or counts those of the whole site.
        """
        history = self.site.dossier.history
        keys = [("fact", fact.id) for fact in (*self.facts, *self._retired)]
        keys += [(space, record.id) for space, record in self._subjects if record is not None]
        if isinstance(self.page, BriefPage):
            keys.append(("page", self.path))
        days = [day for day in (history.changed(*key) for key in keys) if day is not None]
        return max(days, default=None) if keys else history.last_changed

    @property
    def _retired(self) -> list[Fact]:
        """The facts that would stand here, had they not been retired: that they are gone is a change of the page."""
        entity, theme, source = (record and record.id for _, record in self._subjects)
        return [
            fact
            for fact in self.site.dossier.content.retired.values()
            if entity in {*fact.about, fact.said_by or ""}
            or theme in fact.themes
            or source in {citation.source for citation in fact.sources}
        ]

    @property
    def _subjects(self) -> tuple[tuple[str, Entity | Theme | Source | None], ...]:
        return ("entity", self.entity), ("theme", self.theme), ("source", self.source)

    @property
    def entity(self) -> Entity | None:
        """The entity whose page it is."""
        found = self.site.dossier.content.entities.get(self._subject[1])
        return found if found is not None and found.folder == self._subject[0] else None

    @property
    def theme(self) -> Theme | None:
        """The theme whose page it is."""
        return self.site.dossier.content.themes.get(self._subject[1]) if self._subject[0] == "themes" else None

    @property
    def source(self) -> Source | None:
        """The source whose page it is."""
        return self.site.dossier.content.sources.get(self._subject[1]) if self._subject[0] == "sources" else None

    @property
    def _subject(self) -> tuple[str, str]:
        folder, _, rest = self.path.partition("/")
        return folder, rest.partition("/")[0]


def sheets(site: BuiltSite) -> list[Sheet]:
    """Return the sheet of every page."""
    pages: list[Page | BriefPage] = [*site.pages, *site.briefs]
    return [Sheet(site, page) for page in pages]
