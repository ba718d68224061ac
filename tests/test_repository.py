"""What git tells of the content: real repositories, each made by the test."""

import shutil
from collections.abc import Callable, Iterator
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


def objects_of(project: Path, revision: str) -> Path:
    """Return the file of the object that `revision` names."""
    named = git(project, "rev-parse", revision)
    return project / ".git" / "objects" / named[:2] / named[2:]


def damage(path: Path, data: bytes) -> None:
    """Write `data` over a file of git's."""
    path.chmod(0o644)
    path.write_bytes(data)


DAMAGES: dict[str, Callable[[Path], object]] = {
    "a file is missing": lambda project: objects_of(project, f"HEAD~1:{FILE}").unlink(),
    "a file is empty": lambda project: damage(objects_of(project, f"HEAD~1:{FILE}"), b""),
    "a file is damaged": lambda project: damage(objects_of(project, f"HEAD~1:{FILE}"), b"x\x9c nothing"),
    "a folder is missing": lambda project: objects_of(project, "HEAD~1:content").unlink(),
    "a commit is missing": lambda project: objects_of(project, "HEAD~1").unlink(),
    "a commit is damaged": lambda project: damage(objects_of(project, "HEAD~1"), b"nothing"),
    "the head is none": lambda project: (project / ".git" / "HEAD").write_text("nothing"),
    "the configuration is none": lambda project: (project / ".git" / "config").write_text("[core\n"),
}


@pytest.mark.parametrize("happened", DAMAGES)
def test_a_damaged_repository_has_no_history_and_no_texts(project: Path, happened: str) -> None:
    write(project, {FILE: b"- id: one\n"})
    commit(project, "Second")
    write(project, {FILE: b"- id: two\n"})
    commit(project, "Third")
    assert len(list(steps(project, read_content(project), TODAY))) == 3
    DAMAGES[happened](project)
    assert list(steps(project, read_content(project), TODAY)) == []
    with pytest.raises(NoRepositoryError) as raised:
        texts_at(project, "HEAD~1")
    assert str(raised.value)
    assert "\n" not in str(raised.value)


def test_a_clone_without_files_whose_remote_is_gone_has_no_history(project: Path, tmp_path: Path) -> None:
    write(project, {FILE: b"- id: one\n"})
    commit(project, "Second")
    git(project, "config", "uploadpack.allowFilter", "true")
    git(tmp_path, "clone", "--quiet", "--filter=blob:none", project.as_uri(), "sparse")
    clone = tmp_path / "sparse"
    project.rename(tmp_path / "gone")
    assert list(steps(clone, read_content(clone), TODAY)) == []
    assert texts_at(clone, "HEAD") == read_content(clone)
    with pytest.raises(NoRepositoryError, match="not the whole history"):
        texts_at(clone, "HEAD~1")


def test_what_a_clone_lacks_is_not_asked_for_at_its_remote(project: Path, tmp_path: Path) -> None:
    write(project, {FILE: b"- id: one\n"})
    commit(project, "Second")
    git(project, "config", "uploadpack.allowFilter", "true")
    git(tmp_path, "clone", "--quiet", "--filter=blob:none", project.as_uri(), "sparse")
    clone = tmp_path / "sparse"
    asked = tmp_path / "asked"
    helper = tmp_path / "upload"
    helper.write_text(f"#!/bin/sh\ntouch {asked}\nread password </dev/tty\n")
    helper.chmod(0o755)
    git(clone, "config", "remote.origin.uploadpack", str(helper))
    assert list(steps(clone, read_content(clone), TODAY)) == []
    assert not asked.exists()


@pytest.mark.parametrize("told", ["gitdir: /nowhere/at/all\n", "nothing", ""])
def test_a_file_that_leads_to_no_repository_is_none(project: Path, told: str) -> None:
    shutil.rmtree(project / ".git")
    (project / ".git").write_text(told)
    assert list(steps(project, read_content(project), TODAY)) == []


@pytest.mark.parametrize("program", [None, "not a program"])
def test_without_a_git_that_runs_there_is_no_history(
    project: Path, tmp_path: Path, program: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    if program is not None:
        (tmp_path / "git").write_text(program)
        (tmp_path / "git").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert list(steps(project, read_content(project), TODAY)) == []
    with pytest.raises(NoRepositoryError, match=r"^git (is not installed|does not run: .+)$"):
        texts_at(project, "HEAD")


def test_a_commit_from_beyond_the_calendar_has_no_history(project: Path) -> None:
    write(project, {FILE: b"- id: one\n"})
    commit(project, "Second")
    tree = git(project, "rev-parse", "HEAD^{tree}")
    parent = git(project, "rev-parse", "HEAD~1")
    who = "An editor <editor@example.org> 99999999999999 +0000"
    late = project.parent / "late"
    late.write_text(f"tree {tree}\nparent {parent}\nauthor {who}\ncommitter {who}\n\nLate\n")
    made = git(project, "hash-object", "-t", "commit", "-w", "--literally", str(late))
    git(project, "update-ref", "HEAD", made)
    assert list(steps(project, read_content(project), TODAY)) == []


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
