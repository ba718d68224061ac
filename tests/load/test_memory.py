"""Content loaded with a memory is what it is without: whatever was edited before, and in whatever order."""

import random
import re
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from functools import cached_property

import pytest

from generator.check.registry import check
from generator.derive.dossier import Dossier, derive
from generator.derive.history import Step, Tracer
from generator.load.content import load
from generator.load.file import FileRead, read_one
from generator.load.memory import Memory
from generator.load.tree import read_content
from generator.load.unread import UnreadFile
from generator.model.content import Content, Record
from generator.problem import Problem, Severity
from tests.budget import examples
from tests.built import REPOSITORY
from tests.make import miniature_texts

TODAY = date(2026, 3, 1)
REAL = read_content(REPOSITORY)
# One after another, as while a preview runs.
EDITS = 16

Edit = Callable[[random.Random, dict[str, bytes]], None]


def change_a_word(draw: random.Random, texts: dict[str, bytes]) -> None:
    _replace_match(
        draw, texts, rb"[A-Za-z]{3,}", draw.choice([b"Baku", b"word", b"azerbaijan", b"Georgia", b"claimed"])
    )


def change_a_number(draw: random.Random, texts: dict[str, bytes]) -> None:
    _replace_match(draw, texts, rb"[0-9]+", str(draw.randrange(3000)).encode())


def remove_a_record(draw: random.Random, texts: dict[str, bytes]) -> None:
    file, records = _records(draw, texts)
    if len(records) > 1:
        del records[draw.randrange(1, len(records))]
    texts[file] = b"\n- ".join(records)


def add_a_record(draw: random.Random, texts: dict[str, bytes]) -> None:
    file, records = _records(draw, texts)
    added = draw.choice(records)
    records.append(added.replace(b"id: ", b"id: new-", 1) if draw.random() < 0.8 else added)
    texts[file] = b"\n- ".join(records)


def rename_an_entity(draw: random.Random, texts: dict[str, bytes]) -> None:
    name = draw.choice([b"Azerbaijan", b"of", b"Kazakhstan", b"The Other"])
    _replace_match(draw, texts, rb"(?<=  name: )[^\n]+", name)


def break_a_file(draw: random.Random, texts: dict[str, bytes]) -> None:
    file, data = _file(draw, texts)
    at = draw.randrange(len(data) + 1)
    texts[file] = data[:at] + draw.choice([b'"', b"\t", b"{", b"\n- ", b"&a ", b": ", b"\xff"]) + data[at:]


def lose_a_file(draw: random.Random, texts: dict[str, bytes]) -> None:
    file, _ = _file(draw, texts)
    texts[file] = draw.choice([UnreadFile("the file cannot be opened", "mend it"), b""])
    if draw.random() < 0.5 and len(texts) > 1:
        del texts[file]


def swap_two_files(draw: random.Random, texts: dict[str, bytes]) -> None:
    (one, first), (other, second) = _file(draw, texts), _file(draw, texts)
    texts[one], texts[other] = second, first


def mend_all(draw: random.Random, texts: dict[str, bytes]) -> None:
    texts.clear()
    texts |= dict(draw.sample(list(REAL.items()), len(REAL))) if draw.random() < 0.3 else REAL


def mend_the_site(draw: random.Random, texts: dict[str, bytes]) -> None:  # noqa: ARG001  # all edits are called alike
    texts["content/site.yml"] = REAL["content/site.yml"]


EDITS_OF_ALL_KINDS: list[Edit] = [
    *[change_a_word, change_a_number, rename_an_entity] * 4,
    *[add_a_record, remove_a_record, mend_the_site] * 2,
    *[mend_all] * 6,
    break_a_file,
    lose_a_file,
    swap_two_files,
]


def _file(draw: random.Random, texts: dict[str, bytes]) -> tuple[str, bytes]:
    return draw.choice(list(texts.items()))


def _records(draw: random.Random, texts: dict[str, bytes]) -> tuple[str, list[bytes]]:
    file, data = _file(draw, texts)
    return file, data.split(b"\n- ")


def _replace_match(draw: random.Random, texts: dict[str, bytes], pattern: bytes, by: bytes) -> None:
    file, data = _file(draw, texts)
    found = list(re.finditer(pattern, data))
    if found:
        start, end = draw.choice(found).span()
        texts[file] = data[:start] + by + data[end:]


def outcome(texts: dict[str, bytes], memory: Memory | None) -> tuple[Content, list[Problem], Dossier | None]:
    """Return all that is worked out of texts; the dossier only where no error forbids it."""
    content, problems = load(texts, memory)
    problems += check(content)
    is_sound = all(problem.severity is not Severity.ERROR for problem in problems)
    return content, problems, derive(content, TODAY) if is_sound else None


def told(content: Content) -> object:
    """Return all that a content holds, in its order, with the place of each record."""
    maps: list[Mapping[str, Record]] = [
        content.themes,
        content.measures,
        content.sources,
        content.entities,
        content.facts,
    ]
    maps += [content.retired, content.briefs]
    records = [
        (key, record, content.locate(record), content.locate(record, "id"))
        for kept in maps
        for key, record in kept.items()
    ]
    return content.site, records, content.unread


def derived(dossier: Dossier | None) -> object:
    """Return all that a dossier adds to the content; of names, what they find."""
    if dossier is None:
        return None
    own = {name: getattr(dossier, name) for name, kept in vars(Dossier).items() if isinstance(kept, cached_property)}
    assert {"facts_about", "connections", "contrasts"} <= own.keys()
    found = [dossier.names.find(fact.statement) for fact in dossier.content.facts.values()]
    return own, {name: list(value) for name, value in own.items() if isinstance(value, Mapping)}, found


@pytest.mark.parametrize("seed", range(examples(1, 20)))
def test_after_any_edits_all_is_as_if_it_were_read_for_the_first_time(seed: int) -> None:
    draw = random.Random(seed)  # noqa: S311  # a sample, not a secret
    texts, memory = dict(REAL), Memory()
    sound = 0
    for _ in range(EDITS):
        draw.choice(EDITS_OF_ALL_KINDS)(draw, texts)
        content, problems, dossier = outcome(dict(texts), memory)
        expected, faults, first_dossier = outcome(dict(texts), None)
        assert problems == faults
        assert told(content) == told(expected)
        assert derived(dossier) == derived(first_dossier)
        sound += dossier is not None
    assert sound


def test_records_of_files_that_are_as_they_were_are_the_same_objects() -> None:
    memory = Memory()
    before, _ = load(REAL, memory)
    file = "content/facts/peace.yml"
    after, _ = load(REAL | {file: REAL[file].replace(b"statement: ", b"statement:  ", 1)}, memory)
    assert before is not None
    assert after is not None
    for identity, fact in after.facts.items():
        is_same = fact is before.facts[identity]
        assert is_same == (after.locate(fact).file != file)
    assert all(entity is before.entities[identity] for identity, entity in after.entities.items())


def test_a_file_that_cannot_be_opened_is_not_taken_for_an_empty_one() -> None:
    memory, file = Memory(), "content/facts/new.yml"
    texts = miniature_texts()
    unread = UnreadFile("the file cannot be opened", "mend it")
    rules = [[problem.rule for problem in load(texts | {file: data}, memory)[1]] for data in (b"", unread, b"", unread)]
    assert rules == [[], ["unread-file"], [], ["unread-file"]]


def test_one_name_more_is_looked_for_in_every_statement() -> None:
    memory, texts = Memory(), miniature_texts()
    content, _ = load(texts, memory)
    assert content is not None
    names = content.names
    assert load(texts | {"briefs/index.md": b"---\ntitle: T\n---\n"}, memory)[0].names is names
    file, data = next((file, data) for file, data in texts.items() if "/countries/" in file)
    changed, _ = load(texts | {file: re.sub(rb"name: \w+", b"name: Elsewhere", data, count=1)}, memory)
    assert changed is not None
    assert changed.names is not names
    assert changed.names.find("Elsewhere")


def test_what_is_gone_is_forgotten() -> None:
    memory, texts = Memory(), miniature_texts()
    content, _ = load(texts, memory)
    assert content is not None
    check(content)
    few = {file: data for file, data in texts.items() if "/facts/" not in file}
    less, _ = load(few, memory)
    assert less is not None
    check(less)
    fact = next(iter(content.facts.values()))
    asked: list[object] = []
    memory.notes.of(asked.append, fact)
    load(few, memory)
    memory.notes.of(asked.append, fact)
    assert asked == [fact, fact]


def test_a_file_that_the_history_has_read_is_not_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    memory, texts = Memory(), dict(REAL)
    Tracer(memory).trace([Step("first", datetime(2026, 11, 21, tzinfo=UTC), texts)])
    changed = "content/measures.yml"
    texts[changed] += b"# changed since\n"
    read: list[str] = []

    def noted(file: str, data: bytes) -> FileRead:
        read.append(file)
        return read_one(file, data)

    monkeypatch.setattr("generator.load.memory.read_one", noted)
    content, _ = load(texts, memory)
    assert content is not None
    assert read == [changed]
