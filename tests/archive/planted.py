"""Errors planted in the miniature or its archive, and what is found of them."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest

from generator.archive.coverage import coverage
from generator.archive.support import Passage, check_fact
from generator.archive.verify import open_archive, verify
from generator.check.registry import check
from generator.check.rules import figure_not_in_statement
from generator.load.content import load
from generator.load.tree import read_archive, read_content
from generator.model.content import Content
from generator.model.fact import Fact
from generator.model.mentions import NameIndex
from generator.problem import Problem
from tests.make import MINIATURE, miniature_texts

REPOSITORY = Path(__file__).parents[2]
TEXTS = miniature_texts()
ARCHIVE = read_archive(MINIATURE / "archive")

Place = tuple[str, int, str]


def archive_folder() -> Path:
    """Return the folder of the real archive; skip the test, and say why, where there is none.

    In CI a checkout that has the shared folder beside it must have the archive too: there the test fails.
    """
    named = os.environ.get("BRIEFING_ARCHIVE")
    shared = REPOSITORY.parent / "shared"
    folder = Path(named) if named else shared / "articles"
    if not any(folder.glob("*.txt")):
        reason = f"the archive is not in {folder}: set BRIEFING_ARCHIVE to the folder of the articles' texts"
        if named or (os.environ.get("CI") == "true" and shared.is_dir()):
            pytest.fail(reason)
        pytest.skip(reason)
    return folder


def content_of(texts: Mapping[str, bytes]) -> Content:
    """Return the content of `texts`, which must be readable."""
    content, problems = load(dict(sorted(texts.items())))
    assert content is not None
    assert problems == []
    return content


def planted(file: str, old: str, new: str, texts: Mapping[str, bytes] = TEXTS) -> dict[str, bytes]:
    """Return `texts` with `old`, which must stand in `file` once, replaced."""
    text = texts[file].decode()
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
    return {**texts, file: text.replace(old, new).encode()}


def found_by_verify(texts: Mapping[str, bytes], archive: Mapping[str, bytes] = ARCHIVE) -> list[Problem]:
    """Return what checking and verifying find."""
    content = content_of(texts)
    return [*check(content), *verify(content, archive)]


def found_by_coverage(texts: Mapping[str, bytes], archive: Mapping[str, bytes] = ARCHIVE) -> list[Problem]:
    """Return what coverage finds."""
    return list(coverage(content_of(texts), archive).problems)


def places(problems: list[Problem]) -> list[Place]:
    """Return file, line and rule of each problem, sorted."""
    return sorted({(problem.place.file, problem.place.line, problem.rule) for problem in problems})


def line_of(texts: Mapping[str, bytes], file: str, fragment: str, after: int = 0) -> int:
    """Return the number of the first line of `file` after line `after` that has `fragment`."""
    lines = texts[file].decode().split("\n")
    return next(number for number, line in enumerate(lines, start=1) if number > after and fragment in line)


@dataclass(frozen=True)
class Change:
    """A fact with one digit changed, and what is found of it that was not found before."""

    fact: Fact
    written: str
    problems: tuple[Problem, ...]
    passage: Passage


def digit_changes(project: Path, archive_folder: Path) -> Iterator[Change]:
    """Yield every change of a single digit, to each of the nine others, in the statements and figures of the facts."""
    content = content_of(read_content(project))
    archive, missing = open_archive(content, read_archive(archive_folder))
    assert missing == []
    names = NameIndex(content.entities.values())
    for fact in content.facts.values():
        passage = archive.passage(fact.sources)
        before = set(_problems(content, names, fact, passage))
        for written, changed in _changed_facts(fact):
            after = _problems(content, names, changed, passage)
            yield Change(fact, written, tuple(problem for problem in after if problem not in before), passage)


def lines_of(content: Content) -> dict[str, tuple[str, range]]:
    """Return the file and the lines in which each fact is written."""
    places = sorted((content.locate(fact), fact.id) for fact in content.facts.values())
    ends = [after.line if after.file == place.file else 10**9 for (place, _), (after, _) in pairwise(places)]
    return {
        fact: (place.file, range(place.line, end)) for (place, fact), end in zip(places, [*ends, 10**9], strict=True)
    }


def _problems(content: Content, names: NameIndex, fact: Fact, passage: Passage) -> list[Problem]:
    alone = replace(content, facts={fact.id: fact}, facts_by_file=((fact,),))
    return [*check_fact(content, names, fact, passage), *figure_not_in_statement.check(alone)]


def _changed_facts(fact: Fact) -> Iterator[tuple[str, Fact]]:
    for statement in _other_digits(fact.statement):
        yield statement, fact.model_copy(update={"statement": statement})
    for position, figure in enumerate(fact.figures):
        for value in _other_digits(str(figure.value)) if figure.value is not None else ():
            changed = figure.model_copy(update={"value": Decimal(value)})
            figures = (*fact.figures[:position], changed, *fact.figures[position + 1 :])
            yield value, fact.model_copy(update={"figures": figures})


def _other_digits(text: str) -> Iterator[str]:
    """Yield `text` with each of its digits replaced by each of the nine others."""
    for position, sign in enumerate(text):
        if sign in "0123456789":
            for digit in "0123456789".replace(sign, ""):
                yield text[:position] + digit + text[position + 1 :]
