"""Renaming: the id changes wherever it is referred to, and nothing else does."""

import random
import re
from collections.abc import Iterator, Mapping
from itertools import chain

import pytest

from generator.check.registry import check
from generator.edit.rename import rename
from generator.edit.text import EditRefusedError
from generator.load.content import load
from generator.load.tree import read_content
from generator.model.content import Content
from generator.problem import ContentError
from tests.budget import examples
from tests.built import REPOSITORY
from tests.make import miniature_texts

SITE = b"""title: T
description: D
focus: norland
url: https://example.org/
repository: https://example.org/git
"""
COUNTRY = "- id: norland\n  name: Norland\n  iso: xa\n  region: Northern Europe\n"


@pytest.fixture(scope="module")
def real() -> dict[str, bytes]:
    """Return the texts of the repository's own content."""
    return read_content(REPOSITORY)


def loaded(texts: Mapping[str, bytes]) -> Content:
    content, problems = load(texts)
    assert content is not None
    assert problems == []
    return content


def ids(content: Content) -> list[str]:
    """Return every id that can be renamed, each after its space."""
    spaces: dict[str, Mapping[str, object]] = {
        "entity": content.entities,
        "fact": content.facts,
        "source": content.sources,
        "theme": content.themes,
        "measure": content.measures,
    }
    return [f"{space}:{identity}" for space, records in spaces.items() for identity in records]


def without_former_ids(data: bytes, former: str) -> bytes:
    return data.replace(f"\n  former_ids: [{former}]".encode(), b"")


def small(country: str = COUNTRY, **others: str) -> dict[str, bytes]:
    """Return content of one country, written as given."""
    files = {f"content/{name}.yml": text.encode() for name, text in others.items()}
    return {"content/countries/all.yml": country.encode(), "content/site.yml": SITE, **files}


def changed_lines(before: bytes, after: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield the pairs of lines that differ; the texts have as many lines."""
    for old, new in zip(before.split(b"\n"), after.split(b"\n"), strict=True):
        if old != new:
            yield old, new


def test_many_renames_of_the_real_content_one_after_the_other_leave_check_clean(real: dict[str, bytes]) -> None:
    chance = random.Random(20261121)  # noqa: S311  # chooses examples, guards nothing
    texts = dict(real)
    names = {name: name.partition(":")[2] for name in ids(loaded(texts))}
    for number in range(examples(8, 200)):  # each loads everything three times
        first = chance.choice(list(names))
        space = first.partition(":")[0]
        texts |= rename(texts, f"{space}:{names[first]}", f"renamed-{number}")
        names[first] = f"renamed-{number}"
        assert check(loaded(texts)) == []
    content = loaded(texts)
    assert check(content) == []
    assert sorted(ids(content)) == sorted(f"{first.partition(':')[0]}:{now}" for first, now in names.items())


def test_renaming_back_restores_every_byte_but_the_former_id(real: dict[str, bytes]) -> None:
    chance = random.Random(7)  # noqa: S311  # chooses examples
    for name in chance.sample(ids(loaded(real)), examples(6, 60)):
        space, _, old = name.partition(":")
        there = {**real, **rename(real, name, "quite-another-id")}
        back = {**there, **rename(there, f"{space}:quite-another-id", old)}
        restored = {file: without_former_ids(data, "quite-another-id") for file, data in back.items()}
        assert restored == real
        assert back == real or space != "measure"


def test_only_lines_that_hold_the_id_change_and_only_by_the_id(real: dict[str, bytes]) -> None:
    chance = random.Random(8)  # noqa: S311  # chooses examples
    for name in chance.sample(ids(loaded(real)), examples(6, 60)):
        old = name.partition(":")[2].encode()
        changed = rename(real, name, "quite-another-id")
        assert changed
        for file, data in changed.items():
            for before, after in changed_lines(real[file], without_former_ids(data, old.decode())):
                parts = re.split(rb"(?<![a-z0-9-])quite-another-id(?![a-z0-9-])", after)
                assert old.join(parts) == before


def test_each_rename_leaves_check_clean_and_the_record_otherwise_as_it_was(real: dict[str, bytes]) -> None:
    before = loaded(real)
    for name in ("entity:azerbaijan", "entity:socar", "theme:energy", "source:newsaz-2026-02-12"):
        space, _, old = name.partition(":")
        after = loaded({**real, **rename(real, name, "quite-another-id")})
        assert check(after) == []
        spaces = {"entity": "entities", "theme": "themes", "source": "sources"}
        was, now = (getattr(content, spaces[space]) for content in (before, after))
        assert now["quite-another-id"].former_ids == (old,)
        assert old not in now
        assert len(was) == len(now)
        assert len(list(chain(after.facts, after.briefs))) == len(list(chain(before.facts, before.briefs)))


def test_comments_quotes_order_line_ends_and_a_byte_order_mark_stay() -> None:
    country = (
        "\ufeff# norland is named here\r\n- name: Norland  # norland\r\n  id:   'norland'   # the id norland\r\n"
        "  iso: xa\r\n  region: Northern Europe"
    )
    after = rename(small(country), "norland", "the-north")["content/countries/all.yml"].decode()
    written = country.replace(
        "'norland'   # the id norland\r\n", "'the-north'   # the id norland\r\n  former_ids: [norland]\r\n"
    )
    assert after == written


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("- {id: norland, name: Norland, iso: xa, region: N}", "- {id: north, former_ids: [norland], name: Norland, iso: xa, region: N}"),
        (COUNTRY + "  former_ids: [a, b]\n", COUNTRY.replace("id: norland", "id: north") + "  former_ids: [a, b, norland]\n"),
        (COUNTRY + "  former_ids:\n  - 'a' # x", COUNTRY.replace("id: norland", "id: north") + "  former_ids:\n  - 'a' # x\n  - norland"),
        (COUNTRY + "  former_ids: [a, north]\n", COUNTRY.replace("id: norland", "id: north") + "  former_ids: [a, norland]\n"),
        ("-   name: Norland\n    iso: xa\n    region: N\n    id: norland", "-   name: Norland\n    iso: xa\n    region: N\n    id: north\n    former_ids: [norland]"),
        ('- id: " norland "\n  name: Norland\n  iso: xa\n  region: N\n', '- id: " north "\n  former_ids: [norland]\n  name: Norland\n  iso: xa\n  region: N\n'),
    ],
    ids=["braces", "brackets", "dashes", "back-again", "last-key", "quoted-with-spaces"],
)  # fmt: skip
def test_the_former_id_is_kept_in_the_style_of_the_record(before: str, after: str) -> None:
    changed = rename(small(before), "norland", "north")
    assert changed["content/countries/all.yml"].decode() == after
    assert changed["content/site.yml"] == SITE.replace(b"norland", b"north")


def test_links_in_a_page_follow_whatever_surrounds_them() -> None:
    page = (
        '---\r\ntitle: norland\r\nsummary:\r\n  - "Of “[Norland](entity:norland)”"\r\n  - >-\r\n    And [folded\r\n'
        "    text](entity:norland).\r\n---\r\nTürkiye 😀 [N](entity:norland) and [N](entity:norland-2) norland\r\n"
        "[over two\r\nlines](entity:norland) [N](theme:norland)\r\n"
    )
    other = COUNTRY + COUNTRY.replace("norland", "norland-2").replace("Norland", "Norland Two")
    texts = small(other) | {"briefs/a.md": b"\xef\xbb\xbf" + page.encode()}
    after = rename(texts, "norland", "north")["briefs/a.md"]
    assert after == b"\xef\xbb\xbf" + page.replace("(entity:norland)", "(entity:north)").encode()


def test_an_id_of_two_kinds_must_be_told_apart_and_only_the_meant_one_changes() -> None:
    themes = "- {id: norland, name: Norland, description: A theme.}\n"
    measures = "- {id: m, name: Measure, unit: things, theme: norland}\n"
    texts = small(themes=themes, measures=measures)
    with pytest.raises(EditRefusedError, match="say entity:norland or theme:norland"):
        rename(texts, "norland", "north")
    changed = rename(texts, "theme:norland", "north")
    assert sorted(changed) == ["content/measures.yml", "content/themes.yml"]
    assert changed["content/measures.yml"] == measures.replace("theme: norland", "theme: north").encode()


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("nolland", "north", "did you mean 'norland'"),
        ("thing:norland", "north", "'thing' is not one of entity, fact"),
        ("norland", "North", "'North' is not an id"),
        ("norland", "index", "'index' is not an id"),
        ("norland", "norland", r"already used at content/countries/all.yml:1:7"),
        ("norland", "sudland", r"already used at content/countries/all.yml:5:7"),
        ("norland", "old-sudland", r"is a former id of 'sudland'.*content/countries/all.yml:9:16"),
    ],
)
def test_what_cannot_be_had_is_refused(old: str, new: str, message: str) -> None:
    sudland = COUNTRY.replace("norland", "sudland").replace("Norland", "Sudland") + "  former_ids: [old-sudland]\n"
    with pytest.raises(EditRefusedError, match=message):
        rename(small(COUNTRY + sudland), old, new)


@pytest.mark.parametrize("written", ['"nor\\x6cand"', '"nor\\\n    land"', ">-\n    norland", "!!str norland"])
def test_an_id_that_cannot_be_changed_where_it_stands_is_refused(written: str) -> None:
    with pytest.raises((EditRefusedError, ContentError)):
        rename(small(COUNTRY.replace("id: norland", f"id: {written}")), "norland", "north")


def test_content_that_does_not_load_is_refused_with_every_problem() -> None:
    with pytest.raises(ContentError) as caught:
        rename(small(COUNTRY + "  color: red\n  colour: red\n"), "norland", "north")
    assert [problem.rule for problem in caught.value.problems] == ["unknown-key", "unknown-key"]


def test_every_record_of_the_miniature_can_be_renamed() -> None:
    texts = miniature_texts()
    problems = len(check(loaded(texts)))
    for name in ids(loaded(texts)):
        assert len(check(loaded({**texts, **rename(texts, name, "quite-another-id")}))) == problems
