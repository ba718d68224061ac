"""A hand-written page has the address of a page that is made from records.

One of the two would be lost without a word. Give the file another name or folder.
"""

from collections.abc import Iterator

from generator.model.content import Content
from generator.model.entity import ENTITY_TYPES
from generator.problem import Location, Problem

FOLDERS = {
    *(kind.folder for kind in ENTITY_TYPES),
    "a-z",
    "changes",
    "compare",
    "differences",
    "figures",
    "map",
    "roles",
}
"""Folders at the root of the site in which every page is made from records."""
FOLDERS |= {"search", "sources", "themes", "timeline"}
PAGES = {"about/data-model", "about/open-questions", "about/rules"}
"""Other such pages; what lies below them is theirs, too."""
_EVIDENCE = "facts"  # the pages behind a brief: `briefs/x/facts/`


def check(content: Content) -> Iterator[Problem]:
    """Yield a problem for each page whose address is taken."""
    for identity, brief in content.briefs.items():
        first, _, _ = identity.partition("/")
        above, _, last = identity.rpartition("/")
        is_taken = (
            first in FOLDERS
            or any(f"{identity}/".startswith(f"{page}/") for page in PAGES)
            or (above in content.briefs and last == _EVIDENCE)
            or identity in {"briefs", "index"}
        )
        if is_taken:
            message = f"the page at {identity}/ is made from records"
            place = Location(content.locate(brief).file)
            yield Problem(place, "brief-address-taken", message, hint="give the file another name or folder")
