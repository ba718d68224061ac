"""What git tells of the content: real repositories, each made by the test."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from generator import repository
from generator.derive.history import Step
from generator.load.tree import read_content
from generator.repository import NoRepositoryError, Recorded, messages_since, steps, texts_at
from tests.make import miniature_texts
from tests.repository_of import commit, git, make_repository, write

TODAY = date(2026, 2, 1)
FILE = "content/facts/energy.yml"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a repository whose first commit is the miniature."""
    return make_repository(tmp_path / "project", miniature_texts())


def test_the_first_commit_holds_the_whole_content(project: Path) -> None:
    (step,) = steps(project, read_content(project), TODAY)
    assert dict(step.files) == miniature_texts()
    assert step.at == datetime(2026, 1, 1, 12, tzinfo=UTC)


def test_each_commit_tells_the_files_it_changed_in_order(project: Path) -> None:
    write(project, {FILE: b"- id: one\n", "content/facts/new.yml": b"- id: two\n", "README.md": b"Not content.\n"})
    second = commit(project, "Second", at="2026-01-02T08:00:00+02:00")
    (project / FILE).unlink()
    third = commit(project, "Third", at="2026-01-03T12:00:00Z")
    _, two, three = steps(project, read_content(project), TODAY)
    assert (two.id, two.at) == (second, datetime(2026, 1, 2, 6, tzinfo=UTC))
    assert dict(two.files) == {FILE: b"- id: one\n", "content/facts/new.yml": b"- id: two\n"}
    assert (three.id, dict(three.files)) == (third, {FILE: None})


def test_what_is_not_committed_counts_as_changed_today(project: Path) -> None:
    write(project, {FILE: b"- id: one\n"})
    (project / "content/facts/neighbours.yml").unlink()
    *_, last = steps(project, read_content(project), TODAY)
    assert (last.id, last.at.date()) == ("", TODAY)
    assert dict(last.files) == {FILE: b"- id: one\n", "content/facts/neighbours.yml": None}


def test_a_merge_is_one_step_dated_when_it_was_merged(project: Path) -> None:
    git(project, "switch", "--quiet", "--create", "proposal")
    write(project, {FILE: b"- id: one\n"})
    commit(project, "Proposed", at="2026-01-05T12:00:00Z")
    git(project, "switch", "--quiet", "main")
    write(project, {"README.md": b"Something else.\n"})
    commit(project, "Elsewhere", at="2026-01-06T12:00:00Z")
    git(project, "merge", "--quiet", "--no-ff", "--message", "Merged", "proposal", at="2026-01-09T12:00:00Z")
    *_, last = steps(project, read_content(project), TODAY)
    assert last.at == datetime(2026, 1, 9, 12, tzinfo=UTC)
    assert dict(last.files) == {FILE: b"- id: one\n"}


def test_a_project_may_be_a_folder_of_a_larger_repository(tmp_path: Path) -> None:
    make_repository(tmp_path, {f"briefings/north/{name}": data for name, data in miniature_texts().items()})
    write(tmp_path, {"content/facts/other.yml": b"- id: not-ours\n"})
    commit(tmp_path, "Another briefing")
    folder = tmp_path / "briefings" / "north"
    (step,) = steps(folder, read_content(folder), TODAY)
    assert dict(step.files) == miniature_texts()
    assert texts_at(folder, "HEAD") == miniature_texts()


def test_odd_names_and_links_are_no_trouble(project: Path) -> None:
    odd = 'content/facts/new\nline "quoted" é\t.yml'
    write(project, {odd: b"- id: one\n"})
    (project / "content/facts/link.yml").symlink_to("/etc/hostname")
    commit(project, "Odd names")
    *_, last = steps(project, read_content(project), TODAY)
    assert last.files[odd] == b"- id: one\n"
    assert last.files.get("content/facts/link.yml") is None
    assert texts_at(project, "HEAD")[odd] == b"- id: one\n"
    assert "content/facts/link.yml" not in texts_at(project, "HEAD")


def test_a_folder_without_git_has_no_history(tmp_path: Path) -> None:
    write(tmp_path, miniature_texts())
    assert list(steps(tmp_path, miniature_texts(), TODAY)) == []


def test_a_clone_cut_short_has_no_history_since_everything_in_it_would_look_new(project: Path, tmp_path: Path) -> None:
    write(project, {FILE: b"- id: one\n"})
    commit(project, "Second")
    git(tmp_path, "clone", "--quiet", "--depth", "1", project.as_uri(), "cut")
    assert list(steps(tmp_path / "cut", read_content(tmp_path / "cut"), TODAY)) == []


def test_an_empty_repository_has_no_history(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet")
    assert list(steps(tmp_path, {}, TODAY)) == []


def test_the_texts_of_a_revision_are_those_of_its_checkout(project: Path) -> None:
    write(project, {FILE: b"- id: one\n"})
    commit(project, "Second")
    assert texts_at(project, "HEAD~1") == miniature_texts()
    assert texts_at(project, "main") == read_content(project)


@pytest.mark.parametrize("revision", ["no-such-branch", "--output=/tmp/x", "HEAD~9", "", "main:content"])
def test_a_revision_that_is_none_is_refused(project: Path, revision: str) -> None:
    with pytest.raises(NoRepositoryError, match="git knows no revision"):
        texts_at(project, revision)


def test_the_messages_since_a_revision_are_read_whole(project: Path) -> None:
    commit(project, "One\n\nBecause.")
    commit(project, "Two")
    assert messages_since(project, "HEAD~2") == ["Two\n", "One\n\nBecause.\n"]


def test_what_is_recorded_is_asked_for_again_only_where_another_commit_is_checked_out(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Path] = []
    committed = repository._committed

    def noted(folder: Path) -> Iterator[Step]:
        asked.append(folder)
        return committed(folder)

    monkeypatch.setattr(repository, "_committed", noted)
    recorded = Recorded()

    def told() -> list[Step]:
        found = list(steps(project, read_content(project), TODAY, recorded))
        assert found == list(steps(project, read_content(project), TODAY))
        return found

    assert [step.id for step in told()][1:] == []
    write(project, {FILE: b"- id: one\n"})
    assert [step.id for step in told()][1:] == [""]
    assert len(asked) == 3  # the two without what is recorded, and one
    second = commit(project, "Second", at="2026-01-02T12:00:00Z")
    assert [step.id for step in told()][1:] == [second]
    git(project, "reset", "--quiet", "--hard", "HEAD~1")
    assert [step.id for step in told()][1:] == []
    assert len(asked) == 7
