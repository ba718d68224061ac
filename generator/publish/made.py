"""What was made of the site: the files, the pages that they are, and what all of it was made from."""

from collections.abc import Sequence
from dataclasses import dataclass
from sys import intern
from typing import Any

from generator.publish.site_check import Promise
from generator.render.trace import Read


@dataclass(frozen=True, slots=True)
class PressedPage:
    """What is still known of a page that has been written."""

    promise: Promise
    title: str
    modified: str
    """The day it last changed as an ISO date; empty where that is not recorded."""


@dataclass(frozen=True, slots=True)
class Made:
    """What one piece of work has written."""

    files: tuple[str, ...]
    """Paths below the site's folder."""
    reads: tuple[Read, ...]
    """What was read for it: it is the same as long as that is."""
    pages: tuple[PressedPage, ...] = ()
    content: str = ""
    """A fingerprint of what it was made of in truth, where that is known to be less than what was read."""


def pages_as_json(pages: Sequence[PressedPage]) -> list[Any]:
    """Return `pages` as JSON holds them."""
    return [[page.promise.path, page.promise.anchors, page.title, page.modified] for page in pages]


def pages_of_json(told: Sequence[Any]) -> tuple[PressedPage, ...]:
    """Return the pages that `pages_as_json` told of."""
    # A fact has the same anchor on all pages.
    return tuple(
        PressedPage(Promise(path, tuple(map(intern, anchors))), title, day) for path, anchors, title, day in told
    )
