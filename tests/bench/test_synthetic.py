"""Synthetic content is what the real content is, but more of it."""

from pathlib import Path
from statistics import mean

import pytest

from bench.synthetic import SIZES, Size, write_tree
from generator.check.registry import check
from generator.load.content import load
from generator.load.tree import read_content
from generator.model.content import Content
from generator.pipeline import BuiltSite
from tests.built import REPOSITORY, tree_of

SMALL = Size("small", 2, 3)


def content_of(folder: Path) -> Content:
    content, problems = load(read_content(folder))
    assert content is not None
    assert problems == []
    return content


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with two tiles of entities and three of facts."""
    folder = tmp_path_factory.mktemp("small")
    write_tree(REPOSITORY, folder, SMALL)
    return folder


@pytest.fixture(scope="module")
def made(small: Path) -> Content:
    """Return the content of that folder."""
    return content_of(small)


def test_one_tile_is_the_real_content(tmp_path: Path, real: BuiltSite) -> None:
    write_tree(REPOSITORY, tmp_path, SIZES["S"])
    one, content = content_of(tmp_path), real.dossier.content
    assert (one.facts, one.entities, one.sources) == (content.facts, content.entities, content.sources)


def test_it_passes_every_rule(made: Content) -> None:
    assert list(check(made)) == []


def test_there_are_as_many_records_as_tiles_ask_for(made: Content, real: BuiltSite) -> None:
    content = real.dossier.content
    assert len(made.facts) == SMALL.fact_tiles * len(content.facts)
    assert len(made.sources) == SMALL.fact_tiles * len(content.sources)
    # The focus country is one and the same.
    assert len(made.entities) == SMALL.entity_tiles * (len(content.entities) - 1) + 1


def test_links_and_lengths_are_those_of_the_real_content(made: Content, real: BuiltSite) -> None:
    facts = [list(content.facts.values()) for content in (real.dossier.content, made)]
    for part in ("about", "sources", "figures", "roles", "differs_from"):
        before, after = (mean(len(getattr(fact, part)) for fact in found) for found in facts)
        assert after == pytest.approx(before)
    before, after = (mean(len(fact.statement) for fact in found) for found in facts)
    assert before < after < 1.2 * before  # the names of tiles are longer by a word


def test_one_seed_gives_the_same_bytes_and_another_gives_others(small: Path, tmp_path: Path) -> None:
    write_tree(REPOSITORY, tmp_path / "same", SMALL)
    write_tree(REPOSITORY, tmp_path / "other", SMALL, seed=2)
    assert tree_of(tmp_path / "same") == tree_of(small)
    assert tree_of(tmp_path / "other") != tree_of(small)
