"""Files on demand: whatever was edited before, each is to the byte what a build from nothing writes."""

import gc
import random
import weakref
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import pytest

from generator.load.memory import Memory
from generator.load.tree import read_content, read_templates
from generator.model.fact import Fact
from generator.pipeline import BuiltSite, build
from generator.problem import ContentError
from generator.publish.on_demand import OnDemand
from generator.publish.press import Fitting, press
from generator.publish.redirects import redirects
from generator.publish.shell import Shell, slot
from generator.publish.writing import write_files
from generator.render import addresses
from generator.render.page import Page
from tests.budget import examples
from tests.built import MINIATURE, TODAY, tree_of

SHELL = Shell.of("".join(slot(name) for name in ("title", "description", "linked_data", "address", "contents", "text")))
EDITS = 10


def fit(page: Page, told: Mapping[str, Any]) -> Fitting:
    """Return a shell of slots only."""
    return Fitting(SHELL, page.path, repr(told["take_away"]))


def written_whole(site: BuiltSite, folder: Path) -> dict[str, bytes]:
    """Return all that a build from nothing writes."""
    titles = {page.promise.path: page.title for page in press(site, fit, folder)}
    write_files(folder, redirects(site, titles).items())
    return tree_of(folder)


def edited(texts: dict[str, bytes], chance: random.Random) -> dict[str, bytes]:
    """Return `texts` with one fact changed, retold or taken out, or an entity renamed."""
    facts = [name for name in texts if name.startswith("content/facts/")]
    name = chance.choice(facts)
    blocks = texts[name].decode().split("\n- id: ")
    place = chance.randrange(1, len(blocks)) if len(blocks) > 1 else 0
    match chance.choice(("word", "gone", "renamed", "name")):
        case "word":
            blocks[place] = blocks[place].replace(" the ", " the same ", 1)
        case "gone" if place:
            del blocks[place]
        case "renamed" if place:
            identity = blocks[place].partition("\n")[0]
            blocks[place] = f"{identity}-anew" + blocks[place].removeprefix(identity)
        case _:
            file = chance.choice([name for name in texts if name.startswith("content/countries/")])
            return {**texts, file: texts[file].replace(b"Sudland", b"Southland")}
    return {**texts, name: "\n- id: ".join(blocks).encode()}


@pytest.mark.parametrize("seed", range(examples(1, 10)))
def test_after_any_edits_every_file_is_what_a_build_from_nothing_writes(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311  # examples, no secrets
    texts, templates = read_content(MINIATURE), read_templates()
    demand, memory, preview, shown = OnDemand(), Memory(), tmp_path / "preview", 0
    files: set[str] = set()
    for number in range(EDITS):
        try:
            site = build(texts, templates, TODAY, memory=memory)
        except ContentError:
            texts = read_content(MINIATURE)  # the editor takes the edits back
            continue
        shown += 1
        whole = written_whole(build(texts, templates, TODAY), tmp_path / f"whole-{number}")
        files |= set(whole)
        demand.renew(preview, site, fit)
        asked = [name for name in sorted(files) if chance.random() < 0.3]  # somebody looks at some pages
        for name in asked:
            demand.make(name)
        found = tree_of(preview)
        assert {name: found.get(name) for name in asked} == {name: whole.get(name) for name in asked}
        texts = edited(texts, chance)
    assert shown > EDITS // 3


def test_everything_can_be_asked_for(miniature_with_past: BuiltSite, tmp_path: Path) -> None:
    whole = written_whole(miniature_with_past, tmp_path / "whole")
    demand = OnDemand()
    demand.renew(tmp_path / "preview", miniature_with_past, fit)
    for name in whole:
        demand.make(name)
    assert tree_of(tmp_path / "preview") == whole


def test_nothing_is_made_that_the_site_has_not(miniature: BuiltSite, tmp_path: Path) -> None:
    demand = OnDemand()
    demand.make("index.html")
    demand.renew(tmp_path, miniature, fit)
    for name in (
        "countries/atlantis/index.html",
        "../index.html",
        "countries/norland/secret.txt",
        "data/v1/none.json",
        "",
    ):
        demand.make(name)
    assert tree_of(tmp_path.parent / tmp_path.name) == {}


def test_what_the_site_no_longer_has_is_taken_away(miniature: BuiltSite, real: BuiltSite, tmp_path: Path) -> None:
    demand = OnDemand()
    demand.renew(tmp_path, miniature, fit)
    demand.make("countries/norland/index.html")
    assert (tmp_path / "countries/norland/index.html").is_file()
    demand.renew(tmp_path, real, fit)
    demand.make("countries/norland/index.html")
    assert not (tmp_path / "countries/norland/index.html").exists()


def test_a_page_needs_no_other_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    texts, templates, divided = read_content(MINIATURE), read_templates(), []
    whole = addresses.parts

    def noted(facts: Iterable[Fact], is_in_full: Callable[[Fact], bool]) -> list[tuple[Fact, ...]]:
        divided.append(facts)
        return whole(facts, is_in_full)

    monkeypatch.setattr(addresses, "parts", noted)
    site, demand = build(texts, templates, TODAY), OnDemand()
    before = len(divided)
    demand.renew(tmp_path, site, fit)
    assert len(divided) == before
    demand.make("countries/sudland/index.html")
    assert before < len(divided) < len(site.dossier.content.entities) / 2


def test_what_an_edit_replaces_goes_without_the_collector(tmp_path: Path) -> None:
    texts, templates, demand = read_content(MINIATURE), read_templates(), OnDemand()
    gc.collect()
    gc.disable()  # a preview freezes what it holds after every edit, so that the collector never looks at it
    try:
        before = build(texts, templates, TODAY)
        gone = [weakref.ref(part) for part in (before.dossier.content, before.dossier, before.desk)]
        demand.renew(tmp_path, before, fit)
        for path in ("feed.xml", "data/v1/facts.json", "countries/norland/index.html", "countries/norland/cite.json"):
            demand.make(path)
            assert (tmp_path / path).is_file()
        del before
        demand.renew(tmp_path, build(texts, templates, TODAY), fit)
        assert [part() for part in gone] == [None] * len(gone)
    finally:
        gc.enable()
