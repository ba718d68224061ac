"""The search index: one small record for each fact, entity and brief, indexed by Pagefind's binary."""

import subprocess
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from markupsafe import Markup

from generator.model.entity import Country, Entity, Organisation
from generator.model.fact import Fact
from generator.model.when import When
from generator.pipeline import BuiltSite
from generator.render.dates import date_label
from generator.render.fact_view import worded
from generator.render.labels import KINDS, STANDINGS

FOLDER = "pagefind"
# What Pagefind writes for user interfaces of its own; ours needs none of it.
_SURPLUS = ("*ui*", "pagefind-highlight.js")
# A longer span is found by its first and last year.
_YEARS_LISTED = 5
_RECORD = Markup(
    '<!doctype html><html lang="en"><body data-pagefind-body>'
    '<h1 data-pagefind-meta="title">{title}</h1>{fields}<p data-pagefind-weight="3">{names}</p></body></html>'
)
_META = Markup('<span data-pagefind-ignore data-pagefind-meta="{name}:{value}"></span>')
_FILTER = Markup('<span data-pagefind-filter="{name}:{value}"></span>')
_SORT = Markup('<span data-pagefind-sort="{name}:{value}"></span>')


class SearchIndexError(Exception):
    """Pagefind could not be run, or failed."""


def write_search_index(site: BuiltSite, folder: Path) -> int:
    """Write the search index into the built site at `folder` and return the number of records.

    Raises:
        SearchIndexError: the binary failed; holds what it printed.

    """
    records = search_records(site)
    with TemporaryDirectory() as name:
        for path, html in records.items():
            (Path(name) / path).write_text(html, encoding="utf-8")
        command = [sys.executable, "-m", "pagefind", "--site", name, "--output-path", str(folder / FOLDER)]
        done = subprocess.run([*command, "--silent"], capture_output=True, text=True, check=False)  # noqa: S603  # our own arguments
    if done.returncode != 0:
        raise SearchIndexError(f"Pagefind failed:\n{done.stdout}{done.stderr}")
    for pattern in _SURPLUS:
        for surplus in (folder / FOLDER).glob(pattern):
            surplus.unlink()
    return len(records)


def search_records(site: BuiltSite) -> dict[str, str]:
    """Return the HTML of every record under its file name."""
    content = site.dossier.content
    records = {f"fact-{fact.id}.html": _fact(site, fact) for fact in content.facts.values()}
    records |= {f"entity-{entity.id}.html": _entity(site, entity) for entity in content.entities.values()}
    for brief in site.briefs:
        filters = {"kind": ["Brief"]}
        name = f"brief-{brief.path.replace('/', '-')}.html"
        records[name] = _record(brief.title, f"{brief.path}/", filters, {"kind": "Brief"}, [brief.description])
    return records


def _fact(site: BuiltSite, fact: Fact) -> str:
    content = site.dossier.content
    about = [content.entities[identity] for identity in fact.about]
    contested = site.dossier.is_contested(fact)
    sources = [content.sources[citation.source] for citation in fact.sources]
    filters = _filters(about, fact.when) | {
        "kind": ["Fact"],
        "theme": [content.themes[identity].name for identity in fact.themes],
        "standing": [STANDINGS[fact.standing], *(["Contested"] if contested else [])],
        "source": [content.entities[source.publisher].name for source in sources],
    }
    shown = {"kind": "Fact", "standing": STANDINGS[fact.standing], "contested": "Contested" if contested else ""}
    if fact.when is not None:
        shown["date"] = date_label(fact.when)
    names = [name for entity in about for name in entity.names]
    return _record(worded(site.dossier, fact), site.desk.addresses.fact(fact), filters, shown, names, fact.when)


def _entity(site: BuiltSite, entity: Entity) -> str:
    kind, _ = KINDS[entity.kind]
    when = getattr(entity, "when", None)
    facts = site.dossier.facts_about.get(entity.id, ())
    themes = {theme for fact in facts for theme in fact.themes}
    filters = _filters([entity], when) | {
        "kind": [kind],
        "theme": [theme.name for theme in site.dossier.content.themes.values() if theme.id in themes],
    }
    summary = site.dossier.content.facts.get(entity.summary or "")
    shown = {"kind": kind, "about": worded(site.dossier, summary) if summary else ""}
    if when is not None:
        shown["date"] = date_label(when)
    # A name said thrice outweighs the facts that mention it.
    return _record(entity.name, site.desk.addresses.entity(entity), filters, shown, [*entity.names] * 3, when)


def _filters(about: Iterable[Entity], when: When | None) -> dict[str, list[str]]:
    filters: dict[str, list[str]] = {"country": [], "organisation": [], "year": list(_years(when))}
    for entity in about:
        if isinstance(entity, Country | Organisation):
            filters[entity.kind].append(entity.name)
    return filters


def _years(when: When | None) -> Iterator[str]:
    if when is None:
        return
    first, last = when.start.year, when.end.year if when.end else when.start.year
    years = range(first, last + 1) if last - first < _YEARS_LISTED else (first, last)
    yield from map(str, years)


def _record(  # noqa: PLR0913, PLR0917  # the parts of a record
    title: str,
    address: str,
    filters: Mapping[str, list[str]],
    shown: Mapping[str, str],
    names: Iterable[str],
    when: When | None = None,
) -> str:
    fields = [_META.format(name=name, value=value) for name, value in [("url", address), *shown.items()] if value]
    fields += [
        _FILTER.format(name=name, value=value) for name, values in filters.items() for value in dict.fromkeys(values)
    ]
    if when is not None:
        fields.append(_SORT.format(name="date", value=when.first_day.isoformat()))
    words = [*names, *(folded for name in names if (folded := _folded(name)) != name)]
    return str(_RECORD.format(title=title, fields=Markup("").join(fields), names=", ".join(words)))


def _folded(text: str) -> str:
    """Return text without diacritics, as readers type it: `Türkiye` as `Turkiye`."""
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
