"""The tests over the real archive say clearly where it is absent, and never pass for want of it."""

from pathlib import Path

import pytest

from tests.archive import planted


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a repository without an archive beside it."""
    folder = tmp_path / "main"
    folder.mkdir()
    monkeypatch.setattr(planted, "REPOSITORY", folder)
    monkeypatch.delenv("BRIEFING_ARCHIVE", raising=False)
    monkeypatch.delenv("CI", raising=False)
    return folder


@pytest.mark.usefixtures("repository")
def test_without_the_archive_they_are_skipped_with_a_reason_that_names_the_variable() -> None:
    with pytest.raises(pytest.skip.Exception, match="set BRIEFING_ARCHIVE"):
        planted.archive_folder()


def test_in_ci_a_shared_folder_without_the_archive_fails(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.skip.Exception):
        planted.archive_folder()
    (repository.parent / "shared").mkdir()
    with pytest.raises(pytest.fail.Exception, match="set BRIEFING_ARCHIVE"):
        planted.archive_folder()


def test_a_named_folder_without_texts_fails(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BRIEFING_ARCHIVE", str(repository))
    with pytest.raises(pytest.fail.Exception, match="set BRIEFING_ARCHIVE"):
        planted.archive_folder()


def test_the_archive_beside_the_repository_or_the_one_that_is_named_is_used(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for folder in (repository.parent / "shared" / "articles", repository.parent / "other"):
        folder.mkdir(parents=True)
        (folder / "a.txt").write_text("A line.\n", encoding="utf-8")
    assert planted.archive_folder() == repository.parent / "shared" / "articles"
    monkeypatch.setenv("BRIEFING_ARCHIVE", str(repository.parent / "other"))
    assert planted.archive_folder() == repository.parent / "other"
