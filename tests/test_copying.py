"""No sentence of an article stands in the repository: at most seven words in a row are shared, proper names aside.

The texts are other people's. Eight words or more in a row are allowed only where fewer than eight of them are left
without the names and aliases of entities and the titles of sources. The words of `find` point at the passage and are
shared by design: six at the most, so they never make a run by themselves.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from pathlib import Path

import pytest

from generator.load.nodes import Mapping as MappingNode, Node, Scalar, Sequence, parse
from generator.load.tree import read_archive, read_content
from generator.model.content import Content
from tests.archive.planted import ARCHIVE, REPOSITORY, TEXTS, archive_folder, content_of, planted

RUN = 8  # words: issue 3 allows no more than seven
_WORD = re.compile(r"\w+")
_NAME_KEYS = {"name", "aliases", "title", "find", "url", "referred_to_as"}

Run = tuple[str, ...]


def words(text: str) -> list[str]:
    """Return the words of a text in lower case."""
    return _WORD.findall(text.lower())


def runs(text: list[str]) -> Iterator[tuple[int, Run]]:
    """Yield every run of eight words with its position."""
    for position in range(len(text) - RUN + 1):
        yield position, tuple(text[position : position + RUN])


def runs_of_archive(archive: Mapping[str, bytes]) -> dict[Run, str]:
    """Return every run of the articles, with the article it stands in; runs go on from line to line."""
    return {run: name for name, data in archive.items() for _, run in runs(words(data.decode("utf-8-sig")))}


def proper_names(content: Content) -> list[list[str]]:
    """Return the names and aliases of entities and the titles of sources as words, the longest first."""
    names = [name for entity in content.entities.values() for name in entity.names]
    names += [source.title for source in content.sources.values()]
    return sorted((words(name) for name in names), key=len, reverse=True)


def passages(texts: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    """Yield every text that editors wrote, with the place it stands at: each value of YAML, each page as a whole."""
    for file, data in texts.items():
        if file.endswith(".md"):
            yield file, data.decode()
        else:
            root, problems = parse(file, data)
            assert problems == []
            yield from _values(root) if root else ()


def _values(node: Node) -> Iterator[tuple[str, str]]:
    if isinstance(node, Scalar):
        yield str(node.place), node.text
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from _values(item)
    elif isinstance(node, MappingNode):
        for key, value in node.entries.items():
            if key not in _NAME_KEYS:
                yield from _values(value)


def copied(texts: Mapping[str, bytes], archive: Mapping[str, bytes], names: Iterable[list[str]]) -> list[str]:
    """Return every place of `texts` that shares a run with the archive, with all the words in a row that are shared."""
    theirs, known = runs_of_archive(archive), list(names)
    found = []
    for place, text in passages(texts):
        ours = words(text)
        shared = [position for position, run in runs(ours) if run in theirs]
        free = _outside_names(ours, known) if shared else []
        for start, end in _joined(shared):
            if sum(free[start:end]) >= RUN:
                found.append(f"{place}: {' '.join(ours[start:end])}")
    return found


def _joined(positions: list[int]) -> Iterator[tuple[int, int]]:
    """Yield where words in a row start and end, from the positions of the runs of eight that they are made of."""
    for _, group in groupby(enumerate(positions), key=lambda pair: pair[1] - pair[0]):
        members = [position for _, position in group]
        yield members[0], members[-1] + RUN


def _outside_names(text: list[str], names: list[list[str]]) -> list[bool]:
    """Return for each word whether it belongs to no proper name."""
    free = [True] * len(text)
    for name in names:
        for position in range(len(text) - len(name) + 1):
            if text[position : position + len(name)] == name:
                free[position : position + len(name)] = [False] * len(name)
    return free


NAMES = proper_names(content_of(TEXTS))


def test_the_miniature_copies_nothing_of_its_archive() -> None:
    assert copied(TEXTS, ARCHIVE, NAMES) == []


@pytest.mark.parametrize(
    ("file", "old"),
    [
        ("content/facts/diplomacy.yml", "counting only those in force."),
        ("content/sources/sources.yml", "The archived text names neither an owner nor a funder."),
        ("briefs/briefs/strait-cable.md", "does not legibly say."),
    ],
)
def test_a_run_of_eight_words_is_found_at_its_place(file: str, old: str) -> None:
    eight = "documents in 2025, reckoning only those in force"
    texts = planted(file, old, f"As they put it, {eight}.")
    found = copied(texts, ARCHIVE, NAMES)
    assert [place.rpartition(": ")[2] for place in found] == ["documents in 2025 reckoning only those in force"]
    assert found[0].startswith(file)


def test_seven_words_are_allowed() -> None:
    seven = "documents in 2025, reckoning only those in"
    assert copied(planted("briefs/briefs/strait-cable.md", "does not legibly say.", seven), ARCHIVE, NAMES) == []


def test_case_marks_and_lines_do_not_hide_a_run() -> None:
    texts = {"briefs/a.md": b"DOCUMENTS - in 2025 -\nreckoning *only* those\n\nin 'force'"}
    assert len(copied(texts, ARCHIVE, [])) == 1


def test_a_run_over_the_end_of_a_paragraph_of_the_article_is_found() -> None:
    texts = {"briefs/a.md": b"kilometres: belongs to Norland Power. By our count Norland signed."}
    assert copied(texts, ARCHIVE, []) == ["briefs/a.md: belongs to norland power by our count norland signed"]


def test_eight_words_are_allowed_where_a_name_is_one_of_them_but_not_eight_beside_it() -> None:
    eight = {"briefs/a.md": b"It is said: belongs to Norland Power. By our count"}
    ten = {"briefs/a.md": b"the Strait Cable belongs to Norland Power. By our count it"}
    power, longer = [words("Norland Power")], [words("Norland Power"), words("Strait Cable")]
    assert copied(eight, ARCHIVE, []) == []
    assert len(copied(ten, ARCHIVE, [])) == 1
    assert len(copied(ten, ARCHIVE, power)) == 1
    assert copied(ten, ARCHIVE, longer) == []


def test_a_name_that_stands_elsewhere_allows_nothing() -> None:
    texts = {"briefs/a.md": b"Norland Power. In documents in 2025, reckoning only those in force."}
    assert len(copied(texts, ARCHIVE, [words("Norland Power")])) == 1


def test_the_real_content_and_briefs_copy_nothing_of_the_articles() -> None:
    archive = read_archive(archive_folder())
    texts = read_content(REPOSITORY)
    assert copied(texts, archive, proper_names(content_of(texts))) == []


def test_a_run_planted_in_the_real_briefs_is_found() -> None:
    archive = read_archive(archive_folder())
    article = next(iter(archive.values())).decode()
    long_line = max(article.splitlines(), key=len)
    texts = {Path("briefs/planted.md").as_posix(): long_line.encode()}
    assert len(copied(texts, archive, proper_names(content_of(read_content(REPOSITORY))))) > 0
