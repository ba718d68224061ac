"""The project that is measured, and the fact that is edited in it."""

import subprocess
from pathlib import Path

from bench.edit import WORDS
from bench.synthetic import SIZES, Size, write_tree
from bench.trees import make_project, page_of, subject_of
from generator.check.registry import check
from generator.load.content import load
from generator.load.tree import read_content
from tests.built import REPOSITORY, tree_of


def test_a_project_holds_content_configuration_and_one_commit(tmp_path: Path) -> None:
    project = tmp_path / "project"
    make_project(project, SIZES["S"])
    assert tree_of(project / "content" / "facts") == tree_of(REPOSITORY / "content" / "facts")
    assert (project / "mkdocs.yml").read_bytes() == (REPOSITORY / "mkdocs.yml").read_bytes()
    command = ["git", "log", "--format=%s %aI"]
    log = subprocess.run(command, cwd=project, check=True, capture_output=True, text=True).stdout  # noqa: S603  # our own arguments
    assert log == "Content 2026-11-21T00:00:00+00:00\n"


def test_the_edit_changes_one_statement_and_passes_every_rule() -> None:
    subject, texts = subject_of(REPOSITORY), read_content(REPOSITORY)
    before, _ = load(texts)
    text = subject.edited(texts[subject.file].decode(), WORDS[0])
    after, problems = load({**texts, subject.file: text.encode()})
    assert before is not None
    assert after is not None
    assert problems + list(check(after)) == list(check(before))
    changed = [fact.id for fact in after.facts.values() if fact != before.facts[fact.id]]
    assert changed == [subject.fact]
    assert after.facts[subject.fact].statement == f"{subject.statement[:-1]} {WORDS[0]}."


def test_the_same_fact_is_edited_at_every_size(tmp_path: Path) -> None:
    write_tree(REPOSITORY, tmp_path, Size("small", 2, 3))
    assert subject_of(tmp_path) == subject_of(REPOSITORY)


def test_the_edit_finds_the_page_that_shows_it(real_project: Path) -> None:
    subject = subject_of(REPOSITORY)
    address = page_of(real_project / "site", subject)
    assert address.startswith(f"{subject.folder}/{subject.entity}/")
    assert subject.statement.split()[-2] in (real_project / "site" / address / "index.html").read_text(encoding="utf-8")
