"""The index in volumes, of which a build keeps those that are the same: always what it would be from nothing."""

import random
import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from generator.derive.history import NOT_RECORDED
from generator.load.tree import read_content
from generator.pipeline import BuiltSite
from generator.publish.kept import Kept
from generator.publish.press import SHELLS, press
from generator.publish.search_index import FOLDER, write_overview, write_search_index, write_volume
from generator.publish.search_pieces import search_pieces
from generator.publish.search_records import SearchRecord, search_records
from generator.render.fingerprints import Fingerprints
from tests.built import MINIATURE, tree_of
from tests.load.test_memory import (
    Edit,
    add_a_record,
    change_a_number,
    change_a_word,
    remove_a_record,
    rename_an_entity,
    swap_two_files,
)
from tests.publish.test_kept import Engine, sound, sound_site

FACTS = "content/facts/diplomacy.yml"
SIMPLE_FACTS = "content/facts/neighbours.yml"
SEVERAL = 10
"""Records in one volume at most, so that the miniature has several."""
DAYS = [b"2023", b"2024-02-29", b"2025-06", b"2026-01-05"]


def change_a_day(draw: random.Random, texts: dict[str, bytes]) -> None:
    """Let something have happened on another day, so that its record comes into another volume."""
    file = draw.choice([name for name in texts if b"\n  when: " in texts[name]])
    start, end = draw.choice([found.span(1) for found in re.finditer(rb"\n  when: (.+)", texts[file])])
    texts[file] = texts[file][:start] + draw.choice(DAYS) + texts[file][end:]


EDITS: list[Edit] = [
    *[change_a_day, change_a_word] * 4,
    *[add_a_record, remove_a_record] * 3,
    *[change_a_number, rename_an_entity, swap_two_files],
]


class Builds:
    """One build of the index after another."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """Build below `folder`."""
        self._folder = folder
        self._number = 0
        self.told = b""
        self.indexed: list[int] = []
        """The numbers of the volumes that the latest build indexed."""

        def noted(number: int, records: Sequence[SearchRecord], folder: Path, before: Path | None) -> list[str]:
            self.indexed.append(number)
            return write_volume(number, records, folder, before)

        monkeypatch.setattr("generator.publish.search_pieces.write_volume", noted)

    @property
    def last(self) -> Path:
        """The folder of the latest site."""
        return self._folder / str(self._number)

    def next(self, site: BuiltSite) -> dict[str, bytes]:
        """Build the index of `site`, and return all its files."""
        kept = Kept(Fingerprints(site.desk, {}), self.last, self.told)
        self._number += 1
        self.indexed.clear()
        pieces = search_pieces(site, self.last, kept)
        for piece in pieces:
            if not kept.take(piece.name, self.last):
                kept.add(piece.name, piece.write())
        write_overview(self.last, len(pieces), kept.before)
        self.told = b"".join(kept.lines(self.last))
        return tree_of(self.last)


def from_nothing(site: BuiltSite, folder: Path) -> dict[str, bytes]:
    """Return all files of the index of `site`, written at once."""
    write_search_index(search_records(site), folder)
    return tree_of(folder)


@pytest.fixture
def several(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a volume hold few records."""
    monkeypatch.setattr("generator.publish.search_index.MOST_IN_ONE_VOLUME", SEVERAL)


@pytest.mark.parametrize("seed", [0, 1])
@pytest.mark.usefixtures("several")
def test_after_any_edits_the_index_is_what_it_is_from_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    draw = random.Random(seed)  # noqa: S311  # examples, no secrets
    texts, builds, indexed, volumes, done = read_content(MINIATURE), Builds(tmp_path, monkeypatch), 0, 0, 0
    while done < 16:
        edited = dict(texts)
        for _ in range(draw.randint(0, 2)):
            draw.choice(EDITS)(draw, edited)
        site = sound_site(edited, NOT_RECORDED)
        if site is None:
            continue
        texts = edited
        done += 1
        assert builds.next(site) == from_nothing(site, tmp_path / f"nothing-{done}")
        indexed += len(builds.indexed)
        volumes += -(-len(search_records(site)) // SEVERAL)
    assert 0 < indexed < volumes / 1.5


@pytest.mark.usefixtures("several")
def test_an_edit_of_one_fact_indexes_one_volume(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    texts, builds = read_content(MINIATURE), Builds(tmp_path, monkeypatch)
    builds.next(sound(texts))
    assert builds.indexed == [1, 2, 3, 4]
    builds.next(sound(texts))
    assert builds.indexed == []
    texts[FACTS] = texts[FACTS].replace(b"statement: ", b"statement: Verily ", 1)
    builds.next(sound(texts))
    assert len(builds.indexed) == 1
    texts[FACTS] = texts[FACTS].replace(b"paragraph: 1", b"paragraph: 2", 1)  # nobody searches for it
    builds.next(sound(texts))
    assert builds.indexed == []


@pytest.mark.usefixtures("several")
def test_a_volume_that_was_touched_since_is_indexed_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    texts, builds = read_content(MINIATURE), Builds(tmp_path, monkeypatch)
    builds.next(sound(texts))
    touched, *others = (builds.last / FOLDER / "3" / "fragment").iterdir()
    touched.write_bytes(b"")
    times = {file.name: file.stat().st_mtime_ns for file in others}
    texts[FACTS] = texts[FACTS].replace(b"paragraph: 1", b"paragraph: 2", 1)
    site = sound(texts)
    assert builds.next(site) == from_nothing(site, tmp_path / "nothing")
    assert builds.indexed == [3]
    folder = builds.last / FOLDER / "3" / "fragment"
    assert times == {name: (folder / name).stat().st_mtime_ns for name in times}, "what is the same keeps its time"


def test_where_one_volume_becomes_several_and_one_again_nothing_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts, builds = read_content(MINIATURE), Builds(tmp_path, monkeypatch)
    monkeypatch.setattr("generator.publish.search_index.MOST_IN_ONE_VOLUME", len(search_records(sound(texts))))
    _, _, fact, *_ = texts[SIMPLE_FACTS].split(b"- id: ")
    more = {**texts, SIMPLE_FACTS: texts[SIMPLE_FACTS] + b"- id: one-more-" + fact}
    for number, (each, indexed) in enumerate(((texts, [1]), (more, [1, 2]), (texts, [1]))):
        site = sound(each)
        assert builds.next(site) == from_nothing(site, tmp_path / f"nothing-{number}")
        assert builds.indexed == indexed


@pytest.mark.usefixtures("several")
def test_the_press_writes_all_volumes_beside_the_pages(miniature: BuiltSite, tmp_path: Path) -> None:
    folder, engine = tmp_path / "site", Engine()
    kept = Kept(Fingerprints(miniature.desk, {SHELLS: {"the shell": engine.shell}}))
    volumes = search_pieces(miniature, folder, kept)
    assert len(list(press(miniature, engine.fit, folder, kept, volumes))) >= len(miniature.jobs)
    write_overview(folder, len(volumes))
    index = from_nothing(miniature, tmp_path / "nothing")
    found = tree_of(folder)
    assert {path: data for path, data in found.items() if path.startswith(FOLDER)} == index
