"""Atom feeds (RFC 4287) of facts: of all, of each entity and of each theme."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from heapq import nsmallest
from xml.sax.saxutils import escape, quoteattr

from generator.model.fact import Fact
from generator.pipeline import BuiltSite
from generator.publish.citations import footing_of, one_line, source_line
from generator.publish.dating import dated, instant, oldest_date
from generator.publish.published import absolute
from generator.render.addresses import theme_address
from generator.render.change_words import corrections
from generator.render.dates import day_label
from generator.render.fact_view import worded
from generator.render.labels import counted

FILE = "feed.xml"
# A reader of feeds comes back within weeks; the pages hold the rest. Those of entities are many, and kept shorter.
MOST_ENTRIES = 50
MOST_ENTRIES_OF_ENTITY = 20
_TITLE_LENGTH = 120


@dataclass(frozen=True, slots=True)
class _Feed:
    """The facts of one feed: all, or those of the page at `address`."""

    address: str
    title: str
    facts: tuple[Fact, ...]
    most: int


def feeds(site: BuiltSite) -> Iterator[tuple[str, bytes]]:
    """Yield every feed under its path."""
    for feed in _feeds(site):
        yield feed.address + FILE, _written(site, feed)


def _feeds(site: BuiltSite) -> Iterator[_Feed]:
    dossier, content = site.dossier, site.dossier.content
    yield _Feed("", "", (*content.facts.values(), *content.retired.values()), MOST_ENTRIES)
    for theme in content.themes.values():
        retired = (fact for fact in content.retired.values() if theme.id in fact.themes)
        facts = (*dossier.facts_of_theme.get(theme.id, ()), *retired)
        yield _Feed(theme_address(theme.id), theme.name, facts, MOST_ENTRIES)
    for entity in content.entities.values():
        address = site.desk.addresses.entity(entity)
        yield _Feed(address, entity.name, facts_followed(site, entity.id), MOST_ENTRIES_OF_ENTITY)


def facts_followed(site: BuiltSite, entity: str) -> tuple[Fact, ...]:
    """Return the facts that an entity's feed is drawn from: all about it, or said by it; what is retired last."""
    about = site.dossier.facts_about.get(entity, ())
    retired = [fact for fact in site.dossier.content.retired.values() if entity in {*fact.about, fact.said_by}]
    return (
        *about,
        *retired,
        *(fact for fact in site.dossier.facts_said_by.get(entity, ()) if entity not in fact.about),
    )


def _entry(site: BuiltSite, fact: Fact) -> str:
    """Return a fact as an entry: who says so, its footing and what differs stand in its text."""
    dossier, content = site.dossier, site.dossier.content
    address = absolute(site, site.desk.addresses.fact(fact))
    day = dated(dossier, fact)
    said = one_line(worded(dossier, fact))
    footing = "retired" if fact.retired else footing_of(dossier, fact)
    lines = [said, f"{footing.capitalize()}; {one_line(site.desk.fact_view(fact, '').date)}."]
    if fact.retired is not None:
        lines.insert(0, f"Retired {day_label(fact.retired.since)}: {one_line(fact.retired.why)} It read:")
    lines += [one_line(line) for line in corrections(dossier, fact)]
    for contrast in dossier.contrasts.get(fact.id, ()):
        other = worded(dossier, content.facts[contrast.other])
        lines.append(f"Differs: {one_line(other)} ({one_line(contrast.note)})")
    cited = dict.fromkeys(citation.source for citation in fact.sources)
    lines += [f"Source: {one_line(source_line(dossier, content.sources[identity]))}." for identity in cited]
    if day is None:
        lines.append("No day is known for this entry: its date is that of the oldest dated source of the briefing.")
    categories = "".join(
        f"<category term={quoteattr(theme)} label={quoteattr(_text(content.themes[theme].name))}/>"
        for theme in fact.themes
    )
    title = _shortened(said) + (f" [{footing}]" if footing != "reported" else "")
    return (
        f"<entry><id>{escape(address)}</id><title>{escape(_text(title))}</title>"
        f"<updated>{instant(day or oldest_date(dossier))}</updated><link href={quoteattr(address)}/>{categories}"
        f"<content>{escape(_text(chr(10).join(lines)))}</content></entry>\n"
    )


def _written(site: BuiltSite, feed: _Feed) -> bytes:
    about = site.dossier.content.site
    shown = nsmallest(feed.most, feed.facts, key=_newest_first(site))
    own, page = absolute(site, feed.address + FILE), absolute(site, feed.address)
    name = _text(one_line(about.title))
    heading = f"{_text(one_line(feed.title))} – {name}" if feed.title else name
    oldest = oldest_date(site.dossier)  # also that of an entity that no fact is about yet
    newest = max((dated(site.dossier, fact) or oldest for fact in shown), default=oldest)
    count = f"{counted(len(feed.facts), 'fact')} in all" + (
        f"; here the newest {len(shown)}." if len(shown) < len(feed.facts) else "."
    )
    is_recorded = site.dossier.history.is_recorded
    basis = "Dated by their last change here." if is_recorded else "Dated by their newest dated source."
    head = (
        '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB">\n'
        f"<id>{escape(own)}</id><title>{escape(heading)}</title><subtitle>{escape(f'{count} {basis}')}</subtitle><updated>{instant(newest)}</updated><author><name>{escape(name)}</name></author>\n"
        f'<link rel="self" type="application/atom+xml" href={quoteattr(own)}/><link href={quoteattr(page)}/>\n'
    )
    return f"{head}{''.join(_entry(site, fact) for fact in shown)}</feed>\n".encode()


def _newest_first(site: BuiltSite) -> Callable[[Fact], tuple[int, str]]:
    oldest = oldest_date(site.dossier)

    def key(fact: Fact) -> tuple[int, str]:
        day = dated(site.dossier, fact)
        # Facts without a dated source come last, behind those of the oldest one.
        return (-(day or oldest).toordinal() * 2 + (day is None), fact.id)

    return key


def _shortened(text: str) -> str:
    """Return `text` cut at the end of a word, where it is too long for a title."""
    if len(text) <= _TITLE_LENGTH:
        return text
    return text[:_TITLE_LENGTH].rpartition(" ")[0].rstrip(",;:") + " …"


def _text(text: str) -> str:
    """Return `text` without what XML cannot hold."""
    if text.replace("\n", "").isprintable():
        return text
    return "".join(sign for sign in text if sign == "\n" or sign.isprintable())
