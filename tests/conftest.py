"""What all tests share: how hypothesis looks for examples, and sites that take seconds to build."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

from generator.pipeline import BuiltSite
from tests.budget import examples
from tests.built import (
    MINIATURE,
    REPOSITORY,
    build_in_memory,
    build_with_mkdocs,
    build_with_past,
    build_with_zensical,
    copy_miniature,
    copy_repository,
    made_once,
)

# Shared runners pause at will, so no deadline; in CI the same examples every time, elsewhere new ones.
settings.register_profile(
    "briefing", max_examples=examples(25, 500), deadline=None, derandomize="CI" in os.environ, print_blob=True
)
settings.load_profile("briefing")


@pytest.fixture(scope="session")
def miniature() -> BuiltSite:
    """Return the miniature in memory."""
    return build_in_memory(MINIATURE)


@pytest.fixture(scope="session")
def miniature_with_past() -> BuiltSite:
    """Return the miniature in memory with a past of three days."""
    return build_with_past()


@pytest.fixture(scope="session")
def real() -> BuiltSite:
    """Return the repository's own content, built in memory."""
    return build_in_memory(REPOSITORY)


@pytest.fixture(scope="session")
def miniature_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a project with the miniature, strictly built by MkDocs into its `site`. Leave it as it is."""

    def make(folder: Path) -> None:
        copy_miniature(folder)
        build_with_mkdocs(folder)

    return made_once(tmp_path_factory, "miniature", make)


@pytest.fixture(scope="session")
def real_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of what the real site is made from, strictly built by MkDocs into its `site`. Leave it as it is."""

    def make(folder: Path) -> None:
        copy_repository(folder)
        build_with_mkdocs(folder)

    return made_once(tmp_path_factory, "real", make)


@pytest.fixture(scope="session")
def real_export(tmp_path_factory: pytest.TempPathFactory, real_project: Path) -> Path:
    """Return the export of the real content, built by Zensical into its `site`. Leave it as it is."""
    return made_once(tmp_path_factory, "export", lambda folder: build_with_zensical(real_project, folder))
