"""Source pages: who publishes and pays, and everything drawn from the source; and the index of sources."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.derive.account import Account, account
from generator.model.fact import Fact
from generator.model.source import SetAside, Source
from generator.render.addresses import part_path, parts, source_address
from generator.render.dates import date_label, day_label
from generator.render.desk import Desk
from generator.render.entity_view import Row
from generator.render.fact_view import Link
from generator.render.labels import SET_ASIDE_REASONS, counted, listed, unknown_date_label
from generator.render.page import Page, root_of
from generator.render.part_links import part_links


@dataclass(frozen=True, slots=True)
class InterestLine:
    """A sentence on who publishes or pays, and the paragraph of the source that says so."""

    statement: str
    paragraph: str


@dataclass(frozen=True)
class SourceView:
    """What a source's page shows."""

    title: str
    publisher: Link
    type: str
    rows: tuple[Row, ...]
    url: str
    url_note: str
    interest: tuple[InterestLine, ...]
    account: str
    set_aside: tuple[str, ...]
    contexts: tuple[str, ...]
    count: str
    facts: tuple[Fact, ...]
    part: int
    part_links: tuple[Link, ...]


@dataclass(frozen=True)
class SourcesView:
    """What the index of sources shows."""

    sources: tuple[tuple[Link, Link, str, str, str], ...]
    """Link to the source, link to its publisher, type, date, number of facts."""
    suggestion: str
    """Address of the form that suggests a source."""


def source_pages(desk: Desk, source: Source) -> Iterator[Page]:
    """Yield the page of a source, in as many parts as its facts need, in the order of its paragraphs."""
    facts = desk.dossier.facts_from.get(source.id, ())
    for number, part in enumerate(parts(facts), start=1):
        yield _source_page(desk, source, part, number)


def sources_page(desk: Desk) -> Page:
    """Return the index of sources."""
    root = root_of("sources")
    content = desk.dossier.content
    view = SourcesView(
        tuple(
            (
                Link(source.title, root + source_address(source.id)),
                desk.link(source.publisher, root),
                source.type,
                _published(source),
                counted(len(desk.dossier.facts_from.get(source.id, ())), "fact"),
            )
            for _, source in sorted(content.sources.items())
        ),
        desk.addresses.suggestion,
    )
    description = "What was read: who wrote it, who paid for it, and everything drawn from it."
    return desk.page("sources.html.j2", "sources", view, title="Sources", description=description, kind="index")


def _published(source: Source) -> str:
    return date_label(source.published) if source.published else unknown_date_label(source.unknown)


def _account_line(found: Account) -> str:
    """Say how much of the text is accounted for; nothing where its paragraphs are not recorded."""
    if not found.paragraphs:
        return ""
    spared = len({number for passage in found.set_aside for number in passage.numbers})
    state = f"{len(found.open)} still open" if found.open else "none left out"
    return (
        f"The text has {counted(found.paragraphs, 'paragraph')}: facts draw on {len(found.cited)}, "
        f"{spared} are set aside, {state}."
    )


def set_aside_line(passage: SetAside) -> str:
    """Return which passage is set aside, and why, in a sentence or two."""
    noun = "Paragraphs" if len(passage.numbers) > 1 else "Paragraph"
    items = f", {listed([f'“{item}”' for item in passage.items])}" if passage.items else ""
    reason = SET_ASIDE_REASONS[passage.reason].format(repeats=passage.repeats)
    why = f" {passage.why}" if passage.why else ""
    return f"{noun} {passage.paragraphs.replace('-', '–')}{items}: {reason}.{why}"


def _source_page(desk: Desk, source: Source, shown: tuple[Fact, ...], number: int) -> Page:
    path = part_path(source_address(source.id), number).rstrip("/")
    root = root_of(path)
    facts = desk.dossier.facts_from.get(source.id, ())
    unknown_author = any(item.what == "author" for item in source.unknown)
    view = SourceView(
        title=source.title,
        publisher=desk.link(source.publisher, root),
        type=source.type,
        rows=tuple(
            row
            for row in (
                Row("Publisher", links=(desk.link(source.publisher, root),)),
                Row(
                    "Author",
                    "not stated" if unknown_author else "",
                    tuple(desk.links(filter(None, [source.author]), root)),
                ),
                Row("Published", _published(source)),
                Row("Last compared with its facts", day_label(source.checked) if source.checked else ""),
                Row("Relays", links=tuple(desk.links(source.relays, root))),
            )
            if row.text or row.links
        ),
        url=source.url,
        url_note=source.url_note or "",
        interest=tuple(
            InterestLine(line.statement, f"paragraph {line.paragraph}" if line.paragraph else "")
            for line in source.interest
        ),
        account=_account_line(account(source, facts)),
        set_aside=tuple(map(set_aside_line, source.set_aside)),
        contexts=tuple(f"{c.gives}: {c.reason} (paragraph {c.paragraph})" for c in source.contexts),
        count=counted(len(facts), "fact"),
        facts=shown,
        part=number,
        part_links=part_links(root + source_address(source.id), len(parts(facts)), number),
    )
    title = source.title if number == 1 else f"{source.title}, part {number}"
    publisher = desk.dossier.content.entities[source.publisher].name
    description = f"What this publication drew from a {source.type} published by {publisher}: {view.count}."
    return desk.page(
        "source.html.j2",
        path,
        view,
        title=title,
        description=description,
        kind="source",
        facts=shown,
        part_of=source.title if number > 1 else "",
    )
