"""Hand-written pages: their links resolved, the facts they rest on listed below. They stay Markdown."""

import re
from dataclasses import dataclass

from generator.derive.dossier import Dossier
from generator.model.brief import Brief
from generator.model.brief_links import brief_links
from generator.model.fact import Fact
from generator.render.addresses import source_address, theme_address
from generator.render.desk import Desk, anchor_of, squeeze
from generator.render.page import fact_anchor, root_of

_EVIDENCE_HEADING = "Facts this page rests on"
_EVIDENCE_ANCHOR = anchor_of(_EVIDENCE_HEADING)


@dataclass(frozen=True, slots=True)
class BriefPage:
    """A hand-written page ready for an engine: its path, title and Markdown."""

    path: str
    title: str
    description: str
    markdown: str
    facts: tuple[str, ...]

    @property
    def source_path(self) -> str:
        """Path of its Markdown file below the folder of hand-written pages."""
        return f"{self.path}.md"

    @property
    def anchors(self) -> tuple[str, ...]:
        """The anchors that something may link to."""
        return (*((_EVIDENCE_ANCHOR,) if self.facts else ()), *map(fact_anchor, self.facts))


def brief_page(desk: Desk, brief: Brief) -> BriefPage:
    """Return `brief` with its links resolved, its summary first and the facts it cites last."""
    root = root_of(brief.id)
    content = desk.dossier.content
    cited = _cited_facts(desk.dossier, brief)
    template = desk.environment.get_template("brief_head.html.j2")
    head = squeeze(template.render(summary=[_to_html(desk, line, root) for line in brief.summary]))
    blocks = [f"# {brief.title}", *([head] if brief.summary else []), _to_markdown(desk, brief.body, "../" * brief.id.count("/")).strip()]
    if cited:
        evidence = desk.environment.get_template("facts.html.j2").render(
            facts=cited, fact=lambda value: desk.fact_html(value, root)
        )
        blocks += [f"## {_EVIDENCE_HEADING}", squeeze(evidence)]
    description = plain(brief.summary[0]) if brief.summary else f"{brief.title}: {content.site.title}"
    return BriefPage(brief.id, brief.title, description, "\n\n".join(blocks) + "\n", tuple(fact.id for fact in cited))


def plain(text: str) -> str:
    """Return a line of a brief without its links."""
    return re.sub(r"\[([^\[\]]*)\]\([^()]*\)", r"\1", text)


def _cited_facts(dossier: Dossier, brief: Brief) -> list[Fact]:
    text = "\n".join([*brief.summary, brief.body])
    ids = dict.fromkeys(link.id for link in brief_links(text) if link.scheme == "fact")
    return [dossier.content.facts[identity] for identity in ids]


def _to_markdown(desk: Desk, text: str, source_root: str) -> str:
    pieces, position = [], 0
    for link in brief_links(text):
        target = _href(desk, link.scheme, link.id, source_root)
        # Engines follow links between Markdown files, and rewrite them to addresses.
        target = target if target.startswith("#") else f"{target}index.md"
        pieces += [text[position : link.start], f"[{link.text}]({target})"]
        position = link.end
    return "".join([*pieces, text[position:]])


def _to_html(desk: Desk, text: str, root: str) -> list[tuple[str, str]]:
    """Return a line as pairs of text and address, the address empty where the text is no link."""
    pieces, position = [], 0
    for link in brief_links(text):
        pieces += [(text[position : link.start], ""), (link.text, _href(desk, link.scheme, link.id, root))]
        position = link.end
    return [pair for pair in [*pieces, (text[position:], "")] if pair[0]]


def _href(desk: Desk, scheme: str, identity: str, root: str) -> str:
    match scheme:
        case "fact":
            return f"#{fact_anchor(identity)}"
        case "entity":
            return root + desk.addresses.entity_id(identity)
        case "source":
            return root + source_address(identity)
        case _:
            return root + theme_address(identity)
