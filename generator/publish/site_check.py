"""Walks a built site and holds it to its promises, trusting no engine's own checks.

Every page, anchor and fact must be there, every internal link must lead somewhere, and nothing may be requested from
another host.
"""

import os
import re
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from posixpath import normpath
from urllib.parse import unquote, urlsplit

from selectolax.lexbor import LexborHTMLParser

from generator.pipeline import BuiltSite
from generator.publish.workers import spread

_CSS_LOAD = re.compile(r"""url\(\s*["']?([^"')\s]+)|@import\s+["']([^"']+)""", re.IGNORECASE)
# By element, the attributes whose value is loaded.
_LOADING = {
    "script": ("src",), "img": ("src",), "iframe": ("src",), "source": ("src",), "video": ("src", "poster"),
    "audio": ("src",), "embed": ("src",), "object": ("data",), "input": ("src",), "track": ("src",),
    "use": ("href", "xlink:href"), "image": ("href", "xlink:href"),
}  # fmt: skip
# The elements that can load something; of selectors with commas between them each would count by itself.
_LOADERS = ":is(link[href], [src], [srcset], [imagesrcset], [poster], [style], style, object, use, image)"
# Lists of addresses, each with its width or density: `small.png 1x, large.png 2x`.
_CHOICES = {"img": "srcset", "source": "srcset", "link": "imagesrcset"}
# With these an address names its host.
_ELSEWHERE = ("https://", "http://")
_MOST_KEPT = 100_000
# Browsers leave these out of an address before they look for its scheme.
_LEFT_OUT = re.compile(r"[\x00-\x20\x7f]+")
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_LINKED = {"http", "https", "mailto"}
# What no file is called.
_OUTSIDE, _OUTSIDE_BELOW = "*outside", "*below"
# `link` elements of these kinds name something without loading it.
_NAMING = {"canonical", "alternate", "prev", "next", "license", "author"}


@dataclass(frozen=True, slots=True)
class Promise:
    """A page that must exist, with its anchors."""

    path: str
    anchors: tuple[str, ...]


@dataclass
class BuiltPage:
    """What one HTML file holds."""

    links: list[str] = field(default_factory=list)
    loads: list[str] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    doubled_ids: set[str] = field(default_factory=set)


def promises(site: BuiltSite) -> list[Promise]:
    """Return the pages and anchors that the site must have."""
    pages = [Promise(page.path, page.anchors) for page in site.pages]
    return [*pages, *(Promise(brief.path, ()) for brief in site.briefs)]


@dataclass(frozen=True, slots=True)
class _Look:
    """What one look at a page found, small enough to keep for every page of a site."""

    faults: tuple[str, ...]
    leads_to: "array[int]"
    """The marks of the files and anchors that its links need."""
    places: "array[int]"
    """The marks of its own anchors."""


def check_site(folder: Path, expected: Iterable[Promise], base: str = "/") -> list[str]:
    """Return what is wrong with the site built in `folder`, a sentence each; nothing if it keeps every promise.

    `base` is the path it is served under; links from the root of the host are held to start with it.
    """
    files = set(_files_below(str(folder)))
    names = sorted(name for name in files if name.endswith(".html"))
    promised = {address_of(promise.path): promise.anchors for promise in expected}
    faults = [f"{name}: the page is missing" for name in promised if name not in files]

    def look(number: int) -> _Look:
        return _look(folder, names[number], promised.get(names[number], ()), base)

    looks = dict(spread(look, len(names)))
    missing = set().union(*(look.leads_to for look in looks.values()))
    missing.difference_update(_mark(name) for name in files)
    for each in looks.values():
        missing.difference_update(each.places)
    for name, each in ((name, looks[number]) for number, name in enumerate(names)):
        faults += each.faults
        if not missing.isdisjoint(each.leads_to):
            page = read_page(folder / name)
            targets = (*page.links, *(load for load in page.loads if not _is_foreign(load)))
            faults += [fault for target in targets for fault in _dead_link(folder, name, target, base)]
    for name in sorted(name for name in files if name.endswith(".css")):
        for load in _css_loads((folder / name).read_text(encoding="utf-8")):
            faults += [f"{name}: loads {load} from another host"] if _is_foreign(load) else []
            faults += [] if _is_foreign(load) else _dead_link(folder, name, load, base)
    return faults


def _files_below(folder: str, address: str = "") -> Iterator[str]:
    """Yield the path of every file, below the folder that was asked for first."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                yield from _files_below(entry.path, f"{address}{entry.name}/")
            elif entry.is_file():
                yield f"{address}{entry.name}"


def _look(folder: Path, name: str, anchors: Iterable[str], base: str) -> _Look:
    """Look at the page `name`, which promises these anchors."""
    page = read_page(folder / name)
    faults = [f"{name}: the anchor {anchor!r} is missing" for anchor in anchors if anchor not in page.ids]
    faults += [f"{name}: the id {identity!r} stands twice" for identity in sorted(page.doubled_ids)]
    faults += [f"{name}: loads {load} from another host" for load in page.loads if _is_foreign(load)]
    faults += [f"{name}: the link {link!r} may run something" for link in page.links if not _is_plain_link(link)]
    leads_to: set[int] = set()
    above = _folders_above(name)
    for target in {*page.links, *(load for load in page.loads if not _is_foreign(load))}:
        leads_to.update(_needed(name, above, target, base))
    places = (_mark(name, identity) for identity in page.ids)
    return _Look(tuple(faults), array("q", leads_to), array("q", places))


def _needed(name: str, above: Sequence[str], target: str, base: str) -> tuple[int, ...]:
    """Return the marks of what a link from the page `name` needs; `above` are the folders that it lies in, its own first."""
    if target.startswith(_ELSEWHERE):
        return ()
    # Most links go up some folders: from the root they read the same on every page.
    climbed = 0
    while target.startswith("../", 3 * climbed):
        climbed += 1
    if 0 < climbed < len(above):
        return _needed_from_root(above[climbed] + target[3 * climbed :], base)
    return _marks(_resolved(name, target, base))


def _folders_above(name: str) -> list[str]:
    """Return the folder that the page lies in and each above it, up to the root, which is empty."""
    folders = name.split("/")[:-1]
    return ["".join(f"{folder}/" for folder in folders[:count]) for count in range(len(folders), -1, -1)]


@lru_cache(maxsize=_MOST_KEPT)
def _needed_from_root(target: str, base: str) -> tuple[int, ...]:
    return _marks(_resolved("index.html", f"./{target}", base))


def _marks(resolved: tuple[str | None, str]) -> tuple[int, ...]:
    file, fragment = resolved
    if file is None:
        return ()
    return (_mark(file), _mark(file, fragment)) if file.endswith(".html") else (_mark(file),)


def _mark(file: str, anchor: str = "") -> int:
    """Return what stands for a file or an anchor in it, in this run; of 64 bits, so that no two share one by chance."""
    return hash((file, anchor))


def read_page(path: Path) -> BuiltPage:
    """Return what the HTML file at `path` holds, as a browser reads it."""
    page, tree = BuiltPage(), LexborHTMLParser(path.read_text(encoding="utf-8"))
    ids = [identity for node in tree.css("[id]") if (identity := node.id)]
    page.ids.update(ids)
    if len(page.ids) < len(ids):
        page.doubled_ids.update(identity for identity, count in Counter(ids).items() if count > 1)
    page.links = [node.attributes["href"] or "" for node in tree.css("a[href], area[href]")]
    for node in tree.css(_LOADERS):
        _take(page, str(node.tag), node.attributes)
        if node.tag == "style":
            page.loads += _css_loads(node.text())
    return page


def _take(page: BuiltPage, tag: str, values: dict[str, str | None]) -> None:
    """Note what one element names and loads; an attribute without a value has None."""
    if tag == "link" and "href" in values:
        named = _NAMING & set((values.get("rel") or "").split())
        # What a page names must be there too; an address of another host is let be, as in any link.
        (page.links if named else page.loads).append(values["href"] or "")
    page.loads += [value for name in _LOADING.get(tag, ()) if (value := values.get(name))]
    if choices := values.get(_CHOICES.get(tag, "")):
        page.loads += [choice.split()[0] for choice in choices.split(",") if choice.strip()]
    if style := values.get("style"):
        page.loads += _css_loads(style)


def address_of(path: str) -> str:
    """Return the HTML file that serves the page at `path`."""
    return f"{path}/index.html".lstrip("/")


def _dead_link(folder: Path, name: str, target: str, base: str) -> Iterator[str]:
    file, fragment = _resolved(name, target, base)
    if file is None:
        return
    if file == _OUTSIDE:
        yield f"{name}: {target} leaves the folder {base} the site is served under"
    elif not (folder / file).is_file():
        yield f"{name}: {target} leads nowhere"
    elif fragment and file.endswith(".html") and fragment not in read_page(folder / file).ids:
        yield f"{name}: {target} leads to no anchor"


def _resolved(name: str, target: str, base: str) -> tuple[str | None, str]:
    """Return the file that `target` leads to from the page `name`, and the anchor in it; None for another host."""
    parts = urlsplit(target)
    if parts.scheme or parts.netloc:
        return None, ""
    path = unquote(parts.path)
    if path.startswith("/"):
        if not path.startswith(base):
            return _OUTSIDE, ""
        path = path[len(base) :]
    elif path:
        path = normpath(f"{name}/../{path}") + ("/" if path.endswith(("/", "..")) else "")
    else:
        path = name
    file = path.removeprefix("./")
    if path.endswith("/") or file in {"", "."}:
        file = f"{file.rstrip('/')}/index.html".lstrip("/").removeprefix("./")
    # What leads out of the folder is no file of the site, whatever stands there.
    file = _OUTSIDE_BELOW if file.startswith("..") else file
    return file, unquote(parts.fragment).partition(":~:")[0]


def _is_plain_link(address: str) -> bool:
    """Tell whether a link leads to a page, a file or a mail address, as a browser reads it."""
    scheme = _SCHEME.match(_LEFT_OUT.sub("", address).replace("\\", "/"))
    return scheme is None or scheme[1].lower() in _LINKED


def _css_loads(style: str) -> list[str]:
    return [match[1] or match[2] for match in _CSS_LOAD.finditer(style)]


def _is_foreign(address: str) -> bool:
    parts = urlsplit(address)
    return bool(parts.netloc) or parts.scheme not in {"", "data"}
