"""The site built from the repository's own content, as it would be published."""

import gzip
import json
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from generator.publish.site_check import BuiltPage, check_site, promises, read_page
from tests.built import all_pages, build_in_memory, tree_of
from tests.html_tree import read_html

MOST_BYTES = 60_000  # issue 2: no page over 60 kB of HTML at this size


@pytest.fixture(scope="module")
def site(real_project: Path) -> Path:
    """Return the folder of the built site."""
    return real_project / "site"


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, BuiltPage]:
    """Return what every HTML file of the site holds, under its path."""
    return {path.relative_to(site).as_posix(): read_page(path) for path in site.rglob("*.html")}


def test_no_page_is_larger_than_60_kb(site: Path) -> None:
    sizes = {path.relative_to(site).as_posix(): path.stat().st_size for path in site.rglob("*.html")}
    assert {name: size for name, size in sizes.items() if size > MOST_BYTES} == {}


def test_the_site_keeps_its_promises_under_its_sub_path(site: Path, real_project: Path) -> None:
    built = build_in_memory(real_project)
    base = urlsplit(built.dossier.content.site.url).path
    assert base.count("/") == 2, "the site is published under a path of its own, and that is what is tried here"
    assert check_site(site, promises(built), base) == []


def test_only_the_page_for_missing_pages_names_the_path_it_is_served_under(pages: dict[str, BuiltPage]) -> None:
    for name, page in pages.items():
        rooted = [address for address in (*page.links, *page.loads) if address.startswith("/")]
        assert (name, rooted) == (name, []) or name == "404.html"


@pytest.mark.parametrize("engine", ["real_project", "real_export"])
@pytest.mark.parametrize(
    ("page", "here"),
    [
        ("about/method", "How it works"),
        ("about/open-questions", "Open questions"),
        ("about/open-questions/2", None),
        ("about/rules/missing-date", None),
    ],
)
def test_the_pages_about_the_site_show_each_other(
    engine: str, page: str, here: str | None, request: pytest.FixtureRequest
) -> None:
    folder: Path = request.getfixturevalue(engine)
    tree = read_html((folder / "site" / page / "index.html").read_text(encoding="utf-8"))
    sections, about = (element for element in tree.all("nav") if "sections" in element.classes)
    assert [link.text for link in sections.all("a") if "aria-current" in link.attributes] == ["About"]
    assert [link.text for link in about.all("a")] == [
        "How it works", "Corrections", "What changed", "Open questions", "Editing guide", "Data model", "Rules",
    ]  # fmt: skip
    assert [link.text for link in about.all("a") if link.attributes.get("aria-current") == "page"] == [here] * bool(
        here
    )
    for link in about.all("a"):
        assert (folder / "site" / page / link.attributes["href"] / "index.html").is_file()


@pytest.mark.parametrize("page", ["", "countries", "countries/germany", "themes/energy", "briefs"])
def test_other_pages_have_one_row_of_sections(page: str, site: Path) -> None:
    tree = read_html((site / page / "index.html").read_text(encoding="utf-8"))
    (sections,) = (element for element in tree.all("nav") if "sections" in element.classes)
    marked = [link.text for link in sections.all("a") if "aria-current" in link.attributes]
    assert marked == [{"": "Home"}.get(page, page.partition("/")[0].capitalize())]


def test_no_page_asks_another_host_for_anything(pages: dict[str, BuiltPage]) -> None:
    for name, page in pages.items():
        assert (name, [load for load in page.loads if urlsplit(load).netloc]) == (name, [])


def test_every_script_of_the_site_is_loaded_or_imported_by_some_page_or_script(site: Path) -> None:
    scripts = {path.name: path for path in (site / "assets" / "javascripts").rglob("*.js")}
    # The home page loads what every page does; two have a script of their own.
    pages = "".join((site / page / "index.html").read_text(encoding="utf-8") for page in ("", "compare", "timeline"))
    sources = "".join(path.read_text(encoding="utf-8") for path in scripts.values())
    # Pages at former addresses load `moved.js`; the real content has none yet.
    assert {name for name in scripts if name not in pages + sources} <= {"moved.js"}


def test_every_page_says_what_it_is_called_and_where_it_stands(site: Path, real_project: Path) -> None:
    built = build_in_memory(real_project)
    address = built.dossier.content.site.url
    listed = (site / "sitemap.xml").read_text(encoding="utf-8")
    for page in all_pages(built):
        assert f"<loc>{address}{page.path}{'/' if page.path else ''}</loc>" in listed
    assert gzip.decompress((site / "sitemap.xml.gz").read_bytes()).decode() == listed


def test_every_address_in_the_published_data_is_one_of_the_site(
    site: Path, real_project: Path, pages: dict[str, BuiltPage]
) -> None:
    address = build_in_memory(real_project).dossier.content.site.url
    facts = json.loads((site / "data" / "v1" / "facts.json").read_bytes())["facts"]
    for fact in facts:
        path, _, anchor = fact["url"].removeprefix(address).partition("#")
        assert anchor in pages[f"{path}index.html"].ids
    assert len(facts) >= 150  # issue 2


def test_every_file_of_the_site_is_of_a_kind_that_a_static_host_serves(site: Path) -> None:
    kinds = {Path(name).suffix for name in tree_of(site)}
    pages_and_data = {".html", ".css", ".js", ".json", ".csv", ".svg", ".png", ".woff2", ".txt", ".xml", ".gz", ".map"}
    search = {".pagefind", ".pf_meta", ".pf_index", ".pf_filter", ".pf_fragment"}
    to_take_away = {".md", ".ics", ".jsonld"}
    assert kinds <= pages_and_data | search | to_take_away
