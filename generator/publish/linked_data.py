"""What pages and facts are in the terms of schema.org, as JSON-LD.

A page carries its own description, its place and its subject; the claims on it, one for each fact, lie in a file beside
it. Dates are as precise as their sources: a year is a year. What schema.org has no term for is left out, never bent.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from generator.model.entity import Agreement, Country, Entity, Event, Organisation, OrganisationType, Person, Project
from generator.model.fact import Fact
from generator.model.source import Source
from generator.model.when import When
from generator.pipeline import BuiltSite
from generator.publish.published import absolute
from generator.publish.sheets import Sheet
from generator.render.addresses import source_address
from generator.render.dates import machine_date
from generator.render.fact_view import worded

FILE = "claims.jsonld"
Node = dict[str, Any]
_compact = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_CONTEXT = "https://schema.org"
_ORGANISATIONS = {
    OrganisationType.GOVERNMENT: "GovernmentOrganization",
    OrganisationType.UNIVERSITY: "CollegeOrUniversity",
    OrganisationType.MEDIA: "NewsMediaOrganization",
    OrganisationType.LEGISLATURE: "GovernmentOrganization",
}
# None of these can end the element that the text stands in, whatever an author wrote.
_IN_HTML = str.maketrans({sign: f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"})


def inline(sheet: Sheet) -> str:
    """Return the page, its subject and its place as JSON for a `script` element: a block of data, never run."""
    site = sheet.site.dossier.content.site
    home = absolute(sheet.site, "")
    page: Node = {
        "@type": "WebPage",
        "@id": sheet.url,
        "name": sheet.page.title,
        "inLanguage": "en-GB",
        "isPartOf": {"@type": "WebSite", "@id": home, "name": site.title},
    }
    if sheet.changed is not None:
        page["dateModified"] = sheet.changed.isoformat()
    if sheet.entity is not None:
        page["mainEntity"] = _entity(sheet.site, sheet.entity)
    elif sheet.source is not None:
        page["mainEntity"] = _source(sheet.site, sheet.source)
    crumbs = _crumbs(sheet)
    if crumbs:
        page["breadcrumb"] = {"@type": "BreadcrumbList", "itemListElement": crumbs}
    return _compact({"@context": _CONTEXT, **page}).translate(_IN_HTML)


def claims(sheet: Sheet, of: Iterable[str]) -> str:
    """Return the file of the page's claims, given each as JSON: then what they name, each once.

    Addresses are seen from the site's root, which the context names, so that the file can be taken anywhere.
    """
    context = _compact({"@context": [_CONTEXT, {"@base": absolute(sheet.site, "")}]})
    page = _compact({"@type": "WebPage", "@id": sheet.folder or "./", "name": sheet.page.title})
    named = "".join(f",\n{node}" for node in _named_by(sheet))
    return f'{context[:-1]},"@graph":[\n{page[:-1]},"hasPart":[\n' + ",\n".join(of) + f"\n]}}{named}\n]}}\n"


def _named_by(sheet: Sheet) -> Iterator[str]:
    """Yield as JSON the sources of the facts in full, then the entities that these facts and sources name."""
    content = sheet.site.dossier.content
    sources = [source for source in sheet.sources if source.id in sheet.sources_in_full]
    for source in sources:
        yield _compact(_work(source) | {name: _reference(content.entities[by]) for name, by in _makers(source)})
    entities = dict.fromkeys(
        identity for fact in sheet.facts_in_full for identity in (*fact.about, fact.said_by) if identity
    )
    for identity in entities | dict.fromkeys(by for source in sources for _, by in _makers(source)):
        yield content.notes.of(_as_named, content.entities[identity])


def _as_named(entity: Entity) -> str:
    return _compact({"@type": _type(entity), **_reference(entity), "name": entity.name})


def claim(site: BuiltSite, fact: Fact) -> str:
    """Return a fact as a Claim; its text holds who says so, its keywords the standing and whether it is contested.

    Of entities and sources it says no more than their addresses below the site's root.
    """
    content, dossier = site.dossier.content, site.dossier
    node: Node = {
        "@type": "Claim",
        "@id": site.desk.addresses.fact(fact),
        "text": worded(dossier, fact),
        "keywords": [fact.standing.value, *(["contested"] if dossier.is_contested(fact) else [])],
        "about": [_reference(content.entities[identity]) for identity in fact.about],
        "appearance": [
            {"@id": source_address(identity)}
            for identity in dict.fromkeys(citation.source for citation in fact.sources)
        ],
    }
    if fact.said_by is not None:
        node["author"] = _reference(content.entities[fact.said_by])
    if fact.when is not None and _interval(fact.when):
        node["temporalCoverage"] = _interval(fact.when)
    others = [
        f"{worded(dossier, content.facts[contrast.other])} ({contrast.note})"
        for contrast in dossier.contrasts.get(fact.id, ())
    ]
    if others:
        node["disambiguatingDescription"] = "Contested. " + " ".join(others)
    return _compact(node)


def _entity(site: BuiltSite, entity: Entity) -> Node:
    node = _named(site, entity)
    if entity.aliases:
        node["alternateName"] = list(entity.aliases)
    match entity:
        case Event():
            node |= _dates(entity.when)
            if entity.place or entity.country:
                node["location"] = _place(site, entity)
            # Held, overdue and unclear are not among its words; "scheduled" is, for what is still ahead.
            if entity.status == "planned" and entity.when is not None and not entity.when.is_over(site.dossier.today):
                node["eventStatus"] = "https://schema.org/EventScheduled"
        case Person():
            node["jobTitle"] = entity.position
            # A post held for a country is no nationality: only organisations are named.
            if entity.of is not None and _is_organisation(site, entity.of):
                node["affiliation"] = _named(site, site.dossier.content.entities[entity.of])
        case Organisation() | Project():
            if entity.part_of is not None and _is_organisation(site, entity.part_of):
                node["parentOrganization"] = _named(site, site.dossier.content.entities[entity.part_of])
        case _:
            pass
    return node


def _named(site: BuiltSite, entity: Entity) -> Node:
    return {"@type": _type(entity), "@id": absolute(site, site.desk.addresses.entity(entity)), "name": entity.name}


def _reference(entity: Entity) -> Node:
    """Return the entity by its address below the site's root."""
    return {"@id": f"{entity.folder}/{entity.id}/"}


def _type(entity: Entity) -> str:
    match entity:
        case Country():
            return "Country"
        case Organisation():
            return _ORGANISATIONS.get(entity.type, "Organization")
        case Event():
            return "Event"
        case Agreement():
            return "CreativeWork"
        case Project():
            return "Project"
        case _:
            return "Person"


def _place(site: BuiltSite, event: Event) -> Node:
    if event.country is None:
        return {"@type": "Place", "name": event.place}
    country = _named(site, site.dossier.content.entities[event.country])
    return {"@type": "Place", "name": event.place, "containedInPlace": country} if event.place else country


def _source(site: BuiltSite, source: Source) -> Node:
    makers = {name: _named(site, site.dossier.content.entities[by]) for name, by in _makers(source)}
    return _work(source) | {"@id": absolute(site, source_address(source.id))} | makers


def _work(source: Source) -> Node:
    """Return the source by its address below the site's root, without who made it."""
    node: Node = {"@type": "CreativeWork", "@id": source_address(source.id), "name": source.title, "url": source.url}
    if source.published is not None and machine_date(source.published):
        node["datePublished"] = machine_date(source.published)
    return node


def _makers(source: Source) -> list[tuple[str, str]]:
    """Return term and id of the entities that made it."""
    return [("publisher", source.publisher), *([("author", source.author)] if source.author is not None else [])]


def _dates(when: When | None) -> Node:
    """Return start and end where both are plain years, months or days."""
    if when is None or when.start.approximate or (when.end is not None and when.end.approximate):
        return {}
    start, _, end = when.text.partition("/")
    if not end:
        # A month is a span within which the event lies, not its length.
        return {"startDate": start}
    return {"startDate": start} | ({} if when.end is None else {"endDate": end})


def _interval(when: When) -> str:
    """Return the date as ISO 8601 has it; nothing for what is only about right."""
    return "" if "~" in when.text else when.text


def _crumbs(sheet: Sheet) -> list[Node]:
    steps = [("", sheet.site.dossier.content.site.title)]
    folder, _, rest = sheet.path.partition("/")
    if rest and folder != "about":
        steps.append((f"{folder}/", folder.capitalize()))
    if sheet.path:
        steps.append((sheet.folder, sheet.page.title))
    return [
        {"@type": "ListItem", "position": position, "name": name}
        # The last step is the page itself and needs no address.
        | ({"item": absolute(sheet.site, address)} if position < len(steps) else {})
        for position, (address, name) in enumerate(steps, start=1)
        if len(steps) > 1
    ]


def _is_organisation(site: BuiltSite, identity: str) -> bool:
    return isinstance(site.dossier.content.entities[identity], Organisation)
