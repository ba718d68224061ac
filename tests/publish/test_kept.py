"""What is kept of the build before: after any edits the site is to the byte what a build from nothing writes."""

import os
import random
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from generator.derive.history import NOT_RECORDED, History, Step, Tracer
from generator.load.tree import read_content, read_templates
from generator.pipeline import BuiltSite, build
from generator.problem import ContentError
from generator.publish.kept import Kept
from generator.publish.made import Made
from generator.publish.press import SHELLS, Fitting, press
from generator.publish.shell import Shell, slot
from generator.render.fingerprints import Fingerprints
from generator.render.page import Page
from tests.built import MINIATURE, REPOSITORY, TODAY, tree_of
from tests.load.test_memory import (
    Edit,
    add_a_record,
    change_a_number,
    change_a_word,
    remove_a_record,
    rename_an_entity,
    swap_two_files,
)

EDITS: list[Edit] = [
    *[change_a_word] * 8,
    *[change_a_number] * 3,
    *[add_a_record, remove_a_record] * 2,
    rename_an_entity,
    swap_two_files,
]
SLOTS = "".join(slot(name) for name in ("title", "description", "linked_data", "address", "contents", "text"))


@dataclass
class Engine:
    """A theme with one shell."""

    theme: str = ""

    @property
    def shell(self) -> Shell:
        """The shell of every page."""
        return Shell.of(self.theme + SLOTS)

    def fit(self, page: Page, told: Mapping[str, Any]) -> Fitting:
        """Return the one shell."""
        return Fitting(self.shell, "the shell", page.path, repr(told["take_away"]))


class Watched(Kept):
    """Notes which pieces are made and not taken over."""

    made: list[str]

    def add(self, name: str, made: Made) -> None:
        """Note it."""
        self.made.append(name)
        super().add(name, made)


class Builds:
    """One build after another, each keeping what it can of the one before."""

    def __init__(self, folder: Path) -> None:
        """Build below `folder`."""
        self._folder = folder
        self._number = 0
        self.told = b""
        self.made: list[str] = []
        """The names of the pieces that the latest build made."""

    @property
    def last(self) -> Path:
        """The folder of the latest site."""
        return self._folder / str(self._number)

    def next(self, site: BuiltSite, engine: Engine) -> dict[str, bytes]:
        """Build `site`, and return all files."""
        fingerprints = Fingerprints(site.desk, {SHELLS: {"the shell": engine.shell}})
        kept = Watched(fingerprints, self.last, self.told) if self.told else Watched(fingerprints)
        kept.made = self.made = []
        self._number += 1
        for _ in press(site, engine.fit, self.last, kept):
            pass
        self.told = b"".join(kept.lines(self.last))
        return tree_of(self.last)


def from_nothing(site: BuiltSite, engine: Engine, folder: Path) -> dict[str, bytes]:
    """Return all files of a build that knows of no other."""
    return Builds(folder).next(site, Engine(engine.theme))


def history_of(states: list[dict[str, bytes]]) -> History:
    """Return the history of these states, a day each."""
    start, before = datetime(2026, 1, 1, tzinfo=UTC), dict[str, bytes]()
    steps = []
    for number, texts in enumerate(states):
        files = {name: texts.get(name) for name in {**before, **texts} if texts.get(name) != before.get(name)}
        steps.append(Step(str(number), start + timedelta(days=number), files))
        before = texts
    return Tracer().trace(steps)


def sound_site(texts: dict[str, bytes], history: History) -> BuiltSite | None:
    """Return the site of `texts`; None where they have errors."""
    try:
        return build(texts, read_templates(), TODAY, history)
    except ContentError:
        return None


def sound(texts: dict[str, bytes]) -> BuiltSite:
    """Return the site of `texts`, which have no errors and no history."""
    site = sound_site(texts, NOT_RECORDED)
    assert site is not None
    return site


@pytest.mark.parametrize(("seed", "origin", "count"), [(0, MINIATURE, 16), (1, MINIATURE, 16), (2, REPOSITORY, 3)])
def test_after_any_edits_every_file_is_what_a_build_from_nothing_writes(
    tmp_path: Path, seed: int, origin: Path, count: int
) -> None:
    draw = random.Random(seed)  # noqa: S311  # examples, no secrets
    states, engine, builds, made = [read_content(origin)], Engine(), Builds(tmp_path), 0
    pieces = 0
    while len(states) <= count:
        texts = dict(states[-1])
        for _ in range(draw.randint(0, 2)):
            draw.choice(EDITS)(draw, texts)
        history = history_of([*states, texts]) if draw.random() < 0.7 else NOT_RECORDED
        site = sound_site(texts, history)
        if site is None:
            continue
        states.append(texts)
        engine.theme = draw.choice([engine.theme] * 9 + ["another theme"])
        found = builds.next(site, engine)
        whole = from_nothing(site, engine, tmp_path / f"nothing-{len(states)}")
        assert set(found) == set(whole)
        assert [name for name in whole if found[name] != whole[name]] == []
        made += len(builds.made)
        pieces += len(site.jobs)
    assert made < pieces  # something was taken over; how much hangs on the edits


def test_after_an_edit_of_one_word_few_pages_are_made(tmp_path: Path) -> None:
    texts, engine, builds = read_content(REPOSITORY), Engine(), Builds(tmp_path)
    site = sound(texts)
    builds.next(site, engine)
    whole = len(builds.made)
    builds.next(site, engine)
    assert builds.made == []
    file = "content/facts/climate.yml"
    texts[file] = texts[file].replace(b"statement: ", b"statement: Verily ", 1)
    site = sound(texts)
    builds.next(site, engine)
    fact = next(fact for fact in site.dossier.content.facts.values() if fact.statement.startswith("Verily"))
    home = site.desk.addresses.fact(fact).partition("#")[0].rstrip("/")
    assert f"page {home}" in builds.made
    assert len(builds.made) < whole / 3


def test_a_file_that_was_touched_since_is_made_again(miniature: BuiltSite, tmp_path: Path) -> None:
    engine, builds = Engine(), Builds(tmp_path)
    whole = builds.next(miniature, engine)
    page, data = builds.last / "countries/norland/index.html", builds.last / "countries/sudland/cite.json"
    page.write_bytes(page.read_bytes().replace(b"a", b"b"))
    data.unlink()
    link = builds.last / "countries/estland/index.html"
    if link.exists():
        link.unlink()
        link.symlink_to(os.devnull)
    assert builds.next(miniature, engine) == whole
    assert {"page countries/norland", "page countries/sudland"} <= set(builds.made)


def test_a_file_that_is_made_again_as_it_was_keeps_its_time(tmp_path: Path) -> None:
    texts, engine, builds, long_ago = read_content(MINIATURE), Engine(), Builds(tmp_path), 1_577_836_800
    before = builds.next(sound(texts), engine)
    for file in before:
        os.utime(builds.last / file, (long_ago, long_ago))  # so that no piece is taken over as a whole
    texts["content/facts/diplomacy.yml"] = texts["content/facts/diplomacy.yml"].replace(b"ment: ", b"ment: Verily ", 1)
    found = builds.next(sound(texts), engine)
    assert found == from_nothing(sound(texts), engine, tmp_path / "nothing")
    same = {file for file in found if found[file] == before.get(file)}
    assert same == {file for file in found if (builds.last / file).stat().st_mtime == long_ago}
    assert len(found) / 2 < len(same) < len(found)


def test_nothing_is_kept_where_the_shell_is_another(miniature: BuiltSite, tmp_path: Path) -> None:
    engine, builds = Engine(), Builds(tmp_path)
    builds.next(miniature, engine)
    engine.theme = "another theme"
    builds.next(miniature, engine)
    assert len(builds.made) == len(miniature.jobs)
