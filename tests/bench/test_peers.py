"""Peers build the same pages: counts at the smallest size, no times."""

import re
from pathlib import Path

import pytest
import yaml

from bench.edit import changed
from bench.measure import CommandFailedError, run
from bench.peers.hugo import HUGO
from bench.peers.markdown import MATERIAL
from bench.peers.ours import OURS
from bench.trees import page_of, subject_of
from bench.workbench import Workbench
from tests.built import REPOSITORY, copy_repository

SAME_KINDS = (
    "countries",
    "organisations",
    "events",
    "agreements",
    "projects",
    "people",
    "themes",
    "sources",
    "differences",
)
_FACT = re.compile(r'(?<= id=")fact-[^"]+')
_LIMIT = 300.0


def pages_of(site: Path) -> dict[str, str]:
    """Return the HTML of every page of the kinds that every peer makes, under its address."""
    pages = {page.parent.relative_to(site).as_posix(): page for page in site.rglob("index.html")}
    return {name: page.read_text(encoding="utf-8") for name, page in pages.items() if name.split("/")[0] in SAME_KINDS}


@pytest.fixture(scope="module")
def hugo(tmp_path_factory: pytest.TempPathFactory) -> Workbench:
    """Return Hugo's site of the real content, built."""
    bench = Workbench(HUGO, "S", tmp_path_factory.mktemp("bench") / "hugo", subject_of(REPOSITORY))
    bench.prepare(REPOSITORY)
    assert run(HUGO.build, bench.folder, bench.environment, _LIMIT).seconds > 0
    bench.address = page_of(bench.site, bench.subject)
    return bench


def test_hugo_makes_the_pages_of_all_that_facts_are_shown_by_at_the_same_addresses(
    hugo: Workbench, real_project: Path
) -> None:
    ours = pages_of(real_project / "site")
    assert len(ours) > 200
    assert set(pages_of(hugo.site)) == set(ours)


def test_hugo_shows_the_same_facts_on_every_page(hugo: Workbench, real_project: Path) -> None:
    """Those of a page in parts may be divided in another order, so that the parts are taken together."""

    def by_record(pages: dict[str, str]) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for name, html in pages.items():
            record = name.split("/")[0] if name.startswith("differences") else "/".join(name.split("/")[:2])
            found.setdefault(record, set()).update(_FACT.findall(html))
        return found

    theirs, ours = by_record(pages_of(hugo.site)), by_record(pages_of(real_project / "site"))
    assert theirs == ours


def test_a_build_begins_cold_again_once_all_that_was_built_is_forgotten(hugo: Workbench) -> None:
    left = hugo.folder / "resources"
    left.mkdir(exist_ok=True)
    hugo.cache.mkdir(exist_ok=True)
    for name in ("XDG_CACHE_HOME", "HUGO_CACHEDIR", "TMPDIR"):
        assert Path(hugo.environment[name]).is_relative_to(hugo.cache)
    hugo.forget()
    assert not left.exists()
    assert not hugo.cache.exists()
    assert (hugo.folder / "content" / "facts").is_dir()
    run(HUGO.build, hugo.folder, hugo.environment, _LIMIT)


def test_the_edited_fact_is_on_the_page_after_the_next_build_and_its_file_is_put_back(hugo: Workbench) -> None:
    before = (hugo.folder / hugo.subject.file).read_bytes()
    with changed(hugo, "zefalo"):
        run(HUGO.rebuild, hugo.folder, hugo.environment, _LIMIT)
        assert "zefalo." in (hugo.site / hugo.address / "index.html").read_text(encoding="utf-8")
    assert (hugo.folder / hugo.subject.file).read_bytes() == before


def test_ours_is_measured_on_the_project_as_it_is_and_without_search_by_an_option_of_the_plugin(tmp_path: Path) -> None:
    copy_repository(tmp_path / "project")
    OURS.prepare(tmp_path / "project", tmp_path / "with", with_search=True)
    OURS.prepare(tmp_path / "project", tmp_path / "without", with_search=False)
    plugins = [yaml.safe_load((tmp_path / name / "mkdocs.yml").read_text())["plugins"] for name in ("with", "without")]
    assert plugins == [["briefing"], [{"briefing": {"search": False}}]]


def test_markdown_peers_get_every_page_and_nothing_else_and_the_edit_finds_its_page(tmp_path: Path) -> None:
    project = tmp_path / "project"
    copy_repository(project)
    folder, subject = tmp_path / "material", subject_of(REPOSITORY)
    MATERIAL.prepare(project, folder, with_search=True)
    files = [path for path in (folder / "docs").rglob("*") if path.is_file() and "assets" not in path.parts]
    assert {path.suffix for path in files} == {".md"}
    assert len(files) > 300
    path, text = MATERIAL.edit(folder, subject, "zefalo")
    assert f"docs/countries/{subject.entity}" in path.as_posix()
    before = path.read_text(encoding="utf-8")
    assert text.replace(" zefalo.</p>", ".</p>") == before != text


def test_a_command_that_fails_says_its_last_lines_and_one_that_does_not_end_is_ended(tmp_path: Path) -> None:
    with pytest.raises(CommandFailedError, match=r"(?s)ended with status 3.*why it failed"):
        run(["sh", "-c", "echo why it failed; exit 3"], tmp_path, {}, 10)
    with pytest.raises(CommandFailedError, match="did not end within 0 s"):
        run(["sleep", "60"], tmp_path, {}, 0.2)


def test_memory_is_that_of_all_processes_of_a_command_together(tmp_path: Path) -> None:
    # Each waits for the other, so that on a busy machine too both hold it at once.
    hold = (
        "import pathlib, sys, time; block = bytearray(50_000_000); own, other = map(pathlib.Path, sys.argv[1:]); "
        "own.touch(); [time.sleep(0.01) for _ in iter(other.exists, True)]; time.sleep(2)"
    )
    both = run(
        ["sh", "-c", f"python3 -c '{hold}' one two & python3 -c '{hold}' two one; wait"],
        tmp_path,
        {"PATH": "/usr/bin:/bin"},
        60,
    )
    if both.peak_bytes is None:
        pytest.skip("this system has no /proc")
    assert both.peak_bytes > 100_000_000
