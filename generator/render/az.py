"""The A–Z page: every page about something, under each name by which it may be looked for."""

import unicodedata
from collections import defaultdict
from dataclasses import dataclass

from generator.render.desk import Desk
from generator.render.fact_view import Link
from generator.render.labels import KINDS
from generator.render.page import Page, root_of

ADDRESS = "a-z"


@dataclass(frozen=True, slots=True)
class Name:
    """A name in the alphabet: where it leads, what kind of thing it names, and its chief name if it is another."""

    link: Link
    kind: str
    chief: str


@dataclass(frozen=True)
class AlphabetView:
    """What the page shows: letters with their names."""

    letters: tuple[tuple[str, tuple[Name, ...]], ...]


def alphabet_page(desk: Desk) -> Page:
    """Return the A–Z page."""
    root = root_of(ADDRESS)
    letters: dict[str, list[Name]] = defaultdict(list)
    for entity in desk.dossier.content.entities.values():
        href = desk.link(entity, root).href
        for name in entity.names:
            chief = "" if name == entity.name else entity.name
            letters[_letter(name)].append(Name(Link(name, href), KINDS[entity.kind][0], chief))
    view = AlphabetView(
        tuple(
            (letter, tuple(sorted(names, key=lambda name: (_folded(name.link.text), name.link.text, name.link.href))))
            for letter, names in sorted(letters.items())
        )
    )
    description = "Every country, organisation, event, agreement, project and person, under each of its names."
    return desk.page("a_z.html.j2", ADDRESS, view, title="A–Z", description=description, kind="index")


def _letter(name: str) -> str:
    first = _folded(name)[:1].upper()
    return first if first.isalpha() else "0–9"


def _folded(text: str) -> str:
    """Return text as it is sorted: without diacritics and capitals, and without a leading article."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)).casefold()
    return plain.removeprefix("the ")
