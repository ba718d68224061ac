"""One page of each kind: the fullest of its kind, so that what holds for it holds for the rest."""

from collections.abc import Iterable, Mapping

from generator.model.entity import Agreement, Country, Entity, Event, Organisation, Person, Project
from generator.pipeline import BuiltSite

ENTITIES: Mapping[str, type[Entity]] = {
    "country": Country,
    "organisation": Organisation,
    "event": Event,
    "agreement": Agreement,
    "project": Project,
    "person": Person,
}
WITH_PANEL = ("focus", *ENTITIES, "source")
"""Kinds of page with an at-a-glance panel."""
FIXED = {
    "home": "",
    "index": "countries/",
    "themes": "themes/",
    "briefs": "briefs/",
    "compare": "compare/",
    "changes": "changes/",
    "timeline": "timeline/",
    "map": "map/",
    "roles": "roles/",
    "figures": "figures/",
    "sources": "sources/",
    "differences": "differences/",
    "about": "about/method/",
    "open-questions": "about/open-questions/",
    "editing": "about/editing/",
    "data-model": "about/data-model/",
    "rule": "about/rules/missing-date/",
}
PUBLISHED = (*FIXED, *WITH_PANEL, "part", "theme", "brief", "evidence")
"""Every kind of page that is somewhere."""
ALL = (*PUBLISHED, "missing")
"""The same, and the page for what is nowhere."""


def page_of_each_kind(site: BuiltSite) -> Mapping[str, str]:
    """Return an address below the site's root for each kind."""
    content, dossier = site.dossier.content, site.dossier
    brief = max((page for page in site.briefs if page.path.startswith("briefs/")), key=lambda page: len(page.markdown))
    return FIXED | {
        **{kind: _address(fullest(site, of)) for kind, of in ENTITIES.items()},
        "focus": f"countries/{content.site.focus}/",
        "part": next(f"{page.path}/" for page in site.pages if page.path.endswith("/2")),
        "theme": f"themes/{_longest(dossier.facts_of_theme)}/",
        "source": f"sources/{_longest(dossier.facts_from)}/",
        "brief": f"{brief.path}/",
        "evidence": f"{brief.path}/facts/",
        "missing": "countries/no-such-country/",
    }


def fullest(site: BuiltSite, of: type[Entity]) -> Entity:
    """Return the entity of a kind whose page shows most facts; not the focus country, whose page is another kind."""
    focus = site.dossier.content.site.focus
    candidates: Iterable[Entity] = site.dossier.content.entities.values()
    chosen = [entity for entity in candidates if isinstance(entity, of) and entity.id != focus]
    return max(chosen, key=lambda entity: (len(site.dossier.facts_on_page_of(entity.id)), entity.id))


def _address(entity: Entity) -> str:
    return f"{entity.folder}/{entity.id}/"


def _longest(groups: Mapping[str, tuple[object, ...]]) -> str:
    return max(groups, key=lambda key: (len(groups[key]), key))
