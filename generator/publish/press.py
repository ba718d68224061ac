"""Makes every generated page, puts it into the theme's shell and writes it with what readers take away, and the data files.

The engine renders the theme once for each place in the site, not once for each page; the pages are made on all cores, a
few at a time, so that no more of them is in memory than is being worked on.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.pipeline import BuiltSite
from generator.publish.assemble import to_html
from generator.publish.data import data_pieces
from generator.publish.head import page_metadata
from generator.publish.near_links import with_near_links
from generator.publish.sheets import Sheet
from generator.publish.shell import Shell
from generator.publish.site_check import Promise
from generator.publish.take_away import page_files, site_files
from generator.publish.workers import spread
from generator.publish.writing import write_files, write_pieces
from generator.render.page import Page
from generator.render.pages import PageJob


@dataclass(frozen=True, slots=True)
class Fitting:
    """The shell that fits a page, and what of the page stands in it besides the text."""

    shell: Shell
    address: str
    """Its full address."""
    contents: str
    """The table of contents as HTML."""


@dataclass(frozen=True, slots=True)
class PressedPage:
    """What is still known of a page that has been written."""

    promise: Promise
    title: str
    modified: str
    """The day it last changed as an ISO date; empty where that is not recorded."""


Fit = Callable[[Page, Mapping[str, Any]], Fitting]
"""Gives the shell that fits a page, of which the engine is told so much."""
Work = Callable[[], object]
"""Writes some files of the site."""


def press(site: BuiltSite, fit: Fit, folder: Path, besides: Sequence[Work] = ()) -> Iterator[PressedPage]:
    """Write every generated page and what is of the whole site below `folder`, and yield what the pages were.

    `fit` gives a page's shell by its metadata; what else takes long is done `besides`.
    """
    # What takes longest comes first, so that at the end no core waits for another.
    others: list[Work] = [
        *besides,
        lambda: write_pieces(folder, data_pieces(site)),
        lambda: write_files(folder, site_files(site)),
    ]
    jobs = site.jobs
    for fact in site.dossier.content.facts:
        site.desk.entry(fact)  # before processes are forked, which share them

    def work(number: int) -> tuple[PressedPage, ...]:
        if number < len(others):
            others[number]()
            return ()
        return _written(site, jobs[number - len(others)], fit, folder)

    done = dict(spread(work, len(others) + len(jobs)))
    for number in sorted(done):
        yield from done[number]


def press_hand_written(site: BuiltSite, folder: Path) -> Iterator[PressedPage]:
    """Write what lies beside the hand-written pages, which the engine has made, and yield what they are."""
    for brief in site.briefs:
        write_files(folder, page_files(Sheet(site, brief)))
        yield PressedPage(Promise(brief.path, ()), brief.title, page_metadata(site, brief)["modified"])


def page_html(site: BuiltSite, page: Page, fit: Fit) -> tuple[str, str]:
    """Return the whole page, and the day it last changed."""
    told = page_metadata(site, page)
    fitting = fit(page, told)
    text = with_near_links(to_html(page), page.path)
    values = {name: told[name] for name in ("title", "description", "linked_data")}
    values |= {"text": text, "contents": fitting.contents, "address": fitting.address}
    return fitting.shell.filled(values), told["modified"]


def _written(site: BuiltSite, job: PageJob, fit: Fit, folder: Path) -> tuple[PressedPage, ...]:
    pressed = []
    for page in job.make():
        html, modified = page_html(site, page, fit)
        sheet = Sheet(site, page)
        write_files(folder, [(f"{sheet.folder}index.html", html.encode()), *page_files(sheet)])
        pressed.append(PressedPage(Promise(page.path, page.anchors), page.title, modified))
    return tuple(pressed)
