"""The facts behind a hand-written page, in the order it cites them: what its links lead to."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from generator.derive.mix import SourceMix
from generator.model.brief import Brief
from generator.model.fact import Fact
from generator.render.addresses import part_path, parts
from generator.render.desk import Desk
from generator.render.fact_view import Link
from generator.render.mix_view import MixView, mix_view
from generator.render.page import Page, fact_anchor, root_of
from generator.render.part_links import part_links

FOLDER = "facts/"


@dataclass(frozen=True)
class EvidenceView:
    """What a part of the page shows."""

    brief: Link
    mix: MixView
    facts: tuple[Fact, ...]
    part: int
    part_links: tuple[Link, ...]


def cited_facts(desk: Desk, brief: Brief) -> tuple[Fact, ...]:
    """Return the facts that `brief` links to, in the order of the first links."""
    return tuple(desk.dossier.content.facts[identity] for identity in desk.dossier.facts_cited_in[brief.id])


def evidence_addresses(desk: Desk, brief: Brief) -> Mapping[str, str]:
    """Return for each cited fact its address, relative to the page of `brief`: part and anchor."""
    return {
        fact.id: f"{part_path(FOLDER, number)}#{fact_anchor(fact.id)}"
        for number, part in enumerate(_parts(desk, brief), start=1)
        for fact in part
    }


def evidence_pages(desk: Desk, brief: Brief) -> Iterator[Page]:
    """Yield the page of the facts behind `brief`, in as many parts as they need; none if it cites none."""
    divided = _parts(desk, brief)
    mix = desk.dossier.mix_of(cited_facts(desk, brief))
    for number in range(1, len(divided) + 1) if divided[0] else ():
        yield _page(desk, brief, divided, number, mix)


def _parts(desk: Desk, brief: Brief) -> list[tuple[Fact, ...]]:
    return parts(cited_facts(desk, brief), lambda _: True)


def _page(desk: Desk, brief: Brief, divided: list[tuple[Fact, ...]], number: int, mix: SourceMix) -> Page:
    address = f"{brief.id}/{FOLDER}"
    path = part_path(address, number).rstrip("/")
    root = root_of(path)
    shown = divided[number - 1]
    view = EvidenceView(
        brief=Link(brief.title, f"{root}{brief.id}/"),
        mix=mix_view(desk, mix, root),
        facts=shown,
        part=number,
        part_links=part_links(root + address, len(divided), number),
    )
    title = f"Facts behind “{brief.title}”" + (f", part {number}" if number > 1 else "")
    description = f"Every fact that “{brief.title}” rests on, with its sources."
    page = desk.page(
        "evidence.html.j2",
        path,
        view,
        title=title,
        description=description,
        kind="evidence",
        facts=shown,
        are_in_full=True,
    )
    return replace(page, trail=(*page.trail, (view.brief.text, view.brief.href)))
