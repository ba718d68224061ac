"""Makes every generated page, puts it into the theme's shell and writes it with what readers take away, and the data files.

The engine renders the theme once for each place in the site, not once for each page; the pages are made on all cores, a
few at a time, so that no more of them is in memory than is being worked on.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from generator.pipeline import BuiltSite
from generator.publish.assemble import to_html
from generator.publish.data import data_pieces
from generator.publish.head import page_metadata
from generator.publish.kept import Kept
from generator.publish.made import Made, PressedPage
from generator.publish.near_links import with_near_links
from generator.publish.sheets import Sheet
from generator.publish.shell import Shell
from generator.publish.site_check import Promise
from generator.publish.take_away import page_files, site_files
from generator.publish.workers import spread
from generator.publish.writing import write_files, write_pieces
from generator.render.page import Page
from generator.render.pages import PageJob
from generator.render.trace import EVERYTHING
from generator.render.traced import traced

SHELLS = "shells"


@dataclass(frozen=True, slots=True)
class Fitting:
    """The shell that fits a page, and what of the page stands in it besides the text."""

    shell: Shell
    key: str
    """By which the engine knows it, in the table `SHELLS` of what is read."""
    address: str
    """Its full address."""
    contents: str
    """The table of contents as HTML."""


Fit = Callable[[Page, Mapping[str, Any]], Fitting]
"""Gives the shell that fits a page, of which the engine is told so much."""
Write = Callable[[Iterable[tuple[str, bytes]]], list[str]]
"""Writes files below the site's folder, each a path and its bytes, and returns the paths."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Something that is made by itself, under a name that is always the same."""

    name: str
    write: Callable[[], Made]

    @classmethod
    def of_all(cls, name: str, write: Callable[[], Iterable[str]]) -> "Piece":
        """Return a piece that is made from everything; `write` returns the paths that it writes."""
        return cls(name, lambda: Made(tuple(write()), (EVERYTHING,)))


def press(site: BuiltSite, fit: Fit, folder: Path, kept: Kept, besides: Iterable[Piece] = ()) -> Iterator[PressedPage]:
    """Write every generated page and what is of the whole site below `folder`, and yield what the pages were.

    `fit` gives a page's shell by its metadata; what else takes long is done `besides`. What is `kept` of the build before
    is not made again, and what is made is noted there.
    """
    write = partial(write_files, folder, before=kept.before)
    watched = replace(site, desk=traced(site.desk))
    # What takes longest comes first, so that at the end no core waits for another.
    pieces = [
        *besides,
        Piece.of_all("data", lambda: write_pieces(folder, data_pieces(site), kept.before)),
        Piece.of_all("of the site", lambda: write(site_files(site))),
        *(Piece(f"page {job.path}", partial(_written, watched, job, fit, write)) for job in watched.jobs),
    ]
    for fact in site.dossier.content.facts:
        site.desk.entry(fact)  # before processes are forked, which share them
    missing = [piece for piece in pieces if not kept.take(piece.name, folder)]
    for number, made in spread(lambda number: missing[number].write(), len(missing)):
        kept.add(missing[number].name, made)
    for piece in pieces:
        yield from kept.pages(piece.name)


def press_hand_written(site: BuiltSite, folder: Path, before: Path | None = None) -> Iterator[PressedPage]:
    """Write what lies beside the hand-written pages, which the engine has made, and yield what they are.

    What is the same in the site `before` is moved from there.
    """
    for brief in site.briefs:
        write_files(folder, page_files(Sheet(site, brief)), before)
        yield PressedPage(Promise(brief.path, ()), brief.title, page_metadata(site, brief)["modified"])


def page_html(site: BuiltSite, page: Page, fit: Fit) -> tuple[str, str]:
    """Return the whole page, and the day it last changed."""
    told = page_metadata(site, page)
    fitting = fit(page, told)
    site.desk.trace.note((SHELLS, fitting.key))
    text = with_near_links(to_html(page), page.path)
    values = {name: told[name] for name in ("title", "description", "linked_data")}
    values |= {"text": text, "contents": fitting.contents, "address": fitting.address}
    return fitting.shell.filled(values), told["modified"]


def _written(site: BuiltSite, job: PageJob, fit: Fit, write: Write) -> Made:
    files: list[str] = []
    pressed = []

    def make() -> None:
        for page in job.make():
            html, modified = page_html(site, page, fit)
            sheet = Sheet(site, page)
            files.extend(write([(f"{sheet.folder}index.html", html.encode()), *page_files(sheet)]))
            pressed.append(PressedPage(Promise(page.path, page.anchors), page.title, modified))

    _, reads = site.desk.trace.noted(make)
    site.desk.trace.reads.clear()  # nobody asks what all pages together have read
    return Made(tuple(files), reads, tuple(pressed))
