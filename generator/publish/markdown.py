"""A page as Markdown for people and programs that read text: with every fact's footing and numbered sources.

A fact stands in full where its page tells it in full, and elsewhere as a short entry with the way there.

Facts are written from values; what stands around them is translated from the page's own HTML, which our templates write
in few elements, so that no page's layout is described twice. No HTML is left, and what an author wrote is escaped.
Links within the site are relative: the file lies beside the page, whose full address stands at its head.
"""

import re
from collections.abc import Iterator

from generator.model.brief_links import BriefLink, brief_links
from generator.model.fact import Fact
from generator.model.source import Source
from generator.pipeline import BuiltSite
from generator.publish.citations import footing_of, one_line, source_line
from generator.publish.html_to_markdown import escaped, link, markdown_of
from generator.publish.sheets import Sheet
from generator.render.addresses import source_address, theme_address
from generator.render.brief import BriefPage
from generator.render.dates import day_label
from generator.render.fact_view import worded
from generator.render.page import fact_anchor, root_of
from generator.render.sources_used import ANCHOR as SOURCES_ANCHOR, source_numbers

# A fact as the templates open it, in full or short; what is retired is told in words alone.
_FACT = re.compile(rf'(?:short )?fact [a-z]+" id="{fact_anchor("")}([^"]+)"')
# A link of a hand-written page to the file of another.
FILE_LINK = re.compile(r"\]\(((?![a-z]+:|#|/)[^()\s]+\.md(?:#[^()\s]*)?)\)")


def rendition(sheet: Sheet) -> str:
    """Return the page as Markdown."""
    return "\n\n".join(block for block in _blocks(sheet) if block) + "\n"


def _blocks(sheet: Sheet) -> Iterator[str]:
    site = sheet.site
    about = site.dossier.content.site
    yield f"# {escaped(sheet.page.title)}"
    yield f"Page of {escaped(about.title)}: <{sheet.url}>. As of {day_label(site.dossier.today)}."
    if sheet.page.description != sheet.page.title and not isinstance(sheet.page, BriefPage):
        yield f"> {escaped(one_line(sheet.page.description))}"
    numbers = source_numbers(sheet.facts)
    if isinstance(sheet.page, BriefPage):
        yield _brief(sheet)
        if sheet.facts:
            yield "## Facts cited"
            yield from (fact_text(sheet, fact, numbers) for fact in sheet.facts)
    else:
        for section in sheet.page.sections:
            if section.anchor != SOURCES_ANCHOR:
                yield f"## {escaped(section.heading)}" if section.heading else ""
                yield from _section(sheet, section.html, numbers)
    if numbers:
        yield "## Sources"
        yield "\n".join(
            f"{number}. {escaped(one_line(source_line(site.dossier, source)))}."
            + (f" {escaped(' '.join(line.statement for line in source.interest))}" if _is_told(sheet, source) else "")
            for number, source in enumerate(sheet.sources, start=1)
        )


def fact_text(sheet: Sheet, fact: Fact, numbers: dict[str, int]) -> str:
    """Return a fact as an item of a list: statement with its speaker, footing, date, sources and what differs."""
    dossier = sheet.site.dossier
    view = sheet.site.desk.fact_view(fact, "")
    passages: dict[str, list[str]] = {}
    for citation in fact.sources:
        address = sheet.site.desk.addresses.passage(citation)
        passages.setdefault(citation.source, []).append(link(f"¶ {citation.paragraph}", address))
    cited = "; ".join(f"\\[{numbers[identity]}\\] {', '.join(links)}" for identity, links in passages.items())
    permanent = link("Permanent address", root_of(sheet.path) + sheet.site.desk.addresses.fact(fact))
    footing = footing_of(dossier, fact).capitalize()
    lines = [
        f"- {escaped(one_line(worded(dossier, fact)))}",
        f"    - {footing}; {escaped(view.date)}. Sources: {cited}. {permanent}",
    ]
    if view.unknowns:
        lines.append(f"    - Not known: {escaped(one_line('; '.join(view.unknowns)))}.")
    for contrast in dossier.contrasts.get(fact.id, ()):
        other = worded(dossier, dossier.content.facts[contrast.other])
        lines.append(f"    - Differs: {escaped(one_line(other))} ({escaped(one_line(contrast.note))})")
    return "\n".join(lines)


def entry_text(sheet: Sheet, fact: Fact, numbers: dict[str, int]) -> str:
    """Return a fact as a short entry: statement with its speaker, footing, date, sources and where it stands in full."""
    paragraphs: dict[str, list[str]] = {}
    for citation in fact.sources:
        paragraphs.setdefault(citation.source, []).append(str(citation.paragraph))
    cited = "; ".join(f"\\[{numbers[identity]}\\] ¶ {', '.join(found)}" for identity, found in paragraphs.items())
    in_full = link("In full", root_of(sheet.path) + sheet.site.desk.addresses.fact(fact))
    footing = footing_of(sheet.site.dossier, fact).capitalize()
    date = escaped(sheet.site.desk.fact_view(fact, "").date)
    return f"- {escaped(one_line(worded(sheet.site.dossier, fact)))}\n    - {footing}; {date}. {cited}. {in_full}"


def _is_told(sheet: Sheet, source: Source) -> bool:
    return source.id in sheet.sources_in_full


def _section(sheet: Sheet, html: str, numbers: dict[str, int]) -> Iterator[str]:
    """Yield what stands before, between and after the facts of a section, and the facts."""
    facts, in_full = sheet.site.dossier.content.facts, {fact.id for fact in sheet.facts_in_full}
    # Text inside is escaped, so the first closing tag is the fact's own.
    for piece in html.split("</article>"):
        around, opening, article = piece.partition('<article class="')
        found = _FACT.match(article)
        if opening and found:
            yield markdown_of(around)
            told = fact_text if found[1] in in_full else entry_text
            yield told(sheet, facts[found[1]], numbers)
        else:
            yield markdown_of(piece)


def _brief(sheet: Sheet) -> str:
    """Return a hand-written page's summary and text, its links leading to pages."""
    site, root = sheet.site, root_of(sheet.path)
    brief = site.dossier.content.briefs[sheet.path]
    lines = [*(f"- {line}" for line in brief.summary), *([""] if brief.summary else []), brief.body.strip()]
    text = "\n".join(lines)
    pieces, position = [], 0
    for found in brief_links(text):
        pieces += [text[position : found.start], link(found.text, root + _address(site, found))]
        position = found.end
    resolved = "".join([*pieces, text[position:]])
    return FILE_LINK.sub(lambda match: f"]({_page_of(match[1])})", resolved)


def _address(site: BuiltSite, found: BriefLink) -> str:
    """Return where a link leads, below the site's root."""
    addresses, content = site.desk.addresses, site.dossier.content
    match found.scheme:
        case "fact":
            return addresses.fact(content.facts[found.id])
        case "entity":
            return addresses.entity_id(found.id)
        case "source":
            return source_address(found.id)
        case _:
            return theme_address(found.id)


def _page_of(file: str) -> str:
    """Return the address behind a link to a Markdown file: the page stands one level below its file."""
    path, hash_sign, fragment = file.partition("#")
    page = path.removesuffix(".md").removesuffix("index").rstrip("/")
    return f"../{page}/{hash_sign}{fragment}"
