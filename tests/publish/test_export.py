import re
import shutil
from pathlib import Path

import pytest
import yaml

from generator.pipeline import BuiltSite
from generator.publish.data import data_files
from generator.publish.export import export
from tests.built import MINIATURE, REPOSITORY, all_pages, build_in_memory, tree_of
from tests.html_tree import Element, content_area, read_html

FACTS = "fact-"
ENGINE = "__"  # how engines mark the ids that are theirs, such as `__skip`


def pages_of(site: Path) -> dict[str, Element]:
    """Return the content area of every page of a built site but the 404, under its path."""
    paths = {path.relative_to(site).as_posix(): path for path in site.rglob("*.html")}
    paths.pop("404.html")
    return {name: content_area(read_html(path.read_text(encoding="utf-8"))) for name, path in paths.items()}


def ids_of(page: Element) -> list[str]:
    """Return the ids of a page's own content, sorted."""
    return sorted(element.identity for element in page if element.identity and not element.identity.startswith(ENGINE))


@pytest.fixture(scope="module")
def with_mkdocs(real_project: Path) -> dict[str, Element]:
    """Return the pages of the real site as MkDocs builds it."""
    return pages_of(real_project / "site")


@pytest.fixture(scope="module")
def with_zensical(real_export: Path) -> dict[str, Element]:
    """Return the pages of the real site as Zensical builds its export."""
    return pages_of(real_export / "site")


def test_mkdocs_and_zensical_give_the_same_addresses(
    with_mkdocs: dict[str, Element], with_zensical: dict[str, Element]
) -> None:
    assert len(with_mkdocs) > 100
    assert set(with_zensical) == set(with_mkdocs)


def test_mkdocs_and_zensical_give_the_same_anchors_on_every_page(
    with_mkdocs: dict[str, Element], with_zensical: dict[str, Element]
) -> None:
    for name, page in with_mkdocs.items():
        assert (name, ids_of(with_zensical[name])) == (name, ids_of(page))


def test_mkdocs_and_zensical_give_the_same_facts_on_every_page(
    with_mkdocs: dict[str, Element], with_zensical: dict[str, Element], real_project: Path
) -> None:
    shown: set[str] = set()
    for name, page in with_mkdocs.items():
        facts = [identity for identity in ids_of(page) if identity.startswith(FACTS)]
        assert (name, [i for i in ids_of(with_zensical[name]) if i.startswith(FACTS)]) == (name, facts)
        shown |= set(facts)
    content = build_in_memory(real_project).dossier.content
    assert shown == {f"{FACTS}{identity}" for identity in content.facts}


def test_mkdocs_and_zensical_show_the_same_words(
    with_mkdocs: dict[str, Element], with_zensical: dict[str, Element]
) -> None:
    for name, page in with_mkdocs.items():
        headings = [heading.text.removesuffix("¶") for heading in page.all("h1", "h2", "h3")]
        assert (name, [h.text.removesuffix("¶") for h in with_zensical[name].all("h1", "h2", "h3")]) == (name, headings)
        # What can be taken away stands in the article of the page, and an export has no renditions in Markdown.
        facts, others = (
            [article.text for article in tree.all("article") if article.attributes.get("class", "").startswith("fact")]
            for tree in (page, with_zensical[name])
        )
        assert (name, others) == (name, facts)


@pytest.fixture(scope="module")
def exported(miniature: BuiltSite, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the export of the miniature."""
    folder = tmp_path_factory.mktemp("exported")
    assert export(miniature, REPOSITORY, folder) == len(miniature.pages) + len(miniature.briefs)
    return folder


def test_an_export_holds_a_markdown_file_for_every_page_and_every_data_file(
    exported: Path, miniature: BuiltSite
) -> None:
    files = tree_of(exported / "docs")
    pages = {page.source_path for page in all_pages(miniature)}
    assert {name for name in files if name.endswith(".md")} == pages
    assert {name: data for name, data in files.items() if name.startswith("data/")} == dict(data_files(miniature))


def test_an_export_carries_its_configuration_overrides_and_assets(exported: Path, miniature: BuiltSite) -> None:
    configuration = yaml.safe_load((exported / "mkdocs.yml").read_text(encoding="utf-8"))
    about = miniature.dossier.content.site
    assert (configuration["site_name"], configuration["site_url"]) == (about.title, about.url)
    assert "briefing" not in configuration["plugins"]
    overrides = exported / configuration["theme"]["custom_dir"]
    assert (overrides / "main.html").is_file()
    assert not (overrides / "base.html").exists()  # the frame is the engine's
    assets = tree_of(REPOSITORY / "generator" / "site_overrides" / "assets")
    written = tree_of(exported / "docs" / "assets")
    assert set(assets) <= set(written)
    card = "images/card.png"
    assert written[card] == (REPOSITORY / "site_overrides" / "assets" / card).read_bytes() != assets[card]


def test_no_link_of_our_own_scheme_is_left_in_an_export(exported: Path) -> None:
    for name, data in tree_of(exported / "docs").items():
        if name.endswith(".md"):
            text = re.sub(r"<code>.*?</code>", "", data.decode())  # there it is shown, not meant
            assert not any(f"]({scheme}:" in text for scheme in ("fact", "entity", "source", "theme")), name


def test_two_exports_are_the_same_to_the_byte(exported: Path, tmp_path: Path) -> None:
    export(build_in_memory(MINIATURE), REPOSITORY, tmp_path / "again")
    assert tree_of(tmp_path / "again") == tree_of(exported)


def test_an_export_into_an_empty_folder_is_fine_and_into_another_is_refused(
    miniature: BuiltSite, tmp_path: Path
) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    export(miniature, REPOSITORY, folder)
    shutil.rmtree(folder / "docs")
    before = tree_of(folder)
    with pytest.raises(FileExistsError, match="is not empty"):
        export(miniature, REPOSITORY, folder)
    assert tree_of(folder) == before


def test_an_export_writes_nothing_outside_its_folder(miniature: BuiltSite, tmp_path: Path) -> None:
    before = tree_of(REPOSITORY / "site_overrides")
    (tmp_path / "beside").write_text("here before", encoding="utf-8")
    export(miniature, REPOSITORY, tmp_path / "folder")
    assert {path.name for path in tmp_path.iterdir()} == {"beside", "folder"}
    assert tree_of(REPOSITORY / "site_overrides") == before
