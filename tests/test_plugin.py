"""The plugin in a real MkDocs, as an editor and a reader meet it."""

import re
import shutil
import socket
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from threading import Event
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from generator.mkdocs_plugin.plugin import BriefingPlugin
from generator.mkdocs_plugin.stand_ins import StandIn, linked_files, named_files, stand_ins
from generator.pipeline import BuiltSite
from generator.publish.assemble import to_html
from generator.publish.data import data_files
from generator.publish.sealed import FOLDER
from generator.publish.search_records import SearchRecord
from generator.render.desk import Desk
from tests.built import (
    all_pages,
    build_in_memory,
    build_with_mkdocs,
    copy_miniature,
    engine_environment,
    run_mkdocs,
    tree_of,
)
from tests.hostile import texts_with
from tests.html_tree import content_area, headings, read_html, skeleton
from tests.repository_of import commit, make_repository

FACTS = "content/facts/neighbours.yml"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a project with the miniature, not yet built, of one's own."""
    folder = tmp_path / "project"
    copy_miniature(folder)
    return folder


def test_a_strict_build_holds_every_page_and_every_data_file(miniature_project: Path, miniature: BuiltSite) -> None:
    files = tree_of(miniature_project / "site")
    pages = {f"{page.path}/index.html".lstrip("/") for page in all_pages(miniature)}
    assert pages <= set(files)
    assert {name: data for name, data in files.items() if name.startswith("data/")} == dict(data_files(miniature))


def test_a_built_page_is_the_finished_page(miniature_project: Path, miniature: BuiltSite) -> None:
    for page in miniature.pages:
        path = miniature_project / "site" / page.path / "index.html"
        built = content_area(read_html(path.read_text(encoding="utf-8")))
        finished = read_html(to_html(page))
        assert headings(built) == headings(finished)
        assert [fact.text for fact in built.all("article") if fact.identity] == [
            fact.text for fact in finished.all("article")
        ]


def test_the_way_past_the_header_leads_to_the_title(miniature_project: Path) -> None:
    page = read_html((miniature_project / "site/countries/sudland/index.html").read_text(encoding="utf-8"))
    (skip,) = (link for link in page.all("a") if "md-skip" in link.classes)
    elements = list(page)
    after = elements[elements.index(page.find(skip.attributes["href"].removeprefix("#"))) :]
    assert next(element.text for element in after if element.tag == "h1") == "Sudland"
    assert not any("sections" in element.classes for element in after)


@pytest.fixture
def loaded(miniature_project: Path) -> Iterator[tuple[MkDocsConfig, Files]]:
    """Return MkDocs' configuration and files after the plugin had its say."""
    config = load_config(str(miniature_project / "mkdocs.yml"))
    config.plugins.on_startup(command="build", dirty=False)
    config = config.plugins.on_config(config)
    yield config, config.plugins.on_files(Files([]), config=config)
    config.plugins.on_shutdown()


def test_the_engine_knows_the_pages_that_its_navigation_and_hand_written_pages_lead_to_and_no_others(
    loaded: tuple[MkDocsConfig, Files], miniature: BuiltSite
) -> None:
    config, files = loaded
    found = {file.src_uri: file for file in files.documentation_pages()}
    linked = {file for brief in miniature.briefs for file in linked_files(brief)}
    assert {"index.md", "countries/index.md", "about/open-questions/index.md"} <= set(found)
    assert set(found) == {page.source_path for page in miniature.pages} & {*dict(named_files(config.nav)), *linked}
    assert {file.inclusion for file in found.values()} == {InclusionLevel.NOT_IN_NAV}
    assert all(isinstance(file.page, StandIn) for file in found.values())
    assert all(file.generated_by == "briefing" for file in found.values())


def test_the_navigation_calls_a_page_what_mkdocs_yml_calls_it_and_else_by_its_own_title(
    loaded: tuple[MkDocsConfig, Files], miniature: BuiltSite
) -> None:
    config, _ = loaded
    config.nav = [{"Where it is": "map/index.md"}, {"More": ["countries/sudland/index.md", "nowhere/index.md"]}]
    titles = {file.src_uri: file.page.title for file in stand_ins(miniature, config) if file.page}
    assert titles["map/index.md"] == "Where it is"
    assert titles["countries/sudland/index.md"] == "Sudland"
    assert "nowhere/index.md" not in titles


def test_no_page_is_made_for_the_engine_but_one_that_its_navigation_gives_no_title(
    loaded: tuple[MkDocsConfig, Files], miniature: BuiltSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []
    site = replace(miniature)
    monkeypatch.setattr(Desk, "page", lambda *_, **told: made.append(told["title"]))
    config, _ = loaded
    config.nav = [{"Where it is": "map/index.md"}, {"Home": "index.md"}]
    assert {"map/index.md", "index.md"} <= {file.src_uri for file in stand_ins(site, config)}
    assert made == []


def test_the_site_is_called_what_the_content_says(loaded: tuple[MkDocsConfig, Files], miniature: BuiltSite) -> None:
    config, _ = loaded
    about = miniature.dossier.content.site
    assert (config.site_name, config.site_url, config.site_description) == (about.title, about.url, about.description)


def test_a_page_that_is_not_of_the_content_is_left_as_it_is(loaded: tuple[MkDocsConfig, Files]) -> None:
    config, files = loaded
    plugin = config.plugins["briefing"]
    assert isinstance(plugin, BriefingPlugin)
    file = File.generated(config, "other.md", content="# Other")
    page = StandIn.__mro__[1](None, file, config)
    assert plugin.on_page_markdown("# Other", page=page, config=config, files=files) == "# Other"


def test_a_build_writes_nothing_outside_its_site_and_its_cache(project: Path, tmp_path: Path) -> None:
    before = tree_of(tmp_path)
    build_with_mkdocs(project, tmp_path / "elsewhere")
    own = ("elsewhere/", f"project/{FOLDER}/")
    after = {name: data for name, data in tree_of(tmp_path).items() if not name.startswith(own)}
    assert after == before
    assert (tmp_path / "elsewhere" / "index.html").is_file()


NOTED = """
from pathlib import Path
def on_post_page(output, *, page, config):
    with Path(config.config_file_path).with_name("engine.txt").open("a") as noted:
        print(page.file.src_uri, file=noted)
def on_post_template(output_content, *, template_name, config):
    with Path(config.config_file_path).with_name("engine.txt").open("a") as noted:
        print(template_name, file=noted)
"""


def test_the_engine_makes_the_hand_written_pages_and_the_one_for_missing_pages_and_no_other(project: Path) -> None:
    (project / "noted.py").write_text(NOTED)
    with (project / "mkdocs.yml").open("a") as settings:
        settings.write("\nhooks: [noted.py]\n")
    build_with_mkdocs(project)
    made = (project / "engine.txt").read_text(encoding="utf-8").split()
    briefs = project / "briefs"
    assert sorted(made) == sorted(["404.html", *(path.relative_to(briefs).as_posix() for path in briefs.rglob("*.md"))])


def test_errors_of_the_content_are_reported_with_their_places_and_stop_the_build(project: Path) -> None:
    facts = project / FACTS
    facts.write_text(facts.read_text(encoding="utf-8").replace("about: [strait-council, norland]", "about: [nowhere]"))
    outcome = run_mkdocs(project, "build", "--strict")
    output = outcome.stdout + outcome.stderr
    assert outcome.returncode == 1
    line = next(n for n, text in enumerate(facts.read_text(encoding="utf-8").splitlines(), 1) if "nowhere" in text)
    assert f"{FACTS}:{line}:11: error[unknown-entity]:" in output
    assert "about: [nowhere]" in output
    assert "Traceback" not in output
    assert not (project / "site").exists()


def test_a_warning_stops_a_strict_build_and_no_other(project: Path) -> None:
    facts = project / FACTS
    text = facts.read_text(encoding="utf-8")
    facts.write_text(text.replace("Norland chairs the Strait Council", "Norland chairs Sudland’s Strait Council"))
    strict, lenient = run_mkdocs(project, "build", "--strict"), run_mkdocs(project, "build", "--no-strict")
    assert "warning[unlisted-entity]" in strict.stderr
    assert "Traceback" not in strict.stderr
    assert (strict.returncode, lenient.returncode) == (1, 0)


def test_a_built_site_that_breaks_a_promise_stops_even_a_lenient_build(project: Path) -> None:
    (project / "site_overrides" / "assets" / "flags" / "xb.svg").unlink()
    outcome = run_mkdocs(project, "build", "--no-strict")
    assert outcome.returncode == 1
    assert "countries/sudland/index.html: ../../assets/flags/xb.svg leads nowhere" in outcome.stderr
    assert "Traceback" not in outcome.stderr


def test_two_builds_of_one_day_are_the_same_to_the_byte(miniature_project: Path, project: Path) -> None:
    build_with_mkdocs(project)
    assert_same(project / "site", miniature_project / "site")


def test_two_builds_of_the_real_site_on_one_day_are_the_same_to_the_byte(real_project: Path, tmp_path: Path) -> None:
    build_with_mkdocs(real_project, tmp_path)
    assert_same(tmp_path, real_project / "site")


def assert_same(one: Path, other: Path) -> None:
    """Compare two folders, file by file, and name those that differ."""
    here, there = tree_of(one), tree_of(other)
    assert set(here) == set(there)
    assert [name for name in here if here[name] != there[name]] == []


HOSTILE = '<img src=x onerror=alert()>"onmouseover="alert()</title></script><script>&amp;{{ 7 * 7 }}'


def test_hostile_texts_add_no_element_to_a_page_that_the_theme_puts_together(project: Path, tmp_path: Path) -> None:
    harmless = tmp_path / "harmless"
    shutil.copytree(project, harmless)
    for folder, text in ((harmless, " harmless"), (project, HOSTILE)):
        for file, data in texts_with(text).items():
            (folder / file).write_bytes(data)
        build_with_mkdocs(folder)
    for path in sorted((harmless / "site").rglob("*.html")):
        name = path.relative_to(harmless / "site")
        here = skeleton(read_html((project / "site" / name).read_text(encoding="utf-8")))
        there = skeleton(read_html(path.read_text(encoding="utf-8")))
        assert (str(name), here - there, there - here) == (str(name), Counter(), Counter())


class Preview:
    """`mkdocs serve` on a free port of this machine, stopped by its own process id."""

    def __init__(self, project: Path) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.address = f"127.0.0.1:{probe.getsockname()[1]}"
        self.log = project.parent / "serve.log"
        with self.log.open("w") as log:
            self.process = subprocess.Popen(  # noqa: S603  # our own arguments
                [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", self.address],
                cwd=project,
                env=engine_environment(),
                stdout=log,
                stderr=subprocess.STDOUT,
            )

    def page(self, path: str) -> str:
        """Return the page served at `path`, or nothing while nothing is served."""
        try:
            with urlopen(f"http://{self.address}/{path}", timeout=10) as answer:  # http, this machine
                return str(answer.read().decode())
        except (URLError, ConnectionError, TimeoutError):
            return ""

    def wait_for(self, path: str, text: str, seconds: int = 90) -> None:
        """Ask for the page at `path` until it holds `text`."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if text in self.page(path):
                return
            time.sleep(0.2)
        raise AssertionError(f"{path} never showed {text!r}:\n{self.log.read_text(encoding='utf-8')}")

    def stop(self) -> None:
        """Stop the server that was started."""
        self.process.terminate()
        self.process.wait(timeout=30)


@pytest.fixture
def preview(project: Path) -> Iterator[Preview]:
    """Return the miniature served from `project`."""
    served = Preview(project)
    yield served
    served.stop()


def test_the_search_index_is_made_anew_only_when_something_that_is_searched_has_changed(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    runs: list[int] = []

    def noted(records: Sequence[SearchRecord], folder: Path) -> None:
        runs.append(len(records))
        (folder / "pagefind").mkdir(parents=True, exist_ok=True)
        (folder / "pagefind" / "run").write_text(str(len(runs)), encoding="utf-8")

    def here(work: Callable[..., None], arguments: tuple[object, ...], _given_up: Event) -> bool:
        work(*arguments)
        return True

    monkeypatch.setattr("generator.mkdocs_plugin.plugin.write_search_index", noted)
    monkeypatch.setattr("generator.mkdocs_plugin.plugin.in_own_process", here)
    plugin, facts, index = BriefingPlugin(), project / FACTS, project / "site" / "pagefind"
    text = facts.read_text(encoding="utf-8")
    reworded = text.replace("from 2025 to 2027.", "from 2025 until 2027.")
    for changed, expected in ((text, b"1"), (f"{text}# a comment\n", b"1"), (reworded, b"2")):
        facts.write_text(changed, encoding="utf-8")
        assert plugin._index_search(build_in_memory(project), project / "site", Event())
        assert (index / "run").read_bytes() == expected
    shutil.rmtree(index)  # as the engine does when it builds anew
    assert plugin._index_search(build_in_memory(project), project / "site", Event())
    assert (index / "run").read_bytes() == b"3"
    monkeypatch.setattr("generator.mkdocs_plugin.plugin.in_own_process", lambda *_: False)
    facts.write_text(text, encoding="utf-8")
    assert not plugin._index_search(build_in_memory(project), project / "site", Event())
    monkeypatch.setattr("generator.mkdocs_plugin.plugin.in_own_process", here)
    facts.write_text(reworded, encoding="utf-8")  # what is there was perhaps half written over
    assert plugin._index_search(build_in_memory(project), project / "site", Event())
    assert (index / "run").read_bytes() == b"4"


@pytest.mark.parametrize(("command", "times"), [("serve", 3), ("build", 1)])
def test_what_a_preview_keeps_is_not_looked_through_for_garbage_at_each_edit(
    miniature_project: Path, monkeypatch: pytest.MonkeyPatch, command: str, times: int
) -> None:
    frozen: list[bool] = []
    monkeypatch.setattr("generator.mkdocs_plugin.plugin.gc.freeze", lambda: frozen.append(True))
    plugin = BriefingPlugin()
    plugin.on_startup(command=command, dirty=False)
    for _ in range(3):
        plugin._site = plugin._read(miniature_project)
    assert len(frozen) == times


def test_a_site_can_be_built_without_its_search_index(project: Path) -> None:
    configuration = project / "mkdocs.yml"
    text = configuration.read_text(encoding="utf-8")
    configuration.write_text(text.replace("  - briefing\n", "  - briefing: {search: false}\n"), encoding="utf-8")
    build_with_mkdocs(project)
    assert (project / "site" / "countries" / "norland" / "index.html").is_file()
    assert not (project / "site" / "pagefind").exists()


def test_a_preview_shows_a_changed_statement_and_lives_through_a_mistake(project: Path, preview: Preview) -> None:
    path = "organisations/strait-council/"
    facts = project / FACTS
    text = facts.read_text(encoding="utf-8")
    preview.wait_for(path, "from 2025 to 2027.")
    facts.write_text(text.replace("from 2025 to 2027.", "from 2025 until 2027."), encoding="utf-8")
    preview.wait_for(path, "from 2025 until 2027.")
    facts.write_text(text.replace("standing: reported", "standing: rumoured", 1), encoding="utf-8")
    end = time.monotonic() + 60
    while "error[wrong-type]" not in preview.log.read_text(encoding="utf-8") and time.monotonic() < end:
        time.sleep(0.2)
    assert f"{FACTS}:6:" in preview.log.read_text(encoding="utf-8")
    facts.write_text(text.replace("from 2025 to 2027.", "between 2025 and 2027."), encoding="utf-8")
    preview.wait_for(path, "between 2025 and 2027.")
    assert "Traceback" not in preview.log.read_text(encoding="utf-8")


def test_a_site_in_a_repository_tells_what_changed_and_when(tmp_path: Path) -> None:
    project = tmp_path / "project"
    copy_miniature(project)
    make_repository(project, {})
    facts = project / "content" / "facts" / "neighbours.yml"
    facts.write_text(facts.read_text(encoding="utf-8").replace("Norland", "The state of Norland", 1), encoding="utf-8")
    commit(project, "Reworded", at="2026-03-04T12:00:00Z")
    build_with_mkdocs(project)
    page = (project / "site" / "changes" / "index.html").read_text(encoding="utf-8")
    assert "4 March 2026" in page
    assert "1 fact reworded" in page
    sitemap = (project / "site" / "sitemap.xml").read_text(encoding="utf-8")
    dates = set(re.findall(r"<lastmod>(.*?)</lastmod>", sitemap))
    assert dates == {"2026-01-01", "2026-03-04"}
