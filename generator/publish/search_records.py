"""What the search finds: one small record for each fact, entity and brief, with what it is found and filtered by."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from generator.model.entity import Country, Entity, Organisation
from generator.model.fact import Fact
from generator.model.when import When
from generator.pipeline import BuiltSite
from generator.publish.pagefind import Record
from generator.render.brief import BriefPage
from generator.render.dates import date_label
from generator.render.fact_view import worded
from generator.render.labels import KINDS, STANDINGS
from generator.render.search import CONTESTED

# A longer span is found by its first and last year.
_YEARS_LISTED = 5
# Letters that no accent can be taken from: Pagefind folds `ü` and `ş` itself, these are folded here.
_PLAIN = str.maketrans({"ə": "a", "Ə": "A", "ı": "i", "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D"})
# Pagefind compares a value to filter by as JSON writes it, so that no value with one of these would ever be found.
_FILTERABLE = str.maketrans({'"': "”", "\\": "/"})
_VALUES_KEPT = 10_000  # few values stand in many records

SORT = "date"
"""The key that records are sorted by."""
FACT = "Fact"
"""What the filter `kind` calls a fact."""
Thing: TypeAlias = Fact | Entity | BriefPage
"""Something that is found."""


class Place(NamedTuple):
    """Where a thing opens, and its day: this decides where its record stands among the others."""

    address: str
    sort_date: str | None

    @property
    def is_fact(self) -> bool:
        """Whether it is a fact on a page and not a page."""
        return "#" in self.address


@dataclass(frozen=True, slots=True)
class SearchRecord:
    """One thing to be found."""

    address: str
    """Where it opens, below the site's root: a page, `countries/norland/`, or a fact on it, with `#fact-…` behind."""
    title: str
    """The statement of a fact, the name of an entity or the title of a brief."""
    words: tuple[str, ...]
    """Further words that it is found by: names and aliases."""
    filters: Mapping[str, tuple[str, ...]]
    """Values by filter; those of `FILTERS` in `render/search.py`."""
    shown: Mapping[str, str]
    """What a result shows besides: `date`, `about`, `differs`."""
    sort_date: str | None = None
    """The first day it can have been, as an ISO date; nothing where no date is known."""

    @property
    def place(self) -> Place:
        """Its address and its day."""
        return Place(self.address, self.sort_date)

    @property
    def is_fact(self) -> bool:
        """Whether it is a fact on a page and not a page."""
        return self.place.is_fact

    @property
    def filter_values(self) -> dict[str, tuple[str, ...]]:
        """Values by filter as the index holds them, each once."""
        return {name: tuple(dict.fromkeys(map(_filterable, values))) for name, values in self.filters.items()}

    @property
    def to_index(self) -> Record:
        """What Pagefind indexes."""
        given = dict.fromkeys(" ".join((self.title, *self.words)).split())
        folded = (word.translate(_PLAIN) for word in given if not word.isascii())
        return {
            "url": f"/{self.address}",
            "content": ", ".join((*self.words, *dict.fromkeys(word for word in folded if word not in given))),
            "meta": {name: value for name, value in {"title": self.title, **self.shown}.items() if value},
            "filters": self.filter_values,
            "sort": {SORT: self.sort_date} if self.sort_date else {},
        }


@lru_cache(_VALUES_KEPT)
def _filterable(value: str) -> str:
    return value.translate(_FILTERABLE)


def search_records(site: BuiltSite) -> list[SearchRecord]:
    """Return every record, sorted by address."""
    return sorted((record_of(site, thing) for thing in things(site)), key=lambda record: record.address)


def things(site: BuiltSite) -> list[Thing]:
    """Return all that has a record."""
    content = site.dossier.content
    return [*content.facts.values(), *content.entities.values(), *site.briefs]


def place_of(site: BuiltSite, thing: Thing) -> Place:
    """Return where a thing opens, and its day, which takes much less than its record."""
    if isinstance(thing, BriefPage):
        return Place(f"{thing.path}/" if thing.path else "", None)
    when: When | None = getattr(thing, "when", None)
    address = site.desk.addresses.fact(thing) if isinstance(thing, Fact) else site.desk.addresses.entity(thing)
    return Place(address, when.first_day.isoformat() if when else None)


def record_of(site: BuiltSite, thing: Thing) -> SearchRecord:
    """Return the record of a thing."""
    place = place_of(site, thing)
    if isinstance(thing, Fact):
        return _fact(site, thing, place)
    return _brief(thing, place) if isinstance(thing, BriefPage) else _entity(site, thing, place)


def _brief(brief: BriefPage, place: Place) -> SearchRecord:
    return SearchRecord(
        address=place.address,
        title=brief.title,
        words=(brief.title,),  # Pagefind leaves out what has metadata only
        filters={"kind": ("Brief",)},
        shown={"about": brief.description},
    )


def _fact(site: BuiltSite, fact: Fact, place: Place) -> SearchRecord:
    content = site.dossier.content
    about = [content.entities[identity] for identity in fact.about]
    contrasts = site.dossier.contrasts.get(fact.id, ())
    sources = [content.sources[citation.source] for citation in fact.sources]
    filters = _filters(about, fact.when) | {
        "kind": (FACT,),
        "theme": tuple(content.themes[identity].name for identity in fact.themes),
        "standing": (STANDINGS[fact.standing], *((CONTESTED,) if contrasts else ())),
        "source": tuple(content.entities[source.publisher].name for source in sources),
    }
    others = [worded(site.dossier, content.facts[contrast.other]) for contrast in contrasts]
    return SearchRecord(
        address=place.address,
        title=worded(site.dossier, fact),
        words=tuple(name for entity in about for name in entity.names),
        filters=filters,
        shown={"date": date_label(fact.when) if fact.when else "", "differs": " / ".join(others)},
        sort_date=place.sort_date,
    )


def _entity(site: BuiltSite, entity: Entity, place: Place) -> SearchRecord:
    kind, _ = KINDS[entity.kind]
    when: When | None = getattr(entity, "when", None)
    themes = {theme for fact in site.dossier.facts_about.get(entity.id, ()) for theme in fact.themes}
    filters = _filters([entity], when) | {
        "kind": (kind,),
        "theme": tuple(theme.name for theme in site.dossier.content.themes.values() if theme.id in themes),
    }
    summary = site.dossier.content.facts.get(entity.summary or "")
    return SearchRecord(
        address=place.address,
        title=entity.name,
        words=tuple(entity.names),
        filters=filters,
        shown={
            "date": date_label(when) if when else "",
            "about": worded(site.dossier, summary) if summary else "",
        },
        sort_date=place.sort_date,
    )


def _filters(about: Iterable[Entity], when: When | None) -> dict[str, tuple[str, ...]]:
    of_kind = {kind: tuple(each.name for each in about if isinstance(each, kind)) for kind in (Country, Organisation)}
    return {"country": of_kind[Country], "organisation": of_kind[Organisation], "year": tuple(_years(when))}


def _years(when: When | None) -> Iterator[str]:
    if when is None:
        return
    first, last = when.start.year, when.end.year if when.end else when.start.year
    years = range(first, last + 1) if last - first < _YEARS_LISTED else (first, last)
    yield from map(str, years)
