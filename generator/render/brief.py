"""Hand-written pages: their links resolved, their summary first, what they rest on last. They stay Markdown."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from generator.model.brief import Brief
from generator.model.brief_links import BriefLink, brief_links
from generator.model.fact import Fact
from generator.render.addresses import source_address, theme_address
from generator.render.desk import Desk, squeeze
from generator.render.evidence import cited_facts, evidence_addresses
from generator.render.heading import TITLE_ANCHOR, markdown_heading
from generator.render.mix_view import mix_view
from generator.render.page import root_of
from generator.render.sources_used import (
    ANCHOR as SOURCES_ANCHOR,
    HEADING as SOURCES_HEADING,
    source_numbers,
    sources_used,
)
from generator.render.trail import trail_html, trail_of

FOLDER = "briefs"


@dataclass(frozen=True, slots=True)
class BriefPage:
    """A hand-written page ready for an engine: its path, title and Markdown."""

    path: str
    title: str
    description: str
    markdown: str

    @property
    def source_path(self) -> str:
        """Path of its Markdown file below the folder of hand-written pages."""
        return f"{self.path}.md"


def brief_page(desk: Desk, brief: Brief) -> BriefPage:
    """Return `brief` as Markdown, its links leading to facts and pages."""
    root = root_of(brief.id)
    evidence = evidence_addresses(desk, brief)
    facts = cited_facts(desk, brief)
    cited_as = _numbers(facts)

    def address(link: BriefLink) -> str:
        """Return where a link leads, seen from the page."""
        match link.scheme:
            case "fact":
                return evidence[link.id]
            case "entity":
                return root + desk.addresses.entity_id(link.id)
            case "source":
                return root + source_address(link.id)
            case _:
                return root + theme_address(link.id)

    trail = trail_of(brief.id, root)
    blocks = [str(trail_html(trail))] if trail else []
    blocks.append(markdown_heading(1, brief.title, TITLE_ANCHOR))
    if brief.summary:
        lines = [_pieces(line, address, cited_as) for line in brief.summary]
        blocks.append(_rendered(desk, "brief_head.html.j2", summary=lines))
    blocks.append(_to_markdown(brief, address, cited_as))
    if facts:
        blocks.append(
            _rendered(
                desk,
                "brief_foot.html.j2",
                mix=mix_view(desk, desk.dossier.mix_of(facts), root),
            )
        )
        blocks.append(markdown_heading(2, SOURCES_HEADING, SOURCES_ANCHOR))
        used = sources_used(desk.dossier, facts, facts, root)
        blocks.append(_rendered(desk, "sources_used.html.j2", sources=used))
    description = plain(brief.summary[0]) if brief.summary else f"{brief.title}: {desk.dossier.content.site.title}"
    return BriefPage(brief.id, brief.title, description, "\n\n".join(blocks) + "\n")


def plain(text: str) -> str:
    """Return a line of a brief without its links."""
    return re.sub(r"\[([^\[\]]*)\]\([^()]*\)", r"\1", text)


def _rendered(desk: Desk, template: str, **values: object) -> str:
    return squeeze(desk.template(template).render(**values))


def _numbers(facts: Sequence[Fact]) -> dict[str, str]:
    """Return for each fact the numbers of its sources in the list at the foot of the page: `1, 3`."""
    numbers = source_numbers(facts)
    return {
        fact.id: ", ".join(map(str, sorted({numbers[citation.source] for citation in fact.sources}))) for fact in facts
    }


def _to_markdown(brief: Brief, address: Callable[[BriefLink], str], cited_as: Mapping[str, str]) -> str:
    pieces = []
    for text, link in _split(brief.body):
        if link is None:
            pieces.append(text)
        else:
            numbers = cited_as[link.id] if link.scheme == "fact" else ""
            attributes = f'{{: data-source="{numbers}" }}' if numbers else ""
            pieces.append(f"[{link.text}]({_file_of(brief, address(link))}){attributes}")
    return "".join(pieces).strip()


def _file_of(brief: Brief, address: str) -> str:
    """Return the Markdown file behind an address, seen from the brief's own file: engines rewrite links to files."""
    path, hash_sign, fragment = address.partition("#")
    # The page stands one level below its file: `briefs/a.md` becomes `briefs/a/`.
    own = brief.id.rpartition("/")[2]
    seen_from_file = path.removeprefix("../") if path.startswith("../") else f"{own}/{path}"
    return f"{seen_from_file}index.md{hash_sign}{fragment}"


def _pieces(line: str, address: Callable[[BriefLink], str], cited_as: Mapping[str, str]) -> list[tuple[str, str, str]]:
    """Return a line in pieces: text, address and numbers of sources, each empty where there is none."""
    return [
        (link.text, address(link), cited_as[link.id] if link.scheme == "fact" else "") if link else (text, "", "")
        for text, link in _split(line)
    ]


def _split(text: str) -> list[tuple[str, BriefLink | None]]:
    """Return the text in pieces: plain ones, and links."""
    pieces: list[tuple[str, BriefLink | None]] = []
    position = 0
    for link in brief_links(text):
        pieces += [(text[position : link.start], None), ("", link)]
        position = link.end
    return [*pieces, (text[position:], None)]
