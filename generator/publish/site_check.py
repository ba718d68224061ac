"""Walks a built site and holds it to its promises, trusting no engine's own checks.

Every page, anchor and fact must be there, every internal link must lead somewhere, and nothing may be requested from
another host.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from posixpath import normpath
from urllib.parse import unquote, urlsplit

from selectolax.lexbor import LexborHTMLParser

from generator.pipeline import BuiltSite

_CSS_LOAD = re.compile(r"""url\(\s*["']?([^"')\s]+)|@import\s+["']([^"']+)""", re.IGNORECASE)
_LOADING = {
    ("script", "src"), ("img", "src"), ("iframe", "src"), ("source", "src"), ("video", "src"), ("video", "poster"),
    ("audio", "src"), ("embed", "src"), ("object", "data"), ("input", "src"), ("track", "src"), ("use", "href"),
    ("use", "xlink:href"), ("image", "href"), ("image", "xlink:href"),
}  # fmt: skip
# The elements that can be led to, lead or load; of selectors with commas between them each would count by itself.
_TOLD = ":is([id], a[href], link, [src], [srcset], [imagesrcset], [poster], [style], object, use, image)"
# Lists of addresses, each with its width or density: `small.png 1x, large.png 2x`.
_CHOICES = {("img", "srcset"), ("source", "srcset"), ("link", "imagesrcset")}
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


def check_site(folder: Path, expected: Iterable[Promise], base: str = "/") -> list[str]:
    """Return what is wrong with the site built in `folder`, a sentence each; nothing if it keeps every promise.

    `base` is the path it is served under; links from the root of the host are held to start with it.
    """
    pages = {path.relative_to(folder).as_posix(): read_page(path) for path in sorted(folder.rglob("*.html"))}
    faults = list(_broken_promises(pages, expected))
    for name, page in pages.items():
        faults += [f"{name}: the id {identity!r} stands twice" for identity in sorted(page.doubled_ids)]
        faults += [f"{name}: loads {load} from another host" for load in page.loads if _is_foreign(load)]
        for target in (*page.links, *(load for load in page.loads if not _is_foreign(load))):
            faults += _dead_link(folder, pages, name, target, base)
    for sheet in sorted(folder.rglob("*.css")):
        name = sheet.relative_to(folder).as_posix()
        for load in _css_loads(sheet.read_text(encoding="utf-8")):
            faults += [f"{name}: loads {load} from another host"] if _is_foreign(load) else []
            faults += [] if _is_foreign(load) else _dead_link(folder, pages, name, load, base)
    return faults


def read_page(path: Path) -> BuiltPage:
    """Return what the HTML file at `path` holds, as a browser reads it."""
    page, tree = BuiltPage(), LexborHTMLParser(path.read_text(encoding="utf-8"))
    for node in tree.css(_TOLD):
        _take(page, str(node.tag), {name: value or "" for name, value in node.attributes.items()})
    for node in tree.css("style"):
        page.loads += _css_loads(node.text())
    return page


def _take(page: BuiltPage, tag: str, values: dict[str, str]) -> None:
    """Note what one element is called, leads to and loads."""
    identity = values.get("id")
    if identity:
        (page.doubled_ids if identity in page.ids else page.ids).add(identity)
    if tag == "a" and "href" in values:
        page.links.append(values["href"])
    if tag == "link" and "href" in values:
        named = _NAMING & set(values.get("rel", "").split())
        # What a page names must be there too; an address of another host is let be, as in any link.
        (page.links if named else page.loads).append(values["href"])
    page.loads += [value for name, value in values.items() if (tag, name) in _LOADING and value]
    for name, value in values.items():
        if (tag, name) in _CHOICES:
            page.loads += [choice.split()[0] for choice in value.split(",") if choice.strip()]
    page.loads += _css_loads(values.get("style", ""))


def address_of(path: str) -> str:
    """Return the HTML file that serves the page at `path`."""
    return f"{path}/index.html".lstrip("/")


def _broken_promises(pages: dict[str, BuiltPage], expected: Iterable[Promise]) -> Iterator[str]:
    for promise in expected:
        page = pages.get(address_of(promise.path))
        if page is None:
            yield f"{address_of(promise.path)}: the page is missing"
            continue
        for anchor in promise.anchors:
            if anchor not in page.ids:
                yield f"{address_of(promise.path)}: the anchor {anchor!r} is missing"


def _dead_link(folder: Path, pages: dict[str, BuiltPage], name: str, target: str, base: str) -> Iterator[str]:
    parts = urlsplit(target)
    if parts.scheme or parts.netloc:
        return
    path = unquote(parts.path)
    if path.startswith("/"):
        if not path.startswith(base):
            yield f"{name}: {target} leaves the folder {base} the site is served under"
            return
        path = path[len(base) :]
    elif path:
        path = normpath(f"{name}/../{path}") + ("/" if path.endswith(("/", "..")) else "")
    else:
        path = name
    file = path.removeprefix("./")
    if path.endswith("/") or file in {"", "."}:
        file = f"{file.rstrip('/')}/index.html".lstrip("/").removeprefix("./")
    if file.startswith("..") or not (folder / file).is_file():
        yield f"{name}: {target} leads nowhere"
    elif parts.fragment and file in pages:
        fragment = unquote(parts.fragment).partition(":~:")[0]
        if fragment and fragment not in pages[file].ids:
            yield f"{name}: {target} leads to no anchor"


def _css_loads(style: str) -> list[str]:
    return [match[1] or match[2] for match in _CSS_LOAD.finditer(style)]


def _is_foreign(address: str) -> bool:
    parts = urlsplit(address)
    return bool(parts.netloc) or parts.scheme not in {"", "data"}
