"""What a citation of this site says: of a page, or of one fact with its footing, so that neither travels without it.

It is written as CSL-JSON alone; `citation-formats.js` makes BibTeX, RIS and plain text of it in the reader's browser, and
adds the date of access there, which whoever builds the site does not know.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from generator.derive.dossier import Dossier
from generator.model.fact import Fact, Standing
from generator.model.source import Source
from generator.pipeline import BuiltSite
from generator.publish.published import absolute
from generator.publish.sheets import Sheet
from generator.render.dates import date_label
from generator.render.fact_view import worded
from generator.render.labels import STANDINGS, counted, unknown_date_label

FILE = "cite.json"
_compact = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


@dataclass(frozen=True, slots=True)
class Reference:
    """One work to cite, whatever the format; texts are plain and of one line."""

    key: str
    """Name within a file of references: lower case, digits and hyphens."""
    title: str
    publication: str
    """The site's title: author, publisher and container at once."""
    as_of: date
    """The day the site was built: what the work says, it said then."""
    url: str
    note: str


def page_reference(sheet: Sheet) -> Reference:
    """Return the reference to a page; its note names the sources of the facts that stand there in full."""
    named = [source for source in sheet.sources if source.id in sheet.sources_in_full]
    others = counted(len(sheet.sources) - len(named), "other source" if named else "source")
    rests = [source_line(sheet.site.dossier, source) for source in named]
    rests += [f"{others} named on the page"] if len(named) < len(sheet.sources) else []
    return Reference(
        key=f"page-{sheet.path.replace('/', '-') or 'home'}",
        title=one_line(sheet.page.title),
        publication=one_line(sheet.site.dossier.content.site.title),
        as_of=sheet.site.dossier.today,
        url=sheet.url,
        note=one_line(f"Rests on: {'; '.join(rests)}." if rests else ""),
    )


def fact_reference(site: BuiltSite, fact: Fact) -> Reference:
    """Return the reference to a fact: who says so and any footing but a plain report stand in the title itself.

    Styles of citation leave notes out; a claim whose title said nothing of its being one would be cited as a fact.
    """
    footing = footing_of(site.dossier, fact).removeprefix("reported").removeprefix(", ")
    title = worded(site.dossier, fact) + (f" [{footing}]" if footing else "")
    return Reference(
        key=f"fact-{fact.id}",
        title=one_line(title),
        publication=one_line(site.dossier.content.site.title),
        as_of=site.dossier.today,
        url=absolute(site, site.desk.addresses.fact(fact)),
        note=one_line(" ".join(_notes(site, fact))),
    )


def csl(reference: Reference) -> str:
    """Return an item of CSL-JSON on one line."""
    item: dict[str, Any] = {
        "id": reference.key,
        "type": "webpage",
        "title": reference.title,
        "author": [{"literal": reference.publication}],
        "container-title": reference.publication,
        "issued": {"date-parts": [[reference.as_of.year, reference.as_of.month, reference.as_of.day]]},
        "URL": reference.url,
        "language": "en-GB",
    }
    if reference.note:
        item["note"] = reference.note
    return _compact(item)


def csl_list(items: Iterable[str]) -> str:
    """Return a file of items, one a line."""
    return "[\n" + ",\n".join(items) + "\n]\n"


def footing_of(dossier: Dossier, fact: Fact) -> str:
    """Return the fact's standing in lower case, and whether it is contested: `claimed, contested`."""
    return STANDINGS[fact.standing].lower() + (", contested" if dossier.is_contested(fact) else "")


def _notes(site: BuiltSite, fact: Fact) -> list[str]:
    dossier = site.dossier
    view = site.desk.fact_view(fact, "")
    notes = [f"{footing_of(dossier, fact).capitalize()}."]
    if fact.said_by is not None:
        notes.append(f"Who says so: {dossier.content.entities[fact.said_by].name}.")
    if fact.when is not None or fact.standing is not Standing.PLANNED:
        notes.append(f"When: {view.date}.")
    for contrast in dossier.contrasts.get(fact.id, ()):
        notes.append(f"Otherwise: {worded(dossier, dossier.content.facts[contrast.other])} ({contrast.note})")
    paragraphs: dict[str, list[int]] = {}
    for citation in fact.sources:
        paragraphs.setdefault(citation.source, []).append(citation.paragraph)
    cited = [
        f"{source_line(dossier, dossier.content.sources[identity])}, ¶ {', '.join(map(str, sorted(set(numbers))))}"
        for identity, numbers in paragraphs.items()
    ]
    return [*notes, f"Rests on: {'; '.join(cited)}."]


def source_line(dossier: Dossier, source: Source) -> str:
    """Return publisher, title, date and address of a source."""
    published = date_label(source.published) if source.published else unknown_date_label(source.unknown)
    return f"{dossier.content.entities[source.publisher].name}, “{source.title}”, {published}, {source.url}"


def one_line(text: str) -> str:
    """Return `text` without line breaks and control characters, which would end a value in some formats."""
    if text.isprintable() and "  " not in text:  # as most are
        return text.strip()
    for sign in set(text):
        if not sign.isprintable():
            text = text.replace(sign, " ")
    return " ".join(text.split())
