"""Makes every generated page, puts it into the theme's shell and writes it with what readers take away, and the data files.

The engine renders the theme once for each place in the site, not once for each page; the pages are made on all cores, a
few at a time, so that no more of them is in memory than is being worked on.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from generator.pipeline import BuiltSite
from generator.publish.assemble import to_html
from generator.publish.data import data_files
from generator.publish.fact_forms import FactForms
from generator.publish.head import page_metadata
from generator.publish.near_links import with_near_links
from generator.publish.sheets import Sheet
from generator.publish.shell import Shell
from generator.publish.site_check import Promise
from generator.publish.take_away import page_files, site_files
from generator.publish.workers import spread
from generator.publish.writing import write_files
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


def press(site: BuiltSite, fit: Fit, folder: Path, besides: Iterable[Callable[[], None]] = ()) -> Iterator[PressedPage]:
    """Write every generated page and what is of the whole site below `folder`, and yield what the pages were.

    `fit` gives a page's shell by its metadata; what else takes long is done `besides`. Nothing more is written than what
    was yielded and what is being worked on when the caller stops.
    """
    forms = FactForms(site)
    # What takes longest comes first, so that at the end no core waits for another.
    pieces: list[Callable[[], Iterable[PressedPage] | None]] = [
        *besides,
        lambda: write_files(folder, data_files(site).items()),
        lambda: write_files(folder, site_files(site)),
        *(partial(_written, site, job, fit, forms, folder) for job in site.jobs),
    ]
    for pages in spread(lambda number: pieces[number](), len(pieces)):
        yield from pages or ()


def press_hand_written(site: BuiltSite, folder: Path) -> Iterator[PressedPage]:
    """Write what lies beside the hand-written pages, which the engine has made, and yield what they are."""
    forms = FactForms(site)
    for brief in site.briefs:
        sheet = Sheet(site, brief)
        write_files(folder, page_files(sheet, forms))
        yield PressedPage(Promise(brief.path, ()), brief.title, page_metadata(site, brief)["modified"])


def page_html(site: BuiltSite, page: Page, fit: Fit) -> tuple[str, str]:
    """Return the whole page, and the day it last changed."""
    told = page_metadata(site, page)
    fitting = fit(page, told)
    text = with_near_links(to_html(page), page.path)
    values = {name: told[name] for name in ("title", "description", "linked_data")}
    values |= {"text": text, "contents": fitting.contents, "address": fitting.address}
    return fitting.shell.filled(values), told["modified"]


def _written(site: BuiltSite, job: PageJob, fit: Fit, forms: FactForms, folder: Path) -> list[PressedPage]:
    pressed = []
    for page in job.make():
        html, modified = page_html(site, page, fit)
        sheet = Sheet(site, page)
        write_files(folder, [(f"{sheet.folder}index.html", html.encode()), *page_files(sheet, forms)])
        pressed.append(PressedPage(Promise(page.path, page.anchors), page.title, modified))
    return pressed
