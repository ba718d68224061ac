from pathlib import Path
from urllib.parse import urlsplit

import pytest

from generator.pipeline import BuiltSite
from generator.publish.site_check import Promise, check_site, promises
from tests.built import all_pages

BASE = "/briefing/"
PROMISES = [Promise("", ("latest",)), Promise("countries/norland", ("fact-one", "title"))]
GOOD = {
    "index.html": """<!doctype html><html><head><title>x</title>
        <link rel="canonical" href="https://example.org/briefing/"><link rel="stylesheet" href="assets/site.css">
        <style>body { background: url(assets/mark.svg) }</style></head>
        <body><h2 id="latest">Latest</h2><a href="countries/norland/#fact-one">One</a> <a href="#latest">Here</a>
        <a href="https://example.com/">Out</a> <a href="mailto:a@example.com">Write</a> <a href="">Again</a>
        <img src="assets/mark.svg" alt="" srcset="assets/mark.svg 1x, assets/mark.svg 2x">
        <img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" alt=""></body></html>""",
    "countries/norland/index.html": """<h1 id="title">Norland</h1><article id="fact-one">One.</article>
        <a href="../../">Home</a> <a href="../..">Home</a> <a href="/briefing/">Home</a> <a href="./">Here</a>
        <a href="/briefing/countries/norland/#fact-one">One</a> <a href="../../data.json">Data</a>
        <a href="#fact-one:~:text=One">One</a> <a href="?q=1">Query</a>""",
    "404.html": '<a href="/briefing/countries/norland/">Norland</a>',
    "assets/site.css": "@font-face { src: url('fonts/serif.woff2') } p { background: url( ../assets/mark.svg ) }",
    "assets/fonts/serif.woff2": "",
    "assets/mark.svg": "<svg/>",
    "data.json": "{}",
}


def faults(folder: Path, **changes: str) -> list[str]:
    """Return the faults of the good site with files changed: each key names a file, what it gives is added to it."""
    names = {"page": "countries/norland/index.html", "home": "index.html", "css": "assets/site.css"}
    for name, text in GOOD.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    for key, text in changes.items():
        path = folder / names[key]
        path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")
    return check_site(folder, PROMISES, BASE)


def test_a_good_site_has_no_fault(tmp_path: Path) -> None:
    assert faults(tmp_path) == []


LINKS = {
    "dead-link": ('<a href="../sudland/">', "countries/norland/index.html: ../sudland/ leads nowhere"),
    "folder-without-a-page": ('<a href="../">', "countries/norland/index.html: ../ leads nowhere"),
    "dead-fragment": ('<a href="#fact-two">', "countries/norland/index.html: #fact-two leads to no anchor"),
    "dead-fragment-elsewhere": (
        '<a href="../../#newest">',
        "countries/norland/index.html: ../../#newest leads to no anchor",
    ),
    "outside-the-base": (
        '<a href="/countries/norland/">',
        "countries/norland/index.html: /countries/norland/ leaves the folder /briefing/ the site is served under",
    ),
    "out-of-the-folder": ('<a href="../../../other/">', "countries/norland/index.html: ../../../other/ leads nowhere"),
    "through-the-root": ('<a href="../../x/">', "countries/norland/index.html: ../../x/ leads nowhere"),
    "through-the-root-to-an-address": (
        '<a href="../../https://elsewhere.example/">',
        "countries/norland/index.html: ../../https://elsewhere.example/ leads nowhere",
    ),
    "doubled-id": ('<p id="fact-one">', "countries/norland/index.html: the id 'fact-one' stands twice"),
    "missing-image": ('<img src="x.png">', "countries/norland/index.html: x.png leads nowhere"),
    "missing-srcset": (
        '<img srcset="../../assets/mark.svg 1x, x.png 2x">',
        "countries/norland/index.html: x.png leads nowhere",
    ),
}


@pytest.mark.parametrize("name", LINKS)
def test_a_broken_link_is_found(tmp_path: Path, name: str) -> None:
    planted, fault = LINKS[name]
    assert faults(tmp_path, page=planted) == [fault]


LOADS = [
    '<script src="{}"></script>',
    '<img src="{}" alt="">',
    '<img srcset="../../assets/mark.svg 1x, {} 2x" alt="">',
    '<picture><source srcset="{}"></picture>',
    '<iframe src="{}"></iframe>',
    '<link rel="stylesheet" href="{}">',
    '<link rel="preconnect" href="{}">',
    '<link rel="preload" as="image" imagesrcset="{} 2x">',
    '<video poster="{}"></video>',
    '<video><source src="{}"><track src="{}"></video>',
    '<object data="{}"></object>',
    '<svg><use href="{}#x"></use></svg>',
    '<svg><image xlink:href="{}"></image></svg>',
    '<p style="background: url({})">x</p>',
    '<style>@import "{}";</style>',
    '<style>@IMPORT URL( "{}" );</style>',
    "<style>p {{ background: url('{}') }}</style>",
]


HOSTS = ["https://elsewhere.example/x", "//elsewhere.example/x", "http://elsewhere.example/x"]


@pytest.mark.parametrize("planted", LOADS)
def test_what_a_page_loads_from_another_host_is_found(tmp_path: Path, planted: str) -> None:
    for host in HOSTS:
        found = faults(tmp_path, page=planted.replace("{}", host).replace("{{", "{").replace("}}", "}"))
        assert found, host
        assert all(fault.startswith(f"countries/norland/index.html: loads {host}") for fault in found)
        assert all(fault.endswith(" from another host") for fault in found)


SHEETS = [
    "@import 'https://elsewhere.example/x';",
    "@import url(https://elsewhere.example/x) screen;",
    '@import url("https://elsewhere.example/x");',
    "@font-face { src: local(Serif), url(https://elsewhere.example/x) format('woff2') }",
    "p{background:URL( '//elsewhere.example/x' )}",
]


@pytest.mark.parametrize("planted", SHEETS)
def test_what_a_style_sheet_loads_from_another_host_is_found(tmp_path: Path, planted: str) -> None:
    (fault,) = faults(tmp_path, css=planted)
    assert fault.startswith("assets/site.css: loads ")
    assert fault.endswith("//elsewhere.example/x from another host")


def test_a_font_that_is_not_there_is_found(tmp_path: Path) -> None:
    planted = "@font-face { src: url(fonts/sans.woff2) }"
    assert faults(tmp_path, css=planted) == ["assets/site.css: fonts/sans.woff2 leads nowhere"]


def test_a_missing_page_and_a_missing_anchor_are_found(tmp_path: Path) -> None:
    faults(tmp_path)
    promised = [*PROMISES, Promise("countries/sudland", ()), Promise("", ("newest", "latest"))]
    assert check_site(tmp_path, promised, BASE) == [
        "countries/sudland/index.html: the page is missing",
        "index.html: the anchor 'newest' is missing",
    ]


def test_a_built_site_keeps_every_promise(miniature_project: Path, miniature: BuiltSite) -> None:
    base = urlsplit(miniature.dossier.content.site.url).path
    assert check_site(miniature_project / "site", promises(miniature), base) == []


def test_every_page_and_every_fact_is_promised(miniature: BuiltSite) -> None:
    promised = {promise.path: promise.anchors for promise in promises(miniature)}
    assert set(promised) == {page.path for page in all_pages(miniature)}
    for fact in miniature.dossier.content.facts.values():
        path, _, anchor = miniature.desk.addresses.fact(fact).partition("#")
        assert anchor in promised[path.strip("/")]


def test_a_built_site_from_which_something_is_taken_is_at_fault(
    tmp_path: Path, miniature_project: Path, miniature: BuiltSite
) -> None:
    page = miniature_project / "site" / "people" / "mira-holm" / "index.html"
    target = tmp_path / "people" / "mira-holm" / "index.html"
    target.parent.mkdir(parents=True)
    target.write_text(page.read_text(encoding="utf-8").replace("fact-documents-in-force", "other"), encoding="utf-8")
    found = check_site(tmp_path, [p for p in promises(miniature) if p.path == "people/mira-holm"])
    assert "people/mira-holm/index.html: the anchor 'fact-documents-in-force' is missing" in found
